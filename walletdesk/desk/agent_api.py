"""The desk's HTTP side: lists, conversations, and what agents do to them."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Struct

from walletdesk.channels.chat import ClientId, FileIds
from walletdesk.desk import assign, close, look, view
from walletdesk.desk.chat_api import as_download, sent_name
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk
from walletdesk.desk.find import find
from walletdesk.desk.limits import Limits
from walletdesk.desk.model import Conversation, FileRef
from walletdesk.desk.open_file import open_file
from walletdesk.desk.send import Outbound, send
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import lists
from walletdesk.desk.team import AgentView, team_view
from walletdesk.desk.transcript import file_name, transcript
from walletdesk.engine import Tx
from walletdesk.kernel.clock import rfc3339
from walletdesk.kernel.errors import Conflict, NotFound
from walletdesk.kernel.ids import id_from_text, id_text
from walletdesk.people import presence
from walletdesk.people import store as people
from walletdesk.people.doorkeeper import agent_of
from walletdesk.people.model import Contact
from walletdesk.shield import guard
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]
AGENT = open_to("agent")
_BASE = "/api/desk/conversations"
_CASE = f"{_BASE}/{{case:str}}"


class Rows(Struct, frozen=True):
    """A page of a view; `next` is the cursor of the following one."""

    rows: list[view.Row]
    next: str | None
    counts: dict[str, int]


class OneRow(Struct, frozen=True):
    """A conversation as it is after what was done to it."""

    row: view.Row


class ContactView(Struct, frozen=True):
    """The customer of a conversation."""

    id: str
    name: str | None
    email: str | None
    email_verified: bool
    language: str
    zone: str | None
    first_seen_at: str


class Whole(Struct, frozen=True):
    """A conversation with its latest messages; `more` when there are earlier ones."""

    row: view.Row
    contact: ContactView | None
    messages: list[view.MessageView]
    more: bool
    other_cases: list[view.Row]


class Written(Struct, frozen=True):
    """What an agent sends."""

    id: ClientId
    text: str = ""
    files: FileIds = ()
    note: bool = False


class Sent(Struct, frozen=True):
    """A message that is on disk."""

    case: str
    message: view.MessageView
    row: view.Row


class Target(Struct, frozen=True):
    """Whom to give a conversation: an agent's id, or `me`."""

    agent: str = "me"


class Place(Struct, frozen=True):
    """Up to which of the customer's numbers the agent has seen."""

    number: int


class Chosen(Struct, frozen=True):
    """The presence an agent chose."""

    presence: Literal["online", "away"]


class Words(Struct, frozen=True):
    """A text that may be sent."""

    text: str


class Verdict(Struct, frozen=True):
    """What the guard says of it."""

    verdict: str
    reasons: tuple[str, ...]


def agent_routes(desk: Desk, limits: Limits, files: FileDesk) -> list[HTTPRouteHandler]:
    """Everything below `/api/desk`."""
    return [
        _list(desk),
        *_reading(desk),
        _sending(desk),
        *_assigning(desk),
        *_closing(desk),
        *_files(desk, files, limits),
        *_team(desk),
        _guard(desk),
    ]


def _list(desk: Desk) -> HTTPRouteHandler:
    @get(_BASE, opt=AGENT)
    async def conversations(
        request: AnyRequest,
        view_name: Annotated[str, QueryParameter(name="view")] = "mine",
        cursor: FromQuery[str | None] = None,
        assignee: FromQuery[str | None] = None,
        q: FromQuery[str | None] = None,
        limit: Annotated[int, QueryParameter(ge=1, le=100)] = 50,
    ) -> Rows:
        """A page of a view, or the conversations that a search finds."""
        agent = agent_of(request)
        if q:
            found = lists.Page(await find(desk, q, limit), None)
            counts = await desk.engine.database.read(desk.counts.of, agent.id)
        else:
            assignee_id = _agent_id(assignee, agent.id) if assignee else None
            found, counts = await desk.engine.database.read(
                _page, desk.counts, view_name, agent.id, cursor, assignee_id, limit
            )
        rows = [view.row_view(desk, one) for one in found.conversations]
        return Rows(rows, found.next, counts)

    return conversations


def _reading(desk: Desk) -> list[HTTPRouteHandler]:
    @get(_CASE, opt=AGENT)
    async def conversation(case: FromPath[str]) -> Whole:
        """A conversation with its latest messages."""
        found, contact, messages, others = await desk.engine.database.read(_whole, case)
        return Whole(
            row=view.row_view(desk, found),
            contact=_contact_view(contact),
            messages=[view.message_view(one, for_agents=True) for one in messages],
            more=bool(messages) and messages[0].position > 1,
            other_cases=[view.row_view(desk, one) for one in others],
        )

    @get(f"{_CASE}/messages", opt=AGENT)
    async def messages(
        case: FromPath[str],
        after: FromQuery[int | None] = None,
        before: FromQuery[int | None] = None,
    ) -> list[view.MessageView]:
        """Messages after, or the last hundred before, an agents' position."""
        conversation_id = await desk.conversation_id(case)
        database = desk.engine.database
        if before is not None:
            found = await database.read(store.messages_before, conversation_id, before, 100)
        else:
            found = await database.read(
                store.messages_after, conversation_id, after or 0, 200, True
            )
        return [view.message_view(one, for_agents=True) for one in found]

    @post(f"{_CASE}/read", opt=AGENT, status_code=204)
    async def read(case: FromPath[str], data: JSONBody[Place]) -> None:
        """Say up to which number the messages were on screen."""
        desk.receipts.note(await desk.conversation_id(case), "read_by_agents", data.number)

    @get(f"{_CASE}/transcript", opt=AGENT)
    async def kept(case: FromPath[str], language: FromQuery[str] = "en") -> Response[bytes]:
        """The conversation with its notes as JSON."""
        copy, _ = await transcript(desk, case, language, contact_id=None)
        body = msgspec.json.format(msgspec.json.encode(copy), indent=2)
        return Response(body, media_type="application/json", headers=file_name(copy, "json"))

    return [conversation, messages, read, kept]


def _sending(desk: Desk) -> HTTPRouteHandler:
    @post(f"{_CASE}/messages", opt=AGENT, status_code=201)
    async def write(request: AnyRequest, case: FromPath[str], data: JSONBody[Written]) -> Sent:
        """Answer the customer, or keep a note."""
        outbound = Outbound(agent_of(request), case, data.id, data.text, data.files, data.note)
        taken = await send(desk, outbound)
        message = view.message_view(taken.message, for_agents=True)
        return Sent(case, message, view.row_view(desk, taken.conversation))

    return write


def _assigning(desk: Desk) -> list[HTTPRouteHandler]:
    @post(f"{_CASE}/assignment", opt=AGENT)
    async def give(request: AnyRequest, case: FromPath[str], data: JSONBody[Target]) -> OneRow:
        """Take a conversation, or give it to a colleague."""
        agent = agent_of(request)
        to_agent_id = _agent_id(data.agent, agent.id)
        try:
            return _row(desk, await assign.assign(desk, case, to_agent_id, agent))
        except Conflict as error:
            now, _ = await look.state_for_agent(desk, case, 1_000_000_000)
            raise Conflict(row=view.row_view(desk, now)) from error

    @delete(f"{_CASE}/assignment", opt=AGENT, status_code=200)
    async def put_back(request: AnyRequest, case: FromPath[str]) -> OneRow:
        """Put a conversation back into the queue."""
        return _row(desk, await assign.unassign(desk, case, agent_of(request)))

    return [give, put_back]


def _closing(desk: Desk) -> list[HTTPRouteHandler]:
    @post(f"{_CASE}/closure", opt=AGENT)
    async def shut(request: AnyRequest, case: FromPath[str]) -> OneRow:
        """Close a conversation."""
        return _row(desk, await close.close(desk, case, agent_of(request)))

    @delete(f"{_CASE}/closure", opt=AGENT, status_code=200)
    async def reopen(request: AnyRequest, case: FromPath[str]) -> OneRow:
        """Open a closed conversation again."""
        return _row(desk, await close.reopen(desk, case, agent_of(request)))

    @post(f"{_CASE}/urgency", opt=AGENT)
    async def hurry(request: AnyRequest, case: FromPath[str]) -> OneRow:
        """Mark a conversation as urgent."""
        return _row(desk, await close.mark_urgent(desk, case, agent_of(request)))

    @delete(f"{_CASE}/urgency", opt=AGENT, status_code=200)
    async def calm(request: AnyRequest, case: FromPath[str]) -> OneRow:
        """Take the mark back."""
        return _row(desk, await close.unmark_urgent(desk, case, agent_of(request)))

    return [shut, reopen, hurry, calm]


def _files(desk: Desk, files: FileDesk, limits: Limits) -> list[HTTPRouteHandler]:
    @post("/api/desk/files", opt=AGENT, status_code=201)
    async def put_down(request: AnyRequest) -> FileRef:
        """Put a file down (raw body, `X-File-Name` percent-encoded); a message then names it."""
        agent = agent_of(request)
        limits.count_upload(agent.id)
        return (await files.put(agent.id, await request.body(), sent_name(request))).ref()

    @get("/api/desk/files/{file_id:str}", opt=AGENT)
    async def fetch(request: AnyRequest, file_id: FromPath[str]) -> Response[bytes]:
        """A file of any conversation."""
        return as_download(await files.for_agent(file_id, agent_of(request).id))

    @post("/api/desk/files/{file_id:str}/open", opt=AGENT, status_code=200)
    async def unseal(request: AnyRequest, file_id: FromPath[str]) -> FileRef:
        """Open a file that could not be checked, once its customer has agreed."""
        return await open_file(desk, file_id, agent_of(request))

    return [put_down, fetch, unseal]


def _team(desk: Desk) -> list[HTTPRouteHandler]:
    @get("/api/desk/agents", opt=AGENT)
    async def agents() -> list[AgentView]:
        """The team: who is here, and how much each holds."""
        return await team_view(desk)

    @put("/api/desk/presence", opt=AGENT, status_code=204)
    async def choose(request: AnyRequest, data: JSONBody[Chosen]) -> None:
        """Choose to be online or away."""
        await presence.choose(desk.engine, agent_of(request).id, data.presence)

    return [agents, choose]


def _guard(desk: Desk) -> HTTPRouteHandler:
    @post("/api/desk/guard", opt=AGENT, status_code=200)
    async def look_over(data: JSONBody[Words]) -> Verdict:
        """What the guard would say of a text; nothing is stored."""
        said = guard(data.text[: desk.engine.settings.desk.text_chars_max], desk.allowed)
        return Verdict(said.verdict, said.reasons)

    return look_over


def _row(desk: Desk, conversation: Conversation) -> OneRow:
    return OneRow(view.row_view(desk, conversation))


def _agent_id(text: str, me: int) -> int:
    found = me if text == "me" else id_from_text(text)
    if found is None:
        raise NotFound
    return found


def _contact_view(contact: Contact | None) -> ContactView | None:
    if contact is None:
        return None
    return ContactView(
        id=id_text(contact.id),
        name=contact.name,
        email=contact.email,
        email_verified=contact.email_verified_at_ms is not None,
        language=contact.language,
        zone=contact.zone,
        first_seen_at=rfc3339(contact.created_at_ms),
    )


def _page(
    tx: Tx,
    counts: lists.CountBoard,
    name: str,
    agent_id: int,
    cursor: str | None,
    assignee_id: int | None,
    limit: int,
) -> tuple[lists.Page, dict[str, int]]:
    page = lists.page(tx, name, agent_id, cursor, assignee_id, limit)
    return page, counts.of(tx, agent_id)


def _whole(tx: Tx, case: str) -> tuple[Conversation, Contact | None, list[Any], list[Conversation]]:
    conversation = store.by_case(tx, case)
    if conversation is None:
        raise NotFound
    messages = store.messages_before(tx, conversation.id, conversation.position + 1, 100)
    others = store.of_contact(tx, conversation.contact_id, limit=10)
    return (
        conversation,
        people.contact(tx, conversation.contact_id),
        messages,
        [one for one in others if one.id != conversation.id],
    )
