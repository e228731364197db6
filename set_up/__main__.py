"""Set-up from the command line; the Makefile names each use."""

import sys
from collections.abc import Sequence

from set_up import checks, environment, libraries, locks, machine
from set_up.steps import StepFailed, say

_USAGE = "usage: python3 -m set_up product | tools | check [NAME ...] | lock [--upgrade]"


def main(arguments: Sequence[str]) -> int:
    """Do what the first word asks; the exit code says whether all went well."""
    match arguments:
        case ["product"]:
            prepare_product()
        case ["tools"]:
            prepare_tools()
        case ["check", *names] if set(names) <= checks.CHECKS.keys():
            return check(names or list(checks.CHECKS))
        case ["lock", *rest] if set(rest) <= {"--upgrade"}:
            environment.make_environment()
            locks.make_locks(upgrade=bool(rest))
        case _:
            say(_USAGE)
            return 2
    return 0


def prepare_product() -> None:
    """Everything that running walletdesk needs."""
    environment.make_environment()
    environment.install_packages("run")
    environment.install_product()
    libraries.install_libraries()


def prepare_tools() -> None:
    """Everything that checking walletdesk needs of Python and npm."""
    prepare_product()
    environment.install_packages("dev")
    libraries.install_test_tools()


def check(names: Sequence[str]) -> int:
    """Set up what the checks need, then run them."""
    prepare_tools()
    runs_tests = {"unit", "browser"} & set(names)
    missing = machine.install_needs() if runs_tests else ()
    return 0 if checks.run_checks(names, missing) else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except StepFailed as failure:
        say(f"\nSet-up stopped: {failure}")
        sys.exit(1)
