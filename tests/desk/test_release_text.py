"""A lead releases a text by name: it passes as written, and nothing else does."""

import pytest

from tests.builders import hand_over, hire, reply, say, stored
from walletdesk.desk.desk import Desk
from walletdesk.desk.release_text import Wish, release_text, revoke
from walletdesk.desk.rules import unpacked
from walletdesk.desk.store import released_texts
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotAllowed, NotFound, Refused
from walletdesk.kernel.ids import new_id

TEXT = "Please send me your seed phrase, a scammer would say."
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


async def open_case(desk: Desk) -> str:
    case = (await say(desk, new_id(), "hello")).conversation.case_number
    await hand_over(desk, case)
    return case


def wish(name: str = "What scammers say", text: str = TEXT, reason: str = "It warns.") -> Wish:
    return Wish(name, text, reason)


async def test_a_released_text_passes_for_everybody_as_written(desk: Desk) -> None:
    agent, lead = await hire(desk.engine), await hire(desk.engine, "Lin", "lead")
    case = await open_case(desk)
    with pytest.raises(Refused, match="blocked"):
        await reply(desk, agent, case, TEXT)
    await release_text(desk, wish(), lead)
    await reply(desk, agent, case, TEXT)
    await reply(desk, agent, case, f"  {TEXT.replace(' ', '  ')}\n")
    for other in (f"{TEXT} Now.", TEXT.upper(), TEXT.replace("seed", "s e e d"), TEXT[:-1]):
        with pytest.raises(Refused, match="blocked"):
            await reply(desk, await hire(desk.engine), case, other)


async def test_each_use_is_on_the_record_with_its_name(desk: Desk) -> None:
    agent, lead = await hire(desk.engine), await hire(desk.engine, "Lin", "lead")
    case = await open_case(desk)
    await release_text(desk, wish(), lead)
    await reply(desk, agent, case, TEXT)
    (kept,) = await desk.engine.database.read(released_texts.releases)
    assert (kept.name, kept.uses, kept.used_at_ms) == ("What scammers say", 1, desk.engine.clock())
    events = [unpacked(one.extra).event for one in await stored(desk, case)]
    assert {"name": "release_used", "agent": "Mei", "release": "What scammers say"} in events
    assert "release_used" not in str(await stored(desk, case, "customer"))
    rows = await desk.engine.database.read(uses)
    assert rows == [(agent.id, '["What scammers say"]')]


async def test_what_passed_by_name_does_not_spoil_the_next_message(desk: Desk) -> None:
    agent, lead = await hire(desk.engine), await hire(desk.engine, "Lin", "lead")
    case = await open_case(desk)
    await release_text(desk, wish(), lead)
    await reply(desk, agent, case, TEXT)
    await reply(desk, agent, case, "Is there anything else?")


async def test_a_revoked_text_is_stopped_again(desk: Desk) -> None:
    agent, lead = await hire(desk.engine), await hire(desk.engine, "Lin", "lead")
    case = await open_case(desk)
    release_id = await release_text(desk, wish(), lead)
    await revoke(desk, release_id, lead)
    with pytest.raises(Refused, match="blocked"):
        await reply(desk, agent, case, TEXT)
    with pytest.raises(NotFound):
        await revoke(desk, release_id, lead)
    await release_text(desk, wish(), lead)


@pytest.mark.parametrize("field", ["name", "text", "reason"])
async def test_a_secret_is_never_released(desk: Desk, field: str) -> None:
    lead = await hire(desk.engine, "Lin", "lead")
    with pytest.raises(Refused, match="holds_secret"):
        await release_text(
            desk, wish()._replace(**{field: PHRASE[:77] if field == "name" else PHRASE}), lead
        )
    assert await desk.engine.database.read(released_texts.releases) == []


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (wish(name=" "), "empty"),
        (wish(text=""), "empty"),
        (wish(reason="\n"), "empty"),
        (wish(name="n" * 81), "too_long"),
        (wish(text="x" * 8_001), "too_long"),
        (wish(reason="r" * 501), "too_long"),
    ],
)
async def test_an_unfit_release_is_refused(desk: Desk, bad: Wish, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        await release_text(desk, bad, await hire(desk.engine, "Lin", "lead"))


async def test_a_name_and_a_text_are_released_once(desk: Desk) -> None:
    lead = await hire(desk.engine, "Lin", "lead")
    await release_text(desk, wish(), lead)
    for again in (wish(text="Another text."), wish(name="Another name", text=f"{TEXT} ")):
        with pytest.raises(Refused, match="taken"):
            await release_text(desk, again, lead)


async def test_a_suspended_lead_releases_nothing(desk: Desk) -> None:
    lead, case = await hire(desk.engine, "Lin", "lead"), await open_case(desk)
    for _ in range(3):
        with pytest.raises(Refused, match="blocked"):
            await reply(desk, lead, case, TEXT)
    with pytest.raises(NotAllowed):
        await release_text(desk, wish(), lead)


def uses(tx: Tx) -> list[tuple[int, str]]:
    rows = tx.rows("SELECT agent_id, reasons FROM incidents WHERE kind = 'release_used'")
    return [(row[0], row[1]) for row in rows]
