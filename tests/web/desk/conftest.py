"""A served double of the desk, and pages that look at it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.web.desk.double import Double
from tests.web.desk.served import Served, served


@pytest.fixture(scope="session")
def running_desk() -> Iterator[Served]:
    """The double on a port of its own."""
    with served(Double()) as running:
        yield running


@pytest.fixture
def served_desk(running_desk: Served) -> Served:
    """The double with its handful of conversations as they were at first."""
    running_desk.double.begin()
    return running_desk


@pytest.fixture(scope="session")
def modules(browser: Browser, running_desk: Served) -> Iterator[Page]:
    """A bare page of the desk's origin, to import the modules of its state into."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{running_desk.url}/blank")
    yield page
    context.close()


@pytest.fixture
def page(browser: Browser, served_desk: Served) -> Iterator[Page]:
    """A wide window with the desk's own list open; fails on any error in the browser."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    found: list[Any] = []
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.goto(f"{served_desk.url}/desk?view=mine")
    page.wait_for_selector(".row-link")
    yield page
    context.close()
    assert not found, found
