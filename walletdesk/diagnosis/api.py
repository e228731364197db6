"""What happened to a transaction, as JSON: for pages, for apps, for whoever builds on this."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody
from msgspec import Meta, Struct

from walletdesk.desk.automatic import network_of
from walletdesk.desk.limits import Limits
from walletdesk.diagnosis.lately import Lately
from walletdesk.diagnosis.model import Asked, Diagnosis
from walletdesk.diagnosis.told import as_json
from walletdesk.languages.catalogue import Catalogue, Catalogues
from walletdesk.web.who import open_to

Word = Annotated[str, Meta(max_length=200)]


class Lookup(Struct, frozen=True):
    """What to look up, and what is known of it.

    reference      a transaction ID, an explorer's link, an address, or a sentence that holds one
    chain          where it should be: `ethereum`, `56`
    sender         who sent it
    expect_to      who should have received it
    expect_token   the token that should have arrived, by its contract
    language       of the sentences
    """

    reference: Annotated[str, Meta(max_length=8_000)]
    chain: Word | None = None
    sender: Word | None = None
    expect_to: Word | None = None
    expect_token: Word | None = None
    language: Annotated[str, Meta(max_length=20)] = "en"

    def asked(self) -> Asked:
        """The question behind it."""
        return Asked(
            text=self.reference,
            chain=self.chain,
            sender=self.sender,
            expect_to=self.expect_to,
            expect_token=self.expect_token,
        )


class CallView(Struct, frozen=True):
    """A call and what of its answer the verdict rests on."""

    call: str
    value: str


class NoteView(Struct, frozen=True):
    """Something to say besides the verdict."""

    name: str
    text: str
    values: dict[str, str]


class StationView(Struct, frozen=True):
    """A station of the transaction's way."""

    step: Literal["submitted", "seen", "included", "confirmed", "final"]
    title: str
    detail: str
    standing: Literal["done", "now", "open", "broken"]


class DiagnosisView(Struct, frozen=True):
    """A diagnosis; docs/diagnosis.md says what each field holds."""

    chain: str | None
    kind: str
    verdict: str
    state: str
    final: bool
    confirmations: int | None
    needed: int | None
    cause: str
    next_steps: list[str]
    cannot_undo: list[str]
    evidence: list[CallView]
    certainty: Literal["certain", "likely", "open"]
    values: dict[str, str]
    notes: list[NoteView]
    timeline: list[StationView]


def diagnosis_view(found: Diagnosis, catalogue: Catalogue) -> DiagnosisView:
    """The diagnosis with its sentences in the catalogue's language."""
    return msgspec.convert(as_json(found, catalogue), DiagnosisView)


def diagnosis_route(lately: Lately, limits: Limits, catalogues: Catalogues) -> HTTPRouteHandler:
    """`POST /api/diagnosis`."""

    @post("/api/diagnosis", opt=open_to("anyone"), status_code=200)
    async def diagnosis(request: Request[Any, Any, Any], data: JSONBody[Lookup]) -> DiagnosisView:
        """What happened to a transaction, why, and what to do now; nothing of it is kept."""
        limits.count_lookup(network_of(request.client.host if request.client else ""))
        found = await lately.diagnose(data.asked())
        return diagnosis_view(found, catalogues.of(data.language))

    return diagnosis
