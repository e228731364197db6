"""A customer's transaction is watched: each change is told once, none is told that is not one."""

import dataclasses

import msgspec
import pytest

from tests.builders import HandClock, hire, now_of, reply, say, stored
from tests.services.fake_chain import (
    TESTNET,
    FakeChains,
    FakeFamily,
    arrived,
    dropped,
    in_block,
    pending,
    replaced,
    unknown,
)
from walletdesk.chains.base import Finding
from walletdesk.desk.close import close
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Message
from walletdesk.diagnosis import store
from walletdesk.diagnosis.model import Asked, Diagnosis, Kind, Reference
from walletdesk.diagnosis.round import look_due
from walletdesk.diagnosis.watch import begin, look, stop, watches_of
from walletdesk.diagnosis.watched import Watch
from walletdesk.engine import Tx
from walletdesk.settings.model import Chains as ChainSettings

TX = "tx-1"
HOUR_S = 3_600
DAY_S = 24 * HOUR_S


def diagnosed(finding: Finding, transaction: str = TX) -> Diagnosis:
    reference = Reference(kind=Kind.TRANSACTION, word=transaction)
    return Diagnosis(reference=reference, chain=TESTNET, finding=finding)


async def case_watching(
    desk: Desk, family: FakeFamily, finding: Finding | None = None, contact_id: int = 1
) -> str:
    """A case of the first line whose transaction is watched."""
    taken = await say(desk, contact_id, "where is my transaction")
    family.says[TX] = finding or pending(memory={"nonce": 7})
    asked = Asked(text=TX, sender="addr-me")
    assert await begin(desk, taken.conversation, diagnosed(family.says[TX]), asked)
    return taken.conversation.case_number


async def look_later(desk: Desk, clock: HandClock, seconds: float = 2 * HOUR_S) -> None:
    clock.forward(seconds)
    await look_due(desk, TESTNET.name)


async def said(desk: Desk, case: str) -> list[str]:
    return [one.text for one in await told(desk, case)]


async def told(desk: Desk, case: str) -> list[Message]:
    return [one for one in await stored(desk, case, "customer") if one.speaker == "first_line"]


async def watch_of(desk: Desk, case: str) -> Watch:
    return (await watches_of(desk, await desk.conversation_id(case)))[0]


async def test_each_step_to_the_end_is_told_once(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    for finding in (pending(), in_block(), in_block(2), in_block(5), arrived(), arrived()):
        family.says[TX] = finding
        await look_later(watching, clock)
    first, last = await told(watching, case)
    assert "1 of 6 confirmations" in first.text
    assert "tell you here when that changes" in first.text
    assert "is complete" in last.text
    assert last.text.endswith("Has it arrived? If so, may we close this case?")
    assert '"choices"' in (last.extra or "")
    assert (await watch_of(watching, case)).ended_why == "done"


async def test_the_chain_is_asked_with_what_is_known_and_remembered(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    await case_watching(watching, family)
    family.says[TX] = pending(memory={"nonce": 8})
    await look_later(watching, clock)
    await look_later(watching, clock)
    first, second = family.asked
    assert (first.transaction, first.sender, first.remembered) == (TX, "addr-me", {"nonce": 7})
    assert second.remembered == {"nonce": 8}


@pytest.mark.parametrize(("finding", "says"), [(replaced(), "Another transaction")])
async def test_what_is_settled_is_told_at_once_and_ends_the_watch(
    watching: Desk, family: FakeFamily, clock: HandClock, finding: Finding, says: str
) -> None:
    case = await case_watching(watching, family)
    family.says[TX] = finding
    await look_later(watching, clock)
    (news,) = await told(watching, case)
    assert says in news.text
    assert "Talk to a person" in (news.extra or "")
    assert (await watch_of(watching, case)).ended_why == "gone"


async def test_what_one_node_may_have_forgotten_is_told_only_when_seen_twice(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    family.says[TX] = dropped()
    await look_later(watching, clock)
    assert await said(watching, case) == []
    await look_later(watching, clock, 61)
    assert "let go of it" in (await said(watching, case))[0]
    assert (await watch_of(watching, case)).ended_at_ms is None, "it may come back"


async def test_a_lagging_node_makes_no_message(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family, in_block(3))
    for finding in (pending(), in_block(4), unknown(), in_block(5), dropped(), in_block(5)):
        family.says[TX] = finding
        await look_later(watching, clock)
    assert await said(watching, case) == []


async def test_nodes_that_fail_make_it_later_and_say_nothing(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    family.away = True
    for _ in range(5):
        await look_later(watching, clock)
    watch = await watch_of(watching, case)
    assert (await said(watching, case), watch.failures) == ([], 5)
    assert watch.next_look_at_ms - clock.now_ms == 480_000
    family.away, family.says[TX] = False, arrived()
    await look_later(watching, clock)
    assert len(await said(watching, case)) == 1


async def test_two_messages_are_a_minute_apart(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    family.says[TX] = in_block()
    await look_later(watching, clock)
    family.says[TX] = arrived()
    conversation_id = await watching.conversation_id(case)
    await watching.engine.database.write(_make_due, conversation_id)
    clock.forward(30)
    await look_due(watching, TESTNET.name)
    assert len(await said(watching, case)) == 1
    await look_later(watching, clock, 30)
    assert len(await said(watching, case)) == 2


def _make_due(tx: Tx, conversation_id: int) -> None:
    tx.run("UPDATE watches SET next_look_at_ms = 0 WHERE conversation_id = ?", (conversation_id,))


async def test_a_kill_between_message_and_row_says_nothing_twice(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    before = await watch_of(watching, case)
    family.says[TX] = in_block()
    clock.forward(60)
    assert await look(watching, before)
    # The worker was killed before the row was written: the row is as it was.
    await watching.engine.database.write(_put_back, before)
    await look_later(watching, clock)
    assert len(await said(watching, case)) == 1
    assert (await watch_of(watching, case)).phase == "in_block"


async def test_a_change_after_such_a_kill_is_still_told(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    before = await watch_of(watching, case)
    family.says[TX] = in_block()
    clock.forward(60)
    await look(watching, before)
    await watching.engine.database.write(_put_back, before)
    family.says[TX] = arrived()
    await look_later(watching, clock)
    assert len(await said(watching, case)) == 2


def _put_back(tx: Tx, watch: Watch) -> None:
    tx.run(
        "UPDATE watches SET phase = ?, told = ?, looks = ?, next_look_at_ms = 0 WHERE id = ?",
        (watch.phase, watch.told, watch.looks, watch.id),
    )


async def test_a_claimed_watch_is_nobody_elses_until_its_lease_ends(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    await case_watching(watching, family)
    clock.forward(60)
    write = watching.engine.database.write
    assert len(await write(store.claim, TESTNET.name, 16, 300_000)) == 1
    assert await write(store.claim, TESTNET.name, 16, 300_000) == []
    clock.forward(300)
    assert len(await write(store.claim, TESTNET.name, 16, 300_000)) == 1


async def test_a_case_that_people_closed_is_watched_no_longer(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    await close(watching, case, await hire(watching.engine))
    family.says[TX] = arrived()
    await look_later(watching, clock)
    assert (await watch_of(watching, case)).ended_why == "closed"
    assert (await said(watching, case), family.asked) == ([], [])


async def test_a_case_closed_while_we_look_hears_nothing(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    watch = await watch_of(watching, case)
    await close(watching, case, await hire(watching.engine))
    family.says[TX] = arrived()
    await look(watching, watch)
    assert (await watch_of(watching, case)).ended_why == "closed"
    assert await said(watching, case) == []


async def test_an_agent_who_has_the_case_is_not_asked_to_close_it(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    await reply(watching, await hire(watching.engine), case, "I look at it with you.")
    family.says[TX] = arrived()
    await look_later(watching, clock)
    (news,) = await said(watching, case)
    assert "is complete" in news
    assert "may we close" not in news


async def test_after_two_weeks_there_is_a_last_word(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    looks = 0
    while (await watch_of(watching, case)).ended_at_ms is None:
        await look_later(watching, clock, HOUR_S)
        looks = len(family.asked)
    assert "for 14 days" in (await said(watching, case))[0]
    assert (await watch_of(watching, case)).ended_why == "expired"
    assert 14 * 4 <= looks < 14 * 24, "it backs off, and never by more than six hours"


async def test_the_words_are_in_the_language_of_the_case(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    taken = await say(watching, 1, "我的转账没到", language="zh")
    family.says[TX] = in_block()
    assert await begin(watching, taken.conversation, diagnosed(pending()), Asked(text=TX))
    await look_later(watching, clock)
    assert "有新进展" in (await said(watching, taken.conversation.case_number))[0]


async def test_there_is_nothing_to_watch_in_what_is_over_or_unknown(
    watching: Desk, family: FakeFamily
) -> None:
    taken = await say(watching, 1, "where is my transaction")
    for finding in (arrived(), replaced(), unknown()):
        assert not await begin(watching, taken.conversation, diagnosed(finding), Asked(text=TX))
    assert await watches_of(watching, taken.conversation.id) == []


async def test_the_same_transaction_is_watched_once(watching: Desk, family: FakeFamily) -> None:
    case = await case_watching(watching, family)
    now = await now_of(watching, case)
    assert await begin(watching, now, diagnosed(pending()), Asked(text=TX))
    assert len(await watches_of(watching, now.id)) == 1


@pytest.mark.parametrize("bound", ["watches_per_case", "watches_per_contact", "watches_max"])
async def test_over_a_bound_the_customer_is_told_that_we_do_not_watch(
    watching: Desk, family: FakeFamily, bound: str
) -> None:
    limited = with_limits(watching, msgspec.convert({bound: 1}, ChainSettings))
    case = await case_watching(limited, family)
    now = await now_of(limited, case)
    assert not await begin(limited, now, diagnosed(pending(), "tx-2"), Asked(text="tx-2"))
    assert "cannot keep watching the transaction tx-2" in (await said(limited, case))[0]


def with_limits(desk: Desk, chains: ChainSettings) -> Desk:
    settings = msgspec.structs.replace(desk.engine.settings, chains=chains)
    return dataclasses.replace(desk, engine=dataclasses.replace(desk.engine, settings=settings))


async def test_who_stops_a_watch_ends_it(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    assert await stop(watching, await watching.conversation_id(case)) == 1
    family.says[TX] = arrived()
    await look_later(watching, clock)
    assert (family.asked, (await watch_of(watching, case)).ended_why) == ([], "stopped")


async def test_a_chain_that_is_no_longer_configured_makes_it_later(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    without = dataclasses.replace(
        watching, chains=FakeChains(family, dataclasses.replace(TESTNET, name="another"))
    )
    await look_later(without, clock)
    assert ((await watch_of(watching, case)).failures, family.asked) == (1, [])


async def test_what_stands_on_the_chain_and_does_not_pass_the_guard_is_left_out(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    family.says[TX] = dataclasses.replace(
        in_block(), values={"confirmations": "https://evil.example/claim"}
    )
    await look_later(watching, clock)
    (news,) = await said(watching, case)
    assert "evil" not in news
    assert "in a block now" in news
