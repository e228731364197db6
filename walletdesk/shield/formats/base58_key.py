"""Keys with a base 58 check sum: WIF, extended private keys (BIP-32) and BIP-38."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from walletdesk.shield.formats.part import Chunks, Part

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUE = {letter: value for value, letter in enumerate(_ALPHABET)}
_TOKEN = re.compile(rf"(?<![0-9A-Za-z])[{_ALPHABET}]{{50,113}}(?![0-9A-Za-z])")
_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
_CHECK = 4
_LENGTHS = frozenset((50, 51, 52, 53, 58, 110, 111, 112))


def find(text: str, chunks: Chunks) -> Iterator[Part]:
    """Every private key whose check sum holds."""
    for first, last in chunks:
        for match in _TOKEN.finditer(text, first, last):
            if len(match.group()) in _LENGTHS:
                kind = _kind(checked(match.group()))
                if kind:
                    yield Part(kind, "certain", *match.span())


def decoded(token: str) -> bytes:
    """The bytes of a base 58 token; leading ones are zero bytes."""
    number = 0
    for letter in token:
        number = number * 58 + _VALUE[letter]
    zeros = len(token) - len(token.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def checked(token: str) -> bytes | None:
    """The payload of a base58check token; None when the check sum does not hold."""
    data = decoded(token)
    payload, check = data[:-_CHECK], data[-_CHECK:]
    if sha256(sha256(payload).digest()).digest()[:_CHECK] != check:
        return None
    return payload


def _kind(payload: bytes | None) -> str | None:
    if payload is None:
        return None
    if len(payload) == 33 or (len(payload) == 34 and payload[-1] == 1):
        return "private_key_wif" if _in_range(payload[1:33]) else None
    if len(payload) == 39 and payload[:2] in (b"\x01\x42", b"\x01\x43"):
        return "private_key_bip38"
    if len(payload) == 78 and payload[45] == 0:
        return "extended_private_key" if _in_range(payload[46:]) else None
    return None


def _in_range(key: bytes) -> bool:
    return 0 < int.from_bytes(key, "big") < _ORDER
