"""Makes the lock files anew; the only place that needs uv, which comes from PyPI."""

import dataclasses
import datetime as dt
import json

from set_up.environment import LOCKS, PYTHON
from set_up.libraries import LIST, MODULES, NPM_LOCK, integrity, listed
from set_up.steps import ROOT, VENV, call, step

_TOOLS = VENV / "lock-tools"
_AGE_MIN = dt.timedelta(days=7)  # young releases are withdrawn most often
_UV_OPTIONS = ("--quiet", "--generate-hashes", "--universal", "--python-version", "3.11")
_PLAIN = ("--no-header", "--no-annotate", "--no-emit-index-url")


def make_locks(*, upgrade: bool) -> None:
    """Write requirements/*.txt, package-lock.json and vendor.json from what they pin.

    upgrade   take the newest versions allowed that are at least a week old
    """
    with step("uv"):
        call(PYTHON, "-m", "venv", _TOOLS)
        call(_TOOLS / "bin" / "pip", "install", "--quiet", "uv")
    source = ROOT / "pyproject.toml"
    run = LOCKS / "run.txt"
    _compile("run", source, "--group", "build", upgrade=upgrade)
    _compile("dev", source, "--group", "build", "--group", "dev", "-c", run, upgrade=upgrade)
    _compile("ocr", source, "--extra", "ocr", "-c", run, upgrade=upgrade)
    _compile("node", LOCKS / "node.in", upgrade=upgrade)
    _lock_npm()


def _compile(name: str, *source: object, upgrade: bool) -> None:
    young = (dt.datetime.now(dt.UTC) - _AGE_MIN).date().isoformat()
    extra = ("--upgrade",) if upgrade else ()
    target = LOCKS / f"{name}.txt"
    with step(f"requirements/{name}.txt"):
        call(
            _TOOLS / "bin" / "uv", "pip", "compile", *map(str, source), *_UV_OPTIONS, *_PLAIN,
            "--exclude-newer", young, "--output-file", target, *extra,
        )  # fmt: skip


def _lock_npm() -> None:
    with step("package-lock.json and vendor.json"):
        # Without "resolved" addresses, each machine asks the registry it is set up for.
        call("npm", "install", "--package-lock-only", "--omit-lockfile-registry-resolved")
        _forget_funding()
        call("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        versions = json.loads(NPM_LOCK.read_text())["packages"]
        entries = [
            dataclasses.replace(
                one,
                version=versions[f"node_modules/{one.name}"]["version"],
                integrity=integrity(MODULES / one.path),
            )
            for one in listed()
        ]
        text = json.dumps([dataclasses.asdict(one) for one in entries], indent=2)
        LIST.write_text(text + "\n")


def _forget_funding() -> None:
    """Who may be paid for a package is no part of a lock, and would name hosts in it."""
    lock = json.loads(NPM_LOCK.read_text())
    for package in lock["packages"].values():
        package.pop("funding", None)
    NPM_LOCK.write_text(json.dumps(lock, indent=2) + "\n")
