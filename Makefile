# make run    sets everything up and serves walletdesk
# make test   sets up what the tests need and runs every check
# The work is done by set_up/, with nothing but Python's standard library.

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$name" && break; done)
SET_UP = $(or $(PYTHON),$(error Python 3.11 or newer is needed and none was found)) -m set_up

.PHONY: run set-up test format lint types contracts unit browser lock upgrade clean

run: set-up
	@exec .venv/bin/walletdesk serve $(ARGS)

set-up:
	@$(SET_UP) product

test:
	@$(SET_UP) check

format:
	@$(SET_UP) tools
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

lint:
	@$(SET_UP) check format lint

types contracts unit browser:
	@$(SET_UP) check $@

lock:
	@$(SET_UP) lock

upgrade:
	@$(SET_UP) lock --upgrade

clean:
	rm -rf .venv node_modules walletdesk/web/static/vendor .mypy_cache .ruff_cache .pytest_cache
