"""The virtual environment and the pinned Python packages in it."""

import os
import shutil
import sys
from pathlib import Path

from set_up import debian
from set_up.steps import ROOT, VENV, StepFailed, call, fingerprint, is_done, mark_done, step

PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "requirements"
_QUIET_PIP = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def make_environment() -> None:
    """Create .venv, or make it anew when its Python is gone or was replaced by another."""
    # Not the patch release: Debian's security updates keep an environment working.
    print_ = fingerprint(f"3.{sys.version_info.minor}", str(VENV))
    if is_done("environment", print_) and PYTHON.exists():
        return
    with step("virtual environment"):
        _create()
    mark_done("environment", print_)


def _create() -> None:
    try:
        call(sys.executable, "-m", "venv", "--clear", VENV)
    except StepFailed as failure:
        shutil.rmtree(VENV, ignore_errors=True)
        # Debian splits venv's ensurepip off into a package of its own.
        package = f"python3.{sys.version_info.minor}-venv"
        if not debian.can_install():
            raise StepFailed(
                f"{failure}\n  Python cannot make virtual environments here. On Debian and Ubuntu:"
                f"\n    sudo apt-get install {package}\n  and then the same make command again."
            ) from failure
        debian.install([package])
        call(sys.executable, "-m", "venv", "--clear", VENV)


def install_packages(lock: str) -> None:
    """Install what requirements/<lock>.txt pins, each file checked against its hash."""
    path = LOCKS / f"{lock}.txt"
    print_ = fingerprint(path)
    if is_done(f"packages-{lock}", print_):
        return
    count = sum("==" in line for line in path.read_text().splitlines())
    with step(f"Python packages: {lock} ({count})"):
        _pip("--require-hashes", "--no-build-isolation", "--use-pep517", "-r", path)
    mark_done(f"packages-{lock}", print_)


def install_product() -> None:
    """Put the walletdesk command into .venv, running from this clone."""
    print_ = fingerprint(ROOT / "pyproject.toml", str(ROOT))
    if is_done("product", print_) and (VENV / "bin" / "walletdesk").exists():
        return
    with step("walletdesk command"):
        _pip("--no-deps", "--no-build-isolation", "-e", ROOT)
    mark_done("product", print_)


def _pip(*arguments: str | Path) -> None:
    call(PYTHON, "-m", "pip", "install", "--quiet", *arguments, extra_env=_QUIET_PIP)


def site_packages() -> Path:
    """Where .venv keeps its packages."""
    return VENV / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"


def in_environment(program: str) -> str:
    """The path of a program that .venv holds."""
    return os.fspath(VENV / "bin" / program)
