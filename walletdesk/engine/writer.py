"""The writer: takes all units that wait, commits them once, then answers each caller.

A commit with full sync costs about a quarter of a millisecond on a quiet disk and two on
a busy one; shared by all who wait it nearly vanishes (docs/performance.md).
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import exc as sa_exc

from walletdesk.engine.faults import may_pass, named
from walletdesk.engine.tx import Dialect, Tx
from walletdesk.kernel.clock import Clock
from walletdesk.kernel.errors import TryLater, WalletdeskError

log = logging.getLogger(__name__)

_GATHER_S = 0.003
"""Units that come sooner than this after others are handed over together."""

Committed = Callable[[list[Any], int], None]


@dataclass(slots=True)
class _Waiting:
    unit: Callable[..., Any]
    args: tuple[Any, ...]
    together: bool
    future: asyncio.Future[Any]


@dataclass(slots=True)
class _Outcome:
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class Writer:
    """One connection, one thread, one commit for all who wait.

    connect     opens the connection; called in the writer's thread
    committed   told in the event loop, after each commit: its events, its count of new jobs
    """

    def __init__(
        self,
        connect: Callable[[], Connection],
        dialect: Dialect,
        clock: Clock,
        *,
        batch_max: int,
        queue_max: int,
        committed: Committed,
    ) -> None:
        self._connect = connect
        self._dialect = dialect
        self._clock = clock
        self._batch_max = batch_max
        self._queue_max = queue_max
        self._committed = committed
        self._queue: queue.SimpleQueue[list[_Waiting] | None] = queue.SimpleQueue()
        # What came in this turn of the loop: handed over as one, so that the thread is woken
        # once and not in the middle of the turn, with one unit in hand and the rest to come.
        self._gathered: list[_Waiting] = []
        self._handed_over_s = 0.0
        self._left: list[_Waiting] = []
        self._unanswered = 0
        self._thread = threading.Thread(target=self._run, name="walletdesk-writer", daemon=True)
        self._loop: asyncio.AbstractEventLoop

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start the thread; answers are given in `loop`."""
        self._loop = loop
        self._thread.start()

    def close(self) -> None:
        """Let the thread end once it has finished what waits; to be called in the loop."""
        self._hand_over()
        self._queue.put(None)

    def join(self) -> None:
        """Wait until the thread has ended."""
        if self._thread.is_alive():
            self._thread.join()

    async def submit(self, unit: Callable[..., Any], args: tuple[Any, ...], together: bool) -> Any:
        """Queue a unit and wait until it is committed. Raises TryLater when full."""
        if self._unanswered >= self._queue_max:
            raise TryLater(after_s=1)
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        if not self._gathered:
            since_last_s = loop.time() - self._handed_over_s
            if since_last_s < _GATHER_S:
                loop.call_later(_GATHER_S - since_last_s, self._hand_over)
            else:
                loop.call_soon(self._hand_over)
        self._gathered.append(_Waiting(unit, args, together, future))
        self._unanswered += 1
        return await future

    def _hand_over(self) -> None:
        if self._gathered:
            self._handed_over_s = self._loop.time()
            gathered, self._gathered = self._gathered, []
            self._queue.put(gathered)

    def _run(self) -> None:
        connection: Connection | None = None
        open_for_work = True
        while open_for_work:
            batch, open_for_work = self._take()
            if not batch:
                continue
            try:
                if connection is None:
                    connection = self._connect()
                self._commit(connection, batch)
            except BaseException as error:  # noqa: BLE001  the callers must hear of it, whatever it is
                _drop(connection)
                connection = None
                self._answer([_Outcome(w.future, error=_told(error)) for w in batch], [], 0)
        _drop(connection)

    def _take(self) -> tuple[list[_Waiting], bool]:
        batch, self._left = self._left, []
        open_for_work = True
        while open_for_work and len(batch) < self._batch_max:
            try:
                gathered = self._queue.get(block=not batch)
            except queue.Empty:
                break
            if gathered is None:
                open_for_work = False
            else:
                batch += gathered
        batch, self._left = batch[: self._batch_max], batch[self._batch_max :]
        if self._left and not open_for_work:
            self._queue.put(None)
            open_for_work = True
        return batch, open_for_work

    def _commit(self, connection: Connection, batch: list[_Waiting]) -> None:
        tx = Tx(connection, self._dialect, self._clock)
        groups = list(_groups(batch))
        _begin(tx)
        try:
            alone = len(groups) == 1
            outcomes = [outcome for group in groups for outcome in _attempt(tx, group, alone)]
            tx.run("COMMIT")
        except BaseException as error:
            tx.run("ROLLBACK")
            if len(batch) == 1 or not may_pass(error):
                raise
            # Another process's writer met ours on the same rows: each unit by itself decides.
            for waiting in batch:
                self._commit_alone(connection, waiting)
            return
        self._answer(outcomes, tx.events, tx.jobs_added)

    def _commit_alone(self, connection: Connection, waiting: _Waiting) -> None:
        try:
            self._commit(connection, [waiting])
        except BaseException as error:  # noqa: BLE001  its caller must hear of it, and no other
            self._answer([_Outcome(waiting.future, error=_told(error))], [], 0)

    def _answer(self, outcomes: Sequence[_Outcome], events: list[Any], jobs_added: int) -> None:
        self._loop.call_soon_threadsafe(self._settle, outcomes, events, jobs_added)

    def _settle(self, outcomes: Sequence[_Outcome], events: list[Any], jobs_added: int) -> None:
        self._unanswered -= len(outcomes)
        for outcome in outcomes:
            if outcome.future.done():
                continue  # its caller has gone
            if outcome.error is not None:
                outcome.future.set_exception(outcome.error)
            else:
                outcome.future.set_result(outcome.result)
        if events or jobs_added:
            self._committed(events, jobs_added)


def _groups(batch: list[_Waiting]) -> Iterable[list[_Waiting]]:
    # Nobody may rely on the order of units that wait side by side, so gathering is free.
    together: dict[Callable[..., Any], list[_Waiting]] = {}
    for waiting in batch:
        if waiting.together:
            together.setdefault(waiting.unit, []).append(waiting)
        else:
            yield [waiting]
    yield from together.values()


def _begin(tx: Tx) -> None:
    tx.run("BEGIN IMMEDIATE" if tx.dialect == "sqlite" else "BEGIN")


def _attempt(tx: Tx, group: list[_Waiting], alone: bool = False) -> list[_Outcome]:
    """Run a group; when it fails, it is undone and each of its units runs by itself.

    alone   nothing else is in the transaction, which then serves as the savepoint: two round
            trips less for a batch of one kind, as nearly all are
    """
    mark = tx.mark()
    if not alone:
        tx.run("SAVEPOINT unit")
    try:
        results = _results(tx, group)
    except Exception as error:
        _undo(tx, alone)
        tx.forget(mark)
        if len(group) > 1:
            return [outcome for waiting in group for outcome in _attempt(tx, [waiting])]
        if may_pass(error):
            raise
        return [_Outcome(group[0].future, error=named(error))]
    if not alone:
        tx.run("RELEASE SAVEPOINT unit")
    return [_outcome(waiting, result) for waiting, result in zip(group, results, strict=True)]


def _undo(tx: Tx, alone: bool) -> None:
    if alone:
        tx.run("ROLLBACK")
        _begin(tx)
    else:
        tx.run("ROLLBACK TO SAVEPOINT unit")
        tx.run("RELEASE SAVEPOINT unit")


def _outcome(waiting: _Waiting, result: Any) -> _Outcome:
    if isinstance(result, Exception):
        return _Outcome(waiting.future, error=result)
    return _Outcome(waiting.future, result)


def _results(tx: Tx, group: list[_Waiting]) -> Sequence[Any]:
    if group[0].together:
        results: Sequence[Any] = group[0].unit(tx, [waiting.args[0] for waiting in group])
        return results
    return [group[0].unit(tx, *group[0].args)]


def _told(error: BaseException) -> BaseException:
    if isinstance(error, WalletdeskError):
        return error
    log.error("writer.failed", exc_info=error)
    return TryLater(after_s=2)


def _drop(connection: Connection | None) -> None:
    if connection is not None:
        try:
            connection.invalidate()
            connection.close()
        except sa_exc.SQLAlchemyError:
            log.warning("writer.close_failed")
