"""Phrases written without spaces, in CamelCase, or letter by letter."""

from __future__ import annotations

import re
from functools import cache

from walletdesk.shield.wordlists import LISTS, lexicon

SHORTEST = 24  # letters; eight words of three
_FEWEST_WORDS = 8
_HEAD = 3
_HEX_LETTERS = 6
# Folding leaves Latin letters, hiragana and the letters of Hangul.
_TOGETHER = re.compile(r"[a-zぁ-ゟᄀ-ᇿ]{24,}")
_SPELLED = re.compile(r"(?<![a-z])[a-z](?:[\W\d_]{1,4}[a-z]){23,}(?![a-z])")
FEWEST_LETTERS = 16
_LETTER = re.compile(r"[a-z]")


def run_together(text: str) -> list[tuple[int, int]]:
    """Parts of a folded text that are a phrase without spaces."""
    found: list[tuple[int, int]] = []
    for match in _TOGETHER.finditer(text):
        at = match.start()
        found.extend((at + start, at + end) for start, end in chains(match.group()))
    return found


def spelled_out(text: str) -> list[tuple[int, int]]:
    """Parts of a folded text that are a phrase with something after every letter."""
    found: list[tuple[int, int]] = []
    for match in _SPELLED.finditer(text):
        parts = chains("".join(_LETTER.findall(text, *match.span())))
        if parts:
            places = [letter.start() for letter in _LETTER.finditer(text, *match.span())]
            found.extend((places[start], places[end - 1] + 1) for start, end in parts)
    return found


def chains(letters: str) -> list[tuple[int, int]]:
    """Parts of the letters that split into eight or more words of one list, left to right."""
    if len(set(letters)) <= _HEX_LETTERS:
        return []
    english = _split(letters, 0)
    if english or not _split(letters, None):
        return english
    for bit in range(1, len(LISTS)):
        found = _split(letters, bit)
        if found:
            return found
    return []


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
    return _chosen(letters, count, start) if max(count) >= _FEWEST_WORDS else []


def _chosen(letters: str, count: list[int], start: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = len(count) - 1
    while at > 0:
        if count[at] < _FEWEST_WORDS:
            at -= 1
            continue
        if len(set(letters[start[at] : at])) > _HEX_LETTERS:
            found.append((start[at], at))
        at = start[at]
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
