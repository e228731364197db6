"""One transaction, as a unit of work sees it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, CursorResult, Executable

from walletdesk.kernel.clock import Clock
from walletdesk.kernel.ids import new_id

Dialect = Literal["sqlite", "postgresql"]

_ADD_JOB = (
    "INSERT INTO jobs (id, name, payload, key, run_at_ms, attempts, state, added_at_ms)"
    " VALUES (?, ?, ?, ?, ?, 0, 'ready', ?) ON CONFLICT (key) DO NOTHING"
)


class Tx:
    """A transaction that somebody above commits; below the rim nobody does.

    dialect   which engine's SQL the hand-written statements must speak
    now_ms    the instant of this transaction
    """

    def __init__(self, connection: Connection, dialect: Dialect, clock: Clock) -> None:
        self.connection = connection
        self.dialect = dialect
        self._clock = clock
        self._driver: Any = connection.connection.driver_connection
        self.events: list[Any] = []
        self.jobs_added = 0
        # What a store knows of rows that it holds; true until a rollback (see `forget`).
        self.notes: dict[str, Any] = {}

    @property
    def now_ms(self) -> int:
        """The present instant, ms since 1970 UTC."""
        return self._clock()

    def execute(self, statement: Executable, values: Any = None) -> CursorResult[Any]:
        """Run a SQLAlchemy Core statement."""
        return self.connection.execute(statement, values)

    def run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run hand-written SQL with `?` places on the driver; returns its cursor."""
        return self._driver.execute(self._spoken(sql), values)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of hand-written SQL."""
        return list(self._driver.execute(self._spoken(sql), values).fetchall())

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of hand-written SQL, or None."""
        found: tuple[Any, ...] | None = self._driver.execute(self._spoken(sql), values).fetchone()
        return found

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows of values."""
        cursor = self._driver.cursor()
        try:
            cursor.executemany(self._spoken(sql), rows)
        finally:
            cursor.close()

    def add_job(
        self, name: str, payload: dict[str, Any], run_at_ms: int = 0, key: str | None = None
    ) -> None:
        """Leave a job that is seen once this transaction commits.

        run_at_ms   not before this instant; 0 for at once
        key         while a job with this key waits, a second one is not added
        """
        now_ms = self.now_ms
        body = msgspec.json.encode(payload).decode()
        self.run(_ADD_JOB, (new_id(), name, body, key, run_at_ms or now_ms, now_ms))
        self.jobs_added += 1

    def tell(self, event: Any) -> None:
        """Have `event` told to its listeners once this transaction commits."""
        self.events.append(event)

    def mark(self) -> tuple[int, int]:
        """What would be told if the unit ended here; for `forget`."""
        return len(self.events), self.jobs_added

    def forget(self, mark: tuple[int, int]) -> None:
        """Take back what was to be told since `mark`, with the savepoint it belonged to."""
        del self.events[mark[0] :]
        self.jobs_added = mark[1]
        self.notes.clear()

    def _spoken(self, sql: str) -> str:
        return _for_psycopg(sql) if self.dialect == "postgresql" else sql


class OneStatement(Tx):
    """What a unit of one statement sees: the database as it is at that statement."""

    _run_already = False

    def _spoken(self, sql: str) -> str:
        if self._run_already:
            raise RuntimeError("a second statement, which may see another moment: use `read`")
        self._run_already = True
        return super()._spoken(sql)


@lru_cache(maxsize=512)
def _for_psycopg(sql: str) -> str:
    # Hand-written statements hold no literal question mark or per cent sign.
    return sql.replace("?", "%s")
