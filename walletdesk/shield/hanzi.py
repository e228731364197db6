"""Chinese phrases written without separators.

Four of five characters of any Chinese text are in the list, so membership says nothing. What
tells a phrase from a sentence: the list runs from common to rare characters and a phrase draws
from it evenly; a phrase has hardly any two characters side by side that belong together; and a
phrase has a check sum, which is asked for unless the text speaks of phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, islice
from math import log
from operator import add

from walletdesk.shield.bip39 import LENGTHS, has_valid_checksum
from walletdesk.shield.hanpairs import COMMON_PAIRS
from walletdesk.shield.wordlists import HANZI, LISTS, lexicon

SHORTEST = 12
# Mean ln(number) of the characters; an even draw from the list averages 6.6.
_EVEN_DRAW, _EVEN_DRAW_IN_PROSE, _EVEN_DRAW_IF_CUED = 5.5, 5.8, 5.5
_CUE_BEFORE = 16
_FEWEST_DISTINCT = 10
# Characters looked at one by one in a message; they take two microseconds each.
_MOST_CUED = 4_000
_CUE = re.compile(r"助记|助記|恢复词|种子词|備份詞|备份词|密语")
# "助记词是", after which the phrase itself is expected.
_SAID = re.compile(rf"(?:{_CUE.pattern})(?:如下|分别是|就是|是|为)?")


def unbroken(text: str) -> list[tuple[int, int]]:
    """Parts of the folded text that are a phrase in Chinese characters."""
    found: list[tuple[int, int]] = []
    left = _MOST_CUED
    for match in _runs().finditer(text):
        at, end = match.span()
        cue = _CUE.search(text, max(0, at - _CUE_BEFORE), end)
        if cue:
            at = max(at, cue.start() - _CUE_BEFORE)
            end = min(end, at + left)
            left -= end - at
        found.extend((at + start, at + stop) for start, stop in _phrases(text[at:end], bool(cue)))
    return found


@cache
def _runs() -> re.Pattern[str]:
    """Compiled on use: wide ranges take milliseconds."""
    return re.compile(rf"[㐀-鿿]{{{SHORTEST},}}")


def _phrases(run: str, cued: bool) -> list[tuple[int, int]]:
    if len(run) < SHORTEST:
        return []
    if not cued and _reads_as_prose(run):
        return []
    for positions in _lists():
        if len(run) in LENGTHS and _is_phrase(run, positions, _EVEN_DRAW, len(run) // SHORTEST):
            return [(0, len(run))]
        found = _joined_up(_windows(run, positions)) if cued else _at_an_end(run, positions)
        if found:
            return found
    return []


def _reads_as_prose(run: str) -> bool:
    """Whether characters that belong together stand at both ends, or all over a short run."""
    if not (_has_pairs(run[:SHORTEST]) and _has_pairs(run[-SHORTEST:])):
        return False
    return len(run) not in LENGTHS or _has_pairs(run, len(run) // SHORTEST + 1)


def _is_phrase(part: str, positions: dict[str, int], even: float, pairs: int) -> bool:
    if _has_pairs(part, pairs + 1):
        return False
    indexes = [positions.get(character, -1) for character in part]
    return (
        min(indexes) >= 0
        and sum(map(_weight, indexes)) >= even * len(part)
        and has_valid_checksum(indexes)
    )


def _at_an_end(run: str, positions: dict[str, int]) -> list[tuple[int, int]]:
    """A phrase with prose on one side only, and nothing that says so."""
    size = len(run)
    if not _has_pairs(run[:SHORTEST]):
        for count in reversed(LENGTHS):
            if count < size and _is_phrase(run[:count], positions, _EVEN_DRAW_IN_PROSE, 0):
                return [(0, count)]
    if not _has_pairs(run[-SHORTEST:]):
        for count in reversed(LENGTHS):
            if count < size and _is_phrase(run[-count:], positions, _EVEN_DRAW_IN_PROSE, 0):
                return [(size - count, size)]
    return []


def _windows(run: str, positions: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Twelve characters at a time, without a check sum."""
    indexes = [positions.get(character, -1) for character in run]
    weights = [0.0, *accumulate(map(_weight, indexes))]
    pairs = [0, *accumulate(_are_pairs(run)), 0]
    strangers = [0, *accumulate(index < 0 for index in indexes)]
    said_at = {0, *(match.end() for match in _SAID.finditer(run))}
    for start in range(len(run) - SHORTEST + 1):
        end = start + SHORTEST
        if (
            weights[end] - weights[start] >= _EVEN_DRAW_IF_CUED * SHORTEST
            and pairs[end - 1] - pairs[start] <= (1 if start in said_at else 0)
            and strangers[end] == strangers[start]
            and len(set(run[start:end])) >= _FEWEST_DISTINCT
            and not _CUE.search(run, start, end)
        ):
            yield start, end


def _joined_up(parts: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in parts:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


@cache
def _lists() -> tuple[dict[str, int], ...]:
    return tuple(lexicon().positions[LISTS.index(name)] for name in HANZI)


@cache
def _weight(index: int) -> float:
    """How rare a character is; one outside the list counts as the commonest."""
    return log(index + 1) if index >= 0 else 0.0


@cache
def _pairs() -> frozenset[str]:
    return frozenset(group[0] + second for group in COMMON_PAIRS.split() for second in group[1:])


def _are_pairs(run: str) -> Iterator[bool]:
    """For each two neighbours, whether they belong together."""
    return map(_pairs().__contains__, map(add, run, run[1:]))


def _has_pairs(run: str, count: int = 1) -> bool:
    """Whether so many neighbours or more belong together; looks no further than needed."""
    return next(islice(filter(None, _are_pairs(run)), count - 1, None), False)
