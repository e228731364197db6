"""A WebSocket client with next to no cost of its own, so that the server is what is measured.

Frames are put together by hand; the mask is zero, which the protocol allows.
"""

import asyncio
import struct
from typing import cast

_HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: d2FsbGV0ZGVzayBiZW5jaA==\r\n"
    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n{cookie}\r\n"
)
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10


class Wire(asyncio.Protocol):
    """One socket. `heard` gets the payload of each text frame."""

    def __init__(self, path: str, port: int, cookie: str = "") -> None:
        line = f"Cookie: {cookie}\r\n" if cookie else ""
        self._greeting = _HANDSHAKE.format(path=path, port=port, cookie=line).encode()
        self._rest = b""
        self._is_open = False
        self.transport: asyncio.Transport
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no asyncio.Transport by name.
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(self._greeting)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("refused"))

    def say(self, payload: bytes) -> None:
        """Send a text frame."""
        self.transport.write(_framed(_TEXT, payload))

    def heard(self, payload: bytes) -> None:
        """Take a text frame."""

    def data_received(self, data: bytes) -> None:
        if self._rest:
            data = self._rest + data
        at = 0
        if not self._is_open:
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self._rest = data
                return
            self._greeted(data[:end])
            at = end + 4
        while True:
            frame = _frame_at(data, at)
            if frame is None:
                break
            kind, begins, at = frame
            if kind == _TEXT:
                self.heard(data[begins:at])
            elif kind == _PING:
                self.transport.write(_framed(_PONG, data[begins:at]))
            elif kind == _CLOSE:
                self.transport.close()
        self._rest = data[at:]

    def _greeted(self, head: bytes) -> None:
        self._is_open = True
        if head.startswith(b"HTTP/1.1 101"):
            self.opened.set_result(None)
        else:
            self.opened.set_exception(ConnectionError(head[:200].decode()))


def _framed(kind: int, payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return bytes((0x80 | kind, 0x80 | size)) + b"\0\0\0\0" + payload
    return struct.pack(">BBH", 0x80 | kind, 0x80 | 126, size) + b"\0\0\0\0" + payload


def _frame_at(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Kind, begin and end of the payload of the frame at `at`; None while it is not whole."""
    if len(data) < at + 2:
        return None
    kind, size, begins = data[at] & 0x0F, data[at + 1] & 0x7F, at + 2
    if size == 126:
        begins += 2
        if len(data) < begins:
            return None
        size = int.from_bytes(data[at + 2 : begins])
    elif size == 127:
        begins += 8
        if len(data) < begins:
            return None
        size = int.from_bytes(data[at + 2 : begins])
    end = begins + size
    return (kind, begins, end) if len(data) >= end else None
