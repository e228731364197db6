"""The agent's open page: `/api/desk/live` of docs/live.md."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from litestar.types import Receive, Scope, Send
from msgspec import Struct

from walletdesk.channels.chat import as_frame, read_frame
from walletdesk.desk import look, view
from walletdesk.desk.alarm import LEADS, own_topic
from walletdesk.desk.chat_socket import CaseAt, convert, cookie, refusal
from walletdesk.desk.desk import Desk
from walletdesk.desk.fan_out import Frame, RowFrame
from walletdesk.desk.row_topics import topic_of
from walletdesk.desk.send import Outbound, send
from walletdesk.desk.team import my_view, team_frame
from walletdesk.desk.typing import Typing, agent_types
from walletdesk.kernel.errors import Refused, TryLater
from walletdesk.people import presence
from walletdesk.people.model import Agent
from walletdesk.people.sign_in import COOKIE, SignIn
from walletdesk.web.origin import is_own_origin
from walletdesk.web.socket import BAD_FRAME, NOT_SIGNED_IN, PONG, Socket

_HELLO_S = 15
_LOOK_AGAIN_S = 30
_ROWS_GATHER_S = 0.1


class Hello(Struct, frozen=True):
    """The first frame; `view` narrows the pushed rows to one list, None for all."""

    case: str | None = None
    after: int = 0
    view: str | None = None


class AgentSocket:
    """Serves the sockets of all agents."""

    def __init__(self, desk: Desk, sign_in: SignIn) -> None:
        self.desk = desk
        self.sign_in = sign_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one page until it leaves or its session ends."""
        socket = Socket(scope, receive, send)
        headers = socket.headers
        public_url = self.desk.engine.settings.server.public_url
        scheme, host = str(scope.get("scheme", "ws")), headers.get("host", "")
        agent = None
        if is_own_origin(headers.get("origin", ""), scheme, host, public_url):
            agent = await self.sign_in.who(cookie(headers, COOKIE))
        if agent is None:
            await socket.refuse(NOT_SIGNED_IN)
            return
        await socket.accept()
        page = _Page(self, socket, agent, cookie(headers, COOKIE))
        try:
            await page.serve()
        finally:
            page.leave()


class _Page:
    def __init__(self, house: AgentSocket, socket: Socket, agent: Agent, token: str) -> None:
        self._house = house
        self._desk = house.desk
        self._socket = socket
        self._agent = agent
        self._token = token
        self._case = ""
        self._conversation_id = 0
        self._stops: list[Callable[[], None]] = []
        self._unlist: Callable[[], None] | None = None
        self._unwatch: Callable[[], None] | None = None
        self._pending: dict[str, bool] = {}
        self._rows: dict[int, bytes] = {}
        self._rows_timer: asyncio.TimerHandle | None = None
        self._watchman: asyncio.Task[None] | None = None

    async def serve(self) -> None:
        frames = self._socket.frames()
        try:
            first = await asyncio.wait_for(anext(frames), _HELLO_S)
            await self._hello(read_frame(first))
        except (TimeoutError, StopAsyncIteration, Refused):
            self._socket.close(BAD_FRAME)
            return
        self._watchman = asyncio.create_task(self._look_again())
        async for raw in frames:
            try:
                frame = read_frame(raw)
            except Refused:
                self._socket.close(BAD_FRAME)
                return
            await self._answer(frame)

    def leave(self) -> None:
        for stop in self._stops:
            stop()
        if self._unwatch:
            self._unwatch()
        if self._unlist:
            self._unlist()
        if self._watchman:
            self._watchman.cancel()
        if self._rows_timer:
            self._rows_timer.cancel()

    async def _hello(self, frame: dict[str, Any]) -> None:
        if frame["t"] != "hello":
            raise Refused("bad_frame")
        hello: Hello = convert(frame, Hello)
        live = self._desk.engine.live
        await presence.sign_of_life(self._desk.engine, self._agent.id)
        topics = ["team", own_topic(self._agent.id)]
        topics += [LEADS] if self._agent.reaches("lead") else []
        self._stops = [live.subscribe(topic, self._socket.push) for topic in topics]
        self._list(hello.view)
        state: dict[str, Any] = {"t": "state", "case": None, "messages": [], "typing": []}
        if hello.case:
            with contextlib.suppress(Refused):
                state = await self._watched(hello.case, hello.after)
        me = await my_view(self._desk, self._agent)
        self._socket.say({**state, "me": me, **await team_frame(self._desk), "t": "state"})

    async def _answer(self, frame: dict[str, Any]) -> None:
        kind = frame["t"]
        try:
            if kind == "send":
                await self._send(frame)
            elif kind in ("watch", "fetch"):
                wanted: CaseAt = convert(frame, CaseAt)
                self._socket.say(await self._watched(wanted.case or "", wanted.after))
            elif kind == "view":
                self._list(frame["view"] if isinstance(frame.get("view"), str) else None)
            elif kind == "read":
                self._read(convert(frame, CaseAt).number)
            elif kind == "typing":
                self._typing()
            elif kind == "ping":
                self._socket.push(PONG)
            else:
                raise Refused("bad_frame")
        except (Refused, TryLater) as error:
            catalogue = self._desk.catalogues.of(self._agent.language)
            self._socket.say(refusal(frame, error, catalogue))

    async def _watched(self, case: str, after: int) -> dict[str, Any]:
        """Follow a conversation, then hand out its state: nothing falls in between."""
        conversation_id = await self._desk.conversation_id(case)
        if conversation_id != self._conversation_id:
            if self._unwatch:
                self._unwatch()
            self._conversation_id, self._case = conversation_id, case
            topic = f"agents:{conversation_id}"
            self._unwatch = self._desk.engine.live.subscribe(topic, self._push)
        conversation, frame = await look.state_for_agent(self._desk, case, after)
        self._desk.receipts.note(conversation_id, "delivered_to_agents", conversation.number)
        return frame

    def _push(self, frame: Frame | Typing) -> None:
        if isinstance(frame, Typing):
            if frame.agent_id != self._agent.id:
                self._socket.push(frame.wire)
            return
        if frame.source_id == self._agent.id and frame.client_id in self._pending:
            self._pending[frame.client_id] = True
            self._socket.push(frame.ack())
            return
        self._socket.push(frame.told())
        if frame.receipt:
            self._desk.receipts.note(self._conversation_id, "delivered_to_agents", frame.receipt)

    def _row(self, frame: RowFrame) -> None:
        """Rows are gathered for a moment: only the newest of each conversation is sent."""
        if frame.conversation_id == self._conversation_id:
            return
        self._rows[frame.conversation_id] = frame.wire
        if self._rows_timer is None:
            loop = asyncio.get_running_loop()
            self._rows_timer = loop.call_later(_ROWS_GATHER_S, self._flush_rows)

    def _flush_rows(self) -> None:
        self._rows_timer = None
        rows, self._rows = self._rows, {}
        for wire in rows.values():
            self._socket.push(wire)

    def _list(self, view_name: str | None) -> None:
        """Follow the rows that this page's list holds, or held before a change."""
        if self._unlist:
            self._unlist()
        topic = topic_of(view_name, self._agent.id)
        self._unlist = self._desk.engine.live.subscribe(topic, self._row)

    async def _send(self, frame: dict[str, Any]) -> None:
        asked = as_frame(frame)
        outbound = Outbound(
            agent=self._agent,
            case=asked.case or "",
            client_id=asked.id,
            text=asked.text,
            file_ids=asked.files,
            note=frame.get("note") is True,
        )
        self._pending[asked.id] = False
        try:
            taken = await send(self._desk, outbound)
            acked = self._pending[asked.id]
        finally:
            del self._pending[asked.id]
        if not acked:
            self._socket.say(
                {
                    "t": "ack",
                    "id": asked.id,
                    "case": taken.conversation.case_number,
                    "message": view.message_view(taken.message, for_agents=True),
                    "row": view.row_view(self._desk, taken.conversation),
                }
            )

    def _read(self, number: int) -> None:
        if self._conversation_id:
            self._desk.receipts.note(self._conversation_id, "read_by_agents", number)

    def _typing(self) -> None:
        if self._conversation_id:
            agent_types(self._desk, self._conversation_id, self._case, self._agent)

    async def _look_again(self) -> None:
        """A page stays open only while its session is good; it is a sign of life besides."""
        while True:
            await asyncio.sleep(_LOOK_AGAIN_S)
            if await self._house.sign_in.who(self._token) is None:
                self._socket.close(NOT_SIGNED_IN)
                return
            with contextlib.suppress(TryLater):
                await presence.sign_of_life(self._desk.engine, self._agent.id)
