"""Full text by SQLite's FTS5 over terms that are already analysed."""

from walletdesk.engine.ports import Hit
from walletdesk.engine.tx import Tx


class Fts5Search:
    """One FTS5 table; FTS5 walks its rows newest first, so newest hits cost nearly nothing."""

    def index(self, tx: Tx, kind: str, key: str, order: int, terms: str) -> None:
        """See `ports.Search.index`."""
        self.remove(tx, kind, key)
        tx.run(
            "INSERT INTO search_documents (kind, key, ordering, terms) VALUES (?, ?, ?, ?)",
            (kind, key, order, terms),
        )

    def remove(self, tx: Tx, kind: str, key: str) -> None:
        """See `ports.Search.remove`."""
        tx.run("DELETE FROM search_documents WHERE kind = ? AND key = ?", (kind, key))

    def newest(self, tx: Tx, kind: str, terms: str, limit: int) -> list[Hit]:
        """See `ports.Search.newest`."""
        words = terms.split()
        if not words:
            return []
        query = " ".join(f'"{word}"' for word in words)
        found = tx.rows(
            "SELECT d.key, d.ordering FROM search_terms t JOIN search_documents d ON d.id = t.rowid"
            " WHERE search_terms MATCH ? AND d.kind = ? ORDER BY t.rowid DESC LIMIT ?",
            (query, kind, limit),
        )
        return [Hit(key, float(order)) for key, order in found]
