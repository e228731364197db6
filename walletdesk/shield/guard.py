"""Stops an outbound text that would ask a user for a secret or lead them astray."""

from __future__ import annotations

from collections.abc import Sequence

from walletdesk.shield.clean import clean
from walletdesk.shield.demands import demands
from walletdesk.shield.fold import folded, narrowed
from walletdesk.shield.links import leads_elsewhere
from walletdesk.shield.model import RECOVERY_PHRASE, Allowed, Verdict


def guard(text: str, allowed: Allowed | None = None, before: Sequence[str] = ()) -> Verdict:
    """Whether a text may be sent to a user.

    allowed  what it may point to; without it that is not judged
    before   what the same sender wrote to this user directly before, oldest first
    """
    reasons = demands(folded(text).text)
    if _holds_secret(text):
        reasons.add("contains_secret")
    if (
        allowed is not None
        and allowed.domains is not None
        and leads_elsewhere(narrowed(text).text, allowed)
    ):
        reasons.add("unapproved_link")
    return Verdict("block" if reasons else "send", tuple(sorted(reasons)))


def _holds_secret(text: str) -> bool:
    """A hash that nothing explains is no reason: agents quote transaction ids."""
    return any(f.certainty == "certain" or f.kind == RECOVERY_PHRASE for f in clean(text).findings)
