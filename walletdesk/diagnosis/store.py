"""All SQL of diagnosis: watched transactions."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, text

from walletdesk.diagnosis.watched import Watch, Why
from walletdesk.engine.tables import metadata
from walletdesk.engine.tx import Tx

_RUNS = text("ended_at_ms IS NULL")

watches = Table(
    "watches",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("conversation_id", BigInteger, nullable=False),
    Column("contact_id", BigInteger, nullable=False),
    Column("chain", Text, nullable=False),
    Column("transaction_id", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("remembered", Text, nullable=False),
    Column("phase", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("confirmations", Integer),
    Column("needed", Integer),
    Column("told", Integer, nullable=False),
    Column("told_at_ms", BigInteger, nullable=False),
    Column("looks", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("next_look_at_ms", BigInteger, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("ended_at_ms", BigInteger),
    Column("ended_why", Text),
    Index("ix_watches_conversation", "conversation_id", "id"),
    Index(
        "ix_watches_due",
        "chain",
        "next_look_at_ms",
        sqlite_where=_RUNS,
        postgresql_where=_RUNS,
    ),
    Index("ix_watches_contact", "contact_id", sqlite_where=_RUNS, postgresql_where=_RUNS),
    Index(
        "uq_watches_transaction",
        "conversation_id",
        "chain",
        "transaction_id",
        unique=True,
        sqlite_where=_RUNS,
        postgresql_where=_RUNS,
    ),
)

_COLUMNS = Watch.__struct_fields__
_SELECTED = ", ".join(_COLUMNS)
_KEPT = _COLUMNS[_COLUMNS.index("remembered") :]
_KEPT_AT = _COLUMNS.index("remembered")


def begin(tx: Tx, watch: Watch) -> bool:
    """Keep a new watch; False where the conversation has one of this transaction."""
    values = ", ".join("?" for _ in _COLUMNS)
    added = tx.run(
        f"INSERT INTO watches ({_SELECTED}) VALUES ({values}) ON CONFLICT DO NOTHING",
        _row(watch),
    )
    return int(added.rowcount) == 1


def running(tx: Tx, conversation_id: int, contact_id: int) -> tuple[int, int, int]:
    """How many watches run: of a conversation, of a contact, in all."""
    row = tx.row(
        "SELECT"
        " (SELECT count(*) FROM watches WHERE conversation_id = ? AND ended_at_ms IS NULL),"
        " (SELECT count(*) FROM watches WHERE contact_id = ? AND ended_at_ms IS NULL),"
        " (SELECT count(*) FROM watches WHERE ended_at_ms IS NULL)",
        (conversation_id, contact_id),
    )
    return (int(row[0]), int(row[1]), int(row[2])) if row else (0, 0, 0)


def of_conversation(tx: Tx, conversation_id: int) -> list[Watch]:
    """Every watch of a conversation, the latest first."""
    rows = tx.rows(
        f"SELECT {_SELECTED} FROM watches WHERE conversation_id = ? ORDER BY id DESC LIMIT 50",
        (conversation_id,),
    )
    return [Watch(*row) for row in rows]


def due_chains(tx: Tx) -> list[str]:
    """The chains on which something is to be looked at now."""
    rows = tx.rows(
        "SELECT chain FROM watches WHERE ended_at_ms IS NULL AND next_look_at_ms <= ?"
        " GROUP BY chain",
        (tx.now_ms,),
    )
    return [str(row[0]) for row in rows]


def claim(tx: Tx, chain: str, limit: int, lease_ms: int) -> list[Watch]:
    """Take due watches of a chain under a lease, the longest due first.

    Those whose case was closed end here. The lease is the next look: a worker that dies
    leaves them due again by itself.
    """
    now_ms = tx.now_ms
    locked = " FOR UPDATE SKIP LOCKED" if tx.dialect == "postgresql" else ""
    due = tx.rows(
        "SELECT id FROM watches WHERE chain = ? AND ended_at_ms IS NULL AND next_look_at_ms <= ?"
        f" ORDER BY next_look_at_ms, id LIMIT {limit}{locked}",
        (chain, now_ms),
    )
    if not due:
        return []
    ids = [row[0] for row in due]
    marks = ", ".join("?" for _ in ids)
    tx.run(
        "UPDATE watches SET ended_at_ms = ?, ended_why = 'closed'"
        f" WHERE id IN ({marks}) AND conversation_id IN"
        " (SELECT id FROM conversations WHERE status = 'closed')",
        (now_ms, *ids),
    )
    tx.run(
        f"UPDATE watches SET next_look_at_ms = ? WHERE id IN ({marks}) AND ended_at_ms IS NULL",
        (now_ms + lease_ms, *ids),
    )
    rows = tx.rows(
        f"SELECT {_SELECTED} FROM watches WHERE id IN ({marks}) AND ended_at_ms IS NULL", ids
    )
    return sorted((Watch(*row) for row in rows), key=lambda one: one.id)


def keep(tx: Tx, watch: Watch, looks_before: int) -> bool:
    """Write a watch back after a look; False where another look was faster, or it has ended."""
    changes = ", ".join(f"{name} = ?" for name in _KEPT)
    kept = tx.run(
        f"UPDATE watches SET {changes} WHERE id = ? AND looks = ? AND ended_at_ms IS NULL",
        (*_row(watch)[_KEPT_AT:], watch.id, looks_before),
    )
    return int(kept.rowcount) == 1


def end(tx: Tx, conversation_id: int, why: Why) -> int:
    """End every watch of a conversation; returns how many ran."""
    done = tx.run(
        "UPDATE watches SET ended_at_ms = ?, ended_why = ?"
        " WHERE conversation_id = ? AND ended_at_ms IS NULL",
        (tx.now_ms, why, conversation_id),
    )
    return int(done.rowcount)


def forget_old(tx: Tx, older_than_ms: int) -> None:
    """Remove watches that ended before an instant."""
    tx.run("DELETE FROM watches WHERE ended_at_ms < ?", (older_than_ms,))


def _row(watch: Watch) -> tuple[object, ...]:
    return tuple(getattr(watch, name) for name in _COLUMNS)
