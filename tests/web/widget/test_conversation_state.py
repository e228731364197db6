"""What a browser knows of a conversation stays true, however frames arrive."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.widget.mock_server import running_mock

pytestmark = pytest.mark.browser
_SENTENCES = Path(__file__).with_name("conversation_state.js")


def _names() -> list[str]:
    return re.findall(r"^export function (\w+)", _SENTENCES.read_text("utf-8"), re.MULTILINE)


def test_the_conversation_state_is_true_to_the_protocol(browser: Browser) -> None:
    failures = {}
    with running_mock() as mock:
        page = browser.new_page()
        page.goto(f"{mock.base}/tests/blank.html")
        for name in _names():
            failure = page.evaluate(
                """async (name) => {
                    const sentences = await import('/tests/conversation_state.js')
                    try { sentences[name]() } catch (error) { return String(error.stack) }
                    return null
                }""",
                name,
            )
            if failure:
                failures[name] = failure
        page.close()
    assert failures == {}
    assert len(_names()) >= 12
