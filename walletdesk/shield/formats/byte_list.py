"""Keys written byte by byte: arrays of numbers, escapes, and hexadecimal in groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from walletdesk.shield.formats.context import Context
from walletdesk.shield.formats.ed25519 import PAIR, PairTests
from walletdesk.shield.formats.hex_key import KIND, judged
from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.formats.solana import KIND as SOLANA
from walletdesk.shield.lazy import Pattern

_KEY = 32
FEWEST_DIGITS = 16  # a random key in hexadecimal has 40; fewer than these one in 10 million
FEWEST_COMMAS = _KEY - 1
FEWEST_HEX = 2 * _KEY
# Each takes a whole list at once and never gives back, or a long list would be read once for
# every place in it.
_NUMBERS = Pattern(r"(?:\[\s*)?(?<![\d,])\d{1,3}(?:\s*,\s*\d{1,3})*+(?!\d)(?:\s*\])?")
_ESCAPES = Pattern(r"(?:\\x[0-9a-fA-F]{2})++")
_PREFIXED = Pattern(
    r"(?:[\[{]\s*)?0[xX][0-9a-fA-F]{1,2}(?![0-9A-Za-z])"
    r"(?:[,;\s]{1,8}0[xX][0-9a-fA-F]{1,2}(?![0-9A-Za-z]))*+(?:\s*[\]}])?"
)
_GROUP = r"[0-9a-fA-F]{2,63}(?![0-9A-Za-z])"
_GROUPS = Pattern(rf"(?<![0-9A-Za-z])(?:0[xX])?{_GROUP}(?:(?:\r?\n|[ \t:_.,|-]){{1,3}}{_GROUP})++")
_PIECE = Pattern(r"(?:0[xX])?([0-9a-fA-F]+)([^0-9a-fA-F]*)")
_WHOLE = (2 * _KEY, 2 * PAIR)  # digits
_LONG = 8  # groups from here on need not be equal: a key that a line broke anywhere
_FEWEST_LETTERS = 6  # of a to f, or it is a list of numbers


def find(text: str, _: Chunks) -> Iterator[Part]:
    """Thirty-two bytes as their surroundings have it; sixty-four only as a pair."""
    context, tests = Context(text), PairTests()
    for kind, data, span in _values(text):
        if len(data) == PAIR:
            yield from tests.part(SOLANA if kind == SOLANA else KIND, data, span)
        elif len(data) == _KEY and any(data):
            yield from judged(context, KIND, span)


def _values(text: str) -> Iterator[tuple[str, bytes, tuple[int, int]]]:
    if text.count(",") >= FEWEST_COMMAS:
        for match in _NUMBERS.finditer(text):
            values = _array(match.group())
            if values:
                yield SOLANA, values, match.span()
    if "\\x" in text:
        for match in _ESCAPES.finditer(text):
            yield KIND, bytes.fromhex(match.group().replace("\\x", "")), match.span()
    if text.count("0x") >= _KEY:
        for match in _PREFIXED.finditer(text):
            numbers = re.findall(r"0[xX]([0-9a-fA-F]{1,2})", match.group())
            yield KIND, bytes(int(number, 16) for number in numbers), match.span()
    for match in _GROUPS.finditer(text) if len(text) > FEWEST_HEX else ():
        if match.end() - match.start() > 2 * _KEY:
            for data, start, end in _stretches(match.group()):
                yield KIND, data, (match.start() + start, match.start() + end)


def _array(text: str) -> bytes | None:
    if text.count(",") + 1 not in (_KEY, PAIR):
        return None
    values = [int(number) for number in re.findall(r"\d+", text)]
    return bytes(values) if max(values) < 256 else None


def _stretches(run: str) -> Iterator[tuple[bytes, int, int]]:
    """Groups in a row of 32 or 64 bytes: of one size, the last maybe shorter, or long ones."""
    pieces = list(_PIECE.finditer(run))
    at = 0
    for size, stretch in groupby(pieces, key=lambda piece: len(piece[1])):
        count = len(list(stretch))
        at += count
        rest = next(
            (whole - count * size for whole in _WHOLE if 0 <= whole - count * size < size), 0
        )
        if rest == 0 or (at < len(pieces) and len(pieces[at][1]) == rest):
            yield from _whole(pieces[at - count : at + (rest > 0)])
    for is_long, stretch in groupby(pieces, key=lambda piece: len(piece[1]) >= _LONG):
        parts = list(stretch)
        if is_long and len({len(piece[1]) for piece in parts}) > 1:
            yield from _whole(parts)


def _whole(pieces: list[re.Match[str]]) -> Iterator[tuple[bytes, int, int]]:
    digits = "".join(piece[1] for piece in pieces)
    if len(pieces) < 2 or len(digits) not in _WHOLE:
        return
    if sum(map(str.isalpha, digits)) < _FEWEST_LETTERS or len({p[2] for p in pieces[:-1]}) > 2:
        return
    yield bytes.fromhex(digits), pieces[0].start(), pieces[-1].end(1)
