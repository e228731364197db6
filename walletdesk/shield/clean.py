"""Takes secrets out of a message before anything is stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from walletdesk.shield import hanzi, joined, phrase, volunteered
from walletdesk.shield.asides import without_asides
from walletdesk.shield.encoded import inner_texts
from walletdesk.shield.fold import View, folded, narrowed
from walletdesk.shield.formats import SHORTEST, keys, may_hold_key
from walletdesk.shield.indexes import by_number
from walletdesk.shield.model import (
    RECOVERY_PHRASE,
    Certainty,
    Cleaned,
    Finding,
    Trail,
    marker,
)
from walletdesk.shield.phrase import Reading

_FEWEST_SOUGHT = 6  # list words and nothing else: nobody searches for so many
# "z3br@ 0c3an"; five of them, or it is a name with a year in it.
_DIGIT_AMONG_LETTERS = re.compile(r"[a-z][0-9@$]|[0-9@$][a-z]")
# Never fewer than those, and found in a third of the time.
_DIGIT_BESIDE_LETTER = re.compile(r"[0-9@$](?:(?=[a-z])|(?<=[a-z].))")
_FEWEST_DIGITS = 5
# Any three: ordinary messages hold no more.
_NUMBERS_IN_A_ROW = re.compile(r"\d[^\w]{0,3}\d{1,4}[^\w]{0,3}\d")
_LETTERS_MEANT = str.maketrans("013457@$89", "oieastasbg")


def clean(text: str, before: Trail | None = None) -> Cleaned:
    """The text without recovery phrases and private keys.

    before  the trail that `clean` gave with the message directly before, of the same person
    """
    view = folded(text)
    plain = without_asides(view.text)
    reading = phrase.read(plain, before)
    parts = [(RECOVERY_PHRASE, *part) for part in reading.parts]
    parts += _unspaced(plain, reading)
    if _NUMBERS_IN_A_ROW.search(plain):
        parts += [(RECOVERY_PHRASE, *part) for part in by_number(plain)]
    if not parts:
        parts = [(RECOVERY_PHRASE, *part) for part in _with_digits_for_letters(view.text)]
    findings = _as_findings(parts + _volunteered(view.text), view)
    if len(text) >= SHORTEST and may_hold_key(view.text):
        findings += _keys(text)
    if not findings:
        return Cleaned(text, trail=reading.trail)
    merged = _merged(findings)
    return Cleaned(
        _without(text, merged), merged, reading.fragment, reading.trail, reading.reaches_back
    )


def holds_secret(text: str) -> bool:
    """Whether a text that is only looked up, and never kept, had better not be looked up either.

    A few list words may be what somebody looks for, and so may a value of 64 digits.
    """
    cleaned = clean(text)
    if cleaned.fragment and len(text.split()) < _FEWEST_SOUGHT:
        return False
    return any(
        one.certainty == "certain" or one.kind == RECOVERY_PHRASE for one in cleaned.findings
    )


def _unspaced(text: str, reading: Reading) -> list[tuple[str, Certainty, int, int]]:
    """Phrases without spaces, in a folded text; they need a long token, or many of one letter."""
    spans: list[tuple[int, int]] = []
    if reading.longest >= hanzi.SHORTEST and not text.isascii():
        spans += hanzi.unbroken(text)
    if reading.longest >= joined.SHORTEST:
        spans += joined.run_together(text)
    if reading.letters >= joined.FEWEST_LETTERS:
        spans += joined.spelled_out(text)
    return [(RECOVERY_PHRASE, "certain", start, end) for start, end in spans]


def _with_digits_for_letters(text: str) -> tuple[tuple[Certainty, int, int], ...]:
    if len(_DIGIT_BESIDE_LETTER.findall(text)) < _FEWEST_DIGITS:
        return ()
    pairs = islice(_DIGIT_AMONG_LETTERS.finditer(text), _FEWEST_DIGITS)
    if len(list(pairs)) < _FEWEST_DIGITS:
        return ()
    reading = phrase.read(text.translate(_LETTERS_MEANT))
    return () if reading.fragment else reading.parts


def _volunteered(text: str) -> list[tuple[str, Certainty, int, int]]:
    return [(kind, "likely", start, end) for kind, start, end in volunteered.find(text)]


def _keys(text: str) -> list[Finding]:
    view = narrowed(text)
    found, chunks = keys(view.text)
    parts: list[tuple[str, Certainty, int, int]] = [
        (part.kind, part.certainty, part.start, part.end) for part in found
    ]
    for inner, start, end in inner_texts(view.text, chunks):
        kind = _kind_inside(inner)
        if kind:
            parts.append((kind, "certain", start, end))
    return _as_findings(parts, view)


def _kind_inside(inner: str) -> str | None:
    """What kind of secret a decoded text holds; only one layer is taken off."""
    view = folded(inner)
    plain = without_asides(view.text)
    reading = phrase.read(plain)
    if (reading.parts and not reading.fragment) or _unspaced(plain, reading) or by_number(plain):
        return RECOVERY_PHRASE
    found, _ = keys(inner)
    return found[0].kind if found else None


def _as_findings(parts: list[tuple[str, Certainty, int, int]], view: View) -> list[Finding]:
    if not parts:
        return []
    spans = view.spans([part[2:] for part in parts])
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
