"""For agents: what became of the transactions that a conversation names, and of any other."""

from typing import Annotated

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, QueryParameter
from msgspec import Struct

from walletdesk.desk.desk import Desk
from walletdesk.diagnosis.api import DiagnosisView, diagnosis_view
from walletdesk.diagnosis.lately import Lately
from walletdesk.diagnosis.of_case import look_at
from walletdesk.web.who import open_to


class ReferenceView(Struct, frozen=True):
    """A transaction id or an address that the customer named."""

    kind: str
    word: str


class LookedView(Struct, frozen=True):
    """What the customer named, the latest first, and what became of the one that was looked at."""

    references: list[ReferenceView]
    word: str | None
    diagnosis: DiagnosisView | None


def agent_diagnosis_route(desk: Desk, lately: Lately) -> HTTPRouteHandler:
    """`GET /api/desk/conversations/{case}/diagnosis`."""

    @get("/api/desk/conversations/{case:str}/diagnosis", opt=open_to("agent"))
    async def diagnosis(
        case: FromPath[str],
        q: Annotated[str, QueryParameter(max_length=2_000)] = "",
        language: FromQuery[str] = "en",
    ) -> LookedView:
        """What became of the last transaction that the customer named, or of `q`."""
        looked = await look_at(desk, lately, case, q.strip())
        found, catalogue = looked.found, desk.catalogues.of(language)
        return LookedView(
            references=[ReferenceView(one.kind.value, one.word) for one in looked.references],
            word=(found.reference.word or None) if found else None,
            diagnosis=diagnosis_view(found, catalogue) if found else None,
        )

    return diagnosis
