"""For agents: what became of the transactions that a conversation names, and of any other."""

from typing import Annotated

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, QueryParameter
from msgspec import Struct

from walletdesk.chains.open import Chains
from walletdesk.desk import intake
from walletdesk.desk.desk import Desk
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import said
from walletdesk.diagnosis.api import DiagnosisView, diagnosis_view
from walletdesk.diagnosis.diagnose import candidates
from walletdesk.diagnosis.lately import Lately
from walletdesk.diagnosis.model import Asked, Kind, Reference
from walletdesk.diagnosis.named_chain import named_chain
from walletdesk.diagnosis.references import references
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.shield import holds_secret
from walletdesk.web.who import open_to

_REFERENCES_MAX = 5
_LOOKED_AT = (Kind.TRANSACTION, Kind.ADDRESS)


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
        texts = await desk.engine.database.read(_texts, case)
        named = _named(texts, desk.chains)
        if holds_secret(q):
            raise Refused("secret")
        reference = None if q else next(iter(named), None)
        if not q and reference is None:
            return LookedView([], None, None)
        word = reference.word if reference else q
        asked = Asked(text=word, chain=named_chain("\n".join(texts), candidates(desk.chains)))
        found = await lately.diagnose(asked, reference)
        return LookedView(
            references=[ReferenceView(one.kind.value, one.word) for one in named],
            word=found.reference.word or None,
            diagnosis=diagnosis_view(found, desk.catalogues.of(language)),
        )

    return diagnosis


def _texts(tx: Tx, case: str) -> list[str]:
    """What the customer wrote, the latest first, then what they filled in."""
    conversation = store.by_case(tx, case)
    if conversation is None:
        raise NotFound
    given = intake.unpacked(conversation.intake)
    filled = list(given.given.values()) if given else []
    return [*reversed(said.by_customer(tx, conversation)), *filled]


def _named(texts: list[str], chains: Chains) -> list[Reference]:
    found: dict[str, Reference] = {}
    on = candidates(chains)
    for text in texts:
        for one in references(text, on):
            if one.kind in _LOOKED_AT:
                found.setdefault(one.word, one)
        if len(found) >= _REFERENCES_MAX:
            break
    in_order = sorted(found.values(), key=lambda one: _LOOKED_AT.index(one.kind))
    return in_order[:_REFERENCES_MAX]
