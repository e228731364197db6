"""Key formats: one file each, listed here. To add one, write its file and name its finder."""

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
_CHUNK = re.compile(r"[!-~]{40,}")


def keys(text: str) -> tuple[list[Part], list[tuple[int, int]]]:
    """Every key in a text of plain width, and its long chunks."""
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    return [part for find in FINDERS for part in find(text, chunks)], chunks
