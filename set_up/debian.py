"""Packages of the operating system, installed only on Debian and only as root."""

import os
import shutil
from collections.abc import Sequence

from set_up.steps import call

_UNATTENDED = {"DEBIAN_FRONTEND": "noninteractive"}


def can_install() -> bool:
    """Whether this process may install Debian packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> None:
    """Install packages by name, with the machine's own sources.

    Raises    StepFailed  when apt-get refuses
    """
    call("apt-get", "update", "-qq", extra_env=_UNATTENDED)
    call(
        "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages,
        extra_env=_UNATTENDED,
    )  # fmt: skip
