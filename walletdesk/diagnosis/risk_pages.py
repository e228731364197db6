"""The public page "Is my wallet at risk?", and the same as JSON."""

import re
from typing import Annotated, Any, Literal

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, JSONBody
from markupsafe import Markup, escape
from msgspec import Meta, Struct

from walletdesk.desk.automatic import network_of
from walletdesk.desk.contact_page import NEVER_STORED
from walletdesk.desk.limits import Limits
from walletdesk.diagnosis.risks import Exposure, Exposures, address_in
from walletdesk.diagnosis.risks_told import ToldRisk, told_chains, told_risks
from walletdesk.kernel.errors import Refused, TryLater
from walletdesk.knowledge.pages import HelpCentre
from walletdesk.languages.catalogue import Catalogues
from walletdesk.shield import clean
from walletdesk.web.routes import see_other
from walletdesk.web.sentences import status_of, text_of
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, State]
Problem = Literal["", "empty", "not_address", "no_node"]

PATH = "risks"
_TEXT_CHARS_MAX = 500
_GUIDES = ("revoke-approvals", "funds-stolen", "address-book")
# An address or an id in a sentence runs from left to right, whatever the sentence does.
_ID = re.compile(r"[0-9A-Za-z_:+/=-]{20,}")


class Look(Struct, frozen=True):
    """Which address to look over.

    address    or an explorer's link to it
    language   of the sentences
    """

    address: Annotated[str, Meta(max_length=_TEXT_CHARS_MAX)]
    language: Annotated[str, Meta(max_length=20)] = "en"


class RiskView(Struct, frozen=True):
    """One risk; docs/diagnosis.md lists the names and what `values` holds."""

    name: str
    level: Literal["danger", "caution"]
    chain: str
    cause: str
    next_steps: list[str]
    cannot_undo: list[str]
    values: dict[str, str]
    evidence: list[dict[str, str]]


class ChainView(Struct, frozen=True):
    """A chain that was asked."""

    chain: str
    alive: bool
    failed: bool
    movements: int
    whole: bool
    lacks: list[str]


class ExposureView(Struct, frozen=True):
    """What endangers an address, dangers first; `address` is null where the text names none."""

    address: str | None
    risks: list[RiskView]
    chains: list[ChainView]


def risk_routes(centre: HelpCentre, exposures: Exposures, limits: Limits) -> list[HTTPRouteHandler]:
    """The page and its JSON."""
    page = _Page(centre, exposures, limits)

    @get(f"/help/{{language:str}}/{PATH}", opt=open_to("anyone"), include_in_schema=False)
    async def risks(
        request: AnyRequest,
        language: FromPath[str],
        q: FromQuery[str | None] = None,
        removed: FromQuery[str] = "",
    ) -> Response[Any]:
        centre.check(language)
        if q is None:
            return page.shown(request, language, removed=removed)
        return await page.answered(request, language, q.strip()[:_TEXT_CHARS_MAX])

    return [risks, _json(exposures, limits, centre.renderer.catalogues)]


def _json(exposures: Exposures, limits: Limits, catalogues: Catalogues) -> HTTPRouteHandler:
    @post("/api/risks", opt=open_to("anyone"), status_code=200)
    async def look_over(request: AnyRequest, data: JSONBody[Look]) -> ExposureView:
        """What endangers an address; nothing of it is kept."""
        limits.count_look_over(_network(request))
        is_secret = bool(clean(data.address).findings)
        address = None if is_secret else address_in(data.address, exposures.chains)
        if address is None:
            return ExposureView(None, [], [])
        exposure = await exposures.of(address)
        risks = told_risks(exposure, catalogues.of(data.language))
        return ExposureView(address, [_risk_view(one) for one in risks], _chain_views(exposure))

    return look_over


def _risk_view(one: ToldRisk) -> RiskView:
    return RiskView(
        name=one.name,
        level=one.level,
        chain=one.chain.name,
        cause=one.cause,
        next_steps=list(one.next_steps),
        cannot_undo=list(one.cannot_undo),
        values=dict(one.values),
        evidence=[{"call": each.call, "value": each.value} for each in one.evidence],
    )


def _chain_views(exposure: Exposure) -> list[ChainView]:
    return [
        ChainView(
            chain=one.chain.name,
            alive=one.alive,
            failed=one.failed,
            movements=one.movements,
            whole=one.whole,
            lacks=list(one.lacks),
        )
        for one in exposure.looked
    ]


class _Page:
    """Shows the form, and looks an address over when it was submitted."""

    def __init__(self, centre: HelpCentre, exposures: Exposures, limits: Limits) -> None:
        self._centre = centre
        self._exposures = exposures
        self._limits = limits

    async def answered(self, request: AnyRequest, language: str, query: str) -> Response[Any]:
        """The page with what was found, or with what to mend."""
        secrets = clean(query).findings
        if secrets:
            # Off the address at once: what is in it stays in the browser's history.
            sure = any(one.certainty == "certain" for one in secrets)
            return see_other(f"/help/{language}/{PATH}?removed={'yes' if sure else 'maybe'}")
        address = address_in(query, self._exposures.chains)
        if address is None:
            return self.shown(request, language, problem=self._problem(query))
        try:
            self._limits.count_look_over(_network(request))
            exposure = await self._exposures.of(address)
        except (Refused, TryLater) as error:
            return self.shown(request, language, query=address, error=error)
        return self.shown(request, language, query=address, exposure=exposure)

    def _problem(self, query: str) -> Problem:
        if not query:
            return "empty"
        return "not_address" if self._exposures.chains.all else "no_node"

    def shown(
        self,
        request: AnyRequest,
        language: str,
        *,
        query: str = "",
        exposure: Exposure | None = None,
        problem: Problem = "",
        error: Refused | TryLater | None = None,
        removed: str = "",
    ) -> Response[str]:
        """The page."""
        catalogue = self._centre.renderer.catalogues.of(language)
        return self._centre.page(
            request,
            "help/risks.html",
            language,
            query=query,
            exposure=exposure,
            risks=told_risks(exposure, catalogue) if exposure else (),
            chains=told_chains(exposure, catalogue) if exposure else (),
            isolated=isolated,
            problem=problem,
            error=text_of(error, catalogue) if error else "",
            removed=removed,
            guides=[self._centre.library.get(slug, language) for slug in _GUIDES],
            status_code=status_of(error) if error else 200,
            headers=NEVER_STORED,
        )


def isolated(text: str) -> Markup:
    """A sentence as HTML whose ids and addresses keep their direction."""
    pieces, at = [], 0
    for match in _ID.finditer(text):
        pieces.append(escape(text[at : match.start()]))
        pieces.append(Markup('<bdi dir="ltr" class="hex">{}</bdi>').format(match.group()))
        at = match.end()
    return Markup("").join([*pieces, escape(text[at:])])


def _network(request: AnyRequest) -> str:
    return network_of(request.client.host if request.client else "")
