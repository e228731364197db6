"""Jobs: rows beside the data they belong to, claimed in batches, done at least once.

A job is a doorbell: its handler is an ordinary async function that reads what it needs.
A handler that raises is tried again with growing pauses; after the last try the job stays
as a dead letter with its reason, and `walletdesk doctor` counts it.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import msgspec
import structlog

from walletdesk.engine.ports import Database
from walletdesk.engine.tx import Tx
from walletdesk.kernel.clock import Clock
from walletdesk.kernel.errors import TryLater

Handler = Callable[[dict[str, Any]], Awaitable[None]]

_ATTEMPTS_MAX = 8
_LEASE_MS = 60_000
_CLAIM_MAX = 64
_POLL_S = 1.0

log = structlog.get_logger(__name__)


class Job(NamedTuple):
    """A claimed job."""

    id: int
    name: str
    payload: str
    attempts: int


class JobRunner:
    """Runs due jobs by their handlers until closed.

    handlers   job name to function; a job without one waits untouched
    """

    def __init__(self, database: Database, handlers: Mapping[str, Handler], clock: Clock) -> None:
        self._database = database
        self._handlers = handlers
        self._clock = clock
        self._bell = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin in the running event loop."""
        self._task = asyncio.create_task(self._forever())

    async def close(self) -> None:
        """Stop; jobs in hand return to the queue when their lease ends."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def ring(self) -> None:
        """Say that there may be new jobs."""
        self._bell.set()

    async def run_due(self) -> int:
        """Run what is due now, side by side; returns how many jobs ran."""
        claimed = await self._database.write(claim, self._clock(), tuple(self._handlers))
        await asyncio.gather(*(self._run(job) for job in claimed))
        return len(claimed)

    async def _forever(self) -> None:
        while True:
            ran = 0
            with contextlib.suppress(TryLater):
                ran = await self.run_due()
            if not ran:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._bell.wait(), _POLL_S)
                self._bell.clear()

    async def _run(self, job: Job) -> None:
        try:
            await self._handlers[job.name](msgspec.json.decode(job.payload))
        except Exception as error:
            log.warning("job.failed", job=job.name, id=job.id, attempt=job.attempts, exc_info=error)
            await self._database.write(fail, job, self._clock(), type(error).__name__)
            return
        await self._database.write_together(finish, job.id)


def claim(tx: Tx, now_ms: int, names: tuple[str, ...]) -> list[Job]:
    """Take due jobs of these names, oldest first, under a lease."""
    marks = ", ".join("?" for _ in names)
    locked = " FOR UPDATE SKIP LOCKED" if tx.dialect == "postgresql" else ""
    due = tx.rows(
        f"SELECT id FROM jobs WHERE state = 'ready' AND run_at_ms <= ? AND name IN ({marks})"
        f" ORDER BY run_at_ms, id LIMIT {_CLAIM_MAX}{locked}",
        (now_ms, *names),
    )
    if not due:
        return []
    ids = [row[0] for row in due]
    marks = ", ".join("?" for _ in ids)
    # The lease is the job's next `run_at_ms`: a worker that dies leaves it due again by itself.
    # The key is given up with the claim: what happens from now on needs a new job.
    tx.run(
        f"UPDATE jobs SET attempts = attempts + 1, run_at_ms = ?, key = NULL WHERE id IN ({marks})",
        (now_ms + _LEASE_MS, *ids),
    )
    rows = tx.rows(f"SELECT id, name, payload, attempts FROM jobs WHERE id IN ({marks})", ids)
    return [Job(*row) for row in sorted(rows)]


def finish(tx: Tx, job_ids: list[int]) -> list[None]:
    """Remove jobs that are done."""
    tx.run_many("DELETE FROM jobs WHERE id = ?", [(job_id,) for job_id in job_ids])
    return [None] * len(job_ids)


def fail(tx: Tx, job: Job, now_ms: int, reason: str) -> None:
    """Plan the next try, or keep the job as a dead letter after the last one.

    reason   the error's type only: its text may hold what a customer wrote
    """
    state = "dead" if job.attempts >= _ATTEMPTS_MAX else "ready"
    pause_ms = min(1000 * 2**job.attempts, 600_000)
    tx.run(
        "UPDATE jobs SET state = ?, error = ?, run_at_ms = ? WHERE id = ?",
        (state, reason, now_ms + pause_ms, job.id),
    )


def dead_letters(tx: Tx) -> list[tuple[str, int]]:
    """How many jobs of each name have been given up."""
    rows = tx.rows("SELECT name, count(*) FROM jobs WHERE state = 'dead' GROUP BY name")
    return [(str(name), int(count)) for name, count in rows]
