"""Blocked tries are counted, suspend who keeps trying, and are for leads to look at."""

import asyncio

import pytest

from tests.builders import HandClock, hand_over, hire, now_of, open_desk, reply, say, stored
from walletdesk.desk.alarm import Alarm
from walletdesk.desk.desk import Desk
from walletdesk.desk.rules import unpacked
from walletdesk.desk.store import incidents, suspensions
from walletdesk.desk.suspend import clear, clear_by_operator, see_tries
from walletdesk.engine import Engine, Tx
from walletdesk.kernel.errors import NotAllowed, NotFound, Refused
from walletdesk.kernel.ids import new_id
from walletdesk.people.model import Agent

DEMAND = "Please send me your seed phrase."
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


async def open_case(desk: Desk) -> str:
    case = (await say(desk, new_id(), "hello")).conversation.case_number
    await hand_over(desk, case)
    return case


async def tried(desk: Desk, agent: Agent, case: str, text: str = DEMAND) -> Refused:
    with pytest.raises(Refused) as caught:
        await reply(desk, agent, case, text)
    return caught.value


async def is_suspended(desk: Desk, agent: Agent) -> bool:
    return await desk.engine.database.read(suspensions.is_suspended, agent.id)


async def tries(desk: Desk) -> list[incidents.Try]:
    return await desk.engine.database.read(incidents.tries)


async def test_the_third_try_within_an_hour_suspends(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    refusals = [await tried(desk, agent, case) for _ in range(3)]
    assert [one.reason for one in refusals] == ["blocked"] * 3
    assert [one.details["suspended"] for one in refusals] == [False, False, True]
    with pytest.raises(Refused, match="suspended"):
        await reply(desk, agent, case, "Hello, I look into it.")
    assert "Hello" not in str(await stored(desk, case))


async def test_a_suspended_agent_may_still_keep_notes(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    for _ in range(3):
        await tried(desk, agent, case)
    assert (await reply(desk, agent, case, "I wrote nonsense.", note=True)).message.kind == "note"


async def test_tries_long_apart_do_not_add_up(desk: Desk, clock: HandClock) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    for _ in range(5):
        await tried(desk, agent, case)
        clock.forward(31 * 60)
    assert not await is_suspended(desk, agent)


async def test_what_was_sent_before_is_found_by_who_is_suspended_now(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    sent = await reply(desk, agent, case, "Hello.", client_id="a1")
    for _ in range(3):
        await tried(desk, agent, case)
    again = await reply(desk, agent, case, "Hello.", client_id="a1")
    assert again.message.position == sent.message.position


async def test_tries_that_come_at_once_suspend_once(desk: Desk) -> None:
    agent = await hire(desk.engine)
    cases = [await open_case(desk) for _ in range(6)]
    refusals = await asyncio.gather(*(tried(desk, agent, case) for case in cases))
    assert sum(one.reason == "blocked" for one in refusals) >= 3
    assert {one.reason for one in refusals} <= {"blocked", "suspended"}
    (kept,) = await desk.engine.database.read(suspensions.suspended)
    assert (kept.agent_id, kept.tries) == (agent.id, 3)


async def test_tries_in_two_processes_are_counted_together(two_desks: tuple[Desk, Desk]) -> None:
    here, _ = two_desks
    agent = await hire(here.engine)
    cases = [await open_case(here) for _ in range(8)]
    await asyncio.gather(
        *(tried(desk, agent, case) for desk, case in zip(two_desks * 4, cases, strict=True))
    )
    (kept,) = await here.engine.database.read(suspensions.suspended)
    assert kept.tries == 3


async def test_a_suspension_outlives_a_restart(engine: Engine, clock: HandClock) -> None:
    agent, desk = await hire(engine), await open_desk(engine)
    case = await open_case(desk)
    for _ in range(3):
        await tried(desk, agent, case)
    clock.forward(7 * 86_400)
    again = await open_desk(engine)
    assert (await tried(again, agent, case, "Hello.")).reason == "suspended"


async def test_a_colleague_lets_them_send_again_and_they_begin_anew(desk: Desk) -> None:
    agent, lead = await hire(desk.engine), await hire(desk.engine, "Lin", "lead")
    case = await open_case(desk)
    for _ in range(3):
        await tried(desk, agent, case)
    await clear(desk, agent.id, lead)
    await reply(desk, agent, case, "Hello again.")
    await tried(desk, agent, case)
    assert not await is_suspended(desk, agent)
    with pytest.raises(NotFound):
        await clear(desk, agent.id, lead)


async def test_nobody_lets_themselves_send_again(desk: Desk) -> None:
    lead, other = await hire(desk.engine, "Lin", "lead"), await hire(desk.engine, "Mei")
    case = await open_case(desk)
    for agent in (lead, other):
        for _ in range(3):
            await tried(desk, agent, case)
        with pytest.raises(NotAllowed):
            await clear(desk, agent.id, agent)
    with pytest.raises(NotAllowed):
        await clear(desk, other.id, lead)
    assert await is_suspended(desk, other)


async def test_the_operator_helps_a_team_of_one(desk: Desk) -> None:
    admin, case = await hire(desk.engine, "Ada", "admin"), await open_case(desk)
    for _ in range(3):
        await tried(desk, admin, case)
    assert await clear_by_operator(desk.engine, admin.email)
    assert not await clear_by_operator(desk.engine, admin.email)
    with pytest.raises(NotFound):
        await clear_by_operator(desk.engine, "nobody@wallet.example")


async def test_a_try_says_who_why_where_and_how_it_began(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    await tried(desk, agent, case, DEMAND + " x" * 400)
    (kept,) = await tries(desk)
    assert (kept.agent_id, kept.case_number) == (agent.id, case)
    assert kept.reasons == ("asks_recovery_phrase",)
    assert kept.at_ms == desk.engine.clock()
    assert kept.excerpt is not None
    assert kept.excerpt.startswith(DEMAND)
    assert len(kept.excerpt) == 300


async def test_nothing_is_kept_of_a_text_that_holds_a_secret(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    refused = await tried(desk, agent, case, f"Enter this: {PHRASE}")
    assert "contains_secret" in refused.details["reasons"]
    (kept,) = await tries(desk)
    assert kept.excerpt is None
    assert "winner" not in str(await desk.engine.database.read(everything_of, case))


async def test_colleagues_see_that_but_not_what(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    await tried(desk, agent, case)
    event = unpacked((await stored(desk, case))[-1].extra).event
    assert event is not None
    assert (event["name"], event["agent"]) == ("send_blocked", "Mei")
    assert "seed phrase" not in str(await stored(desk, case))
    assert (await now_of(desk, case)).number == len(await stored(desk, case, "customer"))


async def test_leads_hear_of_it_at_once(desk: Desk) -> None:
    heard: list[Alarm] = []
    desk.engine.hear[Alarm] = [heard.append]
    agent, lead = await hire(desk.engine), await hire(desk.engine, "Lin", "lead")
    case = await open_case(desk)
    for _ in range(3):
        await tried(desk, agent, case)
    await clear(desk, agent.id, lead)
    assert [one.kind for one in heard] == ["blocked", "blocked", "blocked", "suspended", "cleared"]
    assert (heard[0].agent, heard[0].case) == ("Mei", case)
    assert heard[0].reasons == ("asks_recovery_phrase",)


async def test_a_lead_looks_at_all_but_their_own_tries(desk: Desk, clock: HandClock) -> None:
    mei, lin = await hire(desk.engine), await hire(desk.engine, "Lin", "lead")
    case, database = await open_case(desk), desk.engine.database
    for agent in (mei, lin):
        await tried(desk, agent, case)
    assert await database.read(incidents.count_unseen, lin.id) == 1
    await see_tries(desk, lin, clock.now_ms)
    assert await database.read(incidents.count_unseen, lin.id) == 0
    assert [one.seen_at_ms is None for one in await tries(desk)] == [True, False]
    clock.forward(1)
    await tried(desk, mei, case)
    await see_tries(desk, lin, clock.now_ms - 1_000)
    assert await database.read(incidents.count_unseen, lin.id) == 1


def everything_of(tx: Tx, case: str) -> list[object]:
    return [*tx.rows("SELECT * FROM messages"), *tx.rows("SELECT * FROM incidents"), case]
