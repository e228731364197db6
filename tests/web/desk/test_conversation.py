"""The open conversation's state: every message once, in order, whatever the network does."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.web.desk.in_browser import run

pytestmark = pytest.mark.browser

Step = list[Any]


def message(position: int, **more: Any) -> dict[str, Any]:
    """A message at this position; agents' notes have no number, these are no notes."""
    return {
        "position": position,
        "number": position,
        "text": f"m{position}",
        "from": {"kind": "agent", "name": "Mei"},
        "client_id": None,
        "removed": [],
        **more,
    }


def opened(*positions: int, version: int = 1) -> Step:
    """The step that opens the conversation with these messages."""
    row = {"case": "C", "version": version, "read_by_customer": 1, "delivered_to_customer": 2}
    whole = {"row": row, "messages": [message(one) for one in positions], "other_cases": []}
    return ["opened", whole]


def pushed(position: int, **more: Any) -> Step:
    """The step of a pushed message."""
    return ["pushed", {"message": message(position, **more)}]


def test_a_doubled_push_is_shown_once(modules: Page) -> None:
    found = run(modules, "conversationAfter", [opened(1, 2), pushed(3), pushed(3), pushed(2)])
    assert found["positions"] == [1, 2, 3]
    assert found["asked"] == [None, None, None]


def test_a_gap_asks_once_for_what_lies_between_and_then_shows_all(modules: Page) -> None:
    state = ["state", {"messages": [message(3), message(4), message(5)]}]
    found = run(
        modules, "conversationAfter", [opened(1, 2), pushed(5), pushed(6), pushed(4), state]
    )
    assert found["asked"] == [2, None, None, None]
    assert found["positions"] == [1, 2, 3, 4, 5, 6]


def test_a_late_message_closes_the_gap_by_itself(modules: Page) -> None:
    found = run(modules, "conversationAfter", [opened(1), pushed(3), pushed(2)])
    assert found["positions"] == [1, 2, 3]


def test_a_long_conversation_begins_where_it_was_opened(modules: Page) -> None:
    earlier = ["preceded", [message(40), message(39), message(41)]]
    found = run(modules, "conversationAfter", [opened(42, 43), pushed(44), earlier])
    assert found["positions"] == [39, 40, 41, 42, 43, 44]
    assert found["earlier"] is True


def test_earlier_messages_that_do_not_join_are_not_taken(modules: Page) -> None:
    found = run(modules, "conversationAfter", [opened(42), ["preceded", [message(30)]]])
    assert found["positions"] == [42]


@pytest.mark.parametrize("order", ["ack first", "push first", "ack alone"])
def test_a_message_sent_is_shown_once_however_it_comes_back(modules: Page, order: str) -> None:
    sent = ["sending", {"id": "x", "text": "m2", "note": False, "files": [], "at": "now"}]
    ack, push = ["acked", "x", message(2, client_id="x")], pushed(2, client_id="x")
    after = {"ack first": [ack, push], "push first": [push, ack], "ack alone": [ack]}[order]
    found = run(modules, "conversationAfter", [opened(1), sent, *after])
    assert found["texts"] == ["m1", "m2"]
    assert found["pending"] == []


def test_a_refused_message_leaves_nothing_behind(modules: Page) -> None:
    sent = ["sending", {"id": "x", "text": "m2", "note": False, "files": [], "at": "now"}]
    found = run(modules, "conversationAfter", [opened(1), sent, ["refused", "x"]])
    assert found["pending"] == []
    assert found["positions"] == [1]


def test_a_message_cleaned_later_takes_the_place_of_its_older_copy(modules: Page) -> None:
    cleaned = message(1, text="⟦removed:recovery_phrase⟧", removed=[{"kind": "recovery_phrase"}])
    older = pushed(1)
    found = run(
        modules, "conversationAfter", [opened(1, 2), ["pushed", {"message": cleaned}], older]
    )
    assert found["texts"] == ["⟦removed:recovery_phrase⟧", "m2"]


def test_an_older_row_never_replaces_a_newer_one(modules: Page) -> None:
    old = ["applyRow", {"case": "C", "version": 3}]
    found = run(modules, "conversationAfter", [opened(1, version=5), old])
    assert found["version"] == 5


def test_receipts_follow_the_customers_numbers(modules: Page) -> None:
    note = pushed(4, number=None)
    found = run(modules, "conversationAfter", [opened(1, 2, 3), note])
    assert found["receipts"] == ["read", "delivered", "stored", "stored"]


def test_pauses_between_tries_grow_to_half_a_minute_and_differ_by_chance(modules: Page) -> None:
    pauses = [run(modules, "pauseMs", attempt, 1) for attempt in (0, 1, 4, 20)]
    assert pauses == [500, 1000, 8000, 30_000]
    assert run(modules, "pauseMs", 20, 0) == 15_000


def test_a_sealed_file_is_opened_and_never_sealed_again(modules: Page) -> None:
    def with_file(**more: Any) -> Step:
        return pushed(2, files=[{"id": "f", "state": "sealed", **more}])

    consented, opened_file = with_file(consented=True), with_file(consented=True, state="opened")
    steps = [opened(1), with_file(), consented, opened_file, consented, with_file()]
    assert run(modules, "conversationAfter", steps)["files"] == ["opened"]
