"""Weighs a text by its words, their classes, and which stand near each other.

The weights are learned (`learn.py`) from texts that people wrote for the purpose. Each sentence
and each pair of neighbours is weighed besides the whole, so that a demand is not thinned out by
the harmless words around it; the whole has a say all the same, as a warning may stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log, sqrt
from zlib import crc32

from walletdesk.shield.weigher.word_classes import MARK, pieces

BUCKETS = 1 << 20
STEPS = 127
RULE = 0.4  # what it adds that a rule knows the text for a demand
_HEAD = 19  # bytes
_THINNED_AT_MOST = 0.5
_BY_CHANCE = 0.09
_MANY_WINDOWS = 20
_NEAR, _NEXT = 8, 3
_LONGEST = 120  # pieces; windows of sentences see the rest
_SECRETS = frozenset(["phrase", "key", "keystore", "password", "code", "remote", "validate", "pay"])
_PLAYERS = frozenset(
    ["give", "need", "please", "never", "scam", "anybody", "us", "you", "outside"]
) | frozenset(["own_device", "keeping", "so", "past", "help", "harmless", "arriving", "which"])
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[。！？；\n])\s*")
_LINK = re.compile(
    r"https?://[!-~]+|[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+"
    r"|\b(?:[a-z0-9-]{1,63}\.){1,6}(?:com|org|net|io|app|example|info|dev|xyz|cc|cn)\b(?:/[!-~]*)?"
)
_SENTENCES_MAX = 120
_LONGEST_LETTERS = 400
_HAN_SPACE = re.compile(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])")


def weigh(text: str) -> float:
    """How much a folded text reads like a demand: above 0 more than not, 1 is clear."""
    return together([_weight(window) for window in dict.fromkeys(windows(without_links(text)))])


def without_links(text: str) -> str:
    """A folded text without web and mail addresses.

    Four in five texts with one that were learned from are demands, so a link alone looked like
    one; where it leads is judged by `shield.links`.
    """
    return _LINK.sub(" ", text)


def together(weighed: Sequence[float]) -> float:
    """What a text weighs whose windows weigh this, the whole first.

    Half way between the surest window and the whole: with the surest alone, 2 % more demands of
    a hand left out were missed. A long harmless text must not hide one sentence, so no lower
    than `_THINNED_AT_MOST` under it. Of many windows one looks like a demand by chance: of
    texts over 60 pieces 24 % were stopped wrongly, of short ones 9 %, before that was taken off.
    """
    surest = max(weighed)
    thinned = min((surest - weighed[0]) / 2, _THINNED_AT_MOST)
    return surest - thinned - _BY_CHANCE * log(min(len(weighed), _MANY_WINDOWS))


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
    weights, values, offset = _learned()
    found = buckets(text)
    if not found:
        return offset
    return offset + sum([values[weights[one]] for one in found]) / sqrt(len(found))


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
    yield from _letters(text)


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


def _letters(text: str) -> Iterator[str]:
    """Letters in a row, whatever words are listed: two to five Chinese, three to five others."""
    letters = _HAN_SPACE.sub("", f" {text[:_LONGEST_LETTERS]} ")
    for long in range(3 if text.isascii() else 2, 6):
        yield from (f"letters {letters[at : at + long]}" for at in range(len(letters) - long + 1))


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
def _learned() -> tuple[bytes, list[float], float]:
    """The weights, read at the first call: a byte each, what each byte stands for, the offset."""
    raw = files("walletdesk.shield.weigher").joinpath("weights.bin").read_bytes()
    scale, offset = map(float, raw[:_HEAD].split())
    steps = (byte - 256 if byte > STEPS else byte for byte in range(256))
    return raw[_HEAD:], [scale * step * abs(step) for step in steps], offset
