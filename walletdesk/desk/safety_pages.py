"""The leads' page `/desk/safety`: by links and forms, it needs no scripts."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromPath, FromQuery
from msgspec import Struct

from walletdesk.desk import own_rule, release_text, suspend
from walletdesk.desk.desk import Desk
from walletdesk.desk.safety import DayView, Safety, TryView, safety
from walletdesk.desk.safety_api import ADMIN, LEAD, instant, row_id
from walletdesk.kernel.clock import from_rfc3339, rfc3339
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.languages.catalogue import to_translate
from walletdesk.people.doorkeeper import agent_of
from walletdesk.people.model import Agent
from walletdesk.web.desk_strings import GUARD, marked
from walletdesk.web.render import Renderer
from walletdesk.web.routes import see_other
from walletdesk.web.sentences import status_of, text_of

AnyRequest = Request[Any, Any, Any]
Page = Response[str] | Response[None]

_PAGE = "/desk/safety"
_DAY_MS = 86_400_000

PLOTS = {
    "secret_removed": to_translate("Secrets removed"),
    "send_blocked": to_translate("Messages stopped"),
}
_DONE = {
    "seen": to_translate("Marked as looked at."),
    "cleared": to_translate("The agent may send again."),
    "released": to_translate("The text is released. It passes exactly as written."),
    "revoked": to_translate("The release is taken back."),
    "added": to_translate("The rule is added. It holds from now on."),
    "removed": to_translate("The rule is removed."),
}


class Until(Struct, frozen=True):
    """When the page was made that the lead has looked at."""

    until: str = ""


class Release(Struct, frozen=True):
    """The form that releases a text."""

    name: str = ""
    text: str = ""
    reason: str = ""


class OwnRule(Struct, frozen=True):
    """The form that adds a rule."""

    name: str = ""
    words: str = ""


UntilForm = Annotated[Until, Body(media_type=RequestEncodingType.URL_ENCODED)]
ReleaseForm = Annotated[Release, Body(media_type=RequestEncodingType.URL_ENCODED)]
RuleForm = Annotated[OwnRule, Body(media_type=RequestEncodingType.URL_ENCODED)]


class Bar(Struct, frozen=True):
    """A day in a plot: which one, where its bar stands and how high it is, in units of the plot."""

    at: int
    day_ms: int
    count: int
    x: int
    height: float


class Plot(Struct, frozen=True):
    """Incidents of one kind by day."""

    kind: str
    title: str
    total: int
    most: int
    bars: list[Bar]


def safety_pages(desk: Desk, renderer: Renderer) -> list[HTTPRouteHandler]:
    """The page and its forms."""
    page = SafetyPage(desk, renderer)
    return [_looking(page), *_deciding(page), *_releasing(page), *_ruling(page)]


class SafetyPage:
    """Shows the page, and carries a form's wish out."""

    def __init__(self, desk: Desk, renderer: Renderer) -> None:
        self.desk = desk
        self._renderer = renderer

    async def shown(
        self,
        request: AnyRequest,
        *,
        before: str = "",
        wished: str = "",
        done: str = "",
        refused: Refused | None = None,
        typed: Release | OwnRule | None = None,
    ) -> Response[str]:
        """The page.

        wished   the try whose text the release form begins with
        typed    what a refused form held
        """
        lead = agent_of(request)
        catalogue = self._renderer.catalogues.of(self._renderer.reader(request).language)
        found = await safety(self.desk, lead, row_id(before) if before else None)
        return self._renderer.page(
            request,
            "desk/safety.html",
            status_code=status_of(refused) if refused else 200,
            me=lead,
            safety=found,
            plots=plots(found.days),
            release=typed if isinstance(typed, Release) else _begun(found, wished),
            rule=typed if isinstance(typed, OwnRule) else OwnRule(),
            problem=text_of(refused, catalogue) if refused else "",
            done=_DONE.get(done, ""),
            now=rfc3339(self.desk.engine.clock()),
            ms_of=from_rfc3339,
            reason_words=lambda code: GUARD.get(code, code),
            marked=lambda text: marked(text, catalogue),
            chars_max=own_rule.CHARS_MAX,
            reason_chars_max=release_text.REASON_CHARS_MAX,
        )

    async def done(
        self,
        request: AnyRequest,
        act: Callable[[Agent], Awaitable[object]],
        done: str,
        typed: Release | OwnRule | None = None,
    ) -> Page:
        """Do it and show the page anew, or say why not."""
        try:
            await act(agent_of(request))
        except NotFound:
            raise
        except Refused as error:
            return await self.shown(request, refused=error, typed=typed)
        return see_other(f"{_PAGE}?done={done}")


def plots(days: list[DayView]) -> list[Plot]:
    """The counts of each kind as bars, 8 units a day, the highest 40 units high."""
    made = []
    for kind, title in PLOTS.items():
        counts = [day.counts.get(kind, 0) for day in days]
        most = max(counts)
        bars = [
            Bar(at, from_rfc3339(f"{day.day}T12:00:00.000Z"), count, at * 8, _height(count, most))
            for at, (day, count) in enumerate(zip(days, counts, strict=True))
        ]
        made.append(Plot(kind, title, sum(counts), most, bars))
    return made


def _height(count: int, most: int) -> float:
    """A day with one of a thousand still shows."""
    return round(max(2.0, 40 * count / most), 1) if count else 0.0


def _begun(found: Safety, wished: str) -> Release:
    """The release form, with the text of a try where all of it is kept."""
    one: TryView | None = next((one for one in found.tries if one.id == wished), None)
    return Release(text=one.excerpt or "") if one and one.whole else Release()


def _looking(page: SafetyPage) -> HTTPRouteHandler:
    @get(_PAGE, opt=LEAD, include_in_schema=False)
    async def look(
        request: AnyRequest,
        before: FromQuery[str] = "",
        release: FromQuery[str] = "",
        done: FromQuery[str] = "",
    ) -> Response[str]:
        return await page.shown(request, before=before, wished=release, done=done)

    return look


def _deciding(page: SafetyPage) -> list[HTTPRouteHandler]:
    @post(f"{_PAGE}/seen", opt=LEAD, include_in_schema=False)
    async def seen(request: AnyRequest, data: UntilForm) -> Page:
        until_ms = instant(data.until)
        return await page.done(
            request, lambda lead: suspend.see_tries(page.desk, lead, until_ms), "seen"
        )

    @post(f"{_PAGE}/suspensions/{{agent:str}}/clearance", opt=LEAD, include_in_schema=False)
    async def clear(request: AnyRequest, agent: FromPath[str]) -> Page:
        agent_id = row_id(agent)
        return await page.done(
            request, lambda lead: suspend.clear(page.desk, agent_id, lead), "cleared"
        )

    return [seen, clear]


def _releasing(page: SafetyPage) -> list[HTTPRouteHandler]:
    @post(f"{_PAGE}/releases", opt=LEAD, include_in_schema=False)
    async def release(request: AnyRequest, data: ReleaseForm) -> Page:
        wish = release_text.Wish(data.name, data.text, data.reason)
        return await page.done(
            request,
            lambda lead: release_text.release_text(page.desk, wish, lead),
            "released",
            data,
        )

    @post(f"{_PAGE}/releases/{{release:str}}/revocation", opt=LEAD, include_in_schema=False)
    async def revoke(request: AnyRequest, release: FromPath[str]) -> Page:
        release_id = row_id(release)
        return await page.done(
            request, lambda lead: release_text.revoke(page.desk, release_id, lead), "revoked"
        )

    return [release, revoke]


def _ruling(page: SafetyPage) -> list[HTTPRouteHandler]:
    @post(f"{_PAGE}/rules", opt=ADMIN, include_in_schema=False)
    async def add(request: AnyRequest, data: RuleForm) -> Page:
        return await page.done(
            request,
            lambda admin: own_rule.add_rule(page.desk, data.name, data.words, admin),
            "added",
            data,
        )

    @post(f"{_PAGE}/rules/{{rule:str}}/removal", opt=ADMIN, include_in_schema=False)
    async def remove(request: AnyRequest, rule: FromPath[str]) -> Page:
        rule_id = row_id(rule)
        return await page.done(
            request, lambda _: own_rule.remove_rule(page.desk, rule_id), "removed"
        )

    return [add, remove]
