"""Solana key pairs: 64 bytes whose second half is the public key of the first.

A transaction signature is 64 bytes too and fails this test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats.base58_key import decoded
from walletdesk.shield.formats.part import Chunks, Part

_KIND = "solana_private_key"
_BASE58 = re.compile(r"(?<![0-9A-Za-z])[1-9A-HJ-NP-Za-km-z]{80,90}(?![0-9A-Za-z])")
_NUMBERS = re.compile(r"(?:\[\s?)?(?<![\d,])\d[\d,\s]{125,}\d(?:\s?\])?")
_PAIR = 64
FEWEST_COMMAS = _PAIR - 1
_DERIVATIONS = 100  # in one message, 50 µs each; what is beyond is removed unproven


def find(text: str, chunks: Chunks) -> Iterator[Part]:
    """Key pairs in base 58 and as an array of numbers."""
    left = _DERIVATIONS
    for first, last in chunks:
        for match in _BASE58.finditer(text, first, last):
            pair = decoded(match.group())
            if len(pair) != _PAIR:
                continue
            left -= 1
            if left < 0:
                yield Part(_KIND, "likely", *match.span())
            elif is_pair(pair):
                yield Part(_KIND, "certain", *match.span())
    if text.count(",") >= FEWEST_COMMAS:
        for match in _NUMBERS.finditer(text):
            values = _array(match.group())
            if values and is_pair(values):
                yield Part(_KIND, "certain", *match.span())


def is_pair(data: bytes) -> bool:
    """Whether the second 32 bytes are the Ed25519 public key of the first 32."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(data[:32])
    return key.public_key().public_bytes_raw() == data[32:]


def _array(text: str) -> bytes | None:
    numbers = re.findall(r"\d+", text)
    if len(numbers) != _PAIR or max(map(len, numbers)) > 3:
        return None
    values = [int(number) for number in numbers]
    return bytes(values) if max(values) < 256 else None
