"""Key formats: one file each, listed here. To add one, write its file and name its finder.

A format that is known without a chunk of 40 characters or more names its sign as well.
"""

from __future__ import annotations

import re

from walletdesk.shield.formats import base58_key, hex_key, keystore, pem, prefixed, solana
from walletdesk.shield.formats.part import Finder, Part

FINDERS: tuple[Finder, ...] = (
    hex_key.find,
    base58_key.find,
    solana.find,
    prefixed.find,
    keystore.find,
    pem.find,
)
_SHORTEST = 40
_CHUNK = re.compile(rf"[!-~]{{{_SHORTEST},}}")
# What a folded text holds if there is a key in it without a long chunk.
_SIGNS = (*keystore.SIGNS, pem.SIGN)


def may_hold_key(folded: str) -> bool:
    """Whether a folded text is worth the search: most hold nothing as long as a key."""
    return (
        (_runs_on(folded) and _CHUNK.search(folded) is not None)
        or any(map(folded.__contains__, _SIGNS))
        or folded.count(",") >= solana.FEWEST_COMMAS
    )


def _runs_on(text: str) -> bool:
    """Whether some 40 characters are without a space.

    Looks for the last space in each 40: a handful of steps for a message, where a pattern tries
    every character.
    """
    at, last = 0, len(text) - _SHORTEST
    while at <= last:
        space = text.rfind(" ", at, at + _SHORTEST)
        if space < 0:
            return True
        at = space + 1
    return False


def keys(text: str) -> tuple[list[Part], list[tuple[int, int]]]:
    """Every key in a text of plain width, and its long chunks."""
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    return [part for find in FINDERS for part in find(text, chunks)], chunks
