"""The HTTP twins of the visitor's socket, and what a widget needs to begin."""

from typing import Any
from urllib.parse import quote, unquote

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Struct

from walletdesk.channels.chat import SendFrame
from walletdesk.desk import intake, look, view
from walletdesk.desk.chat_socket import CaseAt, Given
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk, OpenFile
from walletdesk.desk.limits import Limits
from walletdesk.desk.model import FileRef
from walletdesk.desk.open_file import consent
from walletdesk.desk.take_in import take_in
from walletdesk.people import visitors
from walletdesk.people.doorkeeper import Doorkeeper, contact_of
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]


class Wish(Struct, frozen=True):
    """What the page knows of its reader."""

    language: str | None = None
    zone: str | None = None


class Session(Struct, frozen=True):
    """The visitor's token; it names nobody until the first message."""

    token: str


class Stored(Struct, frozen=True):
    """A message that is on disk."""

    case: str
    message: view.MessageView
    conversation: view.ConversationView


class State(Struct, frozen=True):
    """A conversation from a cursor on."""

    case: str | None
    conversation: view.ConversationView | None
    messages: list[view.MessageView]
    more: bool = False


def chat_routes(
    desk: Desk, limits: Limits, files: FileDesk, doorkeeper: Doorkeeper
) -> list[HTTPRouteHandler]:
    """Everything below `/api/chat` but the widget's words."""
    return [
        _sessions(desk, limits, doorkeeper),
        *_messages(desk, limits),
        *_files(desk, files, limits),
    ]


def _sessions(desk: Desk, limits: Limits, doorkeeper: Doorkeeper) -> HTTPRouteHandler:
    @post("/api/chat/sessions", opt=open_to("anyone"), status_code=201)
    async def sessions(request: AnyRequest, data: JSONBody[Wish]) -> Response[Session]:
        """The visitor's token, a new one for a stranger; also a cookie for the desk's own pages."""
        limits.count_session(request.client.host if request.client else "")
        known = doorkeeper.maybe_visitor(request)
        key = desk.engine.key
        token = visitors.token_for(known, key) if known else visitors.new_visitor(key)[1]
        return Response(Session(token), cookies=[visitor_cookie(desk, token)])

    return sessions


def visitor_cookie(desk: Desk, token: str) -> Cookie:
    """The cookie by which this browser is known again on the desk's own pages."""
    return Cookie(
        visitors.COOKIE,
        value=token,
        max_age=visitors.COOKIE_AGE_S,
        httponly=True,
        samesite="lax",
        secure=desk.engine.settings.public_url.startswith("https:"),
    )


def _messages(desk: Desk, limits: Limits) -> list[HTTPRouteHandler]:
    @post("/api/chat/messages", opt=open_to("visitor"), status_code=201)
    async def send(
        request: AnyRequest, data: JSONBody[SendFrame], language: FromQuery[str | None] = None
    ) -> Stored:
        """Send a message; the same `id` again gives the same message."""
        contact_id = contact_of(request)
        limits.count_message(contact_id)
        inbound = desk.chat.read(data, contact_id, language, None)
        taken = await take_in(desk, inbound)
        return Stored(
            taken.conversation.case_number,
            view.message_view(taken.message, for_agents=False),
            view.conversation_view(desk, taken.conversation),
        )

    @get("/api/chat/messages", opt=open_to("visitor"))
    async def messages(
        request: AnyRequest, case: FromQuery[str | None] = None, after: FromQuery[int] = 0
    ) -> State:
        """The conversation and its messages after a cursor; the latest case if none is named."""
        contact_id = contact_of(request)
        found, frame = await look.state_for_customer(desk, contact_id, case, after)
        if found:
            desk.receipts.note(found.id, "delivered_to_customer", found.number)
        return State(
            frame["case"], frame["conversation"], frame["messages"], frame.get("more", False)
        )

    @post("/api/chat/read", opt=open_to("visitor"), status_code=204)
    async def read(request: AnyRequest, data: JSONBody[CaseAt]) -> None:
        """Say up to which number the messages were on screen."""
        found, _ = await look.state_for_customer(
            desk, contact_of(request), data.case, 1_000_000_000
        )
        if found:
            desk.receipts.note(found.id, "read_by_customer", data.number)

    @post("/api/chat/intake", opt=open_to("visitor"))
    async def given(request: AnyRequest, data: JSONBody[Given]) -> view.ConversationView:
        """Hand in what the case needs."""
        limits.count_message(contact_of(request))
        conversation = await intake.give(desk, data.case, contact_of(request), data.given)
        return view.conversation_view(desk, conversation)

    return [send, messages, read, given]


def _files(desk: Desk, files: FileDesk, limits: Limits) -> list[HTTPRouteHandler]:
    @post("/api/chat/files", opt=open_to("visitor"), status_code=201)
    async def put(request: AnyRequest) -> FileRef:
        """Put a file down (raw body, `X-File-Name` percent-encoded); a message then names it."""
        contact_id = contact_of(request)
        limits.count_upload(contact_id)
        return (await files.put(contact_id, await request.body(), sent_name(request))).ref()

    @get("/api/chat/files/{file_id:str}", opt=open_to("visitor"))
    async def fetch(request: AnyRequest, file_id: FromPath[str]) -> Response[bytes]:
        """A file of the visitor's own conversations."""
        return as_download(await files.for_customer(file_id, contact_of(request)))

    @post("/api/chat/files/{file_id:str}/consent", opt=open_to("visitor"), status_code=200)
    async def agree(request: AnyRequest, file_id: FromPath[str]) -> FileRef:
        """Agree to an agent opening a file that could not be checked."""
        return await consent(desk, file_id, contact_of(request))

    return [put, fetch, agree]


def sent_name(request: AnyRequest) -> str:
    """The name a file was sent under."""
    return unquote(request.headers.get("x-file-name", ""))[:300] or "file"


def as_download(file: OpenFile) -> Response[bytes]:
    """A file as an answer: pictures show, everything else is saved, nothing runs."""
    shows = file.type.startswith("image/")
    return Response(
        file.content,
        media_type=file.type,
        headers={
            "Content-Disposition": f"{'inline' if shows else 'attachment'};"
            f" filename*=UTF-8''{quote(file.name)}",
            "Cache-Control": "private, max-age=86400",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    )
