"""The live desk in a real browser, against a double that speaks docs/live.md."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.desk.sample import case_name
from tests.web.desk.served import Served

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
FIRST, SECOND, QUEUED = case_name(0), case_name(1), case_name(2)


def row(page: Page, case: str) -> Any:
    """A conversation in the list."""
    return page.locator(f'[data-case="{case}"] .row-link')


def bubble(page: Page, text: str) -> Any:
    """The bubbles that hold exactly this text."""
    return page.locator(".bubble-text", has_text=re.compile(f"^{re.escape(text)}$"))


def write(page: Page, text: str) -> None:
    """Type into the composer and send."""
    page.fill(".composer-text", text)
    page.press(".composer-text", "Control+Enter")


def test_an_answer_is_shown_once_and_a_customers_message_appears_by_itself(
    page: Page, served_desk: Served
) -> None:
    row(page, SECOND).click()
    write(page, "Which network did you use?")
    expect(bubble(page, "Which network did you use?")).to_have_count(1)
    expect(page.locator(".receipt").last).to_have_text("Sent")
    expect(page.locator(".composer-text")).to_have_value("")
    served_desk.do(served_desk.double.says(SECOND, "Polygon, I think."))
    expect(bubble(page, "Polygon, I think.")).to_have_count(1)
    served_desk.do(served_desk.double.says(FIRST, "还在吗？"))
    expect(page.locator(".row-link").first).to_contain_text("还在吗？")
    expect(page).to_have_title(re.compile(r"^\(\d\) Mine"))


def test_enter_makes_a_line_and_a_note_stays_apart_from_the_reply(page: Page) -> None:
    row(page, FIRST).click()
    page.fill(".composer-text", "first line")
    page.press(".composer-text", "Enter")
    expect(page.locator(".composer-text")).to_have_value("first line\n")
    page.get_by_role("tab", name="Private note").click()
    expect(page.locator(".composer-text")).to_have_value("")
    write(page, "Seems to be a low fee.")
    note = page.locator(".message-note", has_text="Seems to be a low fee.")
    expect(note).to_contain_text("Private note")
    page.get_by_role("tab", name="Reply").click()
    expect(page.locator(".composer-text")).to_have_value("first line\n")


def test_enter_that_ends_a_composition_sends_nothing(page: Page) -> None:
    row(page, FIRST).click()
    page.fill(".composer-text", "ni hao")
    page.dispatch_event(
        ".composer-text", "keydown", {"key": "Enter", "ctrlKey": True, "isComposing": True}
    )
    expect(page.locator(".composer-text")).to_have_value("ni hao")
    expect(bubble(page, "ni hao")).to_have_count(0)


def test_what_the_guard_stops_stays_in_the_composer_with_the_reason(page: Page) -> None:
    row(page, FIRST).click()
    page.fill(".composer-text", "Please send me your seed phrase")
    expect(page.locator(".stop")).to_contain_text("asks for a recovery phrase")
    page.press(".composer-text", "Control+Enter")
    expect(page.locator(".composer-text")).to_have_value("Please send me your seed phrase")
    page.fill(".composer-text", "Please never send anybody your words")
    expect(page.locator(".stop")).to_have_count(0)


def test_a_reply_sent_before_the_guard_has_spoken_comes_back_when_refused(page: Page) -> None:
    row(page, FIRST).click()
    write(page, "your seed phrase, quickly")
    expect(page.locator(".stop")).to_contain_text("asks for a recovery phrase")
    expect(page.locator(".composer-text")).to_have_value("your seed phrase, quickly")
    expect(bubble(page, "your seed phrase, quickly")).to_have_count(0)


def test_a_suspended_agent_is_told_so_and_may_still_keep_notes(
    page: Page, served_desk: Served
) -> None:
    row(page, FIRST).click()
    page.fill(".composer-text", "Hello.")
    served_desk.do(served_desk.double.pushes({"t": "sending", "suspended": True}))
    expect(page.locator(".stop-barred")).to_contain_text("You cannot write to customers now.")
    page.press(".composer-text", "Control+Enter")
    expect(page.locator(".composer-text")).to_have_value("Hello.")
    expect(page.locator(".composer-send")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("tab", name="Private note").click()
    expect(page.locator(".stop-barred")).to_have_count(0)
    write(page, "I wait for the lead.")
    expect(page.locator(".message-note", has_text="I wait for the lead.")).to_have_count(1)
    page.get_by_role("tab", name="Reply").click()
    served_desk.do(served_desk.double.pushes({"t": "sending", "suspended": False}))
    expect(page.locator(".stop-barred")).to_have_count(0)
    page.press(".composer-text", "Control+Enter")
    expect(bubble(page, "Hello.")).to_have_count(1)


def test_a_lead_hears_of_a_stopped_message_and_counts_it(page: Page, served_desk: Served) -> None:
    row(page, FIRST).click()
    alarm = {"t": "alarm", "kind": "blocked", "agent": "Sam", "case": SECOND, "reasons": []}
    served_desk.do(served_desk.double.pushes(alarm))
    toast = page.locator(".toast", has_text=f"The guard stopped a message of Sam in {SECOND}.")
    expect(toast.get_by_role("link", name="Look")).to_have_attribute("href", "/desk/safety")
    expect(page.locator('.nav-view[href="/desk/safety"] .nav-count')).to_have_text("1")


def test_after_a_break_every_message_is_there_once(page: Page, served_desk: Served) -> None:
    row(page, SECOND).click()
    expect(page.locator(".composer-text")).to_be_visible()
    page.context.set_offline(True)
    served_desk.do(served_desk.double.break_off())
    expect(page.locator(".strip")).to_contain_text("No connection since")
    write(page, "Written without a network")
    expect(page.locator(".message-pending")).to_contain_text("when the connection is back")
    served_desk.do(served_desk.double.says(SECOND, "Said meanwhile"))
    served_desk.do(served_desk.double.says(QUEUED, "Queued meanwhile"))
    page.context.set_offline(False)
    expect(page.locator(".strip")).to_have_count(0)
    expect(bubble(page, "Said meanwhile")).to_have_count(1)
    expect(bubble(page, "Written without a network")).to_have_count(1)
    expect(page.locator(".message-pending")).to_have_count(0)
    page.locator(".nav-view", has_text="Queue").click()
    expect(row(page, QUEUED)).to_contain_text("Queued meanwhile")


def test_closing_can_be_undone(page: Page) -> None:
    row(page, SECOND).click()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(row(page, SECOND)).to_have_count(0)
    expect(page.locator(".composer-closed")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(row(page, SECOND)).to_have_count(1)
    expect(page.locator(".composer-text")).to_be_visible()


def test_a_conflict_says_what_it_is_now(page: Page, served_desk: Served) -> None:
    page.locator(".nav-view", has_text="Queue").click()
    row(page, QUEUED).click()
    served_desk.double.refuse = "conflict"
    page.get_by_role("button", name="Take").click()
    expect(page.locator(".toast")).to_contain_text("Jonas Weber has it now")


def test_keys_and_palette_reach_everything(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator(".row-link").first).to_have_attribute("aria-current", "true")
    page.keyboard.press("j")
    expect(page.locator(".row-link").nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("n")
    expect(page.locator(".composer-note .composer-text")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("queue")
    expect(page.locator(".palette-item")).not_to_have_count(0)
    page.locator(".palette-item", has_text=re.compile("^\\s*Queue")).click()
    expect(page.locator(".list-title")).to_have_text("Queue")
    page.keyboard.press("?")
    expect(page.locator(".help")).to_be_visible()


def test_rows_that_come_in_above_do_not_move_the_reader(page: Page, served_desk: Served) -> None:
    page.set_viewport_size({"width": 1440, "height": 420})
    page.goto(f"{served_desk.url}/desk?view=all")
    page.wait_for_selector(".row-link")
    page.locator(".list-box").evaluate("box => { box.scrollTop = 200; }")
    anchor = row(page, case_name(6))
    before = anchor.bounding_box()
    served_desk.do(served_desk.double.says(case_name(9), "Up I go"))
    expect(page.locator(".list-above")).to_be_visible()
    assert abs(anchor.bounding_box()["y"] - before["y"]) < 1


def test_on_a_very_busy_desk_a_page_follows_its_own_list_only(
    page: Page, served_desk: Served
) -> None:
    row(page, SECOND).click()
    expect(bubble(page, "I swapped and only see half of the tokens.")).to_have_count(1)
    for number in range(110):
        served_desk.do(served_desk.double.says(QUEUED, f"Again {number}"))
    served_desk.do(served_desk.double.says(SECOND, "Still there?"))
    expect(bubble(page, "Still there?")).to_have_count(1)
    assert served_desk.double.followed == "mine"
    page.locator(".nav-view", has_text="Queue").click()
    expect(row(page, QUEUED)).to_contain_text("Again 109")
    assert served_desk.double.followed == "queue"


def test_a_file_goes_with_the_message(page: Page) -> None:
    row(page, FIRST).click()
    page.set_input_files(
        ".composer input[type=file]",
        {"name": "steps.txt", "mimeType": "text/plain", "buffer": b"one, two"},
    )
    expect(page.locator(".file-chip")).to_contain_text("steps.txt")
    expect(page.locator(".file-chip progress")).to_have_count(0)
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".message-agent .file-card")).to_contain_text("steps.txt")


LOOKS = [
    ("en", "light", 1440, 900),
    ("zh", "dark", 360, 740),
    ("ar-XB", "light", 900, 740),
]


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def looked_at(request: Any, browser: Browser, served_desk: Served) -> Iterator[Page]:
    """A conversation open in each look."""
    language, theme, width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "wd_language", "value": language, "url": served_desk.url}])
    page = context.new_page()
    page.goto(f"{served_desk.url}/desk/conversations/{FIRST}?view=mine")
    page.wait_for_selector(".bubble")
    yield page
    context.close()


def test_nothing_is_wrong_for_assistive_technology_and_nothing_overflows(looked_at: Page) -> None:
    if not AXE.exists():
        pytest.skip(f"{AXE} is not installed; `make test` installs it")
    page = looked_at
    page.evaluate(AXE.read_text("utf-8"))
    for state in ("conversation", "palette"):
        if state == "palette":
            page.keyboard.press("Control+k")
            page.wait_for_selector(".palette-item")
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        faults = [
            f"{fault['id']}: {node['html'][:200]}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]
        assert faults == [], state
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(wide)


def test_a_phrase_pasted_into_the_search_goes_nowhere(page: Page, served_desk: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill(".list-words", "legal winner thank year wave sausage worth useful legal winner")
    page.press(".list-words", "Enter")
    expect(page.locator(".toast")).to_contain_text("not looked for")
    expect(page.locator(".list-words")).to_have_value("")
    assert not any("sausage" in url for url in [*asked, page.url])


def test_what_became_of_a_file_is_shown_and_a_sealed_one_is_opened_on_the_record(
    page: Page, served_desk: Served
) -> None:
    name = page.locator("[data-case]").first.get_attribute("data-case")
    assert name
    gone = {"id": "f1", "name": "card.jpg", "type": "image/jpeg", "size_bytes": 0}
    sealed = {"id": "f2", "name": "scan.heic", "type": "image/heic", "size_bytes": 9_000}
    files = [
        {**gone, "state": "destroyed", "removed": ["recovery_phrase"]},
        {**sealed, "state": "sealed", "consented": True},
    ]
    case = served_desk.double.cases[name]
    case.messages[-1]["files"] = files
    opened: list[str] = []
    page.route("**/api/desk/files/*/open", lambda route: _opened(route, opened))
    page.locator(f'[data-case="{name}"] a').first.click()
    expect(page.locator(".file-gone")).to_contain_text("recovery phrase")
    with page.expect_response("**/api/desk/files/*/open"):
        page.get_by_role("button", name="Open on the record").click()
    expect(page.locator(".file-sealed")).to_be_visible()
    assert opened == ["f2"]


def _opened(route: Route, seen: list[str]) -> None:
    seen.append(route.request.url.split("/")[-2])
    route.fulfill(status=200, json={})
