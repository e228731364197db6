"""The transactions that the customer of a case named, and what became of one of them."""

from typing import NamedTuple

from walletdesk.chains.open import Chains
from walletdesk.desk import intake
from walletdesk.desk.desk import Desk
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import said
from walletdesk.diagnosis.diagnose import candidates
from walletdesk.diagnosis.lately import Lately
from walletdesk.diagnosis.model import Asked, Diagnosis, Kind, Reference
from walletdesk.diagnosis.named_chain import named_chain
from walletdesk.diagnosis.references import references as references_in
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.shield import holds_secret

_REFERENCES_MAX = 5
_LOOKED_AT = (Kind.TRANSACTION, Kind.ADDRESS)


class _Named(NamedTuple):
    """A reference, and the customer's words around it."""

    reference: Reference
    text: str


class Looked(NamedTuple):
    """What the customer named, the latest first, and what was found of one; None: nothing to."""

    references: list[Reference]
    found: Diagnosis | None


async def look_at(desk: Desk, lately: Lately, case: str, query: str) -> Looked:
    """Look at the last transaction that the customer named, or at the query.

    Raises    NotFound; Refused secret
    """
    texts = await desk.engine.database.read(_texts, case)
    if holds_secret(query):
        raise Refused("secret")
    named = _named(texts, desk.chains)
    references = [one.reference for one in named]
    if query:
        return Looked(references, await lately.diagnose(Asked(text=query)))
    if not named:
        return Looked([], None)
    reference, text = named[0]
    chain = named_chain(text, candidates(desk.chains))
    found = await lately.diagnose(Asked(text=reference.word, chain=chain), reference)
    return Looked(references, found)


def _texts(tx: Tx, case: str) -> list[str]:
    """What the customer wrote, the latest first, then what they filled in."""
    conversation = store.by_case(tx, case)
    if conversation is None:
        raise NotFound
    given = intake.unpacked(conversation.intake)
    filled = list(given.given.values()) if given else []
    return [*reversed(said.by_customer(tx, conversation)), *filled]


def _named(texts: list[str], chains: Chains) -> list[_Named]:
    found: dict[str, _Named] = {}
    on = candidates(chains)
    for text in texts:
        for one in references_in(text, on):
            if one.kind in _LOOKED_AT:
                found.setdefault(one.word, _Named(one, text))
        if len(found) >= _REFERENCES_MAX:
            break
    in_order = sorted(found.values(), key=lambda one: _LOOKED_AT.index(one.reference.kind))
    return in_order[:_REFERENCES_MAX]
