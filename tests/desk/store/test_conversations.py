"""Rows are written back as the rules left them, many at once or one by one."""

import asyncio
import random
from typing import Any

import msgspec
import pytest

from tests.builders import say
from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Tx
from walletdesk.kernel.ids import new_id

_NEW_VALUES: dict[str, list[Any]] = {
    "status": ["first_line", "queued", "open", "closed"],
    "assignee_id": [None, 1, 2**60],
    "subject": ["", "NULL", 'a "quoted", one', "back\\slash", "{转账}\n"],
    "zone": [None, "Asia/Shanghai", ""],
    "unread": [0, 7, 2**31 - 1],
    "closed_at_ms": [None, 2**50],
}


def change(tx: Tx, changes: dict[int, dict[str, Any]]) -> None:
    held = store.held(tx, changes)
    for conversation_id, values in changes.items():
        for name, value in values.items():
            setattr(held[conversation_id], name, value)
    store.save_all(tx, list(held.values()), [])


def drawn(chance: random.Random) -> dict[str, Any]:
    names = chance.sample(list(_NEW_VALUES), chance.randrange(4))
    return {name: chance.choice(_NEW_VALUES[name]) for name in names}


def rows(tx: Tx, ids: list[int]) -> list[Conversation | None]:
    return [store.by_id(tx, one) for one in ids]


async def three_cases(desk: Desk) -> list[Conversation]:
    taken = [await say(desk, new_id(), f"message {number}") for number in range(3)]
    return [one.conversation for one in taken]


@pytest.mark.parametrize("how", ["together", "one by one"])
async def test_each_row_has_its_own_changes_and_keeps_the_rest(desk: Desk, how: str) -> None:
    expected = {one.id: one for one in await three_cases(desk)}
    chance = random.Random(how)  # the same draws each time
    for _ in range(30):
        changes = {one: drawn(chance) for one in expected}
        if how == "together":
            await desk.engine.database.write(change, changes)
        else:
            for one, values in changes.items():
                await desk.engine.database.write(change, {one: values})
        expected = {
            one: msgspec.structs.replace(row, **changes[one]) for one, row in expected.items()
        }
        found = await desk.engine.database.read(rows, list(expected))
        assert found == list(expected.values())


async def test_a_row_saved_twice_in_a_unit_is_as_it_was_last(desk: Desk) -> None:
    case = (await three_cases(desk))[0]

    def there_and_back(tx: Tx) -> None:
        held = store.held(tx, [case.id])[case.id]
        held.subject = "for a moment"
        store.save_all(tx, [held], [])
        held.subject = case.subject
        store.save_all(tx, [held], [])

    await desk.engine.database.write(there_and_back)
    assert await desk.engine.database.read(rows, [case.id]) == [case]


async def test_what_a_failed_unit_wrote_is_not_taken_for_written(desk: Desk) -> None:
    case = (await three_cases(desk))[0]

    def fail(tx: Tx) -> None:
        change(tx, {case.id: {"subject": "new"}})
        raise ValueError("after writing")

    results = await asyncio.gather(
        desk.engine.database.write(fail),
        desk.engine.database.write(change, {case.id: {"subject": "new"}}),
        return_exceptions=True,
    )
    assert isinstance(results[0], ValueError)
    found = (await desk.engine.database.read(rows, [case.id]))[0]
    assert found is not None
    assert found.subject == "new"
