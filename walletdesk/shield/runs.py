"""Runs of twelve words of one list, however common these are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from walletdesk.shield.bip39 import LENGTHS, has_valid_checksum
from walletdesk.shield.stretches import Stretch
from walletdesk.shield.tokens import Tokens
from walletdesk.shield.wordlists import (
    AND,
    EVERYDAY,
    FILLER,
    FREQUENT,
    MORE_FILLER,
    Lexicon,
    bits,
    lexicon,
)

_WORDS, _DISTINCT_WORDS, _WORDS_PROPER = 12, 10, 9
_LONGEST_REPEATING = 30
_SCORE = 14.0
# Tokens that may be words or four-letter heads of one list, and what people write between them.
_RUN = re.compile(rf"[0-3xzpqwfFn]{{{_WORDS},}}")
_BETWEEN = FILLER + MORE_FILLER + AND
_COMMON = "01" + _BETWEEN


def lists_of(word: str, lists: Lexicon) -> int:
    """The lists that hold a word, whole or by its head."""
    return lists.members.get(word, 0) | lists.headed.get(word, 0)


def unbroken(tokens: Tokens, removed: list[Stretch]) -> list[Stretch]:
    """Runs that nothing else removed: of distinct words, or with a valid check sum."""
    found: list[Stretch] = []
    covered = sorted((s.start, s.end) for s in removed)
    for run in _RUN.finditer(tokens.classes, tokens.own):
        start, end = run.span()
        before = bisect_left(covered, (end, 0))
        if before and covered[before - 1][1] > start:
            continue
        distinct = _distinct(tokens, start, end)
        found += distinct
        bip39 = tokens.lexicon is lexicon()
        if not distinct and bip39 and end - start <= _LONGEST_REPEATING:
            found += _checksummed(tokens, start, end)
    return found


def _distinct(tokens: Tokens, start: int, end: int) -> list[Stretch]:
    run = tokens.words[start:end]
    if len(set(run)) < _DISTINCT_WORDS:
        return []
    masks = [lists_of(word, tokens.lexicon) for word in run]
    totals = [0] * len(tokens.lexicon.names)
    for mask, count in Counter(masks).items():
        for bit in bits(mask):
            totals[bit] += count
    for bit in sorted(range(len(totals)), key=lambda bit: -totals[bit]):
        if totals[bit] < _WORDS:
            break
        found = [
            Stretch(start + first, start + last, _SCORE, words, True, bit)
            for first, last, words in _of_one_list(masks, tokens, start, 1 << bit)
        ]
        if found:
            return found
    return []


def _of_one_list(
    masks: list[int], tokens: Tokens, start: int, list_mask: int
) -> Iterator[tuple[int, int, int]]:
    """Where, with how many words, the run is of this list and what may stand between."""
    first = 0
    count, words, proper, between = 0, set[str](), set[str](), False
    for at, mask in enumerate([*masks, 0]):
        letter = tokens.classes[start + at] if at < len(masks) else ""
        if mask & list_mask:
            word = tokens.words[start + at]
            count += 1
            words.add(word)
            if letter not in _BETWEEN:
                proper.add(word)
        elif letter and letter in _BETWEEN:
            between = between or count > 0
        else:
            enough = len(words) >= _DISTINCT_WORDS and len(proper) >= _WORDS_PROPER
            if count >= _WORDS and enough and not _is_everyday(proper, tokens, between):
                yield first, at, len(words)
            first = at + 1
            count, words, proper, between = 0, set(), set(), False


def _is_everyday(words: set[str], tokens: Tokens, between: bool) -> bool:
    """Three quarters everyday words ("name, address, state, phone" of a form).

    between   half of them common, if something stood between: "help and you know someone that can"
    """
    grades = [tokens.lexicon.classes.get(word) for word in words]
    everyday = grades.count(EVERYDAY)
    common = everyday + grades.count(FREQUENT)
    return everyday * 4 >= len(words) * 3 or (between and common * 2 >= len(words))


def _checksummed(tokens: Tokens, start: int, end: int) -> list[Stretch]:
    for count in reversed(LENGTHS):
        for first in range(start, end - count + 1):
            classes = tokens.classes[first : first + count]
            if sum(map(classes.count, _COMMON)) * 2 <= count:
                run = tokens.words[first : first + count]
                for bit in _lists_with_checksum(run, tokens.lexicon):
                    return [Stretch(first, first + count, _SCORE, count, True, bit)]
    return []


def _lists_with_checksum(run: Sequence[str], lists: Lexicon) -> Iterator[int]:
    shared = -1
    for word in run:
        shared &= lists_of(word, lists)
    for bit in bits(shared):
        positions = lists.positions[bit]
        if has_valid_checksum([positions.get(word, 0) for word in run]):
            yield bit
