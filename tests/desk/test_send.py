"""The one door out: what an agent writes is looked over, numbered, and there once."""

import asyncio

import pytest

from tests.builders import hand_over, hire, now_of, reply, say, stored
from walletdesk.desk.assign import assign, unassign
from walletdesk.desk.close import close, mark_urgent, reopen, unmark_urgent
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation, Draft
from walletdesk.desk.rules import unpacked
from walletdesk.desk.send import answer
from walletdesk.engine import Tx
from walletdesk.kernel.errors import Conflict, NotFound, Refused
from walletdesk.kernel.ids import new_id


async def open_case(desk: Desk) -> str:
    case = (await say(desk, new_id(), "hello")).conversation.case_number
    await hand_over(desk, case)
    return case


async def events(desk: Desk, case: str) -> list[str]:
    kept = [unpacked(one.extra).event for one in await stored(desk, case)]
    return [str(event["name"]) for event in kept if event]


def incidents(tx: Tx) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in tx.rows("SELECT kind, reasons FROM incidents")]


async def test_an_answer_takes_a_waiting_case(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    sent = await reply(desk, agent, case, "Hello, I look into it.")
    assert (sent.conversation.status, sent.conversation.assignee_id) == ("open", agent.id)
    assert (sent.message.speaker, sent.message.speaker_name) == ("agent", "Mei")
    assert (await events(desk, case))[-1] == "assigned"


async def test_a_note_is_for_colleagues_alone(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    number = (await now_of(desk, case)).number
    sent = await reply(desk, agent, case, "Known VIP.", note=True)
    assert (sent.message.kind, sent.message.number) == ("note", None)
    assert (sent.conversation.status, sent.conversation.number) == ("queued", number)
    assert "Known VIP." not in str(await stored(desk, case, "customer"))


@pytest.mark.parametrize(
    "text",
    [
        "Please send me your seed phrase.",
        "请把助记词发给我，我帮您核对。",
        "Enter your private key at https://evil.example/verify",
    ],
)
async def test_a_demand_is_stopped_and_on_the_record(desk: Desk, text: str) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    with pytest.raises(Refused) as caught:
        await reply(desk, agent, case, text)
    assert caught.value.reason == "blocked"
    assert caught.value.details["reasons"]
    assert (await events(desk, case))[-1] == "send_blocked"
    assert [kind for kind, _ in await desk.engine.database.read(incidents)] == ["send_blocked"]
    assert text not in str(await stored(desk, case))
    assert "send_blocked" not in str(await stored(desk, case, "customer"))


async def test_the_first_lines_words_pass_the_guard_too(desk: Desk) -> None:
    case = (await say(desk, new_id(), "hello")).conversation

    def change(now: Conversation, _now_ms: int) -> list[Draft] | None:
        return [Draft(case.id, "text", "first_line", "Tell me your recovery phrase.")]

    with pytest.raises(Refused, match="blocked"):
        await answer(desk, case.id, change)
    assert (await events(desk, case.case_number))[-1] == "send_blocked"
    assert len(await stored(desk, case.case_number, "customer")) == 2


async def test_a_secret_an_agent_pastes_is_gone(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    sent = await reply(desk, agent, case, f"He sent: {phrase}", note=True)
    assert "winner" not in sent.message.text


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), ("\u200b", "empty"), ("x" * 8_001, "too_long")]
)
async def test_an_unfit_answer_is_refused(desk: Desk, text: str, reason: str) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    with pytest.raises(Refused, match=reason):
        await reply(desk, agent, case, text)


async def test_a_case_that_is_not_there(desk: Desk) -> None:
    agent = await hire(desk.engine)
    for text in ("Hello", "Please send me your seed phrase."):
        with pytest.raises(NotFound):
            await reply(desk, agent, "7K3M-9QXC", text)


async def test_one_id_is_one_answer(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    sent = await asyncio.gather(
        *(reply(desk, agent, case, "Hi.", client_id="a1") for _ in range(6))
    )
    assert len({one.message.position for one in sent}) == 1
    assert [one.text for one in await stored(desk, case)].count("Hi.") == 1


async def test_two_agents_who_take_at_once_are_told_apart(desk: Desk) -> None:
    mei, sam = await hire(desk.engine, "Mei"), await hire(desk.engine, "Sam")
    case = await open_case(desk)
    results = await asyncio.gather(
        assign(desk, case, mei.id, mei), assign(desk, case, sam.id, sam), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in results) == ["Conflict", "Conversation"]
    assert (await events(desk, case)).count("assigned") == 1


async def test_taking_twice_is_taking_once(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    await assign(desk, case, agent.id, agent)
    before = await now_of(desk, case)
    assert await assign(desk, case, agent.id, agent) == before


async def test_a_colleagues_case_is_passed_on_by_them_or_a_lead(desk: Desk) -> None:
    mei, sam = await hire(desk.engine, "Mei"), await hire(desk.engine, "Sam")
    lead = await hire(desk.engine, "Lin", "lead")
    case = await open_case(desk)
    await assign(desk, case, mei.id, mei)
    with pytest.raises(Conflict):
        await assign(desk, case, sam.id, sam)
    assert (await assign(desk, case, sam.id, mei)).assignee_id == sam.id
    assert (await assign(desk, case, mei.id, lead)).assignee_id == mei.id


async def test_an_agent_holds_no_more_than_they_can(desk: Desk) -> None:
    agent, lead = await hire(desk.engine, capacity=1), await hire(desk.engine, "Lin", "lead")
    first, second = await open_case(desk), await open_case(desk)
    await assign(desk, first, agent.id, agent)
    with pytest.raises(Refused) as caught:
        await assign(desk, second, agent.id, agent)
    assert (caught.value.reason, caught.value.details) == ("full", {"capacity": 1})
    await assign(desk, second, agent.id, lead)
    await close(desk, first, agent)
    assert (await now_of(desk, second)).assignee_id == agent.id


async def test_a_disabled_or_unknown_agent_is_given_nothing(desk: Desk) -> None:
    mei, gone = await hire(desk.engine), await hire(desk.engine, "Gone", disabled_at_ms=1)
    case = await open_case(desk)
    for agent_id in (gone.id, 5):
        with pytest.raises(NotFound):
            await assign(desk, case, agent_id, mei)


async def test_back_in_the_queue_a_case_keeps_its_time(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    queued_at_ms = (await now_of(desk, case)).queued_at_ms
    await assign(desk, case, agent.id, agent)
    back = await unassign(desk, case, agent)
    assert (back.status, back.assignee_id, back.queued_at_ms) == ("queued", None, queued_at_ms)


async def test_closing_reopening_and_urgency_are_said_once_each(desk: Desk) -> None:
    agent, case = await hire(desk.engine), await open_case(desk)
    await assign(desk, case, agent.id, agent)
    for act in (close, reopen, mark_urgent, unmark_urgent):
        first = await act(desk, case, agent)
        assert await act(desk, case, agent) == first
    assert (await events(desk, case))[-4:] == ["closed", "reopened", "urgent", "not_urgent"]
    now = await now_of(desk, case)
    assert (now.status, now.assignee_id, now.urgent) == ("open", agent.id, 0)


async def test_a_case_of_the_first_line_reopens_in_the_queue(desk: Desk) -> None:
    agent = await hire(desk.engine)
    case = (await say(desk, new_id(), "hello")).conversation.case_number
    await close(desk, case, agent)
    assert (await reopen(desk, case, agent)).status == "queued"
