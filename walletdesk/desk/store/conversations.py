"""Conversations read, held and written; the set-based hot path.

Every change of a conversation, a message or a state, goes through `save_all`: the rows are
held first (locked in id order on PostgreSQL; SQLite has one writer), changed in Python by
the rules of the use case, and written back with the new messages in two statements for all.
Only columns that changed in one of the rows are written: a message changes 8 of 31.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec

from walletdesk.desk.model import Conversation, Message
from walletdesk.engine import arrays
from walletdesk.engine.tx import Tx

COLUMNS = Conversation.__struct_fields__
SELECTED = ", ".join(COLUMNS)
MESSAGE_COLUMNS = Message.__struct_fields__
MESSAGE_SELECTED = ", ".join(MESSAGE_COLUMNS)

_TEXTS = {
    "contact_name", "contact_email", "status", "subject", "preview", "preview_from", "language",
    "zone", "intake", "kind", "speaker", "speaker_name", "text", "client_id", "extra",
}  # fmt: skip

_INSERT = f"INSERT INTO conversations ({SELECTED}) VALUES ({', '.join('?' for _ in COLUMNS)})"
_INSERT_MESSAGE = (
    f"INSERT INTO messages ({MESSAGE_SELECTED}) VALUES ({', '.join('?' for _ in MESSAGE_COLUMNS)})"
)


def held(tx: Tx, conversation_ids: Iterable[int]) -> dict[int, Conversation]:
    """The conversations of these ids, kept from other writers until the commit."""
    ids = sorted(set(conversation_ids))
    if tx.dialect == "postgresql":
        rows = tx.rows(
            f"SELECT {SELECTED} FROM conversations WHERE id = ANY(?) ORDER BY id FOR UPDATE",
            (ids,),
        )
    else:
        rows = tx.rows(_select_many(len(ids)), ids)
    _known(tx).update({row[0]: row for row in rows})
    return {row[0]: Conversation(*row) for row in rows}


def by_id(tx: Tx, conversation_id: int) -> Conversation | None:
    """The conversation of this id."""
    row = tx.row(f"SELECT {SELECTED} FROM conversations WHERE id = ?", (conversation_id,))
    return Conversation(*row) if row else None


def by_case(tx: Tx, case_number: str) -> Conversation | None:
    """The conversation of this case number."""
    row = tx.row(f"SELECT {SELECTED} FROM conversations WHERE case_number = ?", (case_number,))
    return Conversation(*row) if row else None


def of_contact(tx: Tx, contact_id: int, limit: int = 50) -> list[Conversation]:
    """A contact's conversations, the latest first."""
    rows = tx.rows(
        f"SELECT {SELECTED} FROM conversations WHERE contact_id = ? ORDER BY id DESC LIMIT ?",
        (contact_id, limit),
    )
    return [Conversation(*row) for row in rows]


def add(tx: Tx, conversation: Conversation) -> None:
    """Keep a new conversation; the driver's integrity error when its number is taken."""
    row = msgspec.structs.astuple(conversation)
    tx.run(_INSERT, row)
    _known(tx)[conversation.id] = row


def save_all(tx: Tx, conversations: Sequence[Conversation], messages: Sequence[Message]) -> None:
    """Write conversations that this unit held or added back, and add their new messages.

    Raises   the driver's integrity error when a (source_id, client_id) is there already
    """
    if messages:
        _add_messages(tx, [msgspec.structs.astuple(message) for message in messages])
    if conversations:
        _write_back(tx, [msgspec.structs.astuple(one) for one in conversations])


def messages_after(
    tx: Tx, conversation_id: int, after: int, limit: int, hidden: bool
) -> list[Message]:
    """Messages behind a cursor, in order; the cursor counts as its viewer does.

    hidden   True: agents' count and everything; False: the customer's count and view
    """
    counted = "position" if hidden else "number"
    rows = tx.rows(
        f"SELECT {MESSAGE_SELECTED} FROM messages WHERE conversation_id = ? AND {counted} > ?"
        " ORDER BY position LIMIT ?",
        (conversation_id, after, limit),
    )
    return [Message(*row) for row in rows]


def messages_before(tx: Tx, conversation_id: int, before: int, limit: int) -> list[Message]:
    """The last messages before an agents' position, in order."""
    rows = tx.rows(
        f"SELECT {MESSAGE_SELECTED} FROM messages WHERE conversation_id = ? AND position < ?"
        " ORDER BY position DESC LIMIT ?",
        (conversation_id, before, limit),
    )
    return [Message(*row) for row in reversed(rows)]


def message_at(tx: Tx, conversation_id: int, position: int) -> Message | None:
    """One message."""
    row = tx.row(
        f"SELECT {MESSAGE_SELECTED} FROM messages WHERE conversation_id = ? AND position = ?",
        (conversation_id, position),
    )
    return Message(*row) if row else None


def message_of(tx: Tx, source_id: int, client_id: str) -> Message | None:
    """The message that a client's id made before."""
    row = tx.row(
        f"SELECT {MESSAGE_SELECTED} FROM messages WHERE source_id = ? AND client_id = ?",
        (source_id, client_id),
    )
    return Message(*row) if row else None


def rewrite(tx: Tx, messages: Sequence[Message]) -> None:
    """Write other words over those of stored messages."""
    tx.run_many(
        "UPDATE messages SET text = ?, extra = ? WHERE conversation_id = ? AND position = ?",
        [(one.text, one.extra, one.conversation_id, one.position) for one in messages],
    )


def _known(tx: Tx) -> dict[int, tuple[Any, ...]]:
    """Rows of conversations as the database has them in this unit, by id."""
    known: dict[int, tuple[Any, ...]] = tx.notes.setdefault("conversations", {})
    return known


def _write_back(tx: Tx, rows: list[tuple[Any, ...]]) -> None:
    known = _known(tx)
    was = zip(*(known[row[0]] for row in rows), strict=True)
    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
    # One set for all rows: few statements then, which stay prepared.
    names = tuple(
        name for (name, now), then in zip(columns.items(), was, strict=True) if now != then
    )
    if not names:
        return
    if tx.dialect == "postgresql":
        tx.run(_pg_update(names), [_array(name, columns[name]) for name in (*names, "id")])
    elif len(rows) == 1:
        tx.run(_update(names), _values(names)(rows[0]))
    else:
        tx.run_many(_update(names), map(_values(names), rows))
    known.update({row[0]: row for row in rows})


def _add_messages(tx: Tx, rows: list[tuple[Any, ...]]) -> None:
    if tx.dialect == "postgresql":
        columns = zip(MESSAGE_COLUMNS, zip(*rows, strict=True), strict=True)
        tx.run(_pg_insert(), [_array(name, column) for name, column in columns])
    elif len(rows) == 1:
        tx.run(_INSERT_MESSAGE, rows[0])
    else:
        tx.run_many(_INSERT_MESSAGE, rows)


@lru_cache(maxsize=1024)
def _select_many(count: int) -> str:
    return (
        f"SELECT {SELECTED} FROM conversations WHERE id IN ({', '.join('?' for _ in range(count))})"
    )


@lru_cache(maxsize=256)
def _update(names: tuple[str, ...]) -> str:
    return f"UPDATE conversations SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"


@lru_cache(maxsize=256)
def _values(names: tuple[str, ...]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """Takes the values that `_update` wants out of a row."""
    return itemgetter(*(COLUMNS.index(name) for name in (*names, "id")))


def _array(name: str, column: tuple[Any, ...]) -> str:
    return arrays.texts(column) if name in _TEXTS else arrays.numbers(column)


def _places(names: Iterable[str]) -> str:
    return ", ".join("?::text[]" if name in _TEXTS else "?::bigint[]" for name in names)


@lru_cache(maxsize=256)
def _pg_update(names: tuple[str, ...]) -> str:
    given = (*names, "id")
    changes = ", ".join(f"{name} = new.{name}" for name in names)
    return (
        f"UPDATE conversations SET {changes}"
        f" FROM unnest({_places(given)}) AS new({', '.join(given)}) WHERE conversations.id = new.id"
    )


@lru_cache(maxsize=1)
def _pg_insert() -> str:
    return (
        f"INSERT INTO messages ({MESSAGE_SELECTED})"
        f" SELECT * FROM unnest({_places(MESSAGE_COLUMNS)})"
    )
