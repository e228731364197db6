"""The words of a rebuilt history, the same on its page, in its table file and on paper."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from walletdesk.chains.base import Chain, Family, Movement, State
from walletdesk.diagnosis.rebuilt import Record, lacks_of
from walletdesk.diagnosis.words import WORDS
from walletdesk.languages.catalogue import Catalogue
from walletdesk.languages.catalogue import to_translate as _

Direction = Literal["in", "out", "self", "other"]

COLUMNS = {
    "time": _("Time (UTC)"),
    "direction": _("Direction"),
    "amount": _("Amount"),
    "asset": _("Asset"),
    "contract": _("Token contract"),
    "sender": _("From"),
    "receiver": _("To"),
    "fee": _("Fee"),
    "state": _("State"),
    "transaction": _("Transaction ID"),
}
DIRECTIONS: dict[Direction, str] = {
    "in": _("Incoming"),
    "out": _("Outgoing"),
    "self": _("To itself"),
    "other": _("Between others"),
}
STATES = {
    State.UNKNOWN: _("Unknown"),
    State.PENDING: _("Waiting"),
    State.CONFIRMING: _("Being confirmed"),
    State.FINAL: _("Complete"),
    State.FAILED: _("Failed"),
    State.GONE: _("Dropped"),
}
# What no chain holds, whatever its family could rebuild.
_NEVER_THERE = (
    _("Names, notes and labels that you gave to addresses and transactions: they were on your "
      "device only."),
    _("Swaps, purchases and withdrawals inside an exchange or a card service: they keep their own "
      "records. Only what they sent to or from this address is here."),
    _("What things were worth on the day: a chain knows amounts, no prices."),
)  # fmt: skip
_FULL = _(
    "This address has more transfers than we list in one go. The newest {count} are here; for "
    "older ones, ask us with the dates you need."
)
_FAILED = _(
    "The network's nodes stopped answering, so the list breaks off. What is here is right; the "
    "older part is missing."
)
TITLE = _("Transfers of an address")


@dataclass(frozen=True)
class Line:
    """A movement as its reader sees it."""

    movement: Movement
    direction: Direction
    other: str
    time: str


def line(movement: Movement, address: str, family: Family) -> Line:
    """A movement, seen from an address."""
    sent, received = family.same(movement.sender, address), family.same(movement.receiver, address)
    direction: Direction = (
        "self" if sent and received else "out" if sent else "in" if received else "other"
    )
    other = movement.sender if direction == "in" else movement.receiver
    return Line(movement, direction, other, utc_text(movement.at_utc))


def utc_text(at_ms: int | None) -> str:
    """An instant as ISO 8601 in UTC, empty where the chain tells none it could be."""
    try:
        return "" if at_ms is None else f"{datetime.fromtimestamp(at_ms / 1_000, UTC):%FT%TZ}"
    except (ValueError, OverflowError, OSError):
        return ""


def missing(record: Record, chain: Chain, catalogue: Catalogue) -> list[str]:
    """What could not be rebuilt, in sentences."""
    said = []
    if record.state == "full":
        said.append(catalogue.gettext(_FULL, count=record.movements))
    if record.state == "failed":
        said.append(catalogue.gettext(_FAILED))
    known = [WORDS[name].cause for name in lacks_of(record) if name in WORDS]
    values = {"chain": chain.title, "coin": chain.coin}
    return said + [catalogue.gettext(one, **values) for one in (*known, *_NEVER_THERE)]
