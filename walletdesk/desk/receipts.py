"""Delivered and read: gathered for a moment, then written, many conversations at once."""

import asyncio
import contextlib
from itertools import islice
from typing import Literal

from walletdesk.desk.model import Change, Conversation
from walletdesk.desk.record import standing
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Engine, Tx
from walletdesk.kernel.errors import TryLater

Mark = Literal["delivered_to_customer", "read_by_customer", "delivered_to_agents", "read_by_agents"]

_GATHER_S: dict[Mark, float] = {
    "read_by_customer": 0.5,
    "read_by_agents": 0.5,
    # Nobody waits for these, and each one written is a change that every open page is told
    # of: at half a second they were a third of all that a busy desk sent.
    "delivered_to_customer": 2.5,
    "delivered_to_agents": 2.5,
}
_TICK_S = 0.05
_AT_ONCE = 25
"""Marks in one unit of work: messages that come meanwhile wait for no more than these."""


class Receipts:
    """Collects marks and writes each a moment later; losing some in a crash does no harm.

    A mark never goes back, and never beyond what there is.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # (conversation, mark) → number and when it is due.
        self._waiting: dict[tuple[int, Mark], tuple[int, float]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def note(self, conversation_id: int, mark: Mark, number: int) -> None:
        """Note that this side has received or seen messages up to `number`."""
        key = (conversation_id, mark)
        loop = asyncio.get_running_loop()
        so_far, due_at = self._waiting.get(key, (0, loop.time() + _GATHER_S[mark]))
        if number > so_far:
            self._waiting[key] = (number, due_at)
        if self._timer is None and self._waiting:
            self._timer = loop.call_later(_TICK_S, self._begin)

    async def flush(self) -> None:
        """Write what has gathered."""
        await self._write(self._taken(list(self._waiting)))

    def _begin(self) -> None:
        # A little at a time: all at once twice a second would be felt by who writes then.
        loop = asyncio.get_running_loop()
        now = loop.time()
        marks = self._taken([key for key, (_, due_at) in self._waiting.items() if due_at <= now])
        if marks:
            task = loop.create_task(self._write(marks))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._timer = loop.call_later(_TICK_S, self._begin) if self._waiting else None

    def _taken(self, keys: list[tuple[int, Mark]]) -> dict[tuple[int, Mark], int]:
        return {key: self._waiting.pop(key)[0] for key in keys}

    async def _write(self, marks: dict[tuple[int, Mark], int]) -> None:
        left = iter(marks.items())
        while some := dict(islice(left, _AT_ONCE)):
            with contextlib.suppress(TryLater):
                await self._engine.database.write(_mark_all, some)


def _mark_all(tx: Tx, waiting: dict[tuple[int, Mark], int]) -> None:
    held = store.held(tx, {conversation_id for conversation_id, _ in waiting})
    changed: dict[int, Conversation] = {}
    for (conversation_id, mark), number in waiting.items():
        conversation = held.get(conversation_id)
        if conversation and _mark(conversation, mark, number):
            changed[conversation_id] = conversation
    for conversation in changed.values():
        conversation.version += 1
    if changed:
        store.save_all(tx, list(changed.values()), [])
    for conversation in changed.values():
        tx.tell(Change(conversation, [], standing(conversation)))


def _mark(conversation: Conversation, mark: Mark, number: int) -> bool:
    number = min(number, conversation.number)
    if number <= getattr(conversation, mark):
        return False
    setattr(conversation, mark, number)
    if mark == "read_by_agents":
        conversation.delivered_to_agents = max(conversation.delivered_to_agents, number)
        if number == conversation.number:
            conversation.unread = 0
    elif mark == "read_by_customer":
        conversation.delivered_to_customer = max(conversation.delivered_to_customer, number)
    return True
