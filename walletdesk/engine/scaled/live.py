"""Live fan-out between processes: hints by PostgreSQL NOTIFY, gathered into one a moment.

NOTIFY inside each message's transaction costs a fifth to a third of all throughput (commits
then take a global lock); one for all hints of 20 ms costs nothing that can be measured.
Losing a hint costs liveness until the page's next poll, never data.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Callable

import psycopg
import structlog

from walletdesk.engine.embedded.live import EmbeddedLive

_CHANNEL = "walletdesk"
_PAYLOAD_BYTES_MAX = 7_000  # PostgreSQL's limit is 8,000
_GATHER_S = 0.02
_SEPARATOR = "\n"

log = structlog.get_logger(__name__)


class NotifyLive(EmbeddedLive):
    """Topics as in one process, and hints to and from the others."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self._me = secrets.token_hex(4)
        self._waiting: list[str] = []
        self._more = asyncio.Event()
        self._hear: list[Callable[[bytes], None]] = []
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to send and to listen."""
        self._tasks = [
            asyncio.create_task(self._forever(self._send)),
            asyncio.create_task(self._forever(self._listen)),
        ]

    async def close(self) -> None:
        """Stop both."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def announce(self, hint: bytes) -> None:
        """See `ports.Live.announce`."""
        self._waiting.append(hint.decode())
        self._more.set()

    def on_hint(self, listener: Callable[[bytes], None]) -> None:
        """See `ports.Live.on_hint`."""
        self._hear.append(listener)

    async def _forever(self, part: Callable[[psycopg.AsyncConnection], object]) -> None:
        while True:
            with contextlib.suppress(psycopg.OperationalError):
                connection = await psycopg.AsyncConnection.connect(self._url, autocommit=True)
                async with connection:
                    await part(connection)  # type: ignore[misc]  # a coroutine
            log.warning("live.connection_lost")
            await asyncio.sleep(1)

    async def _send(self, connection: psycopg.AsyncConnection) -> None:
        while True:
            await self._more.wait()
            self._more.clear()
            waiting, self._waiting = self._waiting, []
            for payload in _payloads(waiting):
                await connection.execute(
                    "SELECT pg_notify(%s, %s)", (_CHANNEL, self._me + _SEPARATOR + payload)
                )
            await asyncio.sleep(_GATHER_S)

    async def _listen(self, connection: psycopg.AsyncConnection) -> None:
        await connection.execute(f"LISTEN {_CHANNEL}")
        async for notice in connection.notifies():
            sender, *hints = notice.payload.split(_SEPARATOR)
            if sender == self._me:
                continue
            for hint in hints:
                for listener in self._hear:
                    listener(hint.encode())


def _payloads(hints: list[str]) -> list[str]:
    payloads: list[str] = []
    for hint in hints:
        if payloads and len(payloads[-1]) + len(hint) < _PAYLOAD_BYTES_MAX:
            payloads[-1] += _SEPARATOR + hint
        else:
            payloads.append(hint)
    return payloads
