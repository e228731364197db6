"""Weighs a text by its words, their classes, and which stand near each other.

The weights are learned (`learn.py`) from texts that people wrote for the purpose. Each sentence
and each pair of neighbours is weighed besides the whole, so that a demand is not thinned out by
the harmless words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from zlib import crc32

from walletdesk.shield.weigher.word_classes import MARK, pieces

BUCKETS = 1 << 18
RULE = 2.0  # what it adds that a rule knows the text for a demand
_NEAR, _NEXT = 8, 3
_LONGEST = 120  # pieces; windows of sentences see the rest
_SECRETS = frozenset(["phrase", "key", "keystore", "password", "code", "remote", "validate", "pay"])
_PLAYERS = frozenset(
    ["give", "need", "please", "never", "scam", "anybody", "us", "you", "outside"]
) | frozenset(["own_device", "keeping", "so", "past", "help", "harmless", "arriving", "which"])
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？；\n])\s*")
_SENTENCES_MAX = 120


def weigh(text: str) -> float:
    """How much a folded text reads like a demand: above 0 more than not (log odds)."""
    return max(map(_weight, windows(text)))


def windows(text: str) -> Iterator[str]:
    """The whole text, then each sentence, and each two in a row."""
    yield text
    parts = sentences(text)[:_SENTENCES_MAX]
    if len(parts) > 1:
        yield from parts
    if len(parts) > 2:
        yield from (f"{one} {other}" for one, other in pairwise(parts))


def sentences(text: str) -> list[str]:
    """The sentences of a folded text."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def _weight(text: str) -> float:
    weights, scale, offset = _learned()
    found = buckets(text)
    if not found:
        return offset
    return offset + scale * sum(map(weights.__getitem__, found)) / sqrt(len(found))


def buckets(text: str) -> set[int]:
    """The numbers of all that was seen in a folded text; different things may share one."""
    return {crc32(seen.encode("utf-8", "replace")) & (BUCKETS - 1) for seen in _seen(text)}


def _seen(text: str) -> Iterator[str]:
    found = pieces(text)[:_LONGEST]
    if not found:
        return
    words = [word for word, _ in found]
    classes = [kind for _, kind in found]
    yield f"first {classes[0]}"
    yield f"first word {words[0]}"
    yield f"last {classes[-1]}"
    for at in range(len(found)):
        yield from _around(words, classes, at)
    yield from _clauses(classes)


def _around(words: list[str], classes: list[str], at: int) -> Iterator[str]:
    word, kind = words[at], classes[at]
    yield word
    yield f"class {kind}"
    yield f"three {' '.join(classes[at : at + 3])}"
    yield f"four {' '.join(classes[at : at + 4])}"
    yield f"words {' '.join(words[at : at + 3])}"
    for away, other in enumerate(words[at + 1 : at + 1 + _NEXT]):
        yield f"{word}{'+' if away else '_'}{other}"
    for other, other_kind in zip(
        words[at + 1 : at + 1 + _NEAR], classes[at + 1 : at + 1 + _NEAR], strict=True
    ):
        yield f"{kind}>{other_kind}"
        if other != other_kind:
            yield f"{word}>>{other_kind}"
        if word != kind:
            yield f"{kind}<<{other}"


def _clauses(classes: list[str]) -> Iterator[str]:
    """Who acts in each clause that names a secret."""
    clause: list[str] = []
    for kind in [*classes, MARK]:
        if kind != MARK:
            clause.append(kind)
            continue
        if not _SECRETS.isdisjoint(clause):
            players = sorted(_PLAYERS.intersection(clause))
            yield f"clause {' '.join(players)}"
            yield f"clause {' '.join(sorted(_SECRETS.intersection(clause)))} {' '.join(players)}"
            yield from (f"in clause {one}" for one in players)
        clause = []


@cache
def _learned() -> tuple[list[int], float, float]:
    """The weights, read at the first call: eight bits each, their scale, and the offset."""
    raw = files("walletdesk.shield.weigher").joinpath("weights.bin").read_bytes()
    head, body = raw[:16].decode(), raw[16:]
    scale, offset = head.split()
    return [one - 256 if one > 127 else one for one in body], float(scale), float(offset)
