"""Hashes, addresses and numbers as TON and its HTTP API write them.

Sources: TEP-2 (addresses), the TON Center v3 API.
"""

import re
from base64 import b64decode, b64encode, urlsafe_b64encode
from binascii import Error, crc_hqx
from collections.abc import Mapping
from typing import Any, NamedTuple

_HEX = re.compile(r"[0-9a-fA-F]{64}")
_BASE64 = re.compile(r"[0-9A-Za-z+/_-]{43}=?")
# Unpadded base64 may look like an address of another chain, unless it holds one of these.
_NOT_BASE58 = re.compile(r"[0OIl+/_-]")
_FRIENDLY = re.compile(r"[0-9A-Za-z+/_-]{48}")
_RAW = re.compile(r"(0|-1):([0-9a-fA-F]{64})")
_BOUNCEABLE, _KEPT, _TEST = 0x11, 0x51, 0x80
_WHOLE_MAX = 2**120


class Jetton(NamedTuple):
    """A token that wallets know without being told."""

    symbol: str
    decimals: int


JETTONS: Mapping[str, Jetton] = {
    "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs": Jetton("USD₮", 6),
    "EQAvlWFDxGF2lXm67y4yzC17wYKD9A0guwPkMs1gOsM__NOT": Jetton("NOT", 9),
    "EQCvxJy4eG8hyHBFsZ7eePxrRsUQSFE_jpptRAYBmcG_DOGS": Jetton("DOGS", 9),
}


def hash_bytes(word: object) -> bytes | None:
    """The 32 bytes of a hash in hexadecimal, base64 or base64url; None for what is none."""
    if not isinstance(word, str):
        return None
    if _HEX.fullmatch(word):
        return bytes.fromhex(word)
    if not _BASE64.fullmatch(word) or not (word.endswith("=") or _NOT_BASE58.search(word)):
        return None
    return _unpacked(word.rstrip("=") + "=", 32)


def hash_word(word: object) -> str:
    """A hash in the one form that we send and compare.

    Raises    ValueError  for what is none
    """
    known = hash_bytes(word)
    if known is None and isinstance(word, str) and _BASE64.fullmatch(word):
        known = _unpacked(word.rstrip("=") + "=", 32)
    if known is None:
        raise ValueError("a hash has 32 bytes")
    return known.hex()


def _unpacked(word: str, size: int) -> bytes | None:
    plain = word.replace("-", "+").replace("_", "/")
    try:
        packed = b64decode(plain, validate=True)
    except (Error, ValueError):
        return None
    # Spare bits must be nought, or several words would name one hash.
    whole = len(packed) == size and b64encode(packed).decode() == plain
    return packed if whole else None


def raw_address(word: object) -> str | None:
    """An address as `workchain:hex`, from any of its forms; None for what is none."""
    if not isinstance(word, str):
        return None
    raw = _RAW.fullmatch(word)
    if raw:
        return f"{raw.group(1)}:{raw.group(2).lower()}"
    packed = _unpacked(word, 36) if _FRIENDLY.fullmatch(word) else None
    if packed is None or crc_hqx(packed[:34], 0) != int.from_bytes(packed[34:], "big"):
        return None
    if packed[0] & ~_TEST not in (_BOUNCEABLE, _KEPT) or packed[1] not in (0x00, 0xFF):
        return None
    return f"{0 if packed[1] == 0 else -1}:{packed[2:34].hex()}"


def address(word: object) -> str:
    """An address that a node gave, raw.

    Raises    ValueError  for what is none
    """
    raw = raw_address(word)
    if raw is None:
        raise ValueError("not an address")
    return raw


def friendly(raw: str, *, bounceable: bool = True) -> str:
    """An address as people write it: `EQ…`, or `UQ…` for wallets."""
    workchain, _, digits = raw.partition(":")
    head = bytes((_BOUNCEABLE if bounceable else _KEPT, 0xFF if workchain == "-1" else 0))
    packed = head + bytes.fromhex(digits)
    return urlsafe_b64encode(packed + crc_hqx(packed, 0).to_bytes(2, "big")).decode()


def whole(quantity: Any) -> int:
    """A number that a node gave, also one written as digits: nought or more.

    Raises    ValueError  for what is none
    """
    if isinstance(quantity, str) and quantity.isascii() and quantity.isdigit():
        quantity = int(quantity) if len(quantity) <= 37 else -1
    if isinstance(quantity, bool) or not isinstance(quantity, int):
        raise ValueError("a quantity is a whole number")
    if not 0 <= quantity <= _WHOLE_MAX:
        raise ValueError("a quantity has at most 120 bits")
    return quantity


def code(number: Any) -> int | None:
    """An exit code: a number of 32 bits with a sign; None where there is none.

    Raises    ValueError  for what is none
    """
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int) or not -(2**31) <= number < 2**31:
        raise ValueError("an exit code has 32 bits")
    return number
