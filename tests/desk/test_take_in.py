"""The one door in: which case a message joins, that it is there once, and in its order."""

import asyncio
from pathlib import Path

import pytest

from tests.builders import DAY_S, HandClock, hand_over, hire, now_of, reply, say, stored
from walletdesk.desk.close import close
from walletdesk.desk.desk import Desk, Key, Trails
from walletdesk.desk.find import find, index_new
from walletdesk.desk.rules import unpacked
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.kernel.ids import new_id
from walletdesk.shield import Trail

PIECES = ("legal winner thank year wave sausage", "worth useful legal winner thank yellow")
MARK = "⟦removed:recovery_phrase⟧"


def cases(tx: Tx) -> int:
    return len(tx.rows("SELECT id FROM conversations"))


def incidents(tx: Tx) -> list[str]:
    return [row[0] for row in tx.rows("SELECT kind FROM incidents")]


async def test_a_first_message_opens_a_case(desk: Desk) -> None:
    taken = await say(desk, new_id(), "转账两个小时了", language="zh", zone="Asia/Shanghai")
    case = taken.conversation
    assert (case.status, case.subject, case.preview) == (
        "first_line",
        "转账两个小时了",
        "转账两个小时了",
    )
    assert (case.language, case.zone, case.unread) == ("zh", "Asia/Shanghai", 1)
    assert [one.kind for one in await stored(desk, case.case_number)] == ["event", "text"]
    assert [one.number for one in await stored(desk, case.case_number, "customer")] == [1, 2]


async def test_the_next_message_joins_it(desk: Desk) -> None:
    contact_id = new_id()
    first = await say(desk, contact_id, "one")
    second = await say(desk, contact_id, "two")
    third = await say(desk, contact_id, "three", case=first.conversation.case_number)
    assert second.conversation.id == third.conversation.id == first.conversation.id
    assert (second.message.number, third.message.number) == (3, 4)


async def test_two_contacts_have_two_cases(desk: Desk) -> None:
    one, other = await say(desk, new_id(), "one"), await say(desk, new_id(), "two")
    assert one.conversation.id != other.conversation.id


async def test_a_closed_case_is_reopened_by_its_contact(desk: Desk, clock: HandClock) -> None:
    contact_id, agent = new_id(), await hire(desk.engine)
    case = (await say(desk, contact_id, "one")).conversation.case_number
    await reply(desk, agent, case, "Done.")
    await close(desk, case, agent)
    clock.forward(6 * DAY_S)
    taken = await say(desk, contact_id, "once more")
    assert taken.conversation.case_number == case
    assert (taken.conversation.status, taken.conversation.assignee_id) == ("open", agent.id)


async def test_a_case_closed_long_ago_stays_closed(desk: Desk, clock: HandClock) -> None:
    contact_id, agent = new_id(), await hire(desk.engine)
    case = (await say(desk, contact_id, "one")).conversation.case_number
    await close(desk, case, agent)
    clock.forward(8 * DAY_S)
    with pytest.raises(Refused, match="closed"):
        await say(desk, contact_id, "by name", case=case)
    assert (await say(desk, contact_id, "without")).conversation.case_number != case


@pytest.mark.parametrize("how", ["with the case", "without it"])
async def test_the_same_client_id_makes_one_message(desk: Desk, how: str) -> None:
    contact_id = new_id()
    first = await say(desk, contact_id, "hello", client_id="c1")
    case = first.conversation.case_number if how == "with the case" else None
    again = await say(desk, contact_id, "hello", client_id="c1", case=case)
    assert again.message == first.message
    assert len(await stored(desk, first.conversation.case_number)) == 2


async def test_many_sends_of_one_id_at_once_make_one_message_and_one_case(desk: Desk) -> None:
    contact_id = new_id()
    taken = await asyncio.gather(*(say(desk, contact_id, "hi", client_id="c1") for _ in range(12)))
    assert len({one.message.position for one in taken}) == 1
    assert await desk.engine.database.read(cases) == 1
    case = taken[0].conversation.case_number
    more = await asyncio.gather(
        *(say(desk, contact_id, "more", client_id="c2", case=case) for _ in range(12))
    )
    assert len({one.message.position for one in more}) == 1
    assert len(await stored(desk, case)) == 3


async def test_first_messages_at_once_open_one_case(desk: Desk) -> None:
    contact_id = new_id()
    taken = await asyncio.gather(*(say(desk, contact_id, f"part {at}") for at in range(8)))
    assert len({one.conversation.id for one in taken}) == 1
    assert sorted(one.message.number or 0 for one in taken) == [*range(2, 10)]


async def test_sends_at_once_are_counted_without_a_gap(desk: Desk) -> None:
    contacts = [new_id() for _ in range(5)]
    opened = [(await say(desk, one, "hello")).conversation.case_number for one in contacts]
    await asyncio.gather(
        *(
            say(desk, contact_id, f"{at}", case=case)
            for at in range(20)
            for contact_id, case in zip(contacts, opened, strict=True)
        )
    )
    for case in opened:
        kept = await stored(desk, case)
        assert [one.position for one in kept] == [*range(1, 23)]
        assert [one.number for one in kept] == [*range(1, 23)]
        assert {one.text for one in kept} == {"", "hello", *map(str, range(20))}


async def test_one_after_the_other_keeps_its_order(desk: Desk) -> None:
    contact_id = new_id()
    for at in range(10):
        await say(desk, contact_id, f"word {at}")
    case = (await say(desk, contact_id, "end")).conversation.case_number
    texts = [one.text for one in await stored(desk, case) if one.kind == "text"]
    assert texts == [*(f"word {at}" for at in range(10)), "end"]


async def test_anothers_case_is_not_found_and_nothing_is_stored(desk: Desk) -> None:
    case = (await say(desk, new_id(), "mine")).conversation.case_number
    for wrong in (case, "7K3M-0000", "x"):
        with pytest.raises(NotFound):
            await say(desk, new_id(), "knock", case=wrong)
    assert len(await stored(desk, case)) == 2
    assert await desk.engine.database.read(cases) == 1


async def test_one_bad_message_of_a_batch_fails_alone(desk: Desk) -> None:
    contact_id = new_id()
    case = (await say(desk, contact_id, "mine")).conversation.case_number
    results = await asyncio.gather(
        say(desk, contact_id, "good", case=case),
        say(desk, new_id(), "knock", case=case),
        say(desk, contact_id, "good too", case=case),
        return_exceptions=True,
    )
    assert [isinstance(one, NotFound) for one in results] == [False, True, False]
    assert len(await stored(desk, case)) == 4


async def test_a_secret_is_gone_and_said(desk: Desk) -> None:
    taken = await say(desk, new_id(), f"my words: {' '.join(PIECES)}, help")
    case = taken.conversation
    assert MARK in taken.message.text
    assert "sausage" not in taken.message.text + case.subject + case.preview
    assert [one.kind for one in unpacked(taken.message.extra).removed] == ["recovery_phrase"]
    assert case.secret == 1
    events = [unpacked(one.extra).event for one in await stored(desk, case.case_number, "customer")]
    assert {"name": "secret_removed", "kinds": ["recovery_phrase"]} in events
    assert await desk.engine.database.read(incidents) == ["secret_removed"]


async def test_a_piece_is_refused_and_the_rest_of_it_removed(desk: Desk) -> None:
    contact_id = new_id()
    case = (await say(desk, contact_id, "My coins are gone!")).conversation.case_number
    with pytest.raises(Refused) as caught:
        await say(desk, contact_id, PIECES[0], case=case)
    assert (caught.value.reason, caught.value.details) == ("fragment", {"confirm": True})
    assert len(await stored(desk, case)) == 2
    second = await say(desk, contact_id, PIECES[1], case=case)
    assert second.message.text == MARK
    # What was written before the piece is no part of it.
    assert (await stored(desk, case))[1].text == "My coins are gone!"


async def test_a_confirmed_piece_is_kept_as_it_came(desk: Desk) -> None:
    contact_id = new_id()
    words = "apple banana orange lemon"
    with pytest.raises(Refused, match="fragment"):
        await say(desk, contact_id, words)
    taken = await say(desk, contact_id, words, confirmed=True)
    assert (taken.message.text, taken.conversation.secret) == (words, 0)
    assert await desk.engine.database.read(incidents) == []


async def test_a_confirmed_piece_goes_when_the_rest_comes(desk: Desk) -> None:
    contact_id = new_id()
    first = await say(desk, contact_id, PIECES[0], confirmed=True)
    case = first.conversation.case_number
    await index_new(desk)
    assert await desk.engine.database.read(find, desk.engine.search, "sausage", 10)
    await say(desk, contact_id, PIECES[1], confirmed=True)
    await index_new(desk)
    kept = await stored(desk, case)
    assert [one.text for one in kept if one.kind == "text"] == [MARK, MARK]
    assert (await now_of(desk, case)).subject == MARK
    assert await desk.engine.database.read(find, desk.engine.search, "sausage", 10) == []


async def two_cases(desk: Desk, contact_id: int) -> tuple[str, str]:
    """Two open cases of one person, as two channels make them."""
    first = (await say(desk, contact_id, "My coins are gone!")).conversation
    second = (await say(desk, new_id(), "Hello?")).conversation
    await desk.engine.database.write(give, second.id, contact_id)
    return first.case_number, second.case_number


def give(tx: Tx, conversation_id: int, contact_id: int) -> None:
    tx.run("UPDATE conversations SET contact_id = ? WHERE id = ?", (contact_id, conversation_id))


HALVES = ("I begin: legal winner thank year", "yellow worth useful sausage lemon zebra wave")


async def test_halves_in_two_cases_of_one_person_are_both_erased(desk: Desk) -> None:
    contact_id = new_id()
    one, other = await two_cases(desk, contact_id)
    first = await say(desk, contact_id, HALVES[0], case=one)
    assert first.message.text == HALVES[0]
    await index_new(desk)
    assert await desk.engine.database.read(find, desk.engine.search, "winner", 10)
    second = await say(desk, contact_id, HALVES[1], case=other, confirmed=True)
    assert second.message.text == MARK
    assert [m.text for m in await stored(desk, one) if m.kind == "text"][1:] == [MARK]
    now = await now_of(desk, one)
    assert (now.preview, now.secret) == (MARK, 1)
    await index_new(desk)
    assert await desk.engine.database.read(find, desk.engine.search, "winner", 10) == []


async def test_halves_sent_at_once_from_two_cases_are_both_erased(desk: Desk) -> None:
    contact_id = new_id()
    one, other = await two_cases(desk, contact_id)
    await asyncio.gather(
        say(desk, contact_id, HALVES[0], case=one),
        say(desk, contact_id, HALVES[1], case=other, confirmed=True),
    )
    for case in (one, other):
        assert [m.text for m in await stored(desk, case) if m.kind == "text"][1:] == [MARK]
    assert (await now_of(desk, one)).preview == MARK


async def test_a_message_waits_for_those_before_it_but_not_for_itself() -> None:
    trails, trail = Trails(), Trail(("legal", "winner"), 1)
    first, second = Key(1, "first"), Key(1, "second")
    with trails.storing(first, trail):
        with trails.storing(first, trail):  # sent again while it is being stored
            await asyncio.wait_for(trails.settled((first,), own=first), 5)
        waiting = asyncio.create_task(trails.settled((first,), own=second))
        await asyncio.sleep(0)
        assert not waiting.done()
    await asyncio.wait_for(waiting, 5)


async def test_a_half_without_a_case_erases_the_one_in_another_case(desk: Desk) -> None:
    contact_id = new_id()
    one, other = await two_cases(desk, contact_id)
    await say(desk, contact_id, HALVES[0], case=one)
    second = await say(desk, contact_id, HALVES[1], confirmed=True)
    assert second.conversation.case_number == other
    assert [m.text for m in await stored(desk, one) if m.kind == "text"][1:] == [MARK]


async def test_a_refused_half_is_on_no_disk(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="fragment"):
        await say(desk, new_id(), "abducts jigsaw yodel zippers zodiac")
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"zippers" not in written


async def test_words_of_another_person_are_no_first_half(desk: Desk) -> None:
    first = await say(desk, new_id(), HALVES[0])
    await say(desk, new_id(), "worth useful legal winner thank yellow", confirmed=True)
    kept = await stored(desk, first.conversation.case_number)
    assert [m.text for m in kept if m.kind == "text"] == [HALVES[0]]


async def test_a_message_sent_again_is_no_second_piece(desk: Desk) -> None:
    contact_id = new_id()
    first = await say(desk, contact_id, "river moon stone", client_id="c1")
    again = await say(desk, contact_id, "river moon stone", client_id="c1")
    assert again.message == first.message


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<svg onload=alert(1)>",
        "abc\u202egpj.exe\u2066",
        "pay\u200bpal",
        "a\x00b",
        "'; DROP TABLE messages; --",
        "👩‍👩‍👧 ｆｕｌｌ ﷽",
        "%s {0} ? $1",
    ],
)
async def test_hostile_text_is_kept_as_text(desk: Desk, text: str) -> None:
    taken = await say(desk, new_id(), text)
    kept = await stored(desk, taken.conversation.case_number)
    assert kept[-1].text == text.replace("\x00", "")


async def test_a_customer_waits_until_somebody_answers(desk: Desk, clock: HandClock) -> None:
    contact_id, agent = new_id(), await hire(desk.engine)
    case = (await say(desk, contact_id, "one")).conversation.case_number
    await hand_over(desk, case)
    asked_at_ms = clock.now_ms
    clock.forward(60)
    await say(desk, contact_id, "still here")
    assert (await now_of(desk, case)).waiting_since_ms == asked_at_ms
    await reply(desk, agent, case, "Yes.")
    now = await now_of(desk, case)
    assert (now.waiting_since_ms, now.unread, now.status) == (None, 0, "open")


async def test_a_password_is_taken_out_without_an_alarm(desk: Desk) -> None:
    taken = await say(desk, new_id(), "my password is hunter2, I cannot sign in")
    assert taken.message.text == "my password is ⟦removed:password⟧, I cannot sign in"
    assert [one.kind for one in unpacked(taken.message.extra).removed] == ["password"]
    assert taken.conversation.secret == 0
