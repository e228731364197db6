"""Files that wait for a message or hang on one, and one-time links to a case."""

from typing import NamedTuple

from walletdesk.desk.model import FileRef
from walletdesk.engine.tx import Tx


class StoredFile(NamedTuple):
    """A file's row."""

    id: str
    owner_id: int
    conversation_id: int | None
    hidden: int
    name: str
    type: str
    size_bytes: int
    width: int | None
    height: int | None

    def ref(self) -> FileRef:
        """What its message keeps of it."""
        return FileRef(self.id, self.name, self.type, self.size_bytes, self.width, self.height)


_FILE = ", ".join(StoredFile._fields)


def add_file(tx: Tx, file: StoredFile, now_ms: int) -> None:
    """Keep a file's row; its content is on disk already."""
    tx.run(
        f"INSERT INTO files ({_FILE}, added_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*file, now_ms),
    )


def file(tx: Tx, file_id: str) -> StoredFile | None:
    """A file's row."""
    row = tx.row(f"SELECT {_FILE} FROM files WHERE id = ?", (file_id,))
    return StoredFile(*row) if row else None


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
