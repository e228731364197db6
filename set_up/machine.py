"""What the tests need of the machine itself: a database server, a browser, a node, fonts."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from set_up import debian
from set_up.environment import site_packages
from set_up.steps import StepFailed, step

_FONTS = Path("/usr/share/fonts")


@dataclass(frozen=True)
class Need:
    """Something to install, how to see it is there, and what is left out without it."""

    title: str
    debian_package: str
    is_there: Callable[[], bool]
    left_out: str


def _has_postgresql() -> bool:
    servers = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return next(servers, None) is not None or shutil.which("initdb") is not None


def _has_chromium() -> bool:
    return any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


def _has_litecoind() -> bool:
    return shutil.which("litecoind") is not None


def _has_driver() -> bool:
    # Playwright's own Node needs a library that a bare Debian lacks.
    node = site_packages() / "playwright" / "driver" / "node"
    return subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0


def _has_tesseract(language: str) -> Callable[[], bool]:
    data = f"*/tessdata/{language}.traineddata"
    return lambda: (
        shutil.which("tesseract") is not None
        and next(Path("/usr/share/tesseract-ocr").glob(data), None) is not None
    )


def _has_font(pattern: str) -> Callable[[], bool]:
    # Other systems than Linux bring their own Chinese and Arabic fonts.
    return lambda: sys.platform != "linux" or next(_FONTS.rglob(pattern), None) is not None


NEEDS = (
    Need("PostgreSQL", "postgresql", _has_postgresql, "every test on PostgreSQL"),
    Need("Chromium", "chromium", _has_chromium, "every test in a browser"),
    Need("Playwright's library", "libatomic1", _has_driver, "every test in a browser"),
    Need("Litecoin Core", "litecoind", _has_litecoind, "tests of UTXO chains on a real node"),
    Need("Tesseract", "tesseract-ocr", _has_tesseract("osd"), "every test that reads pictures"),
    Need(
        "Tesseract's English",
        "tesseract-ocr-eng",
        _has_tesseract("eng"),
        "every test that reads pictures",
    ),
    Need(
        "Tesseract's Chinese",
        "tesseract-ocr-chi-sim",
        _has_tesseract("chi_sim"),
        "tests that read Chinese pictures",
    ),
    Need(
        "Chinese font",
        "fonts-noto-cjk",
        _has_font("NotoSansCJK*"),
        "Chinese type in the browser (boxes instead of characters)",
    ),
    Need(
        "Arabic font",
        "fonts-noto-core",
        _has_font("NotoSansArabic*"),
        "Arabic type in the browser (boxes instead of letters)",
    ),
)


def install_needs() -> tuple[str, ...]:
    """Install what is missing where that is possible.

    Returns   a sentence for each thing that stays missing: what is left out and why
    """
    missing = [need for need in NEEDS if not need.is_there()]
    if not missing:
        return ()
    reason = "only root on Debian can install it"
    if debian.can_install():
        reason = _install(missing)
    return tuple(
        f"{need.left_out}: {need.title} is missing and {reason} (Debian: {need.debian_package})"
        for need in missing
        if not need.is_there()
    )


def _install(missing: list[Need]) -> str:
    packages = [need.debian_package for need in missing]
    try:
        with step(", ".join(need.title for need in missing)):
            debian.install(packages)
    except StepFailed as failure:
        return "apt-get could not install it: " + str(failure).splitlines()[-1].strip()
    return "apt-get installed nothing that works"
