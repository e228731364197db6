"""Takes secrets out of a message before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield import hanzi, joined, phrase
from walletdesk.shield.encoded import inner_texts
from walletdesk.shield.fold import folded, narrowed
from walletdesk.shield.formats import FINDERS, SHORTEST
from walletdesk.shield.model import (
    RECOVERY_PHRASE,
    Certainty,
    Cleaned,
    Finding,
    Trail,
    marker,
)


def clean(text: str, before: Trail | None = None) -> Cleaned:
    """The text without recovery phrases and private keys.

    before  the trail that `clean` gave with the message directly before, of the same person
    """
    view = folded(text)
    reading = phrase.read(view.text, before)
    parts = [(RECOVERY_PHRASE, *part) for part in reading.parts]
    parts += _unspaced(view.text)
    findings = _as_findings(parts, view.spans([part[2:] for part in parts]))
    if len(text) >= SHORTEST:
        findings += _keys(text)
    if not findings:
        return Cleaned(text, trail=reading.trail)
    merged = _merged(findings)
    return Cleaned(
        _without(text, merged), merged, reading.fragment, reading.trail, reading.reaches_back
    )


def _unspaced(text: str) -> list[tuple[str, Certainty, int, int]]:
    """Phrases without spaces, in a folded text."""
    if len(text) < hanzi.SHORTEST:
        return []
    spans = hanzi.unbroken(text) if not text.isascii() else []
    if len(text) >= joined.SHORTEST:
        spans += joined.run_together(text)
    return [(RECOVERY_PHRASE, "certain", start, end) for start, end in spans]


def _keys(text: str) -> list[Finding]:
    view = narrowed(text)
    found = [part for find in FINDERS for part in find(view.text)]
    parts: list[tuple[str, Certainty, int, int]] = [
        (part.kind, part.certainty, part.start, part.end) for part in found
    ]
    for inner, start, end in inner_texts(view.text):
        kind = _kind_inside(inner)
        if kind:
            parts.append((kind, "certain", start, end))
    return _as_findings(parts, view.spans([part[2:] for part in parts]))


def _kind_inside(inner: str) -> str | None:
    """What kind of secret a decoded text holds; only one layer is taken off."""
    view = folded(inner)
    reading = phrase.read(view.text)
    if (reading.parts and not reading.fragment) or _unspaced(view.text):
        return RECOVERY_PHRASE
    return next((part.kind for find in FINDERS for part in find(inner)), None)


def _as_findings(
    parts: list[tuple[str, Certainty, int, int]], spans: list[tuple[int, int]]
) -> list[Finding]:
    return [
        Finding(kind, certainty, start, end)
        for (kind, certainty, _, _), (start, end) in zip(parts, spans, strict=True)
    ]


def _merged(findings: list[Finding]) -> tuple[Finding, ...]:
    """In the order of the text, what overlaps made one."""
    merged: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        last = merged[-1] if merged else None
        if last is None or finding.start >= last.end:
            merged.append(finding)
            continue
        certain = "certain" in (last.certainty, finding.certainty)
        merged[-1] = Finding(
            last.kind,
            "certain" if certain else "likely",
            last.start,
            max(last.end, finding.end),
        )
    return tuple(merged)


def _without(text: str, findings: tuple[Finding, ...]) -> str:
    return "".join(_pieces(text, findings))


def _pieces(text: str, findings: tuple[Finding, ...]) -> Iterator[str]:
    at = 0
    for finding in findings:
        yield text[at : finding.start]
        yield marker(finding.kind)
        at = finding.end
    yield text[at:]
