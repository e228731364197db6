"""The visitor's open page: `/api/chat/live` of docs/live.md."""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
import structlog
from litestar.types import Receive, Scope, Send
from msgspec import Struct

from walletdesk.channels.chat import as_frame, read_frame
from walletdesk.desk import intake, look, view
from walletdesk.desk.desk import Desk
from walletdesk.desk.fan_out import Frame
from walletdesk.desk.limits import Limits
from walletdesk.desk.model import Conversation
from walletdesk.desk.take_in import take_in
from walletdesk.desk.typing import Typing, customer_types
from walletdesk.kernel.errors import Forged, Refused, TryLater, WalletdeskError
from walletdesk.languages.catalogue import Catalogue
from walletdesk.people import visitors
from walletdesk.web.origin import is_own_origin
from walletdesk.web.sentences import text_of
from walletdesk.web.socket import BAD_FRAME, NOT_SIGNED_IN, PONG, Socket

_HELLO_S = 15

log = structlog.get_logger(__name__)


class Hello(Struct, frozen=True):
    """The first frame."""

    token: str = ""
    case: str | None = None
    after: int = 0
    locale: str | None = None
    zone: str | None = None


class CaseAt(Struct, frozen=True):
    """A frame that names a case and a place in it."""

    case: str | None = None
    after: int = 0
    number: int = 0


class Given(Struct, frozen=True):
    """What the customer filled in."""

    id: str
    case: str
    given: dict[str, str]


class ChatSocket:
    """Serves the sockets of all visitors."""

    def __init__(self, desk: Desk, limits: Limits) -> None:
        self.desk = desk
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one page until it leaves."""
        socket = Socket(scope, receive, send)
        await socket.accept()
        page = _Page(self, socket)
        try:
            await page.serve()
        finally:
            page.leave()


class _Page:
    __slots__ = (
        "_case", "_contact_id", "_conversation_id", "_desk", "_house", "_language", "_pending",
        "_socket", "_unsubscribe", "_zone",
    )  # fmt: skip

    def __init__(self, house: ChatSocket, socket: Socket) -> None:
        self._house = house
        self._desk = house.desk
        self._socket = socket
        self._contact_id = 0
        self._language = "en"
        self._zone: str | None = None
        self._conversation_id = 0
        self._case = ""
        self._unsubscribe: Callable[[], None] | None = None
        self._pending: dict[str, bool] = {}

    async def serve(self) -> None:
        frames = self._socket.frames()
        try:
            first = await asyncio.wait_for(anext(frames), _HELLO_S)
            await self._hello(read_frame(first))
        except (TimeoutError, StopAsyncIteration, Refused):
            self._socket.close(BAD_FRAME)
            return
        except Forged:
            self._socket.close(NOT_SIGNED_IN)
            return
        async for raw in frames:
            try:
                frame = read_frame(raw)
            except Refused:
                self._socket.close(BAD_FRAME)
                return
            await self._answer(frame)

    def leave(self) -> None:
        if self._unsubscribe:
            self._unsubscribe()
            self._unsubscribe = None

    async def _hello(self, frame: dict[str, Any]) -> None:
        if frame["t"] != "hello":
            raise Refused("bad_frame")
        hello = convert(frame, Hello)
        token = hello.token or self._cookie()
        self._contact_id = visitors.contact_of(token, self._desk.engine.key)
        self._language = hello.locale or "en"
        self._zone = hello.zone
        self._socket.forget_handshake()
        await self._show(hello.case, hello.after)

    def _cookie(self) -> str:
        """The cookie's token, for our own pages alone: a foreign page must show one itself."""
        headers, scope = self._socket.headers, self._socket.scope
        public_url = self._desk.engine.settings.server.public_url
        own = is_own_origin(
            headers.get("origin", ""), str(scope["scheme"]), headers.get("host", ""), public_url
        )
        return cookie(headers, visitors.COOKIE) if own else ""

    async def _answer(self, frame: dict[str, Any]) -> None:
        kind = frame["t"]
        try:
            if kind == "send":
                await self._send(frame)
            elif kind == "fetch":
                wanted = convert(frame, CaseAt)
                await self._show(wanted.case, wanted.after)
            elif kind == "read":
                self._read(convert(frame, CaseAt).number)
            elif kind == "typing":
                self._typing()
            elif kind == "intake":
                await self._intake(convert(frame, Given))
            elif kind == "ping":
                self._socket.push(PONG)
            else:
                raise Refused("bad_frame")
        except (Refused, TryLater) as error:
            self._refuse(frame, error)

    async def _show(self, case: str | None, after: int) -> None:
        """Follow a conversation, then hand out its state: nothing falls in between."""
        try:
            conversation, frame = await look.state_for_customer(
                self._desk, self._contact_id, case, after
            )
        except Refused as error:
            self._refuse({"id": None}, error)
            conversation, frame = await look.state_for_customer(
                self._desk, self._contact_id, None, 0
            )
        if conversation is None:
            self._socket.say(frame)
            return
        if self._follow(conversation):
            # Subscribed only now: what was committed in between is in the second look.
            _, frame = await look.state_for_customer(
                self._desk, self._contact_id, conversation.case_number, after if case else 0
            )
        self._socket.say(frame)
        self._delivered(conversation.number)

    def _follow(self, conversation: Conversation) -> bool:
        if self._conversation_id == conversation.id:
            return False
        self.leave()
        self._conversation_id = conversation.id
        self._case = conversation.case_number
        self._unsubscribe = self._desk.engine.live.subscribe(
            f"customer:{conversation.id}", self._push
        )
        return True

    def _push(self, frame: Frame | Typing) -> None:
        if isinstance(frame, Typing):
            self._socket.push(frame.wire)
            return
        if frame.source_id == self._contact_id and frame.client_id in self._pending:
            self._pending[frame.client_id] = True
            self._socket.push(frame.ack())
            return
        self._socket.push(frame.told())
        if frame.receipt:
            self._delivered(frame.receipt)

    async def _send(self, frame: dict[str, Any]) -> None:
        asked = as_frame(frame)
        self._house.limits.count_message(self._contact_id)
        inbound = self._desk.chat.read(asked, self._contact_id, self._language, self._zone)
        self._pending[asked.id] = False
        try:
            taken = await take_in(self._desk, inbound)
            acked = self._pending[asked.id]
        finally:
            del self._pending[asked.id]
        if acked:
            return
        if self._conversation_id != taken.conversation.id:
            await self._show(taken.conversation.case_number, 0)
        self._socket.say(
            {
                "t": "ack",
                "id": asked.id,
                "case": taken.conversation.case_number,
                "message": view.message_view(taken.message, for_agents=False),
                "conversation": view.conversation_view(self._desk, taken.conversation),
            }
        )

    async def _intake(self, given: Given) -> None:
        self._house.limits.count_message(self._contact_id)
        conversation = await intake.give(self._desk, given.case, self._contact_id, given.given)
        self._socket.say(
            {
                "t": "ack",
                "id": given.id,
                "case": given.case,
                "conversation": view.conversation_view(self._desk, conversation),
            }
        )

    def _read(self, number: int) -> None:
        if self._conversation_id:
            self._desk.receipts.note(self._conversation_id, "read_by_customer", number)

    def _delivered(self, number: int) -> None:
        self._desk.receipts.note(self._conversation_id, "delivered_to_customer", number)

    def _typing(self) -> None:
        if self._conversation_id:
            customer_types(self._desk, self._conversation_id, self._case)

    def _refuse(self, frame: dict[str, Any], error: WalletdeskError) -> None:
        self._socket.say(refusal(frame, error, self._desk.catalogues.of(self._language)))


def refusal(frame: dict[str, Any], error: WalletdeskError, catalogue: Catalogue) -> dict[str, Any]:
    """The `refused` frame for a frame that could not be done."""
    details = error.details if isinstance(error, Refused) else {}
    return {
        "confirm": False,
        **details,
        "t": "refused",
        "id": frame.get("id"),
        "reason": error.reason,
        "text": text_of(error, catalogue),
    }


def convert(frame: dict[str, Any], struct: type[Any]) -> Any:
    """A frame as the struct it should be. Raises Refused bad_frame naming the field."""
    try:
        return msgspec.convert(frame, struct)
    except msgspec.ValidationError as error:
        raise Refused("bad_frame", detail=str(error)) from error


def cookie(headers: dict[str, str], name: str) -> str:
    """A cookie of the handshake, empty when there is none."""
    for part in headers.get("cookie", "").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""
