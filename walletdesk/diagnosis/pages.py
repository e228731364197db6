"""The public page "Where is my transaction?": a form, and what became of the transaction."""

import re
from typing import Any, Literal
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery
from markupsafe import Markup, escape
from msgspec import Struct

from walletdesk.chains import base
from walletdesk.chains.open import Chains
from walletdesk.desk.automatic import network_of
from walletdesk.desk.contact_page import NEVER_STORED
from walletdesk.desk.limits import Limits
from walletdesk.diagnosis.api import Lookup
from walletdesk.diagnosis.lately import Lately
from walletdesk.diagnosis.look import look_of
from walletdesk.diagnosis.model import Asked, Diagnosis, Kind
from walletdesk.diagnosis.told import told
from walletdesk.kernel.errors import Refused
from walletdesk.knowledge.pages import HelpCentre
from walletdesk.shield import holds_secret
from walletdesk.web.routes import see_other
from walletdesk.web.sentences import status_of, text_of
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, State]
Problem = Literal["", "empty", "sender", "receiver"]

PATH = "transaction"
_REFERENCE_CHARS_MAX = 2_000
_GUIDES = ("transaction-pending", "transaction-failed", "token-not-showing", "deposit-not-credited")
# An id or an address in a sentence: it runs from left to right, whatever the sentence does.
_ID = re.compile(r"[0-9A-Za-z_:+/=-]{20,}|[0-9A-Za-z_:+/=-]{4,}…[0-9A-Za-z_+/=-]{4,}")


class Form(Struct, frozen=True):
    """What was filled in, cut to what can be a reference."""

    q: str = ""
    chain: str = ""
    sender: str = ""
    receiver: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look up."""
        return not self.q.strip()

    @property
    def holds_secret(self) -> bool:
        """Whether a field had better not be looked up nor shown again."""
        return any(holds_secret(one) for one in (self.q, self.sender, self.receiver))

    def address(self, language: str) -> str:
        """The page that looks the same up again."""
        filled = {name: value for name, value in msgspec.structs.asdict(self).items() if value}
        return f"/help/{language}/{PATH}?{urlencode(filled)}"

    def as_lookup(self, language: str) -> str:
        """What a script asks `POST /api/diagnosis`."""
        asked = self.asked()
        lookup = Lookup(asked.text, asked.chain, asked.sender, asked.expect_to, language=language)
        return msgspec.json.encode(lookup).decode()

    def asked(self) -> Asked:
        """The question behind it."""
        return Asked(
            text=self.q,
            chain=self.chain or None,
            sender=self.sender or None,
            expect_to=self.receiver or None,
        )


def diagnosis_page(
    centre: HelpCentre, lately: Lately, chains: Chains, limits: Limits
) -> HTTPRouteHandler:
    """The page's handler."""
    page = _Page(centre, lately, chains, limits)

    @get(f"/help/{{language:str}}/{PATH}", opt=open_to("anyone"), include_in_schema=False)
    async def transaction(
        request: AnyRequest,
        language: FromPath[str],
        q: FromQuery[str | None] = None,
        chain: FromQuery[str] = "",
        sender: FromQuery[str] = "",
        receiver: FromQuery[str] = "",
        part: FromQuery[bool] = False,
        removed: FromQuery[str] = "",
    ) -> Response[Any]:
        centre.check(language)
        form = Form(_cut(q or ""), _cut(chain), _cut(sender), _cut(receiver))
        if q is None:
            return page.shown(request, language, form, removed=removed == "yes")
        return await page.answered(request, language, form, part)

    return transaction


class _Page:
    """Shows the form, and asks the nodes when it was submitted."""

    def __init__(self, centre: HelpCentre, lately: Lately, chains: Chains, limits: Limits) -> None:
        self._centre = centre
        self._lately = lately
        self._chains = chains
        self._limits = limits

    async def answered(
        self, request: AnyRequest, language: str, form: Form, part: bool
    ) -> Response[Any]:
        """The page with a diagnosis, or with what to mend."""
        if form.holds_secret:
            return self._away(language)
        problem = self._problem(form)
        if problem:
            return self.shown(request, language, form, problem=problem)
        try:
            self._limits.count_lookup(network_of(request.client.host if request.client else ""))
        except Refused as error:
            return self.shown(request, language, form, error=error)
        found = await self._lately.diagnose(form.asked())
        if found.reference.kind is Kind.SECRET:
            return self._away(language)
        return self.shown(request, language, form, found=found, part=part)

    def shown(
        self,
        request: AnyRequest,
        language: str,
        form: Form,
        *,
        found: Diagnosis | None = None,
        problem: Problem = "",
        error: Refused | None = None,
        removed: bool = False,
        part: bool = False,
    ) -> Response[str]:
        """The page, or the part of it that holds the diagnosis."""
        catalogue = self._centre.renderer.catalogues.of(language)
        template = "help/diagnosis.html" if part and found else "help/transaction.html"
        return self._centre.page(
            request,
            template,
            language,
            form=form,
            chains=[one.chain for one in self._chains.all],
            found=found,
            said=told(found, catalogue) if found else None,
            look=look_of(found) if found else None,
            again=form.address(language),
            asked=form.as_lookup(language),
            marked=marked,
            shortened=base.shortened,
            for_agents=False,
            problem=problem,
            error=text_of(error, catalogue) if error else "",
            removed=removed,
            guides=[self._centre.library.get(slug, language) for slug in _GUIDES],
            status_code=status_of(error) if error else 200,
            headers=NEVER_STORED,
        )

    def _problem(self, form: Form) -> Problem:
        if form.is_empty:
            return "empty"
        if form.sender and not self._is_address(form.sender):
            return "sender"
        if form.receiver and not self._is_address(form.receiver):
            return "receiver"
        return ""

    def _is_address(self, word: str) -> bool:
        """Whether it is an address on one of the chains; without chains nobody can say."""
        every = self._chains.all
        there = (base.Kind.ADDRESS in one.family.kinds(word, one.chain) for one in every)
        return not every or any(there)

    def _away(self, language: str) -> Response[Any]:
        # Off the address at once: what is in it stays in the browser's history.
        return see_other(f"/help/{language}/{PATH}?removed=yes")


def marked(text: str) -> Markup:
    """A sentence as HTML whose ids and addresses keep their direction."""
    pieces, at = [], 0
    for match in _ID.finditer(text):
        pieces.append(escape(text[at : match.start()]))
        pieces.append(Markup('<bdi dir="ltr" class="id">{}</bdi>').format(match.group()))
        at = match.end()
    return Markup("").join([*pieces, escape(text[at:])])


def _cut(text: str) -> str:
    return text.strip()[:_REFERENCE_CHARS_MAX]
