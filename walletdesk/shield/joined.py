"""Phrases written without spaces, in CamelCase, or letter by letter."""

from __future__ import annotations

import re
from functools import cache

from walletdesk.shield.otherlists import others
from walletdesk.shield.wordlists import lexicon

SHORTEST = 24  # letters; eight words of three
_FEWEST_WORDS = 8
_HEAD = 3
_HEX_LETTERS = 6
# In one message; no phrase has a thousand. Looking at them takes half a microsecond each, thrice.
_MOST_LETTERS = 8_000
# Folding leaves Latin letters, hiragana and the letters of Hangul.
_TOGETHER = re.compile(r"[a-zぁ-ゟᄀ-ᇿ]{24,}")
_SPELLED = re.compile(r"(?<![a-z])[a-z](?:[\W\d_]{1,4}[a-z]){23,}(?![a-z])")
FEWEST_LETTERS = 16
_LETTER = re.compile(r"[a-z]")


def run_together(text: str) -> list[tuple[int, int]]:
    """Parts of a folded text that are a phrase without spaces."""
    found: list[tuple[int, int]] = []
    left = _MOST_LETTERS
    for match in _TOGETHER.finditer(text):
        for at, end in _ends(*match.span(), left):
            left -= end - at
            found.extend((at + start, at + stop) for start, stop in chains(text[at:end]))
    return found


def _ends(start: int, end: int, left: int) -> list[tuple[int, int]]:
    """What to look at of a run of letters: its two ends, if it is longer than anyone writes."""
    if end - start <= left:
        return [(start, end)]
    half = left // 2
    return [(start, start + half), (end - half, end)] if half >= SHORTEST else []


def spelled_out(text: str) -> list[tuple[int, int]]:
    """Parts of a folded text that are a phrase with something after every letter."""
    found: list[tuple[int, int]] = []
    left = _MOST_LETTERS
    for match in _SPELLED.finditer(text):
        letters = "".join(_LETTER.findall(text, *match.span()))[:left]
        left -= len(letters)
        parts = chains(letters)
        if parts:
            places = [letter.start() for letter in _LETTER.finditer(text, *match.span())]
            found.extend((places[start], places[end - 1] + 1) for start, end in parts)
    return found


def chains(letters: str) -> list[tuple[int, int]]:
    """Parts of the letters that split into eight or more words of one list, left to right."""
    if len(set(letters)) <= _HEX_LETTERS:
        return []
    english = _split(letters, _heads(0))
    if english:
        return english
    for beyond in (False, True):
        if not _split(letters, _heads(None, beyond)):
            continue
        for bit in range(len((others() if beyond else lexicon()).names)):
            found = _split(letters, _heads(bit, beyond))
            if found:
                return found
    return []


def _split(letters: str, heads: dict[str, tuple[str, ...]]) -> list[tuple[int, int]]:
    """Longest chains of words; one pass, every position looked at once per word length."""
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
def _heads(bit: int | None, beyond: bool = False) -> dict[str, tuple[str, ...]]:
    """First three letters -> the rests of the words that start so; None is all lists at once.

    beyond   of the lists beyond BIP-39
    """
    lists = others() if beyond else lexicon()
    words = lists.members if bit is None else lists.positions[bit]
    heads: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _HEAD:
            heads.setdefault(word[:_HEAD], []).append(word[_HEAD:])
    return {head: tuple(tails) for head, tails in heads.items()}
