"""Phrases given by the numbers of their words: digits of a seed QR code, and lists of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.bip39 import LENGTHS, has_valid_checksum
from walletdesk.shield.model import Certainty

_DIGITS = re.compile(r"(?<!\d)\d{48,96}(?!\d)")
# Each number is tried once: it begins where no number before it could be part of the same list.
_LIST = re.compile(r"(?<![\w.,%])\d{1,4}(?:[^\w]{1,3}\d{1,4}){11,}")
_NUMBER = re.compile(r"\d+")
_CUE = re.compile(
    r"\b(?:(?:seed|recovery|secret|backup|mnemonic) (?:phrases?|words?)|mnemonics?|bip.?39|"
    r"word (?:numbers?|index(?:es)?)|words? are)\b|助记|助記|恢复词|种子词|单词"
)
_CUE_AROUND = 60  # letters
_WORDS = 2048
_MOST_OF_A_MESSAGE = 0.8


def by_number(text: str) -> list[tuple[Certainty, int, int]]:
    """Parts of a folded text that number the words of a BIP-39 phrase."""
    found: list[tuple[Certainty, int, int]] = []
    for match in _DIGITS.finditer(text):
        digits = match.group()
        numbers = [int(digits[at : at + 4]) for at in range(0, len(digits), 4)]
        if len(digits) % 4 == 0 and max(numbers) < _WORDS and has_valid_checksum(numbers):
            found.append(("certain", *match.span()))
    for match in _LIST.finditer(text):
        certainty = _judged(text, match)
        if certainty:
            found.append((certainty, *match.span()))
    return found


def _judged(text: str, match: re.Match[str]) -> Certainty | None:
    """Whether a list of numbers is a phrase."""
    written = _NUMBER.findall(match.group())
    if len(written) > 2 * LENGTHS[-1] or text[match.end() : match.end() + 1].isalnum():
        return None
    for numerals in _without_ordinals(written):
        numbers = [int(numeral) for numeral in numerals]
        if len(numbers) not in LENGTHS or not 0 < max(numbers) <= _WORDS:
            continue
        proved = has_valid_checksum(numbers) and max(numbers) < _WORDS
        proved = proved or (min(numbers) > 0 and has_valid_checksum([n - 1 for n in numbers]))
        if all(len(numeral) == 4 for numeral in numerals) and proved:
            return "certain"
        if not _looks_drawn(numbers):
            continue
        start, end = match.span()
        if _CUE.search(text, max(0, start - _CUE_AROUND), end + _CUE_AROUND):
            return "certain" if proved else "likely"
        most = end - start >= len(text) * _MOST_OF_A_MESSAGE
        if proved and (most or len(numbers) == LENGTHS[-1]):
            return "likely"
    return None


def _without_ordinals(written: list[str]) -> Iterator[list[str]]:
    """The numbers, and those of "1. 1324  2. 552" that do not count lines."""
    yield written
    if list(map(int, written[::2])) == list(range(1, len(written[::2]) + 1)):
        yield written[1::2]


def _looks_drawn(numbers: list[int]) -> bool:
    """Spread over the list like a draw: no years, no line numbers, no rising series."""
    few = len(numbers) // 4
    return (
        min(numbers) < _WORDS // 2 < max(numbers)
        and sum(number < 100 for number in numbers) <= few
        and len(set(numbers)) >= len(numbers) - 2
        and numbers not in (sorted(numbers), sorted(numbers, reverse=True))
    )
