"""Addresses and ids as TRON writes them: base58 for people, hexadecimal inside."""

import re
from functools import lru_cache

import base58

from walletdesk.chains.base import chain_text

_ID = re.compile(r"[0-9a-fA-F]{64}")
_HEX = re.compile(r"41[0-9a-fA-F]{40}")
_BARE = re.compile(r"(?:0x)?([0-9a-fA-F]{40})")
_VERSION = 0x41
_BASE58_CHARS = 34
# What people compare of an address: wallets show some four characters at each end.
_ENDS_CHARS = 4
_ONE_END_CHARS = 6


def is_id(word: str) -> bool:
    """Whether a word has the form of a transaction id."""
    return bool(_ID.fullmatch(word))


def is_address(word: str) -> bool:
    """Whether a word is an address: base58 with the right check sum, or hexadecimal with 41."""
    return bool(_HEX.fullmatch(word)) or _is_base58(word)


def _is_base58(word: str) -> bool:
    if len(word) != _BASE58_CHARS:
        return False
    try:
        packed = base58.b58decode_check(word)
    except ValueError:
        return False
    return len(packed) == 21 and packed[0] == _VERSION


@lru_cache(maxsize=4096)
def address(raw: object) -> str:
    """An address in base58, from any form in which nodes give it.

    Raises    ValueError
    """
    if isinstance(raw, str):
        if _is_base58(raw):
            return raw
        bare = _BARE.fullmatch(raw) or _BARE.fullmatch(raw[2:] if _HEX.fullmatch(raw) else "")
        if bare:
            return of_bytes(bytes.fromhex(bare.group(1)))
    raise ValueError("not an address")


def address_or_none(raw: object) -> str | None:
    """The same; None for what is none, or is missing."""
    try:
        return address(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def of_bytes(last_twenty: bytes) -> str:
    """The address of the twenty bytes that a contract knows it by."""
    return base58.b58encode_check(bytes((_VERSION,)) + last_twenty[-20:]).decode()


def hex_of(word: str) -> str:
    """An address as nodes want it: 41 and twenty bytes.

    Raises    ValueError
    """
    return base58.b58decode_check(address(word)).hex()


def word_of(owner: str) -> str:
    """An address as a parameter of a contract's function, 64 digits."""
    return hex_of(owner)[2:].zfill(64)


def same(one: str, other: str) -> bool:
    """Whether two words name the same address or transaction."""
    first, second = address_or_none(one), address_or_none(other)
    if first is None or second is None:
        return one.lower().removeprefix("0x") == other.lower().removeprefix("0x")
    return first == second


def alike(one: str, other: str) -> bool:
    """Whether two different addresses look the same where people look: at both ends."""
    if one == other:
        return False
    before = _common(one, other)
    after = _common(one[::-1], other[::-1])
    return (
        (before >= _ENDS_CHARS and after >= _ENDS_CHARS)
        or after >= _ONE_END_CHARS
        or before > _ONE_END_CHARS
    )


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def text_of_hex(raw: object) -> str:
    """A text that a node gives in hexadecimal, fit to be shown; empty where there is none."""
    if not isinstance(raw, str):
        return ""
    try:
        return chain_text(bytes.fromhex(raw).decode("utf-8", "replace"))
    except ValueError:
        # Nodes that are asked for readable answers give the text itself.
        return chain_text(raw)
