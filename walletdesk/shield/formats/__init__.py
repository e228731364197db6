"""Key formats: one file each, listed here. To add one, write its file and name its finder."""

from __future__ import annotations

from walletdesk.shield.formats import base58_key, hex_key, keystore, pem, prefixed, solana
from walletdesk.shield.formats.part import Finder

# Shortest text in which any of these can be found.
SHORTEST = 51
FINDERS: tuple[Finder, ...] = (
    hex_key.find,
    base58_key.find,
    solana.find,
    keystore.find,
    pem.find,
    prefixed.find,
)
