"""How a diagnosis looks: its colour, sign and label, and what there is to show of its way."""

from dataclasses import dataclass

from walletdesk.chains.base import State
from walletdesk.diagnosis.model import Diagnosis, Kind
from walletdesk.diagnosis.timeline import counted
from walletdesk.languages.catalogue import to_translate as _

_OF_STATE = {
    State.PENDING: ("accent", "clock", _("Waiting for a block")),
    State.CONFIRMING: ("accent", "clock", _("Being confirmed")),
    State.FINAL: ("plain", "lock", _("Final")),
    State.FAILED: ("danger", "close", _("Failed")),
    State.GONE: ("warning", "never", _("Will not happen")),
    State.UNKNOWN: ("plain", "search", _("Not found")),
}
_ARRIVED = ("success", "check", _("Complete"))
_OF_KIND = {
    Kind.ADDRESS: ("plain", "account", _("An address")),
    Kind.EXCHANGE_ID: ("plain", "info", _("An exchange's number")),
    Kind.ORDER_NUMBER: ("plain", "info", _("An order number")),
    Kind.LOOK_ALIKE_LETTERS: ("danger", "shield-alert", _("Not what it looks like")),
    Kind.WRONG_LENGTH: ("plain", "info", _("Not whole")),
    Kind.NOTHING: ("plain", "search", _("Nothing to look up")),
    Kind.SECRET: ("danger", "shield-alert", _("May be a secret")),
}
_OF_VERDICT = {
    "nodes_failed": ("warning", "alert", _("No answer")),
    "no_node": ("plain", "info", _("Not looked up")),
    "fake_explorer": ("danger", "shield-alert", _("Not an explorer")),
}
_ARRIVES = "arrived"


@dataclass(frozen=True)
class Look:
    """What a page shows besides the sentences.

    tone           `accent`, `success`, `warning`, `danger` or `plain`
    label          of the catalogue
    count          confirmations there are and needed, where they say something
    has_timeline   whether the chain said where the transaction stands
    may_change     whether looking again can show something else
    """

    tone: str
    sign: str
    label: str
    count: tuple[int, int] | None
    has_timeline: bool
    may_change: bool


def look_of(diagnosis: Diagnosis) -> Look:
    """How this diagnosis looks."""
    finding, kind = diagnosis.finding, diagnosis.reference.kind
    known = kind is Kind.TRANSACTION and finding.state is not State.UNKNOWN
    tone, sign, label = _looks(diagnosis)
    counts = finding.state is State.CONFIRMING
    return Look(
        tone=tone,
        sign=sign,
        label=label,
        count=counted(finding) if counts else None,
        has_timeline=known,
        may_change=kind in (Kind.TRANSACTION, Kind.ADDRESS) and not finding.final,
    )


def _looks(diagnosis: Diagnosis) -> tuple[str, str, str]:
    finding, kind = diagnosis.finding, diagnosis.reference.kind
    if finding.verdict in _OF_VERDICT:
        return _OF_VERDICT[finding.verdict]
    if finding.verdict == _ARRIVES:
        return _ARRIVED
    return _OF_STATE[finding.state] if kind is Kind.TRANSACTION else _OF_KIND[kind]
