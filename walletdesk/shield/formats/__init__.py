"""Key formats: one file each, listed here. To add one, write its file and name its finder.

A format that is known without a chunk of 29 characters or more names its sign as well.
"""

from __future__ import annotations

import re

from walletdesk.shield.formats import (
    base58_key,
    base64_key,
    byte_list,
    hex_key,
    keystore,
    pem,
    prefixed,
    solana,
    stellar,
    ur,
)
from walletdesk.shield.formats.part import Finder, Part

# What names itself comes first: inside an encoded text the first that is found names the kind.
FINDERS: tuple[Finder, ...] = (
    prefixed.find,
    byte_list.find,
    base64_key.find,
    ur.find,
    keystore.find,
    pem.find,
)
# These read one token of letters and digits; they get such runs, found once for all of them.
TOKEN_FINDERS: tuple[Finder, ...] = (hex_key.find, base58_key.find, solana.find, stellar.find)
SHORTEST = 29  # a seed of the XRP ledger
_CHUNK = re.compile(rf"[!-~]{{{SHORTEST},}}")
# What a folded text holds if there is a key in it without a long chunk.
_SIGNS = (*keystore.SIGNS, *pem.SIGNS, "&#")
_TOKEN = re.compile(rf"[0-9A-Za-z]{{{SHORTEST},}}+")
_DIGITS = b"0123456789"
_HEX_DIGITS = b"0123456789abcdef"


def may_hold_key(folded: str) -> bool:
    """Whether a folded text is worth the search: most hold nothing as long as a key."""
    return (
        (_runs_on(folded) and _CHUNK.search(folded) is not None)
        or any(map(folded.__contains__, _SIGNS))
        or _may_be_written_in_bytes(folded)
    )


def _may_be_written_in_bytes(text: str) -> bool:
    """Whether there is an array, or as many hexadecimal digits as a key has."""
    return text.count(",") >= byte_list.FEWEST_COMMAS or (
        len(text) > byte_list.FEWEST_HEX
        and _count(text, _DIGITS) >= byte_list.FEWEST_DIGITS
        and _count(text, _HEX_DIGITS) >= byte_list.FEWEST_HEX
    )


def _count(text: str, letters: bytes) -> int:
    encoded = text.encode(errors="replace")
    return len(encoded) - len(encoded.translate(None, letters))


def _runs_on(text: str) -> bool:
    """Whether so many characters are without a space.

    Looks for the last space in each stretch of that length: a handful of steps for a message,
    where a pattern tries every character.
    """
    at, last = 0, len(text) - SHORTEST
    while at <= last:
        space = text.rfind(" ", at, at + SHORTEST)
        if space < 0:
            return True
        at = space + 1
    return False


def chunks_of(text: str) -> list[tuple[int, int]]:
    """Where a text of plain width runs on without a space for as long as a key."""
    return [match.span() for match in _CHUNK.finditer(text)]


def keys(text: str) -> tuple[list[Part], list[tuple[int, int]]]:
    """Every key in a text of plain width, and its long chunks."""
    chunks = chunks_of(text)
    tokens = [
        match.span() for first, last in chunks for match in _TOKEN.finditer(text, first, last)
    ]
    found = [part for find in FINDERS for part in find(text, chunks)]
    found += [part for find in TOKEN_FINDERS if tokens for part in find(text, tokens)]
    return found, chunks
