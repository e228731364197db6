"""The public pages of rebuilt histories: ask for one, watch it grow, take it along."""

import asyncio
from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromPath, FromQuery
from msgspec import Struct

from walletdesk.chains.base import shortened
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.open import Reachable, family_of
from walletdesk.chains.registry import chain_of
from walletdesk.desk.contact_page import NEVER_STORED
from walletdesk.desk.desk import Desk
from walletdesk.diagnosis import records
from walletdesk.diagnosis.rebuilt import Record
from walletdesk.diagnosis.records_csv import as_csv
from walletdesk.diagnosis.records_pdf import LINES_MAX, Paper, as_pdf
from walletdesk.diagnosis.records_words import DIRECTIONS, STATES, Line, line, missing, utc_text
from walletdesk.kernel.errors import Refused
from walletdesk.knowledge.pages import HelpCentre
from walletdesk.languages.catalogue import spoken
from walletdesk.shield import holds_secret
from walletdesk.web.routes import see_other
from walletdesk.web.sentences import sentence, status_of
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]

PATH = "records"
SHOWN = 100
_ANYONE = open_to("anyone")
_ADDRESS_CHARS_MAX = 200


class RecordsForm(Struct, frozen=True):
    """Whose history, and on which network."""

    address: str = ""
    chain: str = ""


Filled = Annotated[RecordsForm, Body(media_type=RequestEncodingType.URL_ENCODED)]


class RecordsPages:
    """Shows the form, the work and what came of it.

    one_paper   paper is made one at a time: it takes a second of a processor
    """

    def __init__(self, desk: Desk, centre: HelpCentre) -> None:
        self._desk = desk
        self._centre = centre
        self._one_paper = asyncio.Semaphore(1)

    def form(
        self,
        request: AnyRequest,
        language: str,
        form: RecordsForm,
        *,
        removed: bool = False,
        error: Refused | None = None,
    ) -> Response[str]:
        """The page that asks for an address."""
        catalogue = self._centre.renderer.catalogues.of(language)
        chains = [one.chain for one in self._desk.chains.all]
        reason = error.reason if error else "" if chains else "no_chain"
        return self._centre.page(
            request,
            "help/records.html",
            language,
            form=form,
            chains=chains,
            removed=removed,
            reason=reason,
            problem=sentence(reason, catalogue) if reason else "",
            days=records.KEPT_DAYS,
            status_code=status_of(error) if error else 200,
            headers=NEVER_STORED,
        )

    async def begin(self, request: AnyRequest, language: str, form: RecordsForm) -> Response[Any]:
        """Begin, and lead to the page of what comes of it."""
        self._centre.check(language)
        if holds_secret(form.address):
            return see_other(f"/help/{language}/{PATH}?removed=yes")
        host = request.client.host if request.client else ""
        cut = RecordsForm(form.address.strip()[:_ADDRESS_CHARS_MAX], form.chain[:64])
        try:
            wish = records.Wish(cut.address, cut.chain, host)
            key = await records.begin(self._desk, wish)
        except Refused as error:
            return self.form(request, language, cut, error=error)
        return see_other(f"/help/{language}/{PATH}/{key}")

    async def shown(
        self, request: AnyRequest, language: str, key: str, page: int, part: bool
    ) -> Response[str]:
        """How far it is, and once it is done what there is. Raises NotFound."""
        self._centre.check(language)
        record = await records.found(self._desk, key)
        chain = chain_of_record(self._desk, record).chain
        pages = max(1, -(-record.movements // SHOWN))
        page = min(max(page, 1), pages)
        lines: list[Line] = []
        if record.state != "running":
            lines = await self._lines(record, (page - 1) * SHOWN, SHOWN)
        return self._centre.page(
            request,
            "help/records_state.html" if part else "help/record.html",
            language,
            record=record,
            chain=chain,
            lines=lines,
            page=page,
            pages=pages,
            directions=DIRECTIONS,
            states=STATES,
            shortened=shortened,
            missing=missing(record, chain, self._centre.renderer.catalogues.of(language)),
            headers=NEVER_STORED,
        )

    async def table_file(self, language: str, key: str) -> Response[bytes]:
        """All of it as CSV. Raises NotFound."""
        record = await self._finished(language, key)
        lines = await self._lines(record, 0, record.movements)
        catalogue = self._centre.renderer.catalogues.of(language)
        body = await asyncio.to_thread(as_csv, lines, catalogue)
        return _download(body, record, "text/csv", "csv")

    async def paper(self, language: str, key: str) -> Response[bytes]:
        """The newest of it as PDF. Raises NotFound."""
        record = await self._finished(language, key)
        catalogue = self._centre.renderer.catalogues.of(language)
        chain = chain_of_record(self._desk, record).chain
        paper = Paper(
            brand=self._centre.settings.brand.called(spoken(language)),
            chain=chain.title,
            address=record.address,
            made_at=utc_text(record.ended_at_ms),
            lines=await self._lines(record, 0, LINES_MAX),
            count=record.movements,
            missing=missing(record, chain, catalogue),
        )
        async with self._one_paper:
            body = await asyncio.to_thread(as_pdf, paper, catalogue)
        return _download(body, record, "application/pdf", "pdf")

    async def _finished(self, language: str, key: str) -> Record:
        self._centre.check(language)
        record = await records.found(self._desk, key)
        if record.state == "running":
            raise Refused("conflict")
        return record

    async def _lines(self, record: Record, after: int, limit: int) -> list[Line]:
        family = chain_of_record(self._desk, record).family
        moved = await records.movements(self._desk, record, after, limit)
        return [line(one, record.address, family) for one in moved]


def records_routes(desk: Desk, centre: HelpCentre) -> list[HTTPRouteHandler]:
    """The form, the page of each rebuilt history, and its two files."""
    pages = RecordsPages(desk, centre)
    base = f"/help/{{language:str}}/{PATH}"

    @get(base, opt=_ANYONE, include_in_schema=False)
    async def ask(
        request: AnyRequest,
        language: FromPath[str],
        address: FromQuery[str] = "",
        chain: FromQuery[str] = "",
        removed: FromQuery[str] = "",
    ) -> Response[Any]:
        centre.check(language)
        if holds_secret(address):
            # Off the address at once: what is in it stays in the browser's history.
            return see_other(f"/help/{language}/{PATH}?removed=yes")
        form = RecordsForm(address.strip()[:_ADDRESS_CHARS_MAX], chain[:64])
        return pages.form(request, language, form, removed=removed == "yes")

    @post(base, opt=_ANYONE, include_in_schema=False)
    async def begin(request: AnyRequest, language: FromPath[str], data: Filled) -> Response[Any]:
        return await pages.begin(request, language, data)

    @get(f"{base}/{{key:str}}", opt=_ANYONE, include_in_schema=False)
    async def one(
        request: AnyRequest,
        language: FromPath[str],
        key: FromPath[str],
        page: FromQuery[int] = 1,
        part: FromQuery[bool] = False,
    ) -> Response[str]:
        return await pages.shown(request, language, key, page, part)

    @get(f"{base}/{{key:str}}/csv", opt=_ANYONE, include_in_schema=False)
    async def table_file(language: FromPath[str], key: FromPath[str]) -> Response[bytes]:
        return await pages.table_file(language, key)

    @get(f"{base}/{{key:str}}/pdf", opt=_ANYONE, include_in_schema=False)
    async def paper(language: FromPath[str], key: FromPath[str]) -> Response[bytes]:
        return await pages.paper(language, key)

    return [ask, begin, one, table_file, paper]


def chain_of_record(desk: Desk, record: Record) -> Reachable:
    """The record's chain, also when its nodes are gone from the settings."""
    known = desk.chains.of(record.chain)
    if known is not None:
        return known
    chain = chain_of(record.chain)
    return Reachable(chain, family_of(chain), Nodes(chain.name, ()))


def _download(body: bytes, record: Record, media_type: str, ending: str) -> Response[bytes]:
    chain = record.chain.replace(":", "-")
    name = f"transfers-{chain}-{_plain(record.address)}.{ending}"
    headers = {**NEVER_STORED, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=media_type, headers=headers)


def _plain(address: str) -> str:
    return "".join(c for c in address if c.isascii() and c.isalnum())[:12]
