"""Base 58 as Bitcoin and as Ripple write it, and the check sums that are written with it."""

from __future__ import annotations

from hashlib import sha256

BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_VALUE = {letter: value for value, letter in enumerate(BITCOIN)}
_TO_BITCOIN = str.maketrans(RIPPLE, BITCOIN)
_PIECE = 10  # letters whose number fits 64 bits: long integers are touched a tenth as often
CHECK = 4


def decoded(token: str) -> bytes:
    """The bytes of a base 58 token; leading ones are zero bytes."""
    number = 0
    for at in range(0, len(token), _PIECE):
        small, piece = 0, token[at : at + _PIECE]
        for letter in piece:
            small = small * 58 + _VALUE[letter]
        number = number * 58 ** len(piece) + small
    zeros = len(token) - len(token.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def checked(token: str) -> bytes | None:
    """The payload of a base58check token; None when the check sum does not hold."""
    data = decoded(token)
    payload, check = data[:-CHECK], data[-CHECK:]
    if sha256(sha256(payload).digest()).digest()[:CHECK] != check:
        return None
    return payload


def checked_ripple(token: str) -> bytes | None:
    """The same for a token in Ripple's alphabet."""
    return checked(token.translate(_TO_BITCOIN))
