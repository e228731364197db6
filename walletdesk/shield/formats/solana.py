"""Key pairs of Solana (and NEAR) in base 58."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats.base58 import BITCOIN, decoded
from walletdesk.shield.formats.ed25519 import PairTests
from walletdesk.shield.formats.part import Chunks, Part

KIND = "solana_private_key"
_BASE58 = re.compile(rf"(?<![0-9A-Za-z])[{BITCOIN}]{{80,90}}(?![0-9A-Za-z])")


def find(text: str, chunks: Chunks) -> Iterator[Part]:
    """Base 58 of 64 bytes that are a pair."""
    tests = PairTests()
    for first, last in chunks:
        for match in _BASE58.finditer(text, first, last):
            yield from tests.part(KIND, decoded(match.group()), match.span())
