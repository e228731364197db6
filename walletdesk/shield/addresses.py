"""Blockchain addresses in an outbound text, told from transaction ids by form and check sum."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import crc_hqx
from collections.abc import Iterator
from hashlib import blake2b

from walletdesk.shield.formats import base58

_MAY_HOLD = re.compile(r"[0-9A-Za-z_-]{25}|0x|\.(?:eth|bnb|ton)(?![a-z0-9])", re.IGNORECASE)
# Also in groups, as people read them out.
_EVM = re.compile(r"(?<![0-9A-Za-z])0x(?:[ -]?[0-9a-fA-F]){40}(?![0-9a-fA-F])")
_TOKEN = re.compile(r"(?<![0-9A-Za-z_-])[0-9A-Za-z_-]{25,128}(?![0-9A-Za-z_-])")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,64}")
_BECH32 = re.compile(r"([a-z][a-z0-9]{0,30})1([qpzry9x8gf2tvdw0s3jn54khce6mua7l]{6,110})")
_TON = re.compile(r"[EUk0][Qf][A-Za-z0-9_-]{46}")
_TON_RAW = re.compile(r"(?<![\w:])(?:0|-1):[0-9a-fA-F]{64}(?![0-9A-Za-z])")
_STELLAR = re.compile(r"[GM][A-Z2-7]{55}")
_PREFIXED = re.compile(r"(?<!\w)(?:bitcoincash|ecash|kaspa):[a-z0-9]{40,}", re.IGNORECASE)
_NAME = re.compile(
    r"(?<![a-z0-9_.@-])(?:[a-z0-9_-]{1,63}\.){0,5}[a-z][a-z0-9_-]{2,62}\.(?:eth|bnb|ton)(?![a-z0-9_-]|\.[a-z])",
    re.IGNORECASE,
)
_RIPPLE = str.maketrans(
    "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz",
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
)
# Base 58 of 32 bytes is a Solana address, or what another chain calls a transaction.
_TRANSACTION = re.compile(
    r"(?:tx|hash|digest|trans|交易|哈希)[\w/]{0,12}\W{0,4}(?:is|id|为|是)?\W{0,3}$", re.IGNORECASE
)
_NOT_PAID_TO = ("npub", "note", "nprofile", "nevent", "naddr", "lnurl")
_SHORTEST_SOLANA = 32
_BECH32_CONSTANTS = (1, 0x2BC830A3)


def names_other(text: str, allowed: frozenset[str]) -> bool:
    """Whether the narrowed text holds an address that is not one of these."""
    if not _MAY_HOLD.search(text):
        return False
    known = {_comparable(address) for address in allowed}
    return any(_comparable(address) not in known for address in found(text))


def found(text: str) -> Iterator[str]:
    """Every blockchain address of a narrowed text, as it is written."""
    for pattern in (_EVM, _TON_RAW, _PREFIXED, _NAME):
        for match in pattern.finditer(text):
            yield re.sub(r"[ -]", "", match.group()) if pattern is _EVM else match.group()
    for match in _TOKEN.finditer(text):
        token = match.group()
        if _is_address(token, text[max(0, match.start() - 40) : match.start()]):
            yield token


def _is_address(token: str, before: str) -> bool:
    if _BASE58.fullmatch(token):
        return _is_base58(token, before)
    if _TON.fullmatch(token):
        return _is_ton(token)
    if _STELLAR.fullmatch(token):
        return True
    plain = token.lower() if token.isupper() or token.islower() else token
    return _is_bech32(plain)


def _is_base58(token: str, before: str) -> bool:
    data = base58.decoded(token)
    if 25 <= len(data) <= 43 and base58.checked(token) is not None:
        return not _is_key(data)
    if token[0] == "r" and base58.checked(token.translate(_RIPPLE)) is not None:
        return True
    if len(data) in (35, 36, 37) and _is_polkadot(data):
        return True
    if len(token) >= _SHORTEST_SOLANA and len(data) == 32 and not _TRANSACTION.search(before):
        return not (token.islower() or token.isupper()) and any(c.isdigit() for c in token)
    return _is_bech32(token)


def _is_key(data: bytes) -> bool:
    """A private key is reason enough of its own."""
    return len(data) - 4 in (33, 34, 39)


def _is_polkadot(data: bytes) -> bool:
    check = blake2b(b"SS58PRE" + data[:-2], digest_size=64).digest()
    return check[:2] == data[-2:]


def _is_ton(token: str) -> bool:
    data = urlsafe_b64decode(token)
    return crc_hqx(data[:34], 0) == int.from_bytes(data[34:], "big")


def _is_bech32(token: str) -> bool:
    match = _BECH32.fullmatch(token)
    if match is None or match.group(1) in _NOT_PAID_TO:
        return False
    values = ["qpzry9x8gf2tvdw0s3jn54khce6mua7l".index(letter) for letter in match.group(2)]
    prefix = match.group(1).encode()
    return (
        _polymod([b >> 5 for b in prefix] + [0] + [b & 31 for b in prefix] + values)
        in _BECH32_CONSTANTS
    )


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> bit & 1:
                check ^= term
    return check


def _comparable(address: str) -> str:
    """Hex, bech32 and names whatever their case; the rest as written."""
    plain = address.strip()
    lower = plain.lower()
    if lower.startswith("0x") or ":" in lower or "." in lower or _BECH32.fullmatch(lower):
        return lower
    return plain
