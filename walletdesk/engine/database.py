"""`Database` over any SQLAlchemy engine: the group-committing writer and the read pool."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import Connection

from walletdesk.engine.faults import named
from walletdesk.engine.tx import Dialect, OneStatement, Tx
from walletdesk.engine.writer import Committed, Writer
from walletdesk.kernel.clock import Clock

T = TypeVar("T")
Item = TypeVar("Item")
Args = TypeVarTuple("Args")


class SqlDatabase:
    """The embedded and the scaled database differ only in how they connect.

    connect   opens a connection; told whether it will only read
    """

    def __init__(
        self,
        connect: Callable[[bool], Connection],
        dialect: Dialect,
        clock: Clock,
        *,
        readers: int,
        batch_max: int,
        queue_max: int,
        committed: Committed,
    ) -> None:
        self._connect = connect
        self._dialect: Dialect = dialect
        self._clock = clock
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="walletdesk-reader")
        self._held = threading.local()
        self._open: list[Connection] = []
        self._writer = Writer(
            lambda: connect(False),
            dialect,
            clock,
            batch_max=batch_max,
            queue_max=queue_max,
            committed=committed,
        )

    def start(self) -> None:
        """Start the writer; to be called in the event loop that will wait for it."""
        self._writer.start(asyncio.get_running_loop())

    async def close(self) -> None:
        """Commit what waits and close every connection."""
        self._writer.close()
        await asyncio.to_thread(self._writer.join)
        await asyncio.to_thread(self._readers.shutdown)
        for connection in self._open:
            connection.invalidate()
            connection.close()

    async def write(self, unit: Callable[[Tx, *Args], T], *args: *Args) -> T:
        """See `ports.Database.write`."""
        result: T = await self._writer.submit(unit, args, together=False)
        return result

    async def write_together(
        self, unit: Callable[[Tx, list[Item]], Sequence[T | Exception]], item: Item
    ) -> T:
        """See `ports.Database.write_together`."""
        result: T = await self._writer.submit(unit, (item,), together=True)
        return result

    async def read(self, unit: Callable[[Tx, *Args], T], *args: *Args) -> T:
        """See `ports.Database.read`."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._read, unit, args)

    async def read_once(self, unit: Callable[[Tx, *Args], T], *args: *Args) -> T:
        """See `ports.Database.read_once`."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._read_once, unit, args)

    def _read(self, unit: Callable[..., T], args: tuple[Any, ...]) -> T:
        tx = Tx(self._reader(), self._dialect, self._clock)
        tx.run("BEGIN")
        try:
            return _told(unit, tx, args)
        finally:
            tx.run("ROLLBACK")

    def _read_once(self, unit: Callable[..., T], args: tuple[Any, ...]) -> T:
        return _told(unit, OneStatement(self._reader(), self._dialect, self._clock), args)

    def _reader(self) -> Connection:
        connection: Connection | None = getattr(self._held, "connection", None)
        if connection is None or connection.closed or connection.invalidated:
            connection = self._connect(True)
            self._held.connection = connection
            self._open.append(connection)
        return connection


def _told(unit: Callable[..., T], tx: Tx, args: tuple[Any, ...]) -> T:
    """The unit's result; a driver's error becomes the one of ours that says the same."""
    try:
        return unit(tx, *args)
    except Exception as error:
        told = named(error)
        if told is error:
            raise
        raise told from error
