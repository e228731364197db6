"""What the shield took out and what the guard stopped: counted, and never a secret quoted."""

from typing import NamedTuple

import msgspec

from walletdesk.engine.tx import Tx
from walletdesk.kernel.ids import new_id

EXCERPT_CHARS = 300

_QUARTER_MS = 900_000


class Try(NamedTuple):
    """A message that the guard stopped.

    agent_id   who tried; None for the first line and for mail
    excerpt    how the text began; None when it held a secret
    """

    id: int
    at_ms: int
    case_number: str
    agent_id: int | None
    reasons: tuple[str, ...]
    excerpt: str | None
    seen_at_ms: int | None


def add(
    tx: Tx,
    kind: str,
    conversation_id: int,
    agent_id: int | None,
    reasons: list[str],
    excerpt: str | None = None,
) -> None:
    """Note an incident.

    kind      secret_removed, send_blocked or release_used
    reasons   kinds of secrets, the guard's codes, or the release's name
    excerpt   of a blocked text, already cleaned
    """
    tx.run(
        "INSERT INTO incidents (id, at_ms, kind, conversation_id, agent_id, reasons, excerpt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            new_id(),
            tx.now_ms,
            kind,
            conversation_id,
            agent_id,
            msgspec.json.encode(sorted(set(reasons))).decode(),
            excerpt[:EXCERPT_CHARS] if excerpt else None,
        ),
    )


def tries(tx: Tx, before_id: int | None = None, limit: int = 50) -> list[Try]:
    """Blocked tries, the latest first."""
    rows = tx.rows(
        "SELECT i.id, i.at_ms, c.case_number, i.agent_id, i.reasons, i.excerpt, i.seen_at_ms"
        " FROM incidents i JOIN conversations c ON c.id = i.conversation_id"
        " WHERE i.kind = 'send_blocked' AND i.id < ? ORDER BY i.id DESC LIMIT ?",
        (before_id or 2**63 - 1, limit),
    )
    return [_try(row) for row in rows]


def one_try(tx: Tx, try_id: int) -> Try | None:
    """A blocked try."""
    rows = tries(tx, try_id + 1, 1)
    return rows[0] if rows and rows[0].id == try_id else None


def count_tries(tx: Tx, agent_id: int, since_ms: int) -> int:
    """How often the guard stopped this agent after an instant."""
    row = tx.row(
        "SELECT count(*) FROM incidents WHERE kind = 'send_blocked' AND agent_id = ? AND at_ms > ?",
        (agent_id, since_ms),
    )
    return int(row[0]) if row else 0


def count_unseen(tx: Tx, lead_id: int) -> int:
    """Blocked tries that no lead has looked at; one's own are for others to see."""
    row = tx.row(
        "SELECT count(*) FROM incidents WHERE kind = 'send_blocked' AND seen_at_ms IS NULL"
        " AND (agent_id IS NULL OR agent_id <> ?)",
        (lead_id,),
    )
    return int(row[0]) if row else 0


def see_tries(tx: Tx, lead_id: int, until_ms: int) -> None:
    """Note that a lead has looked at the tries up to an instant, but for their own."""
    tx.run(
        "UPDATE incidents SET seen_at_ms = ?, seen_by_id = ? WHERE kind = 'send_blocked'"
        " AND seen_at_ms IS NULL AND at_ms <= ? AND (agent_id IS NULL OR agent_id <> ?)",
        (tx.now_ms, lead_id, until_ms, lead_id),
    )


def by_quarter_hour(tx: Tx, since_ms: int) -> list[tuple[int, str, int]]:
    """Incidents since an instant: (start of the quarter of an hour, ms; kind; how many).

    Days begin at another instant in each zone; every zone's midnight is on a quarter.
    """
    rows = tx.rows(
        f"SELECT at_ms / {_QUARTER_MS} AS quarter, kind, count(*) FROM incidents"
        " WHERE at_ms >= ? GROUP BY quarter, kind ORDER BY quarter, kind",
        (since_ms,),
    )
    return [(int(row[0]) * _QUARTER_MS, str(row[1]), int(row[2])) for row in rows]


def _try(row: tuple[object, ...]) -> Try:
    found = Try(*row)  # type: ignore[arg-type]  # the columns in their order
    return found._replace(reasons=tuple(msgspec.json.decode(str(found.reasons))))
