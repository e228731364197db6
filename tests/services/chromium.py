"""The machine's own Chromium, headless, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.services import Unavailable

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# A test machine has no way out; without these each start asks for hosts it cannot reach.
_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    """The browser's program.

    Raises    Unavailable  when this machine has none
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise Unavailable("no Chromium on this machine (Debian: chromium)")
    return found


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Start a browser with an empty profile; end it and its driver afterwards.

    Raises    Unavailable  when this machine has no Chromium
    """
    path = chromium_path()
    # Chromium's own sandbox refuses root.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path, headless=True, args=[*_QUIET, *sandbox]
        )
        try:
            yield browser
        finally:
            browser.close()
