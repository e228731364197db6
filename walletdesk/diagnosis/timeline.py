"""A transaction's way, station by station: as far as it came, and where it stands or broke."""

from dataclasses import dataclass
from typing import Literal

from walletdesk.chains.base import Chain, Finding, State
from walletdesk.languages import moments
from walletdesk.languages.catalogue import Catalogue
from walletdesk.languages.catalogue import to_translate as _

Standing = Literal["done", "now", "open", "broken"]

_NAMES = ("submitted", "seen", "included", "confirmed", "final")
_TITLES = {
    "submitted": _("Submitted"),
    "seen": _("Seen by the network"),
    "included": _("In a block"),
    "confirmed": _("Confirmed"),
    "final": _("Final"),
}
# What a station is called while the transaction stands there, or where it broke.
_TITLES_AT = {
    (State.PENDING, "included"): _("Waiting for a block"),
    (State.CONFIRMING, "confirmed"): _("Being confirmed"),
    (State.CONFIRMING, "final"): _("Not final yet"),
    (State.FAILED, "included"): _("In a block, but failed"),
    (State.GONE, "included"): _("Never gets into a block"),
}
_OPEN: tuple[Standing, ...] = ("open",) * 5
_STANDINGS: dict[State, tuple[Standing, ...]] = {
    State.UNKNOWN: _OPEN,
    State.PENDING: ("done", "done", "now", "open", "open"),
    State.CONFIRMING: ("done", "done", "done", "now", "open"),
    State.FINAL: ("done", "done", "done", "done", "done"),
    State.FAILED: ("done", "done", "broken", "open", "open"),
    State.GONE: ("done", "done", "broken", "open", "open"),
}
_ENOUGH: tuple[Standing, ...] = ("done", "done", "done", "done", "now")
_COUNTED = _("{confirmations} of {needed} confirmations")
_COUNTED_AND_LEFT = _("{confirmations} of {needed} confirmations, usually {time} more")


@dataclass(frozen=True)
class Step:
    """One station of a transaction's way.

    detail   what else there is to say of it; empty for nothing
    """

    name: str
    title: str
    standing: Standing
    detail: str = ""


def timeline(finding: Finding, chain: Chain | None, catalogue: Catalogue) -> tuple[Step, ...]:
    """The stations in their order, in the catalogue's language."""
    steps = zip(_NAMES, _standings(finding), strict=True)
    return tuple(_step(finding, chain, catalogue, name, standing) for name, standing in steps)


def counted(finding: Finding) -> tuple[int, int] | None:
    """Confirmations there are, never more than those needed, and those needed; None: uncounted."""
    if finding.state not in (State.CONFIRMING, State.FINAL) or not finding.needed:
        return None
    return min(finding.confirmations or 0, finding.needed), finding.needed


def _standings(finding: Finding) -> tuple[Standing, ...]:
    count = counted(finding)
    if finding.state is State.CONFIRMING and count and count[0] >= count[1]:
        return _ENOUGH
    return _STANDINGS[finding.state]


def _step(
    finding: Finding, chain: Chain | None, catalogue: Catalogue, name: str, standing: Standing
) -> Step:
    here = standing in ("now", "broken")
    title = _TITLES_AT.get((finding.state, name), _TITLES[name]) if here else _TITLES[name]
    detail = _detail(finding, chain, catalogue) if name == "confirmed" else ""
    return Step(name, catalogue.gettext(title), standing, detail)


def _detail(finding: Finding, chain: Chain | None, catalogue: Catalogue) -> str:
    count = counted(finding)
    if count is None:
        return ""
    there, needed = count
    if there >= needed or chain is None:
        shown = finding.confirmations or there
        return catalogue.gettext(_COUNTED, confirmations=shown, needed=needed)
    left_s = (needed - there) * chain.block_time_s
    time = moments.span(left_s, catalogue.locale)
    return catalogue.gettext(_COUNTED_AND_LEFT, confirmations=there, needed=needed, time=time)
