"""All SQL of rebuilt histories."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, text

from walletdesk.chains.base import Movement
from walletdesk.diagnosis.rebuilt import Record, movement_of, movement_text
from walletdesk.engine.tables import metadata
from walletdesk.engine.tx import Tx

_RUNS = text("ended_at_ms IS NULL")

records = Table(
    "records",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("conversation_id", BigInteger),
    Column("chain", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("cursor", Text),
    Column("done_permille", Integer, nullable=False),
    Column("pieces", Integer, nullable=False),
    Column("movements", Integer, nullable=False),
    Column("lacks", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("next_step_at_ms", BigInteger, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("ended_at_ms", BigInteger),
    Index("ix_records_due", "next_step_at_ms", sqlite_where=_RUNS, postgresql_where=_RUNS),
    Index("ix_records_conversation", "conversation_id", "id"),
    Index("ix_records_created", "created_at_ms"),
)

record_movements = Table(
    "record_movements",
    metadata,
    Column("record_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),  # 1 is the newest
    Column("movement", Text, nullable=False),
    sqlite_with_rowid=False,
)

_COLUMNS = Record.__struct_fields__
_SELECTED = ", ".join(_COLUMNS)
_KEPT = _COLUMNS[_COLUMNS.index("cursor") :]


def add(tx: Tx, record: Record) -> None:
    """Keep a new one."""
    places = ", ".join("?" for _ in _COLUMNS)
    tx.run(f"INSERT INTO records ({_SELECTED}) VALUES ({places})", _row(record, _COLUMNS))


def running(tx: Tx) -> int:
    """How many are being rebuilt."""
    row = tx.row("SELECT count(*) FROM records WHERE ended_at_ms IS NULL")
    return int(row[0]) if row else 0


def by_key(tx: Tx, key: str) -> Record | None:
    """The one of this key."""
    row = tx.row(f"SELECT {_SELECTED} FROM records WHERE key = ?", (key,))
    return Record(*row) if row else None


def of_conversation(tx: Tx, conversation_id: int) -> list[Record]:
    """Those that were begun from a case, the latest first."""
    rows = tx.rows(
        f"SELECT {_SELECTED} FROM records WHERE conversation_id = ? ORDER BY id DESC LIMIT 20",
        (conversation_id,),
    )
    return [Record(*row) for row in rows]


def movements(tx: Tx, record_id: int, after: int, limit: int) -> list[Movement]:
    """A stretch of the movements, the newest first.

    after   how many to leave out
    """
    rows = tx.rows(
        "SELECT movement FROM record_movements WHERE record_id = ? AND number > ?"
        " ORDER BY number LIMIT ?",
        (record_id, after, limit),
    )
    return [movement_of(row[0]) for row in rows]


def claim(tx: Tx, limit: int, lease_ms: int) -> list[Record]:
    """Take what is due under a lease: the next step's time, so that a dead worker gives it up."""
    now_ms = tx.now_ms
    locked = " FOR UPDATE SKIP LOCKED" if tx.dialect == "postgresql" else ""
    due = tx.rows(
        "SELECT id FROM records WHERE ended_at_ms IS NULL AND next_step_at_ms <= ?"
        f" ORDER BY next_step_at_ms, id LIMIT {limit}{locked}",
        (now_ms,),
    )
    if not due:
        return []
    ids = [row[0] for row in due]
    marks = ", ".join("?" for _ in ids)
    tx.run(
        f"UPDATE records SET next_step_at_ms = ? WHERE id IN ({marks})", (now_ms + lease_ms, *ids)
    )
    rows = tx.rows(f"SELECT {_SELECTED} FROM records WHERE id IN ({marks}) ORDER BY id", ids)
    return [Record(*row) for row in rows]


def keep(tx: Tx, record: Record, before: Record, kept: Sequence[Movement]) -> bool:
    """Write a step; False where another worker took it first, and then nothing is written.

    before   the record as the step found it
    """
    changes = ", ".join(f"{name} = ?" for name in _KEPT)
    done = tx.run(
        f"UPDATE records SET {changes}"
        " WHERE id = ? AND pieces = ? AND failures = ? AND ended_at_ms IS NULL",
        (*_row(record, _KEPT), record.id, before.pieces, before.failures),
    )
    if int(done.rowcount) != 1:
        return False
    if kept:
        tx.run_many(
            "INSERT INTO record_movements (record_id, number, movement) VALUES (?, ?, ?)",
            [
                (record.id, number, movement_text(one))
                for number, one in enumerate(kept, before.movements + 1)
            ],
        )
    return True


def forget_old(tx: Tx, older_than_ms: int) -> None:
    """Remove what was begun before an instant."""
    old = "SELECT id FROM records WHERE created_at_ms < ?"
    tx.run(f"DELETE FROM record_movements WHERE record_id IN ({old})", (older_than_ms,))
    tx.run("DELETE FROM records WHERE created_at_ms < ?", (older_than_ms,))


def _row(record: Record, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in names)
