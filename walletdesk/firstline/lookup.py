"""A transaction that a customer's message names: looked up, and said in a chat's length.

The decision comes first, without a network. Here it is seen whether a reference changes it, the
nodes are asked outside of any transaction, and the answer is a decision again.
"""

import re
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote

from walletdesk.chains.base import State
from walletdesk.chains.open import Chains, families
from walletdesk.diagnosis.diagnose import candidates, of_reference
from walletdesk.diagnosis.model import Asked, Diagnosis, Kind, Reference
from walletdesk.diagnosis.named_chain import named_chain
from walletdesk.diagnosis.references import references
from walletdesk.diagnosis.told import named_in, told
from walletdesk.firstline import words
from walletdesk.firstline.model import Decision
from walletdesk.firstline.plain import plain
from walletdesk.knowledge.library import Library
from walletdesk.languages.catalogue import Catalogue, Catalogues, spoken

_PAGE = "transaction"
_TRANSFERS = frozenset(
    {
        "transaction-not-arrived",
        "transaction-pending",
        "transaction-failed",
        "find-transaction-id",
        "deposit-not-credited",
        "token-not-showing",
        "speed-up-or-cancel",
    }
)
# A theft, a secret and the wish for a person come before any transaction.
_GIVES_WAY = frozenset({"answer", "ask", "greet", "status"})
_GUIDES = {
    State.PENDING: "transaction-pending",
    State.CONFIRMING: "transaction-pending",
    State.FAILED: "transaction-failed",
    State.GONE: "speed-up-or-cancel",
    State.FINAL: "token-not-showing",
}
_NOT_ARRIVED = "transaction-not-arrived"
_ELSE = "find-transaction-id"
_UNDER_WAY = (State.PENDING, State.CONFIRMING)
_LABEL = re.compile(r"^[^:：]{0,24}[:：]\s*")
_AROUND = " \t\n.,;!?\"'<>()。，；！？“”‘’（）《》"


class Looked(NamedTuple):
    """A decision, and what was asked and found on the way to it."""

    decision: Decision
    asked: Asked | None = None
    found: Diagnosis | None = None


class Lookups:
    """Looks up what the customers' messages name."""

    def __init__(
        self, chains: Chains, library: Library, catalogues: Catalogues, own: frozenset[str]
    ) -> None:
        """own   domains of the vendor: never a false explorer"""
        self._chains = chains
        self._library = library
        self._catalogues = catalogues
        self._own = own

    def warm(self) -> None:
        """Load what reads addresses and ids: libraries of several families."""
        families()

    def reference(self, text: str, decision: Decision, before: str | None) -> Reference | None:
        """What to look up; None where the decision stands.

        text     cleaned
        before   slug of the guide that the first line gave last
        """
        # Its patterns take a tenth of a second to make, which no page should wait for.
        from walletdesk.firstline.intents.urgent import speaks_of_theft

        if not _may_give_way(decision) or speaks_of_theft(plain(text)):
            return None
        found = references(text, candidates(self._chains))
        if not found or self._is_ours(found[0]):
            return None
        about = decision.article in _TRANSFERS or before in _TRANSFERS
        return found[0] if _is_meant(found[0], text, decision, about) else None

    async def look_up(self, decision: Decision, text: str, before: str | None) -> Looked:
        """The decision with what the chain says in it, or with how to have it looked up."""
        reference = self.reference(text, decision, before)
        if reference is None:
            return Looked(self._with_invitation(decision))
        asked = Asked(text=reference.word, chain=named_chain(text, candidates(self._chains)))
        found = await of_reference(self._chains, reference, asked)
        if found.finding.verdict == "no_node":
            return Looked(self._by_guide(decision, found), asked, found)
        return Looked(self._diagnosed(decision, found), asked, found)

    def _with_invitation(self, decision: Decision) -> Decision:
        asks = decision.action == "answer" and decision.article in _TRANSFERS
        if not asks or not self._chains.all:
            return decision
        paste = self._catalogue(decision).gettext(words.PASTE_ID)
        return replace(decision, text=f"{decision.text}\n\n{paste}")

    def _by_guide(self, decision: Decision, found: Diagnosis) -> Decision:
        """Without a node the guide goes on, and the customer looks."""
        slug = decision.article if decision.action == "answer" else None
        guide = self._library.get(slug or _NOT_ARRIVED, decision.language)
        said = told(found, self._catalogue(decision))
        asks = f"{said.cause} {said.next_steps[-1]}"
        text = f"{self._library.short_answer(guide)}\n\n{asks}"
        return replace(
            decision,
            action="answer",
            article=guide.slug,
            confidence=decision.confidence if slug else 1.0,
            text=text,
            choices=(),
            missed=False,
        )

    def _diagnosed(self, decision: Decision, found: Diagnosis) -> Decision:
        return replace(
            decision,
            action="diagnose",
            article=_GUIDES.get(found.finding.state, _ELSE),
            confidence=1.0,
            text=self._said(decision, found),
            choices=(),
            missed=False,
            named=named_in(found.finding),
        )

    def _said(self, decision: Decision, found: Diagnosis) -> str:
        catalogue = self._catalogue(decision)
        said = told(found, catalogue)
        steps = list(said.next_steps)
        if len(steps) > 1:
            steps = [f"{number}. {line}" for number, line in enumerate(steps, 1)]
        sure = "" if found.finding.certainty == "certain" else said.sure
        parts = [
            _line(said.cause, sure),
            "\n".join(said.notes),
            "\n".join(steps),
            "\n".join(said.cannot_undo),
            self._follow(decision, found, catalogue),
        ]
        return "\n\n".join(part for part in parts if part)

    def _follow(self, decision: Decision, found: Diagnosis, catalogue: Catalogue) -> str:
        if found.finding.state not in _UNDER_WAY or found.finding.final:
            return ""
        path = f"{_PAGE}?q={quote(found.reference.word)}"
        page = self._library.facts.page(path, spoken(decision.language))
        return catalogue.gettext(words.FOLLOW, page=page)

    def _catalogue(self, decision: Decision) -> Catalogue:
        return self._catalogues.of(decision.language)

    def _is_ours(self, reference: Reference) -> bool:
        host = reference.host or ""
        return any(host == domain or host.endswith(f".{domain}") for domain in self._own)


def _may_give_way(decision: Decision) -> bool:
    if decision.case_number:
        return False
    return decision.action in _GIVES_WAY or (decision.action == "hand_over" and decision.missed)


def _is_meant(reference: Reference, text: str, decision: Decision, about: bool) -> bool:
    """Whether the message is about this: an id always is, a number only where nothing else is."""
    if reference.kind is Kind.TRANSACTION:
        return True
    if reference.kind is Kind.ADDRESS:
        return about or decision.missed or _is_alone(reference, text)
    return about and _is_alone(reference, text)


def _is_alone(reference: Reference, text: str) -> bool:
    return _LABEL.sub("", text).strip(_AROUND) == reference.word


def _line(cause: str, sure: str) -> str:
    return f"{cause} {sure}" if sure else cause
