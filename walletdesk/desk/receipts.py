"""Delivered and read: gathered for a moment, then written, many conversations at once.

A message that the customer sends meanwhile carries the marks of its conversation with it: one
change of the row instead of two, and one frame less for every page that shows it.
"""

import asyncio
import contextlib
from collections import deque
from itertools import islice
from typing import Literal, NamedTuple

from walletdesk.desk.model import Change, Conversation
from walletdesk.desk.record import standing
from walletdesk.desk.store import conversations as store
from walletdesk.engine import Engine, Tx
from walletdesk.kernel.errors import TryLater

Mark = Literal["delivered_to_customer", "read_by_customer", "delivered_to_agents", "read_by_agents"]
Marks = dict[Mark, int]
"""The number up to which each side has received or seen."""


class _Waiting(NamedTuple):
    number: int
    due_at: float


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
"""Conversations in one unit of work: messages that come meanwhile wait for no more than these."""


class Receipts:
    """Collects marks and writes each a moment later; losing some in a crash does no harm.

    A mark never goes back, and never beyond what there is.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: dict[int, dict[Mark, _Waiting]] = {}
        # When to look at which conversation, by how long marks gather: each in order of time,
        # as to look at all that wait, twenty times a second, was a thirtieth of a busy desk.
        self._order: dict[float, deque[tuple[float, int]]] = {
            gather_s: deque() for gather_s in _GATHER_S.values()
        }
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def note(self, conversation_id: int, mark: Mark, number: int) -> None:
        """Note that this side has received or seen messages up to `number`."""
        loop = asyncio.get_running_loop()
        marks = self._waiting.setdefault(conversation_id, {})
        before = marks.get(mark)
        if before is None:
            due_at = loop.time() + _GATHER_S[mark]
            marks[mark] = _Waiting(number, due_at)
            self._order[_GATHER_S[mark]].append((due_at, conversation_id))
        elif number > before.number:
            marks[mark] = _Waiting(number, before.due_at)
        if self._timer is None:
            self._timer = loop.call_later(_TICK_S, self._begin)

    def carried(self, conversation_id: int) -> Marks:
        """What waits for this conversation, for a unit that writes its row anyway.

        Who takes marks and then fails notes them again.
        """
        marks = self._waiting.pop(conversation_id, None)
        return {mark: waiting.number for mark, waiting in marks.items()} if marks else {}

    def note_all(self, conversation_id: int, marks: Marks) -> None:
        """Note what `carried` gave and nobody wrote."""
        for mark, number in marks.items():
            self.note(conversation_id, mark, number)

    async def flush(self) -> None:
        """Write what has gathered."""
        await self._write({one: self.carried(one) for one in tuple(self._waiting)})

    def _begin(self) -> None:
        # A little at a time: all at once twice a second would be felt by who writes then.
        loop = asyncio.get_running_loop()
        marks = self._due(loop.time())
        if marks:
            task = loop.create_task(self._write(marks))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._timer = loop.call_later(_TICK_S, self._begin) if self._waiting else None

    def _due(self, now: float) -> dict[int, Marks]:
        due: dict[int, Marks] = {}
        for order in self._order.values():
            while order and order[0][0] <= now:
                due_at, conversation_id = order.popleft()
                marks = self._waiting.get(conversation_id, {})
                # Else a message has carried them meanwhile, and later ones have a later time.
                if any(waiting.due_at <= due_at for waiting in marks.values()):
                    # The other marks of the conversation go with it, as it is one row.
                    due[conversation_id] = self.carried(conversation_id)
        return due

    async def _write(self, marks: dict[int, Marks]) -> None:
        left = iter(marks.items())
        while some := dict(islice(left, _AT_ONCE)):
            with contextlib.suppress(TryLater):
                await self._engine.database.write(_mark_all, some)


def mark_all(conversation: Conversation, marks: Marks) -> bool:
    """Set marks on a held conversation; says whether one of them was news."""
    news = [_mark(conversation, mark, number) for mark, number in marks.items()]
    return any(news)


def _mark_all(tx: Tx, waiting: dict[int, Marks]) -> None:
    held = store.held(tx, waiting)
    changed = {
        one: held[one]
        for one, marks in waiting.items()
        if one in held and mark_all(held[one], marks)
    }
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
