"""The widget passes axe in both themes and directions, wide and narrow."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.widget.conftest import OpenPage
from tests.web.widget.mock_desk import PHRASE
from tests.web.widget.mock_server import MockServer

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
CASE = "7K3M-9QX2"
_WIDE, _NARROW = {"width": 1200, "height": 800}, {"width": 360, "height": 740}


def _faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found: Any = page.evaluate("axe.run()")
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def _overflows(page: Page) -> bool:
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    return bool(page.evaluate(wide))


@pytest.mark.parametrize(
    ("language", "theme", "size"),
    [("zh", "light", _WIDE), ("en", "dark", _NARROW), ("ar-XB", "light", _NARROW)],
)
def test_axe_finds_nothing(
    open_page: OpenPage, mock: MockServer, language: str, theme: str, size: dict[str, int]
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not in node_modules (make test brings it)")
    page = open_page(language, theme, viewport=size, reduced_motion="reduce")
    page.click(".bubble")
    expect(page.locator(".question")).to_have_count(4)
    assert _faults(page) == []
    page.fill("#text", "a person please")
    page.click(".send")
    page.click("wd-intake .button-primary")
    expect(page.locator("wd-intake form")).to_be_visible()
    page.click(".menu-button")
    assert _faults(page) == []
    page.fill("#text", PHRASE)
    page.click(".send")
    page.locator(".question-box .button").last.click()
    expect(page.locator(".notice")).to_be_visible()
    assert _faults(page) == []
    mock.call(mock.desk.assign, CASE)
    mock.call(mock.desk.say, CASE, "See https://wallet.example/help")
    mock.call(mock.desk.close, CASE)
    expect(page.locator(".closed-row")).to_be_visible()
    assert _faults(page) == []
    assert not _overflows(page)
