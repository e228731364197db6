"""Keys that name themselves in their first letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats.part import Chunks, Part

# Sui (SIP-15) and Aptos (AIP-80); the rest of the known prefixes waits for proof by an encoder.
_KEYS = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"(?P<sui>suiprivkey1[02-9ac-hj-np-z]{50,70})|"
    r"(?P<aptos>(?:ed25519|secp256k1)-priv-0x[0-9a-f]{64})"
    r")(?![0-9a-z])",
    re.IGNORECASE,
)


def find(text: str, chunks: Chunks) -> Iterator[Part]:
    """Sui and Aptos private keys."""
    for first, last in chunks:
        for match in _KEYS.finditer(text, first, last):
            yield Part(f"{match.lastgroup}_private_key", "certain", *match.span())
