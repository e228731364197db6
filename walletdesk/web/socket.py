"""An open page: JSON frames in, JSON frames out in their order, by a writer of its own."""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from typing import Any

import msgspec
import structlog
from litestar.enums import ScopeType
from litestar.types import Receive, Scope, Send

from walletdesk.kernel.errors import Refused

log = structlog.get_logger(__name__)

_BACKLOG_MAX = 1_000

_encode = msgspec.json.Encoder().encode

BAD_FRAME = 4400
NOT_SIGNED_IN = 4401
TOO_SLOW = 4408


class _Unfinished:
    """A step that began outside of a task and waits; the task that awaits this finishes it."""

    def __init__(self, waits_for: Any, step: Generator[Any, Any, None]) -> None:
        self._waits_for = waits_for
        self._step = step

    def __await__(self) -> Generator[Any, Any, None]:
        yield self._waits_for
        yield from self._step


class Socket:
    """One WebSocket. `push` never waits; a page that reads too slowly is cut off.

    Raises   Refused bad_request when what came is no handshake
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.WEBSOCKET:
            raise Refused("bad_request")
        self.scope = scope
        self._receive = receive
        self._send: Callable[[Any], Awaitable[None]] = send
        self._backlog: deque[str] = deque()
        self._more = asyncio.Event()
        self._close_code: int | None = None
        self._writer: asyncio.Task[None] | None = None
        self._writer_rests = False
        self._unfinished: _Unfinished | None = None
        self._gone = False

    @property
    def headers(self) -> dict[str, str]:
        """The handshake's headers, names in lower case."""
        return {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in self.scope["headers"]
        }

    async def accept(self) -> None:
        """Answer the handshake and begin to write."""
        await self._receive()
        await self._send({"type": "websocket.accept", "subprotocol": None, "headers": []})
        self._writer = asyncio.create_task(self._write())

    async def refuse(self, code: int) -> None:
        """Accept only to close with a code that the page can read."""
        await self._receive()
        await self._send({"type": "websocket.accept", "subprotocol": None, "headers": []})
        await self._send({"type": "websocket.close", "code": code, "reason": ""})

    def push(self, text: str) -> None:
        """Send a frame that is JSON already, after those that wait."""
        if self._writer_rests and self._close_code is None:
            self._send_now(text)
            return
        if self._close_code is not None:
            return
        if len(self._backlog) >= _BACKLOG_MAX:
            self.close(TOO_SLOW)
            return
        self._backlog.append(text)
        self._more.set()

    def say(self, frame: dict[str, Any]) -> None:
        """Send a frame."""
        self.push(_encode(frame).decode())

    def close(self, code: int) -> None:
        """Close once what waits is written; at once when the page reads too slowly."""
        if code == TOO_SLOW:
            self._backlog.clear()
        if self._close_code is None:
            self._close_code = code
            self._more.set()

    async def frames(self) -> AsyncIterator[str | bytes]:
        """Frames of the page until either side closes."""
        while self._close_code is None:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                return
            if message["type"] == "websocket.receive":
                text, raw = message.get("text"), message.get("bytes")
                yield text if text is not None else raw or b""

    async def end(self) -> None:
        """Stop the writer, after what waits is written."""
        if self._writer is None:
            return
        if self._close_code is None:
            self._writer.cancel()
        with contextlib.suppress(asyncio.CancelledError, TimeoutError):
            await asyncio.wait_for(self._writer, 2)

    def _send_now(self, text: str) -> None:
        # A page that keeps up takes its frame at once: to wake the writer for it would cost
        # more than the frame. What cannot be taken at once is the writer's to finish.
        sending = self._send({"type": "websocket.send", "text": text}).__await__()
        try:
            waits_for = next(sending)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001  one page's trouble must not reach the others
            if not isinstance(error, OSError | RuntimeError):
                log.warning("socket.failed", error=type(error).__name__)
            self._gone = True
        else:
            self._unfinished = _Unfinished(waits_for, sending)
        self._writer_rests = False
        self._more.set()

    async def _write(self) -> None:
        # A page that is gone ends the writer; the reader hears of it by itself.
        with contextlib.suppress(OSError, RuntimeError):
            while not self._gone:
                if self._unfinished:
                    await self._unfinished
                    self._unfinished = None
                while self._backlog:
                    await self._send({"type": "websocket.send", "text": self._backlog.popleft()})
                if self._close_code is not None:
                    await self._send(
                        {"type": "websocket.close", "code": self._close_code, "reason": ""}
                    )
                    return
                self._more.clear()
                self._writer_rests = True
                await self._more.wait()
                self._writer_rests = False
