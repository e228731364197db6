"""Delivered and read: gathered for a moment, then written for all conversations at once."""

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

_GATHER_S = 0.5
_AT_ONCE = 25
"""Marks in one unit of work: messages that come meanwhile wait for no more than these."""


class Receipts:
    """Collects marks and writes them twice a second; losing some in a crash does no harm.

    A mark never goes back, and never beyond what there is.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: dict[tuple[int, Mark], int] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def note(self, conversation_id: int, mark: Mark, number: int) -> None:
        """Note that this side has received or seen messages up to `number`."""
        key = (conversation_id, mark)
        if number > self._waiting.get(key, 0):
            self._waiting[key] = number
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(_GATHER_S, self._begin)

    async def flush(self) -> None:
        """Write what has gathered."""
        waiting, self._waiting = self._waiting, {}
        marks = iter(waiting.items())
        while some := dict(islice(marks, _AT_ONCE)):
            with contextlib.suppress(TryLater):
                await self._engine.database.write(_mark_all, some)

    def _begin(self) -> None:
        self._timer = None
        task = asyncio.get_running_loop().create_task(self.flush())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


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
