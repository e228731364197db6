"""Phrases written without spaces, in CamelCase, or letter by letter."""

from __future__ import annotations

import re
from functools import cache

from walletdesk.shield.wordlists import LISTS, lexicon

SHORTEST = 24  # letters; eight words of three
_FEWEST_WORDS = 8
_HEAD = 3
_HEX_LETTERS = 6
_TOGETHER = re.compile(r"[^\W\d_㐀-鿿]{24,}")
_SPELLED = re.compile(r"(?<![^\W\d_])[^\W\d_㐀-鿿](?:[\W_]{1,4}[^\W\d_㐀-鿿]){23,}(?![^\W\d_])")
_LETTER = re.compile(r"[^\W\d_]")


def run_together(text: str) -> list[tuple[int, int]]:
    """Parts of a folded text that are a phrase without spaces, or with one after every letter."""
    found: list[tuple[int, int]] = []
    for match in _TOGETHER.finditer(text):
        at = match.start()
        found.extend((at + start, at + end) for start, end in chains(match.group()))
    for match in _SPELLED.finditer(text):
        letters = list(_LETTER.finditer(text, *match.span()))
        for start, end in chains("".join(letter.group() for letter in letters)):
            found.append((letters[start].start(), letters[end - 1].end()))
    return found


def chains(letters: str) -> list[tuple[int, int]]:
    """Parts of the letters that split into eight or more words of one list, left to right."""
    if len(letters) < SHORTEST or len(set(letters)) <= _HEX_LETTERS or not _split(letters, None):
        return []
    for bit in _lists_by_share(letters):
        found = _split(letters, bit)
        if found:
            return found
    return []


def _lists_by_share(letters: str) -> list[int]:
    heads = [_heads(bit) for bit in range(len(LISTS))]
    sample = [letters[at : at + _HEAD] for at in range(min(len(letters), 300))]
    shares = [sum(s in head for s in sample) for head in heads]
    return sorted(range(len(LISTS)), key=lambda bit: -shares[bit])[:4]


def _split(letters: str, bit: int | None) -> list[tuple[int, int]]:
    """Longest chains of words; one pass, every position looked at once per word length."""
    heads = _heads(bit)
    size = len(letters)
    count = [0] * (size + 1)
    start = list(range(size + 1))
    for at in range(size - _HEAD + 1):
        tails = heads.get(letters[at : at + _HEAD])
        if tails is None:
            continue
        longer = count[at] + 1
        for tail in tails:
            if letters.startswith(tail, at + _HEAD):
                end = at + _HEAD + len(tail)
                if longer > count[end]:
                    count[end], start[end] = longer, start[at]
    return _chosen(count, start)


def _chosen(count: list[int], start: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = len(count) - 1
    while at > 0:
        if count[at] >= _FEWEST_WORDS:
            found.append((start[at], at))
            at = start[at]
        else:
            at -= 1
    return found[::-1]


@cache
def _heads(bit: int | None) -> dict[str, tuple[str, ...]]:
    """First three letters -> the rests of the words that start so; None is all lists at once."""
    lists = lexicon()
    words = lists.members if bit is None else lists.positions[bit]
    heads: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _HEAD:
            heads.setdefault(word[:_HEAD], []).append(word[_HEAD:])
    return {head: tuple(tails) for head, tails in heads.items()}
