"""An open page: JSON frames in, JSON frames out in their order."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec
from litestar.enums import ScopeType
from litestar.types import Receive, Scope, Send

from walletdesk.kernel.errors import Refused
from walletdesk.web.wire import EXTENSION, Wire, framed

_encode = msgspec.json.Encoder().encode

BAD_FRAME = 4400
NOT_SIGNED_IN = 4401

PONG = framed(b'{"t":"pong"}')


class Socket:
    """One WebSocket. `push` never waits; a page that reads too slowly is cut off by the wire.

    Raises   Refused bad_request when what came is no handshake of a server with a wire
    """

    __slots__ = ("_closed", "_receive", "_send", "_wire", "scope")

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        extensions: dict[str, Any] = scope.get("extensions") or {}
        if scope["type"] != ScopeType.WEBSOCKET or EXTENSION not in extensions:
            raise Refused("bad_request")
        self.scope = scope
        self._wire: Wire = extensions[EXTENSION]
        self._receive = receive
        self._send: Callable[[Any], Awaitable[None]] = send
        self._closed = False

    @property
    def headers(self) -> dict[str, str]:
        """The handshake's headers, names in lower case."""
        return {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in self.scope["headers"]
        }

    def forget_handshake(self) -> None:
        """Let go of the headers: they are a tenth of what an idle page holds."""
        self.scope["headers"] = []

    async def accept(self) -> None:
        """Answer the handshake."""
        await self._receive()
        await self._send({"type": "websocket.accept", "subprotocol": None, "headers": []})

    async def refuse(self, code: int) -> None:
        """Accept only to close with a code that the page can read."""
        await self.accept()
        self.close(code)

    def push(self, frame: bytes) -> None:
        """Send a frame of `wire.framed`, after those that wait."""
        self._wire.write(frame)

    def say(self, frame: dict[str, Any]) -> None:
        """Send a frame."""
        self._wire.write(framed(_encode(frame)))

    def close(self, code: int) -> None:
        """Close once what waits is written."""
        self._closed = True
        self._wire.shut(code)

    async def frames(self) -> AsyncIterator[str | bytes]:
        """Frames of the page until either side closes."""
        while not self._closed:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                return
            if message["type"] == "websocket.receive":
                text, raw = message.get("text"), message.get("bytes")
                yield text if text is not None else raw or b""
