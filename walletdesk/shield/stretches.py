"""Finds stretches of a text that are dense in list words, whatever stands between them.

Each token weighs for or against a phrase; a stretch is a maximal sum. The weights are close to
the logarithm of how much likelier the token is in a random phrase than in prose. Measured: over
12.3 million words of English no stretch of eight words or more reaches `PHRASE_SCORE`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import or_
from typing import NamedTuple

from walletdesk.shield.nearly import Nearly
from walletdesk.shield.tokens import Tokens
from walletdesk.shield.wordlists import (
    AND,
    ENGLISH_HEAD,
    FILLER,
    FOREIGN,
    FOREIGN_HEAD,
    GLUE,
    HAN,
    HANZI,
    HEAD_AND_WORD,
    LETTER,
    MORE_FILLER,
    OTHER,
    REMARK,
    SAID_BETWEEN,
    Lexicon,
    bits,
)

_AGAINST = -3.0
_REPEATED = -1.0
_NEARLY = 0.0
_MEMBER = 2.2
_HEADED = 1.8
_DROP = 9.5
_NEARBY = 6
_SHORT_MESSAGE = 24  # tokens; in longer ones only a weightier stretch can matter
_WORTH_A_LOOK, _WORTH_A_LOOK_IN_LONG = 4.0, 8.0
_WORTH_SPELLING = 8.0
_DUMP_WORDS = 400

_SPOKEN: dict[str, float] = {
    FILLER: -0.4,
    MORE_FILLER: -0.1,
    REMARK: -0.2,
    AND: -0.5,
    GLUE: -1.5,
    LETTER: -1.0,
}
_ENGLISH = _SPOKEN | {
    "0": 0.0,
    "1": 1.0,
    "2": 2.0,
    "3": 3.0,
    ENGLISH_HEAD: _HEADED,
    HEAD_AND_WORD: -1.5,
}
_ANY_LIST = _ENGLISH | {FOREIGN: _MEMBER, HAN: _MEMBER, FOREIGN_HEAD: _HEADED, OTHER: _AGAINST}
_STRONG = ("3", "2", FOREIGN, HAN, ENGLISH_HEAD, FOREIGN_HEAD)
_TWO_STRONG = re.compile("[{0}][^{0}]*[{0}]".format("".join(_STRONG)))
_FOUR_STRONG_NEARBY = re.compile("(?:[{0}][^{0}]{{0,10}}){{4}}".format("".join(_STRONG)))
_ENGLISH_OR_AGAINST = dict.fromkeys(_ANY_LIST, _AGAINST) | _ENGLISH | {HAN: _SPOKEN[REMARK]}
_ISLANDS = re.compile(f"(?:[^{OTHER}]+{OTHER}{{0,3}}(?!{OTHER}))+")  # four ordinary words part them
_REMARK_IF_HAN = {HAN: REMARK}  # "第" between words of another list


class Stretch(NamedTuple):
    """Tokens start..end (not included) that look like words of one list.

    words  distinct list words among them
    pure   nothing but list words, fillers and misspelt list words
    """

    start: int
    end: int
    score: float
    words: int
    pure: bool
    list_bit: int = 0


def promising(classes: str) -> bool:
    """Whether a closer look at tokens of these classes can find anything."""
    return _TWO_STRONG.search(classes) is not None


def very_promising(classes: str) -> bool:
    """The same for lists whose words stand in many a sentence."""
    return _FOUR_STRONG_NEARBY.search(classes) is not None


def stretches(tokens: Tokens) -> list[Stretch]:
    """All stretches worth a judgement, from left to right, each with its best list."""
    floor = _WORTH_A_LOOK if len(tokens.words) <= _SHORT_MESSAGE else _WORTH_A_LOOK_IN_LONG
    nearly = Nearly(tokens.lexicon)
    found: list[Stretch] = []
    fewest = 2 if floor < _WORTH_A_LOOK_IN_LONG else 3
    for island in _ISLANDS.finditer(tokens.classes):
        strong = sum(map(island.group().count, _STRONG))
        if strong < fewest:
            continue
        at, end = island.span()
        if strong >= _DUMP_WORDS and strong * 2 >= end - at:
            dump = _dump(tokens, at, end)
            if dump:
                found.append(dump)
                continue
        for start, last in _rough(tokens, at, end, floor):
            found.extend(_best_list(tokens, start, last, floor, nearly))
    return found


def _dump(tokens: Tokens, at: int, end: int) -> Stretch | None:
    """Hundreds of different list words in a row: no sentence, and too many to weigh each."""
    words = len(set(tokens.words[at:end]))
    bit = _candidate_lists(tokens.words[at : at + _DUMP_WORDS], tokens.lexicon)[0]
    if words < _DUMP_WORDS // 4:
        return None
    return Stretch(at, end, float(words), words, pure=False, list_bit=bit)


def _rough(tokens: Tokens, at: int, end: int, floor: float) -> Iterator[tuple[int, int]]:
    """Where on an island the words of all lists together are dense."""
    weights = [_ANY_LIST[letter] for letter in tokens.classes[at:end]]
    last_end = at
    for first, last, _ in _maximal(tokens.words[at:end], weights, floor):
        # A misspelt word may have cut off what is nearby; the lists will tell.
        start = max(at + first - _NEARBY, last_end)
        last_end = min(at + last + _NEARBY, end)
        yield start, last_end


def _best_list(tokens: Tokens, start: int, end: int, floor: float, nearly: Nearly) -> list[Stretch]:
    words, classes = tokens.words[start:end], tokens.classes[start:end]
    best: list[Stretch] = []
    for bit in _candidate_lists(words, tokens.lexicon):
        weights = _weights(words, classes, bit, tokens.lexicon)
        if sum(weight for weight in weights if weight > 0) >= _WORTH_SPELLING:
            weights = nearly.lift(words, weights, bit, _AGAINST, _NEARLY)
        inner = [_stretch(words, weights, found, bit) for found in _maximal(words, weights, floor)]
        if sum(s.score for s in inner) > sum(s.score for s in best):
            best = inner
    return [s._replace(start=s.start + start, end=s.end + start) for s in best]


def _candidate_lists(words: Sequence[str], lists: Lexicon) -> list[int]:
    """The lists with the most hits, at most three: the others would find nothing more."""
    none = repeat(0)
    masks = Counter(
        map(or_, map(lists.members.get, words, none), map(lists.headed.get, words, none))
    )
    totals = [0] * len(lists.names)
    for mask, count in masks.items():
        for bit in bits(mask):
            totals[bit] += count
    ranked = sorted(range(len(totals)), key=lambda bit: -totals[bit])[:3]
    enough = max(2, totals[ranked[0]] // 3)
    return [bit for bit in ranked if totals[bit] >= enough]


def _weights(words: Sequence[str], classes: str, bit: int, lists: Lexicon) -> list[float]:
    """What each token says for or against a phrase of one list."""
    mask = 1 << bit
    if lists.english == mask:  # the classes alone say it
        return [_ENGLISH_OR_AGAINST[letter] for letter in classes]
    grades = _ENGLISH if lists.english & mask else {}
    spoken = {} if lists.names[bit] in HANZI else _SPOKEN
    weights: list[float] = []
    for word, letter in zip(words, classes, strict=True):
        if lists.members.get(word, 0) & mask and letter != OTHER:
            weights.append(grades.get(letter, _MEMBER))
        elif lists.headed.get(word, 0) & mask:
            weights.append(grades.get(letter, _HEADED))
        elif word in SAID_BETWEEN and spoken:
            weights.append(_SPOKEN[FILLER])
        else:
            weights.append(spoken.get(_REMARK_IF_HAN.get(letter, letter), _AGAINST))
    return weights


def _maximal(
    words: Sequence[str], weights: Sequence[float], floor: float
) -> list[tuple[int, int, float]]:
    """Disjoint stretches of maximal weight, with it; a word said twice counts once."""
    found: list[tuple[int, int, float]] = []
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
            if best >= floor:
                found.append((start, end, best))
            start, score, best, seen = at + 1, 0.0, 0.0, set()
    if best >= floor:
        found.append((start, end, best))
    return found


def _stretch(
    words: Sequence[str], weights: Sequence[float], found: tuple[int, int, float], bit: int
) -> Stretch:
    start, end, score = found
    distinct = {words[at] for at in range(start, end) if weights[at] >= 0.0}
    pure = min(weights[start:end]) > _SPOKEN[GLUE]
    return Stretch(start, end, score, len(distinct), pure, bit)
