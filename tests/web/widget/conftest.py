"""A mock desk and pages of a real browser that show its widget."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.widget.mock_server import MockServer, running_mock

OpenPage = Callable[..., Page]


@pytest.fixture
def mock() -> Iterator[MockServer]:
    """A desk of this test's own."""
    with running_mock() as server:
        yield server


@pytest.fixture
def open_page(browser: Browser, mock: MockServer) -> Iterator[OpenPage]:
    """Opens the vendor's page; an error in any page's script fails the test."""
    errors: list[str] = []
    contexts = []

    def show(language: str = "zh", theme: str = "light", **settings: object) -> Page:
        context = browser.new_context(timezone_id="Asia/Shanghai", **settings)  # type: ignore[arg-type]  # playwright's names
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{mock.page}?language={language}&theme={theme}")
        return page

    yield show
    for context in contexts:
        context.close()
    assert errors == []
