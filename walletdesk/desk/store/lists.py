"""The agents' lists: every page by keyset, every view on an index."""

import base64
import binascii
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from walletdesk.desk.model import Conversation
from walletdesk.desk.store.conversations import SELECTED
from walletdesk.engine.tx import Tx
from walletdesk.kernel.errors import Refused

STATUSES = ("first_line", "queued", "open", "closed")

# View → the index walks that together are the view. (`all` over one index more would cost
# every message an index more.)
_WALKS: dict[str, tuple[str, ...]] = {
    "mine": ("assignee_id = ? AND status = 'open'",),
    "open": ("status = 'open'",),
    "first_line": ("status = 'first_line'",),
    "closed": ("status = 'closed'",),
    "unassigned": ("status = 'queued'", "status = 'first_line'"),
    "all": tuple(f"status = '{status}'" for status in STATUSES),
    "urgent": ("urgent = 1 AND status <> 'closed'",),
    "assignee_open": ("assignee_id = ? AND status = 'open'",),
    "assignee_closed": ("assignee_id = ? AND status = 'closed'",),
}

VIEWS = ("mine", "queue", "unassigned", "open", "urgent", "first_line", "closed", "all")

_COUNTS_MS = 1_000

_LATEST = "ORDER BY last_at_ms DESC, id DESC"
_BY_LATEST = "last_at_ms, id"
_FIRST_IN_QUEUE = "ORDER BY urgent DESC, queued_at_ms, id"
_BY_QUEUE = "urgent, queued_at_ms, id"


class Page(NamedTuple):
    """A page of conversations and the cursor of the next one, None on the last."""

    conversations: list[Conversation]
    next: str | None


def page(
    tx: Tx, view: str, agent_id: int, cursor: str | None, assignee_id: int | None, limit: int = 50
) -> Page:
    """A page of a view.

    agent_id      whose `mine` it is
    assignee_id   only conversations of this agent; for the views open and closed
    Raises        Refused bad_view, bad_cursor
    """
    if view not in VIEWS or (assignee_id is not None and view not in ("open", "closed")):
        raise Refused("bad_view", views=list(VIEWS))
    if view == "queue":
        return _queue_page(tx, cursor, limit)
    walks = _WALKS[view if assignee_id is None else f"assignee_{view}"]
    return _latest_page(tx, walks, assignee_id or agent_id, cursor, limit)


def by_ids(tx: Tx, conversation_ids: list[int]) -> list[Conversation]:
    """Conversations of these ids, the latest first."""
    if not conversation_ids:
        return []
    marks = ", ".join("?" for _ in conversation_ids)
    rows = tx.rows(
        f"SELECT {SELECTED} FROM conversations WHERE id IN ({marks}) {_LATEST}", conversation_ids
    )
    return [Conversation(*row) for row in rows]


class CountBoard:
    """How many conversations wait in the views that people work through.

    They are counted once, until a conversation changes its list here or a second has passed
    (other processes change lists too).
    """

    def __init__(self) -> None:
        self._kept: Counted | None = None

    def changed(self) -> None:
        """A conversation is in another list now."""
        self._kept = None

    def known(self, now_ms: int) -> "Counted":
        """What is counted and still true; what is not yet is counted into it by `of`.

        To be asked before the transaction of `of` begins: what changes meanwhile then goes
        into counts that nobody is given later.
        """
        if self._kept is None or now_ms - self._kept.at_ms > _COUNTS_MS:
            self._kept = Counted(now_ms)
        return self._kept


class Counted:
    """The counts of a moment: of all agents, and `mine` of those who asked."""

    def __init__(self, at_ms: int) -> None:
        self.at_ms = at_ms
        self._shared: dict[str, int] | None = None
        self._mine: dict[int, int] = {}

    def ready(self, agent_id: int) -> dict[str, int] | None:
        """The counts for an agent, None as long as some are missing."""
        mine = self._mine.get(agent_id)
        if mine is None or self._shared is None:
            return None
        return {"mine": mine, **self._shared}

    def of(self, tx: Tx, agent_id: int) -> dict[str, int]:
        """The counts for an agent, counted where they are not."""
        shared = self._shared
        if shared is None:
            shared = self._shared = _counts(tx)
        mine = self._mine.get(agent_id)
        if mine is None:
            mine = self._mine[agent_id] = open_count(tx, agent_id)
        return {"mine": mine, **shared}


def _counts(tx: Tx) -> dict[str, int]:
    by_status = dict(
        tx.rows(
            "SELECT status, count(*) FROM conversations"
            " WHERE status IN ('first_line', 'queued', 'open') GROUP BY status"
        )
    )
    urgent = tx.rows("SELECT count(*) FROM conversations WHERE urgent = 1 AND status <> 'closed'")
    queue, first_line = by_status.get("queued", 0), by_status.get("first_line", 0)
    return {
        "queue": queue,
        "unassigned": queue + first_line,
        "open": by_status.get("open", 0),
        "urgent": urgent[0][0],
        "first_line": first_line,
    }


def open_count(tx: Tx, agent_id: int) -> int:
    """How many conversations the agent holds."""
    row = tx.row(
        "SELECT count(*) FROM conversations WHERE assignee_id = ? AND status = 'open'", (agent_id,)
    )
    return int(row[0]) if row else 0


def queue_place(tx: Tx, conversation: Conversation) -> int:
    """The conversation's place in the queue, 1 for the next."""
    row = tx.row(
        "SELECT count(*) FROM conversations WHERE status = 'queued' AND (urgent > ? OR"
        " (urgent = ? AND (queued_at_ms < ? OR (queued_at_ms = ? AND id < ?))))",
        (
            conversation.urgent,
            conversation.urgent,
            conversation.queued_at_ms,
            conversation.queued_at_ms,
            conversation.id,
        ),
    )
    return (int(row[0]) if row else 0) + 1


def _latest_page(
    tx: Tx, walks: tuple[str, ...], agent_id: int, cursor: str | None, limit: int
) -> Page:
    beyond = ""
    place: tuple[int, ...] = ()
    if cursor:
        last_at_ms, conversation_id = _read_cursor(cursor, 2)
        beyond = " AND (last_at_ms, id) < (?, ?)"
        place = (last_at_ms, conversation_id)
    values = [one for walk in walks for one in (*((agent_id,) if "?" in walk else ()), *place)]
    narrowed = [walk + beyond for walk in walks]
    found = _merged(tx, narrowed, values, _BY_LATEST, _LATEST, limit + 1)
    return _cut(found, limit, lambda one: (one.last_at_ms, one.id))


def _queue_page(tx: Tx, cursor: str | None, limit: int) -> Page:
    walks = ["status = 'queued'"]
    place: tuple[int, ...] = ()
    if cursor:
        urgent, *place_in_it = _read_cursor(cursor, 3)
        place = tuple(place_in_it)
        # A row comparison cannot say "urgent falls, time rises" to an index: two walks can.
        walks = [
            f"status = 'queued' AND urgent = {int(urgent > 0)} AND (queued_at_ms, id) > (?, ?)"
        ]
        if urgent > 0:
            walks.append("status = 'queued' AND urgent = 0")
    found = _merged(tx, walks, place, _BY_QUEUE, _FIRST_IN_QUEUE, limit + 1)
    return _cut(found, limit, lambda one: (one.urgent, one.queued_at_ms, one.id))


def _merged(
    tx: Tx, walks: Sequence[str], values: Sequence[int], sorted_by: str, order: str, count: int
) -> list[Conversation]:
    """The first conversations of several index walks, each of which gives `order`.

    Of several walks the wide rows are fetched for the merged page alone: the walks themselves
    touch only the index. Each has its own LIMIT, without which PostgreSQL sorts the table; the
    number is in the text, as a plan made for any limit at all fears a large one.
    """
    if len(walks) == 1:
        rows = tx.rows(
            f"SELECT {SELECTED} FROM conversations WHERE {walks[0]} {order} LIMIT {count}", values
        )
    else:
        near = " UNION ALL ".join(
            f"SELECT * FROM (SELECT {sorted_by} FROM conversations WHERE {walk} {order}"
            f" LIMIT {count}) AS walk_{number}"
            for number, walk in enumerate(walks)
        )
        rows = tx.rows(
            f"SELECT {SELECTED} FROM ({near} {order} LIMIT {count}) AS near"
            f" JOIN conversations USING ({sorted_by}) {order}",
            values,
        )
    return [Conversation(*row) for row in rows]


def _cut(found: list[Conversation], limit: int, key: Any) -> Page:
    if len(found) <= limit:
        return Page(found, None)
    return Page(found[:limit], _cursor(key(found[limit - 1])))


def _cursor(values: tuple[int, ...]) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).decode().rstrip("=")


def _read_cursor(cursor: str, count: int) -> list[int]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        values = msgspec.json.decode(raw, type=list[int])
    except (binascii.Error, ValueError, msgspec.DecodeError) as error:
        raise Refused("bad_cursor") from error
    if len(values) != count:
        raise Refused("bad_cursor")
    return values
