"""Finds stretches of a text that are dense in list words, whatever stands between them.

Each token weighs for or against a phrase; a stretch is a maximal sum. The weights are close to
the logarithm of how much likelier the token is in a random phrase than in prose. Measured: over
12.3 million words of English no stretch of eight words or more reaches `PHRASE_SCORE`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from walletdesk.shield.nearly import Nearly
from walletdesk.shield.tokens import Tokens
from walletdesk.shield.wordlists import (
    ENGLISH_HEAD,
    FILLER,
    FOREIGN,
    FOREIGN_HEAD,
    HAN,
    LETTER,
    OTHER,
    bits,
    lexicon,
)

_AGAINST = -3.0
_REPEATED = -1.0
_FILLER = -0.4
_NEARLY = 0.8
_MEMBER = 2.2
_HEADED = 1.8
_DROP = 9.5  # three ordinary words end a stretch
_WORTH_A_LOOK = 4.0

_ENGLISH: dict[str, float] = {
    "0": 0.0,
    "1": 1.0,
    "2": 2.0,
    "3": 3.0,
    ENGLISH_HEAD: _HEADED,
    FILLER: _FILLER,
    LETTER: -1.0,
}
_ANY_LIST = _ENGLISH | {FOREIGN: _MEMBER, HAN: _MEMBER, FOREIGN_HEAD: _HEADED, OTHER: _AGAINST}
_STRONG = ("3", "2", FOREIGN, HAN, ENGLISH_HEAD, FOREIGN_HEAD)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens start..end (not included) that look like words of one list."""

    start: int
    end: int
    score: float
    words: int
    list_bit: int = 0


def promising(tokens: Tokens) -> bool:
    """Whether a closer look can find anything; costs a microsecond."""
    letters = "".join(tokens.classes)
    return sum(map(letters.count, _STRONG)) >= 2


def stretches(tokens: Tokens) -> list[Stretch]:
    """All stretches worth a judgement, from left to right, each with its best list."""
    nearly = Nearly()
    found: list[Stretch] = []
    rough = _maximal(tokens.words, [_ANY_LIST[c] for c in tokens.classes], 0)
    for stretch in rough:
        best = _best_list(tokens, stretch, nearly)
        found.extend(best)
    return found


def _best_list(tokens: Tokens, rough: Stretch, nearly: Nearly) -> list[Stretch]:
    words = tokens.words[rough.start : rough.end]
    best: list[Stretch] = []
    for bit in _candidate_lists(words):
        weigh = _weigher(bit)
        weights = [weigh(w, c) for w, c in zip(words, tokens.classes[rough.start :], strict=False)]
        weights = nearly.lift(words, weights, bit, _AGAINST, _NEARLY)
        inner = _maximal(words, weights, bit)
        if sum(s.score for s in inner) > sum(s.score for s in best):
            best = inner
    return [
        _widened(tokens, replace(s, start=s.start + rough.start, end=s.end + rough.start), nearly)
        for s in best
    ]


def _candidate_lists(words: Sequence[str]) -> list[int]:
    """The two or three lists with the most hits: looking at all ten would find nothing more."""
    lists = lexicon()
    hits: dict[int, int] = {}
    for word in words:
        member = lists.members.get(word, 0) | (lists.headed.get(word, 0) if len(word) == 4 else 0)
        if member:
            hits[member] = hits.get(member, 0) + 1
    totals = dict.fromkeys(range(len(lists.positions)), 0)
    for member, count in hits.items():
        for bit in bits(member):
            totals[bit] += count
    ranked = sorted(totals, key=lambda bit: -totals[bit])
    return [bit for bit in ranked[:3] if totals[bit] >= 2]


def _weigher(bit: int) -> Callable[[str, str], float]:
    if bit == 0:
        return lambda word, cls: _ENGLISH.get(cls, _AGAINST)
    lists = lexicon()
    mask = 1 << bit

    def weigh(word: str, cls: str) -> float:
        if lists.members.get(word, 0) & mask:
            return _MEMBER
        if len(word) == 4 and lists.headed.get(word, 0) & mask:
            return _HEADED
        return _FILLER if cls == FILLER else _AGAINST

    return weigh


def _maximal(words: Sequence[str], weights: Sequence[float], bit: int) -> list[Stretch]:
    """Disjoint stretches of maximal weight; a word said twice counts once."""
    found: list[Stretch] = []
    start, end, score, best = 0, 0, 0.0, 0.0
    seen: set[str] = set()
    for at, weight in enumerate(weights):
        if weight > 0.0:
            word = words[at]
            if word in seen:
                weight = _REPEATED
            else:
                seen.add(word)
        score += weight
        if score > best:
            best, end = score, at + 1
        elif score <= 0.0 or score < best - _DROP:
            if best >= _WORTH_A_LOOK:
                found.append(_stretch(words, weights, start, end, best, bit))
            start, score, best, seen = at + 1, 0.0, 0.0, set()
    if best >= _WORTH_A_LOOK:
        found.append(_stretch(words, weights, start, end, best, bit))
    return found


def _stretch(
    words: Sequence[str], weights: Sequence[float], start: int, end: int, score: float, bit: int
) -> Stretch:
    distinct = {words[at] for at in range(start, end) if weights[at] >= 0.0}
    return Stretch(start, end, score, len(distinct), bit)


def _widened(tokens: Tokens, stretch: Stretch, nearly: Nearly) -> Stretch:
    """Takes in list words at the edges that weigh nothing or are misspelt."""
    mask = 1 << stretch.list_bit
    members = lexicon().members

    def belongs(at: int) -> bool:
        word = tokens.words[at]
        return bool(members.get(word, 0) & mask) or nearly.is_near(word, stretch.list_bit)

    start, end = stretch.start, stretch.end
    while start > 0 and belongs(start - 1) and stretch.end - start < 24:
        start -= 1
    while end < len(tokens.words) and belongs(end) and end - start < 24:
        end += 1
    more = len({*tokens.words[start : stretch.start], *tokens.words[stretch.end : end]})
    return replace(stretch, start=start, end=end, words=stretch.words + more)
