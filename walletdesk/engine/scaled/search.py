"""Full text by PostgreSQL's `simple` configuration over terms that are already analysed."""

from typing import Any

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

# A word that every tenth message has would fetch every tenth message (150,000 of a million:
# 200 ms). Among the latest documents it is found at once; ids grow as documents come in.
_LATE_MAX = 20_000
_AMONG_LATE = f"""
SELECT key, ordering FROM (
  SELECT key, ordering, terms_vector FROM search_documents WHERE kind = ?
  ORDER BY id DESC LIMIT {_LATE_MAX}
) AS late WHERE terms_vector @@ plainto_tsquery('simple', ?) LIMIT ?
"""
_ESTIMATE = """
EXPLAIN (FORMAT JSON)
SELECT 1 FROM search_documents WHERE terms_vector @@ plainto_tsquery('simple', ?)
"""
_SIZE = "SELECT reltuples FROM pg_class WHERE oid = 'search_documents'::regclass"
# The planner guesses half a hundredth for words that are not among the frequent ones.
_COMMON_SHARE = 0.01
_SIZE_MS = 60_000


class TsvectorSearch:
    """One table with a generated tsvector and a GIN index."""

    def __init__(self) -> None:
        # How many documents there were, and when that was read: ANALYZE says it once in a while.
        self._size = (-_SIZE_MS, 0.0)

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
        found: list[tuple[Any, ...]] = []
        if self._are_common(tx, terms):
            found = tx.rows(_AMONG_LATE, (kind, terms, limit))
        if len(found) < limit:
            found = tx.rows(_NEWEST, (kind, terms, limit))
        hits = [Hit(key, float(order)) for key, order in found]
        return sorted(hits, key=lambda hit: hit.score, reverse=True)

    def _are_common(self, tx: Tx, terms: str) -> bool:
        """Whether so many documents hold all terms that the latest ones have enough of them.

        The planner's estimate: it knows the frequent words since the last ANALYZE.
        """
        plan = tx.row(_ESTIMATE, (terms,))
        common = self._documents(tx) * _COMMON_SHARE
        return plan is not None and bool(0 < common <= plan[0][0]["Plan"]["Plan Rows"])

    def _documents(self, tx: Tx) -> float:
        """About how many documents there are."""
        read_ms, size = self._size
        if tx.now_ms - read_ms >= _SIZE_MS:
            row = tx.row(_SIZE)
            size = row[0] if row else 0.0
            self._size = (tx.now_ms, size)
        return size
