"""Secret seeds of Stellar (strkey, SEP-23)."""

from __future__ import annotations

from base64 import b32decode
from binascii import Error, crc_hqx
from collections.abc import Iterator

from walletdesk.shield.formats.part import Chunks, Part

_CHARS = 56
_SEED = 18 << 3


def find(text: str, tokens: Chunks) -> Iterator[Part]:
    """Seeds whose check sum holds."""
    for start, end in tokens:
        if end - start == _CHARS and text[start] in "Ss" and _is_seed(text[start:end].upper()):
            yield Part("stellar_private_key", "certain", start, end)


def _is_seed(token: str) -> bool:
    """Whether this is a version, 32 bytes, and their CRC-16 with the low byte first."""
    try:
        data = b32decode(token)
    except Error:
        return False
    return data[0] == _SEED and crc_hqx(data[:-2], 0) == int.from_bytes(data[-2:], "little")
