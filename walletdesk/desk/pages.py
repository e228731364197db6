"""The desk's pages: the live desk, and the same by plain forms where scripts do not run."""

from collections.abc import Awaitable
from typing import Annotated, Any, Protocol
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromPath, FromQuery, QueryParameter
from markupsafe import Markup
from msgspec import Struct

from walletdesk.desk import assign, close, intake, look, view
from walletdesk.desk.desk import Desk
from walletdesk.desk.open_file import open_file
from walletdesk.desk.page_of_list import Wanted, page_and_counts
from walletdesk.desk.send import Outbound, send
from walletdesk.desk.store import lists
from walletdesk.desk.team import my_view, team_view
from walletdesk.kernel.clock import from_rfc3339
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.kernel.ids import id_from_text, new_token
from walletdesk.languages.catalogue import Catalogue
from walletdesk.people.doorkeeper import agent_of
from walletdesk.people.model import Agent
from walletdesk.web.brand_files import logo_path
from walletdesk.web.desk_strings import (
    EVENTS,
    GUARD,
    VIEW_NAMES,
    desk_strings,
    marked,
    removed_words,
)
from walletdesk.web.render import Renderer
from walletdesk.web.routes import see_other
from walletdesk.web.sentences import text_of
from walletdesk.web.shield_files import LEXICON_PATH
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]
Page = Response[str] | Response[None]

_CASE = "/desk/conversations/{case:str}"
_MESSAGES = 100
_NEWEST = "#newest"
_NO_POSITION = 1_000_000_000
_TOPICS = ("account", "start", "assets", "transactions", "security", "service", None)


class Written(Struct, frozen=True):
    """The composer as a form; `id` makes a second press the same message."""

    id: str = ""
    text: str = ""
    note: str = ""


class Given(Struct, frozen=True):
    """Whom to give a conversation."""

    agent: str = "me"


WrittenForm = Annotated[Written, Body(media_type=RequestEncodingType.URL_ENCODED)]
GivenForm = Annotated[Given, Body(media_type=RequestEncodingType.URL_ENCODED)]


class Scope(Struct, frozen=True):
    """Which list is shown: a view, a search, a page of either."""

    view: str = "mine"
    words: str = ""
    cursor: str | None = None

    def address(self, case: str | None = None, cursor: str | None = None) -> str:
        """Where this list, with this case open, is found."""
        values = {"view": self.view, "q": self.words, "cursor": cursor or ""}
        query = urlencode({name: value for name, value in values.items() if value})
        return f"/desk{f'/conversations/{case}' if case else ''}?{query}"


class Act(Protocol):
    """One thing an agent does to a case by pressing a button."""

    def __call__(self, desk: Desk, case: str, by: Agent) -> Awaitable[Any]: ...


def desk_pages(desk: Desk, renderer: Renderer) -> list[HTTPRouteHandler]:
    """Everything below `/desk` that shows or changes conversations, and the team."""
    shell = Shell(desk, renderer)
    return [
        *_reading(shell),
        _writing(shell),
        _giving(shell),
        _opening_files(shell),
        _pressing(shell, "release", assign.unassign),
        _pressing(shell, "closure", close.close),
        _pressing(shell, "reopening", close.reopen),
        _pressing(shell, "urgency", close.mark_urgent),
        _team(desk, renderer),
    ]


class Shell:
    """Fills the desk's page."""

    def __init__(self, desk: Desk, renderer: Renderer) -> None:
        self.desk = desk
        self._renderer = renderer

    async def page(
        self,
        request: AnyRequest,
        scope: Scope,
        case: str | None = None,
        refusal: dict[str, Any] | None = None,
    ) -> Response[str]:
        """The desk with a list and perhaps a conversation."""
        agent = agent_of(request)
        reader = self._renderer.reader(request)
        catalogue = self._renderer.catalogues.of(reader.language)
        try:
            found, counts = await self._listed(agent, scope)
        except Refused as error:
            if error.reason != "secret":
                raise
            scope = Scope(scope.view)
            found, counts = await self._listed(agent, scope)
            refusal = refusal or self.refused(request, error)
        me = await my_view(self.desk, agent)
        team = await team_view(self.desk)
        served = self._served(catalogue, me, team)
        return self._renderer.page(
            request,
            "desk/shell.html",
            status_code=400 if refusal else 200,
            boot=served,
            scope=scope,
            views=[(name, VIEW_NAMES[name], counts.get(name)) for name in lists.VIEWS],
            rows=[view.row_view(self.desk, one) for one in found.conversations],
            next=found.next,
            open=await self._opened(case) if case else None,
            agents=team,
            me=me,
            ms_of=from_rfc3339,
            marked=lambda text: marked(text, catalogue),
            removed_words=lambda kinds: removed_words(kinds, catalogue),
            events=EVENTS,
            refusal=refusal,
            form_id=new_token()[:24],
        )

    def refused(self, request: AnyRequest, error: Refused, typed: str = "") -> dict[str, Any]:
        """What a form shows when it was not taken."""
        reader = self._renderer.reader(request)
        catalogue = self._renderer.catalogues.of(reader.language)
        reasons = [GUARD.get(reason, reason) for reason in error.details.get("reasons", [])]
        return {"text": text_of(error, catalogue), "reasons": reasons, "typed": typed}

    async def _listed(self, agent: Agent, scope: Scope) -> tuple[lists.Page, dict[str, int]]:
        wanted = Wanted(scope.view, scope.words, scope.cursor)
        return await page_and_counts(self.desk, agent.id, wanted)

    async def _opened(self, case: str) -> dict[str, Any]:
        conversation, _ = await look.state_for_agent(self.desk, case, _NO_POSITION)
        after = max(0, conversation.position - _MESSAGES)
        _, frame = await look.state_for_agent(self.desk, case, after)
        return {"row": frame["row"], "messages": frame["messages"], "shortened": after > 0}

    def _served(self, catalogue: Catalogue, me: Any, team: Any) -> Markup:
        """What the components are made with, as JSON that cannot close its script."""
        settings = self._renderer.settings
        boot = {
            "me": me,
            "agents": team,
            "strings": desk_strings(catalogue) | _labels(catalogue),
            "locale": catalogue.language,
            "brand": settings.brand.called(catalogue.language),
            "logo": self._renderer.assets.url(logo_path(settings.brand)),
            "limits": {
                "text_chars_max": settings.desk.text_chars_max,
                "files_max": settings.desk.files_max,
                "file_size_bytes_max": settings.desk.file_size_bytes_max,
            },
            "links": {"article": "/help/{language}/guides/{slug}"},
            "rules": self._renderer.assets.url(LEXICON_PATH),
        }
        text = msgspec.json.encode(boot).decode().replace("<", "\\u003c")
        return Markup(text)  # noqa: S704  no character of it opens a tag


def _reading(shell: Shell) -> list[HTTPRouteHandler]:
    @get(
        ["/desk", "/desk/conversations"],
        opt=open_to("agent"),
        include_in_schema=False,
    )
    async def inbox(
        request: AnyRequest,
        view_name: Annotated[str, QueryParameter(name="view")] = "mine",
        q: FromQuery[str] = "",
        cursor: FromQuery[str | None] = None,
    ) -> Response[str]:
        return await shell.page(request, _scope(view_name, q, cursor))

    @get(_CASE, opt=open_to("agent"), include_in_schema=False)
    async def conversation(
        request: AnyRequest,
        case: FromPath[str],
        view_name: Annotated[str, QueryParameter(name="view")] = "mine",
        q: FromQuery[str] = "",
    ) -> Response[str]:
        return await shell.page(request, _scope(view_name, q, None), case)

    return [inbox, conversation]


def _writing(shell: Shell) -> HTTPRouteHandler:
    @post(
        f"{_CASE}/messages",
        opt=open_to("agent"),
        include_in_schema=False,
    )
    async def write(request: AnyRequest, case: FromPath[str], data: WrittenForm) -> Page:
        agent = agent_of(request)
        client_id = data.id[:64] or new_token()
        try:
            await send(shell.desk, Outbound(agent, case, client_id, data.text, (), bool(data.note)))
        except NotFound:
            raise
        except Refused as error:
            refusal = shell.refused(request, error, data.text)
            return await shell.page(request, _asked(request), case, refusal)
        return see_other(_asked(request).address(case) + _NEWEST)

    return write


def _giving(shell: Shell) -> HTTPRouteHandler:
    @post(
        f"{_CASE}/assignment",
        opt=open_to("agent"),
        include_in_schema=False,
    )
    async def give(request: AnyRequest, case: FromPath[str], data: GivenForm) -> Page:
        agent = agent_of(request)
        to_agent_id = agent.id if data.agent == "me" else id_from_text(data.agent)
        if to_agent_id is None:
            raise NotFound

        async def act(desk: Desk, case: str, by: Agent) -> Any:
            return await assign.assign(desk, case, to_agent_id, by)

        return await _done(shell, request, case, act)

    return give


def _opening_files(shell: Shell) -> HTTPRouteHandler:
    @post(f"{_CASE}/files/{{file_id:str}}/open", opt=open_to("agent"), include_in_schema=False)
    async def unseal(request: AnyRequest, case: FromPath[str], file_id: FromPath[str]) -> Page:
        async def act(desk: Desk, case: str, by: Agent) -> Any:
            return await open_file(desk, file_id, by)

        return await _done(shell, request, case, act)

    return unseal


def _pressing(shell: Shell, name: str, act: Act) -> HTTPRouteHandler:
    @post(
        f"{_CASE}/{name}",
        opt=open_to("agent"),
        include_in_schema=False,
        name=f"desk-{name}",
    )
    async def press(request: AnyRequest, case: FromPath[str]) -> Page:
        return await _done(shell, request, case, act)

    return press


async def _done(shell: Shell, request: AnyRequest, case: str, act: Act) -> Page:
    try:
        await act(shell.desk, case, agent_of(request))
    except NotFound:
        raise
    except Refused as error:
        refusal = shell.refused(request, error)
        return await shell.page(request, _asked(request), case, refusal)
    return see_other(_asked(request).address(case) + _NEWEST)


def _team(desk: Desk, renderer: Renderer) -> HTTPRouteHandler:
    @get(
        "/desk/team",
        opt=open_to("lead"),
        include_in_schema=False,
    )
    async def team(request: AnyRequest) -> Response[str]:
        return renderer.page(request, "desk/team.html", team=await team_view(desk))

    return team


def _scope(view_name: str, words: str, cursor: str | None) -> Scope:
    return Scope(view_name if view_name in lists.VIEWS else "mine", words.strip(), cursor)


def _asked(request: AnyRequest) -> Scope:
    values = request.query_params
    return _scope(values.get("view", "mine"), values.get("q", ""), None)


def _labels(catalogue: Catalogue) -> dict[str, str]:
    """The words of what a case may need, which rows name by their English."""
    wanted = {one.label for topic in _TOPICS for one in intake.wanted_for(topic)}
    return {label: catalogue.gettext(label) for label in sorted(wanted)}
