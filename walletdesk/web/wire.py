"""uvicorn's WebSocket, with a way past ASGI for frames that are made once for many pages.

A frame sent by ASGI is encoded anew for each page and passes every middleware; a push to
open pages is the same bytes for all of them, and was a quarter of a busy server's work
(docs/performance.md).
"""

from typing import Protocol

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

EXTENSION = "walletdesk.wire"
TOO_SLOW = 4408

_UNREAD_BYTES_MAX = 1_048_576
_UNANSWERED_CLOSE_S = 10


class Wire(Protocol):
    """What a server offers in a socket's scope, under `extensions`, beside plain ASGI."""

    def write(self, framed: bytes) -> None:
        """Send bytes of `framed`, after those that wait; a page that is too slow is cut off."""
        ...

    def shut(self, code: int) -> None:
        """Close after what was written; the application hears `websocket.disconnect`."""
        ...


def framed(text: bytes) -> bytes:
    """A text frame as it goes to any page; `text` is UTF-8."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)


class WireProtocol(WebSocketsSansIOProtocol):
    """One connection."""

    def handle_connect(self, event: Request) -> None:
        """Offer the wire in the scope; the application starts after this."""
        super().handle_connect(event)
        if not self.close_sent:
            self.scope["extensions"][EXTENSION] = self  # type: ignore[assignment]  # extensions are typed as plain data; ours is an object

    def start_keepalive(self) -> None:
        """The handshake is over: ten thousand idle pages need not keep what it said."""
        super().start_keepalive()
        del self.request, self.response

    def write(self, framed: bytes) -> None:
        """See `Wire.write`."""
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return
        self.transport.write(framed)
        if not self.writable.is_set() and (
            self.transport.get_write_buffer_size() > _UNREAD_BYTES_MAX
        ):
            self.shut(TOO_SLOW)

    def shut(self, code: int) -> None:
        """See `Wire.shut`."""
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return
        try:
            self.conn.send_close(code)
        except InvalidState:  # the page closed first
            return
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": ""})
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        # A page that reads nothing never empties its buffer: a plain close would wait for it.
        self.close_timer = self.loop.call_later(_UNANSWERED_CLOSE_S, self.transport.abort)
