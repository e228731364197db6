"""The agents' lists: every page in order, and the pages together the whole view."""

from collections.abc import Callable

import pytest

from tests.builders import HandClock, hand_over, hire, now_of, reply, say
from walletdesk.desk.assign import assign
from walletdesk.desk.close import close, mark_urgent
from walletdesk.desk.desk import Desk
from walletdesk.desk.find import index_new
from walletdesk.desk.leave_email import leave_email
from walletdesk.desk.model import Conversation
from walletdesk.desk.page_of_list import Wanted, page_and_counts
from walletdesk.desk.queue import QueueBoard
from walletdesk.desk.store import lists
from walletdesk.engine import Tx
from walletdesk.kernel.errors import Refused
from walletdesk.kernel.ids import new_id
from walletdesk.people.model import Agent

IN_VIEW: dict[str, Callable[[Conversation, int], bool]] = {
    "mine": lambda c, me: c.status == "open" and c.assignee_id == me,
    "queue": lambda c, me: c.status == "queued",
    "unassigned": lambda c, me: c.status in ("queued", "first_line"),
    "open": lambda c, me: c.status == "open",
    "urgent": lambda c, me: bool(c.urgent) and c.status != "closed",
    "first_line": lambda c, me: c.status == "first_line",
    "closed": lambda c, me: c.status == "closed",
    "all": lambda c, me: True,
}


async def many(desk: Desk, clock: HandClock, mei: Agent, sam: Agent) -> list[Conversation]:
    """Cases of every standing, many of the same instant."""
    cases = []
    for at in range(24):
        if at % 3 == 0:
            clock.forward(1)
        case = (await say(desk, new_id(), f"case {at}")).conversation.case_number
        cases.append(case)
        if at % 6 != 0:
            await hand_over(desk, case, urgent=at % 5 == 0)
        if at % 6 in (2, 3, 4):
            await assign(desk, case, (mei if at % 2 else sam).id, mei)
        if at % 6 == 4:
            await close(desk, case, mei)
    return [await now_of(desk, case) for case in cases]


async def walked(desk: Desk, view: str, agent_id: int, **more: int | None) -> list[Conversation]:
    found: list[Conversation] = []
    cursor = None
    while True:
        page = await desk.engine.database.read(
            lists.page, view, agent_id, cursor, more.get("assignee_id"), 3
        )
        found += page.conversations
        if page.next is None:
            return found
        assert len(page.conversations) == 3
        cursor = page.next


async def found_by(desk: Desk, agent: Agent, words: str) -> list[Conversation]:
    page, _ = await page_and_counts(desk, agent.id, Wanted("mine", words))
    return page.conversations


async def test_pages_together_are_the_whole_view_in_order(desk: Desk, clock: HandClock) -> None:
    mei, sam = await hire(desk.engine, "Mei", "lead"), await hire(desk.engine, "Sam", "lead")
    every = await many(desk, clock, mei, sam)
    for view in lists.VIEWS:
        wanted = [one for one in every if IN_VIEW[view](one, mei.id)]
        if view == "queue":
            wanted.sort(key=lambda one: (-one.urgent, one.queued_at_ms or 0, one.id))
        else:
            wanted.sort(key=lambda one: (one.last_at_ms, one.id), reverse=True)
        assert await walked(desk, view, mei.id) == wanted, view
        assert wanted, view
    _, counts = await page_and_counts(desk, mei.id, Wanted("mine"))
    assert counts == {
        view: len([one for one in every if IN_VIEW[view](one, mei.id)]) for view in counts
    }
    for view in ("open", "closed"):
        found = await walked(desk, view, mei.id, assignee_id=sam.id)
        assert {one.assignee_id for one in found} <= {sam.id}
        assert len(found) == len(
            [one for one in every if one.status == view and one.assignee_id == sam.id]
        )


def _as_another_process_would(tx: Tx, agent_id: int) -> None:
    tx.run("UPDATE conversations SET assignee_id = ?", (agent_id,))


async def test_counts_stand_until_a_case_changes_lists_or_a_second_has_passed(
    desk: Desk, clock: HandClock
) -> None:
    mei, sam = await hire(desk.engine, "Mei", "lead"), await hire(desk.engine, "Sam", "lead")
    case = (await say(desk, new_id(), "hi")).conversation.case_number

    async def of_both() -> list[tuple[int, int, int]]:
        counts = [(await page_and_counts(desk, one.id, Wanted("mine")))[1] for one in (mei, sam)]
        return [(one["mine"], one["open"], one["first_line"]) for one in counts]

    assert await of_both() == [(0, 0, 1), (0, 0, 1)]
    await assign(desk, case, mei.id, mei)
    assert await of_both() == [(1, 1, 0), (0, 1, 0)]
    await desk.engine.database.write(_as_another_process_would, sam.id)
    assert await of_both() == [(1, 1, 0), (0, 1, 0)]
    clock.forward(2)
    assert await of_both() == [(0, 1, 0), (1, 1, 0)]
    for wanted in (Wanted("mine"), Wanted("mine", "hi")):
        page, counts = await page_and_counts(desk, sam.id, wanted)
        assert counts["mine"] == 1, wanted
        assert (wanted.words != "") == (page.conversations == [])


async def test_a_page_goes_on_where_the_last_ended_whatever_its_size(
    desk: Desk, clock: HandClock
) -> None:
    mei, sam = await hire(desk.engine, "Mei", "lead"), await hire(desk.engine, "Sam", "lead")
    await many(desk, clock, mei, sam)
    for view in ("all", "queue", "unassigned"):
        whole = (
            await desk.engine.database.read(lists.page, view, mei.id, None, None)
        ).conversations
        for limit in range(1, len(whole)):
            first = await desk.engine.database.read(lists.page, view, mei.id, None, None, limit)
            rest = await desk.engine.database.read(lists.page, view, mei.id, first.next, None)
            assert [*first.conversations, *rest.conversations] == whole, (view, limit)
            assert rest.next is None


@pytest.mark.parametrize("cursor", ["x", "W10", "WzFd", "\u0000"])
@pytest.mark.parametrize("view", ["all", "queue"])
async def test_a_cursor_that_is_none_is_refused(desk: Desk, view: str, cursor: str) -> None:
    with pytest.raises(Refused):
        await desk.engine.database.read(lists.page, view, 1, cursor, None)


async def test_a_view_that_is_none_is_refused(desk: Desk) -> None:
    for view, assignee_id in (("everything", None), ("queue", 1)):
        with pytest.raises(Refused, match="bad_view"):
            await desk.engine.database.read(lists.page, view, 1, None, assignee_id)


async def test_the_queue_has_places_and_urgent_cases_go_first(desk: Desk, clock: HandClock) -> None:
    cases = []
    for _ in range(3):
        cases.append((await say(desk, new_id(), "hi")).conversation.case_number)
        clock.forward(1)
        await hand_over(desk, cases[-1])
    board = QueueBoard(100)
    await board.refresh(desk.engine)
    places = [board.where(await now_of(desk, case)) for case in cases]
    assert [(one.place, one.wait_s) for one in places if one] == [(1, 100), (2, 200), (3, 300)]
    await mark_urgent(desk, cases[2], await hire(desk.engine))
    moved = await board.refresh(desk.engine)
    assert len(moved) == 3
    waiting = board.where(await now_of(desk, cases[2]))
    assert waiting is not None
    assert waiting.place == 1


async def test_the_wait_is_learnt_from_how_fast_cases_are_taken(
    desk: Desk, clock: HandClock
) -> None:
    agent = await hire(desk.engine, role="lead", capacity=50)
    cases = [(await say(desk, new_id(), "hi")).conversation.case_number for _ in range(6)]
    for case in cases:
        await hand_over(desk, case)
    for case in cases[:3]:
        clock.forward(40)
        await assign(desk, case, agent.id, agent)
    for case in cases[3:5]:
        clock.forward(40)
        await reply(desk, agent, case, "I look into it.")
    board = QueueBoard(1_000)
    await board.refresh(desk.engine)
    waiting = board.where(await now_of(desk, cases[5]))
    assert waiting == (1, 40)


async def test_cases_are_found_by_number_mail_and_words(desk: Desk) -> None:
    agent, contact_id = await hire(desk.engine), new_id()
    taken = await say(desk, contact_id, "转账两个小时了还显示确认中", language="zh")
    case = taken.conversation
    await say(desk, new_id(), "something else entirely")
    await reply(desk, agent, case.case_number, "He is a whale.", note=True)
    await leave_email(desk, case.id, contact_id, "mei@customer.example")
    assert await index_new(desk) >= 3
    assert await index_new(desk) == 0
    queries = (
        case.case_number.lower().replace("-", " "),
        " MEI@customer.example",
        "确认中",
        "whale",
    )
    for query in queries:
        found = await found_by(desk, agent, query)
        assert [one.id for one in found] == [case.id], query
    for query in ("nothing like it", '" OR 1=1', "*", "\u0000", "x" * 5_000, "@"):
        assert await found_by(desk, agent, query) == []


async def test_a_phrase_is_not_looked_for(desk: Desk) -> None:
    agent = await hire(desk.engine)
    with pytest.raises(Refused, match="secret"):
        await found_by(desk, agent, "legal winner thank year wave sausage worth useful")
    assert await found_by(desk, agent, "a" * 64) == []
