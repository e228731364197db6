"""Who sent a secret is told at once what to do, in order; people get the case before all others."""

import secrets
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from tests.builders import now_of, say, stored
from tests.houses import house_in
from walletdesk.app.house import House
from walletdesk.desk import intake
from walletdesk.desk.send import answer
from walletdesk.firstline.burnt import told
from walletdesk.firstline.decide import Decider
from walletdesk.firstline.model import Context
from walletdesk.kernel.ids import new_id
from walletdesk.knowledge.burnt import WHATS, what_is_exposed
from walletdesk.languages.catalogue import Catalogues
from walletdesk.shield import Allowed, clean, guard

PHRASE = "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic"
PAGE = "https://desk.example/help/{language}/burnt?what={what}"
ALLOWED = Allowed(domains=frozenset({"desk.example"}))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with house_in(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("what", [*WHATS, "maybe_key"])
def test_the_answer_is_short_ordered_and_passes_the_guard(what: str, language: str) -> None:
    page = PAGE.format(language=language, what=what)
    text = told(what, page, Catalogues().of(language))  # type: ignore[arg-type]  # of the list above
    steps = [line for line in text.splitlines() if line[:2] in ("1.", "2.", "3.", "4.")]
    assert [step[0] for step in steps] == ["1", "2", "3", "4"][: len(steps)]
    assert len(steps) >= 3
    assert page in text
    assert len(text) < 1_000
    assert guard(text, ALLOWED).reasons == ()
    assert clean(text).text == text


@pytest.mark.parametrize(
    ("kinds", "what"),
    [
        (["recovery_phrase"], "phrase"),
        (["private_key_wif", "recovery_phrase"], "phrase"),
        (["monero_seed"], "phrase"),
        (["private_key_hex"], "key"),
        (["extended_private_key", "keystore_json"], "key"),
        (["keystore_json"], "keystore"),
        (["walletconnect_uri"], "session"),
        (["keystore_json", "password"], "keystore"),
        ([], "phrase"),
    ],
)
def test_what_was_seen_decides_what_is_said(kinds: Iterable[str], what: str) -> None:
    assert what_is_exposed(kinds) == what


def test_a_lone_value_may_be_a_transaction_id(by_letters: Decider) -> None:
    known = Context("en", findings=True, kinds=("private_key_hex",), sure=False)
    text = by_letters.decide("⟦removed:private_key_hex⟧", known).text
    assert "txid" in text
    assert "txid" not in by_letters.decide("x", Context("en", findings=True)).text


async def test_a_case_with_a_phrase_goes_to_people_before_all_others(house: House) -> None:
    taken = await say(house.desk, new_id(), f"help {PHRASE}", language="en")
    await house.jobs.run_due()
    now = await now_of(house.desk, taken.conversation.case_number)
    assert (now.status, now.urgent, now.secret) == ("queued", 1, 1)
    texts = [one.text for one in await stored(house.desk, now.case_number)]
    assert any("http://desk.example/help/en/burnt?what=phrase" in text for text in texts)


async def test_a_value_that_may_be_a_transaction_id_waits_its_turn(house: House) -> None:
    taken = await say(house.desk, new_id(), f"it says {secrets.token_hex(32)}", language="en")
    await house.jobs.run_due()
    now = await now_of(house.desk, taken.conversation.case_number)
    assert (now.status, now.urgent, now.secret) == ("queued", 0, 1)


async def test_a_phrase_in_the_details_is_answered_like_one_in_a_message(house: House) -> None:
    desk, contact_id = house.desk, new_id()
    case = (await say(desk, contact_id, "hello", language="en")).conversation.case_number
    await house.jobs.run_due()
    await answer(
        desk,
        await desk.conversation_id(case),
        lambda now, _: [draft] if (draft := intake.ask(now, "transactions")) else None,
    )
    await intake.give(desk, case, contact_id, {"network": PHRASE})
    await house.jobs.run_due()
    now = await now_of(desk, case)
    assert (now.status, now.urgent) == ("queued", 1)
    assert any("burnt" in one.text for one in await stored(desk, case))
