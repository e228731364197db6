"""What must hold for any input at all."""

from __future__ import annotations

from walletdesk.shield import Allowed, Trail
from walletdesk.shield import clean as shield_clean
from walletdesk.shield import guard as shield_guard

_ALLOWED = Allowed(
    domains=frozenset({"wallet.example"}), contacts=frozenset(), addresses=frozenset()
)
_MARK = "⟦removed:"


def clean(data: bytes) -> None:
    """What was found is gone, and nothing else is; a cleaned text stays as it is."""
    text = data.decode("utf-8", "surrogateescape" if data[:1] == b"\0" else "replace")
    cleaned = shield_clean(text)
    at = 0
    for finding in cleaned.findings:
        if not at <= finding.start < finding.end <= len(text):
            raise AssertionError("findings overlap or leave the text")
        at = finding.end
    if cleaned.findings and _MARK not in cleaned.text:
        raise AssertionError("a finding without its marker")
    if not cleaned.findings and cleaned.text != text:
        raise AssertionError("the text changed without a finding")
    shield_clean(text, Trail(("ozone", "drill", "grab"), 1))


def guard(data: bytes) -> None:
    """There is a verdict, and a text that is blocked has a reason."""
    text = data.decode("utf-8", "replace")
    told = shield_guard(text, _ALLOWED, (text[:200],))
    if (told.verdict == "block") is not bool(told.reasons):
        raise AssertionError("a verdict that its reasons do not bear out")
