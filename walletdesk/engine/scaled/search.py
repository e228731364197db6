"""Full text by PostgreSQL's `simple` configuration over terms that are already analysed."""

from walletdesk.engine.ports import Hit
from walletdesk.engine.tx import Tx

# The planner walks the ordering index for `ORDER BY … LIMIT` and may read millions of rows
# before a rare word turns up (47 s at the worst); a materialised inner query keeps it on GIN.
_NEWEST = """
WITH hit AS MATERIALIZED (
  SELECT key, ordering FROM search_documents
  WHERE kind = ? AND terms_vector @@ plainto_tsquery('simple', ?)
)
SELECT key, ordering FROM hit ORDER BY ordering DESC LIMIT ?
"""


class TsvectorSearch:
    """One table with a generated tsvector and a GIN index."""

    def index(self, tx: Tx, kind: str, key: str, order: int, terms: str) -> None:
        """See `ports.Search.index`."""
        tx.run(
            "INSERT INTO search_documents (kind, key, ordering, terms) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (kind, key) DO UPDATE SET ordering = excluded.ordering,"
            " terms = excluded.terms",
            (kind, key, order, terms),
        )

    def remove(self, tx: Tx, kind: str, key: str) -> None:
        """See `ports.Search.remove`."""
        tx.run("DELETE FROM search_documents WHERE kind = ? AND key = ?", (kind, key))

    def newest(self, tx: Tx, kind: str, terms: str, limit: int) -> list[Hit]:
        """See `ports.Search.newest`."""
        if not terms.split():
            return []
        return [Hit(key, float(order)) for key, order in tx.rows(_NEWEST, (kind, terms, limit))]
