"""Stations and their standing, for every state that a finding can have."""

import pytest

from walletdesk.chains.base import Finding, State
from walletdesk.chains.registry import chain_of
from walletdesk.diagnosis.timeline import counted, timeline
from walletdesk.languages.catalogue import Catalogues

ETHEREUM = chain_of("ethereum")
ENGLISH = Catalogues().of("en")


def standings(finding: Finding) -> list[str]:
    return [step.standing for step in timeline(finding, ETHEREUM, ENGLISH)]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.UNKNOWN, "open open open open open"),
        (State.PENDING, "done done now open open"),
        (State.CONFIRMING, "done done done now open"),
        (State.FINAL, "done done done done done"),
        (State.FAILED, "done done broken open open"),
        (State.GONE, "done done broken open open"),
    ],
)
def test_every_state_has_its_way(state: State, expected: str) -> None:
    found = Finding(verdict="pending", state=state, confirmations=2, needed=12)
    assert " ".join(standings(found)) == expected


def test_what_is_confirmed_enough_waits_only_to_be_final() -> None:
    found = Finding(verdict="arrived", state=State.CONFIRMING, confirmations=40, needed=12)
    assert standings(found)[-2:] == ["done", "now"]
    assert counted(found) == (12, 12)


def test_confirmations_are_counted_and_the_rest_is_told_in_time() -> None:
    found = Finding(verdict="confirming", state=State.CONFIRMING, confirmations=2, needed=12)
    step = timeline(found, ETHEREUM, ENGLISH)[3]
    assert (step.title, step.detail) == (
        "Being confirmed",
        "2 of 12 confirmations, usually 2 minutes more",
    )


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (State.PENDING, "Waiting for a block"),
        (State.FAILED, "In a block, but failed"),
        (State.GONE, "Never gets into a block"),
    ],
)
def test_where_it_stands_or_broke_is_said_in_words(state: State, title: str) -> None:
    found = Finding(verdict="pending", state=state)
    assert timeline(found, ETHEREUM, ENGLISH)[2].title == title
