"""A client's end of a socket, spoken to directly, and what it believes by what it was told."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from walletdesk.web.wire import EXTENSION

App = Callable[[Any, Any, Any], Awaitable[None]]

_PATIENCE_S = 30


class Page:
    """One open page: sends frames and keeps all that comes back.

    closed   the code the server closed with, None while it is open
    """

    def __init__(
        self,
        app: App,
        path: str = "/",
        cookie: str = "",
        origin: str = "http://desk.example",
        client: str = "192.0.2.1",
    ) -> None:
        headers = [(b"host", b"desk.example"), (b"origin", origin.encode())]
        if cookie:
            headers.append((b"cookie", cookie.encode()))
        self._scope = {
            "type": "websocket",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": headers,
            "client": (client, 1),
            "server": ("desk.example", 80),
            "subprotocols": [],
            "extensions": {EXTENSION: self},
        }
        self._app = app
        self._to_server: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._came = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.frames: list[dict[str, Any]] = []
        self.closed: int | None = None

    async def open(self, **hello: Any) -> dict[str, Any]:
        """Connect and say hello; returns the first answer."""
        self._to_server.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.get_running_loop().create_task(
            self._app(self._scope, self._to_server.get, self._take)  # type: ignore[arg-type]  # bare ASGI
        )
        self.send({"t": "hello", **hello})
        return await self.until(lambda frame: True)

    def send(self, frame: dict[str, Any] | str | bytes) -> None:
        """Send a frame, well-formed or not."""
        message: dict[str, Any] = {"type": "websocket.receive"}
        if isinstance(frame, bytes):
            message["bytes"] = frame
        else:
            message["text"] = frame if isinstance(frame, str) else json.dumps(frame)
        self._to_server.put_nowait(message)

    async def until(self, fits: Callable[[dict[str, Any]], bool], since: int = 0) -> dict[str, Any]:
        """The first frame from `since` on that fits; a closed page has none."""

        def found() -> dict[str, Any] | None:
            return next((frame for frame in self.frames[since:] if fits(frame)), None)

        await self._until(lambda: found() is not None or self.closed is not None)
        return found() or {"t": "closed", "code": self.closed}

    async def ask(self, frame: dict[str, Any]) -> dict[str, Any]:
        """Send a frame with an id; returns its `ack` or `refused`."""
        since = len(self.frames)
        self.send(frame)
        return await self.until(
            lambda one: one["t"] in ("ack", "refused") and one["id"] == frame["id"], since
        )

    async def caught_up(self) -> None:
        """Wait until all that was pushed to this page has come."""
        since = len(self.frames)
        self.send({"t": "ping"})
        await self.until(lambda frame: frame["t"] == "pong", since)

    async def close(self) -> None:
        """Leave."""
        self._to_server.put_nowait({"type": "websocket.disconnect", "code": 1001})
        if self._task:
            await asyncio.wait_for(self._task, _PATIENCE_S)

    async def ended(self) -> int | None:
        """Wait until the server closed; returns its code."""
        await self._until(lambda: self.closed is not None)
        return self.closed

    def write(self, framed: bytes) -> None:
        """The server's end of the wire: a whole text frame."""
        begins = {126: 4, 127: 10}.get(framed[1], 2)
        self.frames.append(json.loads(framed[begins:]))
        self._came.set()

    def shut(self, code: int) -> None:
        """The server's end of the wire: it closes."""
        self.closed = code
        self._to_server.put_nowait({"type": "websocket.disconnect", "code": code})
        self._came.set()

    async def _until(self, there: Callable[[], bool]) -> None:
        async with asyncio.timeout(_PATIENCE_S):
            while not there():
                self._came.clear()
                await self._came.wait()

    async def _take(self, message: Any) -> None:
        assert message["type"] == "websocket.accept"


class Belief:
    """What a client holds that follows the rules of docs/live.md, and nothing else.

    counted   the name of its count: `number` for customers, `position` for agents
    whole     the name of the conversation in its frames: `conversation` or `row`
    """

    def __init__(self, counted: str, whole: str) -> None:
        self._counted = counted
        self._whole = whole
        self.messages: list[dict[str, Any]] = []
        self.conversation: dict[str, Any] | None = None
        self.gaps = 0

    def hear(self, frame: dict[str, Any]) -> None:
        """Take in one frame of the server's."""
        if frame.get(self._whole):
            self._newer(frame[self._whole])
        came = [*frame.get("messages", ()), *([frame["message"]] if frame.get("message") else [])]
        for message in came:
            self._place(message)

    def _newer(self, conversation: dict[str, Any]) -> None:
        known = self.conversation
        if known is None or conversation["version"] >= known["version"]:
            self.conversation = conversation

    def _place(self, message: dict[str, Any]) -> None:
        place = message[self._counted]
        if place == len(self.messages) + 1:
            self.messages.append(message)
        elif place > len(self.messages):
            self.gaps += 1
        elif len(message["removed"]) > len(self.messages[place - 1]["removed"]):
            self.messages[place - 1] = message
