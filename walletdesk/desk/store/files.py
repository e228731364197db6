"""Files that wait for a message or hang on one, and one-time links to a case."""

from typing import NamedTuple

import msgspec

from walletdesk.desk.model import FileRef, FileState, Message
from walletdesk.desk.store.conversations import MESSAGE_SELECTED
from walletdesk.engine.tx import Tx


class StoredFile(NamedTuple):
    """A file's row.

    removed   kinds of secrets that it held, as JSON
    """

    id: str
    owner_id: int
    conversation_id: int | None
    hidden: int
    name: str
    type: str
    size_bytes: int
    width: int | None
    height: int | None
    state: FileState = "clear"
    removed: str = "[]"
    consented_at_ms: int | None = None
    opened_at_ms: int | None = None
    opened_by: int | None = None

    def ref(self) -> FileRef:
        """What its message keeps of it."""
        return FileRef(
            id=self.id,
            name=self.name,
            type=self.type,
            size_bytes=self.size_bytes,
            width=self.width,
            height=self.height,
            state=self.state,
            removed=msgspec.json.decode(self.removed, type=tuple[str, ...]),
            consented=self.consented_at_ms is not None,
        )


_FILE = ", ".join(StoredFile._fields)
_MARKS = ", ".join("?" for _ in StoredFile._fields)


def add_file(tx: Tx, file: StoredFile, now_ms: int) -> None:
    """Keep a file's row; its content is on disk already."""
    tx.run(f"INSERT INTO files ({_FILE}, added_at_ms) VALUES ({_MARKS}, ?)", (*file, now_ms))


def file(tx: Tx, file_id: str) -> StoredFile | None:
    """A file's row."""
    row = tx.row(f"SELECT {_FILE} FROM files WHERE id = ?", (file_id,))
    return StoredFile(*row) if row else None


def consent(tx: Tx, file_id: str) -> None:
    """The customer agrees to a sealed file being opened."""
    tx.run(
        "UPDATE files SET consented_at_ms = ? WHERE id = ? AND consented_at_ms IS NULL",
        (tx.now_ms, file_id),
    )


def open_file(tx: Tx, file_id: str, agent_id: int) -> None:
    """An agent opens a sealed file; the first one is the one on record."""
    tx.run(
        "UPDATE files SET state = 'opened', opened_at_ms = ?, opened_by = ?"
        " WHERE id = ? AND state = 'sealed'",
        (tx.now_ms, agent_id, file_id),
    )


def message_with(tx: Tx, found: StoredFile) -> Message | None:
    """The message that carries a file; of what an id may hold only `_` is a pattern to LIKE."""
    row = tx.row(
        f"SELECT {MESSAGE_SELECTED} FROM messages WHERE conversation_id = ? AND extra LIKE ?"
        " ORDER BY position LIMIT 1",
        (found.conversation_id, f'%"id":"{found.id}"%'),
    )
    return Message(*row) if row else None


def loose_files(tx: Tx, owner_id: int, file_ids: tuple[str, ...]) -> list[StoredFile]:
    """Those of the files that this sender put down and no message carries yet, in order."""
    found = [file(tx, file_id) for file_id in file_ids]
    return [one for one in found if one and one.owner_id == owner_id and not one.conversation_id]


def attach(tx: Tx, file_ids: tuple[str, ...], conversation_id: int, hidden: bool) -> None:
    """Hang files on a conversation; hidden ones are for agents only."""
    tx.run_many(
        "UPDATE files SET conversation_id = ?, hidden = ? WHERE id = ?",
        [(conversation_id, int(hidden), file_id) for file_id in file_ids],
    )


def stale_files(tx: Tx, before_ms: int, limit: int = 100) -> list[str]:
    """Files that no message took up since `before_ms`."""
    rows = tx.rows(
        "SELECT id FROM files WHERE conversation_id IS NULL AND added_at_ms < ? LIMIT ?",
        (before_ms, limit),
    )
    return [row[0] for row in rows]


def forget_file(tx: Tx, file_id: str) -> None:
    """Remove a file's row."""
    tx.run("DELETE FROM files WHERE id = ? AND conversation_id IS NULL", (file_id,))


class CaseLink(NamedTuple):
    """A one-time link that opens a case for who reads a mailbox."""

    conversation_id: int
    contact_id: int
    email: str
    expires_at_ms: int


def add_case_link(tx: Tx, digest: str, link: CaseLink) -> None:
    """Keep a link by its token's digest."""
    tx.run(
        "INSERT INTO case_links (digest, conversation_id, contact_id, email, expires_at_ms)"
        " VALUES (?, ?, ?, ?, ?)",
        (digest, *link),
    )


def use_case_link(tx: Tx, digest: str, now_ms: int) -> CaseLink | None:
    """Use a link up; None when it is unknown, used or too old."""
    row = tx.row(
        "UPDATE case_links SET used_at_ms = ? WHERE digest = ? AND used_at_ms IS NULL"
        " AND expires_at_ms > ? RETURNING conversation_id, contact_id, email, expires_at_ms",
        (now_ms, digest, now_ms),
    )
    return CaseLink(*row) if row else None
