"""Conversations read, held and written; the set-based hot path.

Every change of a conversation, a message or a state, goes through `save_all`: the rows are
held first (locked in id order on PostgreSQL; SQLite has one writer), changed in Python by
the rules of the use case, and written back with the new messages in two statements for all.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

import msgspec

from walletdesk.desk.model import Conversation, Message
from walletdesk.engine.tx import Tx

COLUMNS = Conversation.__struct_fields__
SELECTED = ", ".join(COLUMNS)
MESSAGE_COLUMNS = Message.__struct_fields__
MESSAGE_SELECTED = ", ".join(MESSAGE_COLUMNS)

_FIXED = ("id", "case_number", "inbox", "contact_id", "opened_at_ms")
_CHANGING = tuple(name for name in COLUMNS if name not in _FIXED)
_changed_values = itemgetter(*(COLUMNS.index(name) for name in (*_CHANGING, "id")))

_TEXTS = {
    "contact_name", "contact_email", "status", "subject", "preview", "preview_from", "language",
    "zone", "intake", "kind", "speaker", "speaker_name", "text", "client_id", "extra",
}  # fmt: skip

_UPDATE = f"UPDATE conversations SET {', '.join(f'{name} = ?' for name in _CHANGING)} WHERE id = ?"
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
    tx.run(_INSERT, msgspec.structs.astuple(conversation))


def save_all(tx: Tx, conversations: Sequence[Conversation], messages: Sequence[Message]) -> None:
    """Write held conversations back and add their new messages.

    Raises   the driver's integrity error when a (source_id, client_id) is there already
    """
    if messages:
        _add_messages(tx, [msgspec.structs.astuple(message) for message in messages])
    if not conversations:
        return
    changed = [_changed_values(msgspec.structs.astuple(one)) for one in conversations]
    if tx.dialect == "postgresql":
        tx.run(_pg_update(), [list(column) for column in zip(*changed, strict=True)])
    elif len(changed) == 1:
        tx.run(_UPDATE, changed[0])
    else:
        tx.run_many(_UPDATE, changed)


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


def last_of_customer(tx: Tx, conversation_id: int, count: int) -> list[Message]:
    """The last messages that the customer wrote, in order."""
    rows = tx.rows(
        f"SELECT {MESSAGE_SELECTED} FROM messages WHERE conversation_id = ?"
        " AND speaker = 'customer' AND kind = 'text' ORDER BY position DESC LIMIT ?",
        (conversation_id, count),
    )
    return [Message(*row) for row in reversed(rows)]


def rewrite(tx: Tx, messages: Sequence[Message]) -> None:
    """Write other words over those of stored messages."""
    tx.run_many(
        "UPDATE messages SET text = ?, extra = ? WHERE conversation_id = ? AND position = ?",
        [(one.text, one.extra, one.conversation_id, one.position) for one in messages],
    )


def _add_messages(tx: Tx, rows: list[tuple[object, ...]]) -> None:
    if tx.dialect == "postgresql":
        tx.run(_pg_insert(), [list(column) for column in zip(*rows, strict=True)])
    elif len(rows) == 1:
        tx.run(_INSERT_MESSAGE, rows[0])
    else:
        tx.run_many(_INSERT_MESSAGE, rows)


@lru_cache(maxsize=1024)
def _select_many(count: int) -> str:
    return (
        f"SELECT {SELECTED} FROM conversations WHERE id IN ({', '.join('?' for _ in range(count))})"
    )


def _array(name: str) -> str:
    return "?::text[]" if name in _TEXTS else "?::bigint[]"


@lru_cache(maxsize=1)
def _pg_update() -> str:
    names = (*_CHANGING, "id")
    arrays = ", ".join(_array(name) for name in names)
    changes = ", ".join(f"{name} = new.{name}" for name in _CHANGING)
    return (
        f"UPDATE conversations SET {changes}"
        f" FROM unnest({arrays}) AS new({', '.join(names)}) WHERE conversations.id = new.id"
    )


@lru_cache(maxsize=1)
def _pg_insert() -> str:
    arrays = ", ".join(_array(name) for name in MESSAGE_COLUMNS)
    return f"INSERT INTO messages ({MESSAGE_SELECTED}) SELECT * FROM unnest({arrays})"
