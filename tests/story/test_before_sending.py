"""The help centre's forms ask before a phrase leaves the device; the checklist needs no scripts."""

from collections.abc import Callable

import pytest
from mnemonic import Mnemonic
from playwright.sync_api import expect

from tests.story.people import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("story")]

OpenVisitor = Callable[..., Visitor]


def test_the_contact_form_asks_before_a_phrase_leaves(visitor: OpenVisitor) -> None:
    one, phrase = visitor("en"), Mnemonic("english").generate()
    sent: list[str] = []
    one.page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    one.page.goto(f"{one.url}/help/en/contact")
    text = one.page.locator("textarea[name=text]")
    text.fill(f"please help {phrase}")
    one.page.locator("form[data-secrets] button.button-primary").last.click()
    expect(one.button("Delete it")).to_be_focused()
    assert not any(phrase.split()[3] in one for one in sent)
    one.page.keyboard.press("Enter")
    expect(text).to_have_value("")
    text.fill(f"please help {phrase}")
    one.page.locator("form[data-secrets] button.button-primary").last.click()
    one.button("It is not a secret, send it").click()
    expect(one.page.locator(".notice-danger").first).to_contain_text("Treat this wallet as burnt")
    assert phrase not in one.page.content()


def test_a_phrase_in_the_search_box_is_neither_suggested_for_nor_sent(
    visitor: OpenVisitor,
) -> None:
    one, phrase = visitor("en"), Mnemonic("english").generate()
    sent: list[str] = []
    one.page.on("request", lambda request: sent.append(request.url))
    one.page.goto(f"{one.url}/help/en")
    one.page.locator("#search").fill(phrase)
    one.page.locator("#search").press("Enter")
    expect(one.button("Delete it")).to_be_focused()
    assert not any("q=" in url for url in sent)
    one.page.keyboard.press("Enter")
    one.page.locator("#search").fill("how do I add a token to the list")
    one.page.locator("#search").press("Enter")
    expect(one.page.locator(".result").first).to_be_visible()


def test_the_checklist_works_without_scripts_and_keeps_no_ticks(visitor: OpenVisitor) -> None:
    one = visitor("en", java_script_enabled=False)
    one.page.goto(f"{one.url}/help/en/burnt")
    first = one.page.get_by_role("checkbox").first
    first.check()
    expect(first).to_be_checked()
    one.page.get_by_role("link", name="Private key", exact=True).click()
    expect(one.page.get_by_role("heading", level=1)).to_contain_text("private key")
    one.page.goto(f"{one.url}/help/en/burnt")
    expect(first).not_to_be_checked()
