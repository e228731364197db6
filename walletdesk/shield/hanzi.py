"""Chinese phrases written without separators.

Four of five characters of any Chinese text are in the list, so membership says nothing. What
tells a phrase from a sentence: the list runs from common to rare characters, and a phrase draws
from it evenly; and a phrase has a check sum.
"""

from __future__ import annotations

import re
from functools import cache
from math import log

from walletdesk.shield.bip39 import LENGTHS, has_valid_checksum
from walletdesk.shield.wordlists import HANZI, LISTS, lexicon

SHORTEST = 12
_RUN = re.compile(r"[㐀-鿿]{12,}")
_EVEN_DRAW = 5.5  # mean ln(number) of twelve; an even draw averages 6.6


def unbroken(text: str) -> list[tuple[int, int]]:
    """Parts of the folded text that are a whole phrase in Chinese characters."""
    return [match.span() for match in _RUN.finditer(text) if _is_phrase(match.group())]


def _is_phrase(run: str) -> bool:
    if len(run) not in LENGTHS:
        return False
    for name in HANZI:
        positions = lexicon().positions[LISTS.index(name)]
        indexes = [positions.get(character, -1) for character in run]
        if min(indexes) >= 0 and _drawn_evenly(indexes) and has_valid_checksum(indexes):
            return True
    return False


def _drawn_evenly(indexes: list[int]) -> bool:
    return sum(map(_weight, indexes)) / len(indexes) >= _EVEN_DRAW


@cache
def _weight(index: int) -> float:
    return log(index + 1)
