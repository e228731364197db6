"""Texts that a lead released by name: exactly these pass, whatever the guard says."""

import hashlib
from typing import NamedTuple

from walletdesk.engine.tx import Tx
from walletdesk.kernel.ids import new_id


class Released(NamedTuple):
    """A released text.

    reason       why the lead released it
    used_at_ms   when it was last sent, None for never
    """

    id: int
    name: str
    text: str
    reason: str
    by_id: int
    at_ms: int
    uses: int
    used_at_ms: int | None


_RELEASED = ", ".join(Released._fields)


def digest(text: str) -> str:
    """What a text is found by: its SHA-256, all white space folded."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def add(tx: Tx, name: str, text: str, reason: str, by_id: int) -> int:
    """Keep a release; the driver's integrity error when its name or text has one."""
    release_id = new_id()
    tx.run(
        "INSERT INTO released_texts (id, name, digest, text, reason, by_id, at_ms, uses)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
        (release_id, name, digest(text), text, reason, by_id, tx.now_ms),
    )
    return release_id


def releases(tx: Tx, limit: int = 200) -> list[Released]:
    """All that hold, by name."""
    rows = tx.rows(
        f"SELECT {_RELEASED} FROM released_texts WHERE revoked_at_ms IS NULL ORDER BY name LIMIT ?",
        (limit,),
    )
    return [Released(*row) for row in rows]


def of_text(tx: Tx, text: str) -> Released | None:
    """The release of exactly this text."""
    row = tx.row(
        f"SELECT {_RELEASED} FROM released_texts WHERE digest = ? AND revoked_at_ms IS NULL",
        (digest(text),),
    )
    return Released(*row) if row else None


def use(tx: Tx, release_id: int) -> bool:
    """Count a use; False when the release was revoked meanwhile."""
    used = tx.run(
        "UPDATE released_texts SET uses = uses + 1, used_at_ms = ?"
        " WHERE id = ? AND revoked_at_ms IS NULL",
        (tx.now_ms, release_id),
    )
    return bool(used.rowcount)


def revoke(tx: Tx, release_id: int, by_id: int) -> bool:
    """Take a release back; False when there is none."""
    revoked = tx.run(
        "UPDATE released_texts SET revoked_at_ms = ?, revoked_by_id = ?"
        " WHERE id = ? AND revoked_at_ms IS NULL",
        (tx.now_ms, by_id, release_id),
    )
    return bool(revoked.rowcount)
