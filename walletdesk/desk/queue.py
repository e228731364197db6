"""Places in the queue and expected waits, from one look at the queue for all who ask."""

from itertools import pairwise
from typing import NamedTuple

from walletdesk.desk.model import Conversation
from walletdesk.engine import Engine, Tx

_PLACES_MAX = 2_000
_EXPERIENCE = 20


class Waiting(NamedTuple):
    """Where somebody stands in the queue.

    place    1 for the next
    wait_s   expected wait
    """

    place: int
    wait_s: int


class QueueBoard:
    """The queue as it stood at the last `refresh`; whoever joined since stands behind it."""

    def __init__(self, wait_guess_s: int) -> None:
        self._guess_s = wait_guess_s
        self._pace_s = float(wait_guess_s)
        self._places: dict[int, int] = {}

    async def refresh(self, engine: Engine) -> list[int]:
        """Look at the queue; returns the conversations whose place is another one now."""
        order, waits_ms = await engine.database.read(_look, engine.clock())
        before = self._places
        self._places = {conversation_id: at for at, conversation_id in enumerate(order, 1)}
        if waits_ms:
            self._pace_s = max(15.0, sorted(waits_ms)[len(waits_ms) // 2] / 1000)
        return [one for one, at in self._places.items() if before.get(one) != at]

    def where(self, conversation: Conversation) -> Waiting | None:
        """The conversation's place, None when it is not in the queue."""
        if conversation.status != "queued":
            return None
        place = self._places.get(conversation.id)
        if place is None:
            place = 1 if conversation.urgent else len(self._places) + 1
        return Waiting(place, round(place * self._pace_s))

    def __len__(self) -> int:
        return len(self._places)


def _look(tx: Tx, now_ms: int) -> tuple[list[int], list[int]]:
    order = tx.rows(
        "SELECT id FROM conversations WHERE status = 'queued'"
        f" ORDER BY urgent DESC, queued_at_ms, id LIMIT {_PLACES_MAX}"
    )
    # The pace: time between the latest take-overs of the last hour, when there are enough.
    taken = tx.rows(
        "SELECT taken_at_ms FROM takings WHERE taken_at_ms > ? ORDER BY taken_at_ms DESC"
        f" LIMIT {_EXPERIENCE}",
        (now_ms - 3_600_000,),
    )
    times = [row[0] for row in taken]
    gaps = [later - earlier for later, earlier in pairwise(times)]
    return [row[0] for row in order], gaps if len(gaps) >= 3 else []
