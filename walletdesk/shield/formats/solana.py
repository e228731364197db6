"""Key pairs of Solana (and NEAR) in base 58."""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.formats.base58 import BITCOIN, decoded
from walletdesk.shield.formats.ed25519 import PairTests
from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.lazy import Pattern

KIND = "solana_private_key"
_BASE58 = Pattern(rf"[{BITCOIN}]{{80,90}}")


def find(text: str, tokens: Chunks) -> Iterator[Part]:
    """Base 58 of 64 bytes that are a pair."""
    tests = PairTests()
    for start, end in tokens:
        if _BASE58.fullmatch(text, start, end):
            yield from tests.part(KIND, decoded(text[start:end]), (start, end))
