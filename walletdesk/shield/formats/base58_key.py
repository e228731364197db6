"""Keys with a base 58 check sum: WIF, BIP-32, BIP-38, Tezos, Antelope and XRP."""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.formats.base58 import (
    BITCOIN,
    CHECK,
    RIPPLE,
    checked,
    checked_ripple,
    decoded,
)
from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.lazy import Pattern

ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
_TOKEN = Pattern(rf"[{BITCOIN}]+")
_LENGTHS = frozenset((50, 51, 52, 53, 54, 58, 88, 98, 110, 111, 112))
# Hashes of blocks and operations on Tezos are as long as a compressed WIF key.
_TEZOS_HASHES = (b"\x01\x34", b"\x05\x74")
_TEZOS = ("edsk", "spsk", "p2sk", "edesk", "spesk", "p2esk")
_ANTELOPE = Pattern(r"(?<![0-9A-Za-z])PVT_(K1|R1)_$")
_ANTELOPE_HEAD = 8
_ANTELOPE_LENGTHS = range(45, 56)
_XRP = Pattern(rf"s(?:Ed)?[{RIPPLE}]{{28}}")
_XRP_LENGTHS = (29, 31)
_XRP_SEEDS = (b"\x21", b"\x01\xe1\x4b")
_XRP_SEED_BYTES = 16


def find(text: str, tokens: Chunks) -> Iterator[Part]:
    """Every private key whose check sum holds."""
    for start, end in tokens:
        size, kind = end - start, None
        if size in _LENGTHS and _TOKEN.fullmatch(text, start, end):
            kind = _kind(text[start:end])
        elif size in _XRP_LENGTHS and _XRP.fullmatch(text, start, end):
            kind = _xrp_kind(checked_ripple(text[start:end]))
        if kind:
            yield Part(kind, "certain", start, end)
        elif size in _ANTELOPE_LENGTHS and text[start - 1 : start] == "_":
            yield from _antelope(text, start, end)


def _kind(token: str) -> str | None:
    payload = checked(token)
    if payload is None:
        return None
    if len(payload) == 33 or (len(payload) == 34 and payload[-1] == 1):
        known = payload[:2] in _TEZOS_HASHES and len(token) == 51
        return "private_key_wif" if not known and _in_range(payload[1:33]) else None
    if len(payload) == 39 and payload[:2] in (b"\x01\x42", b"\x01\x43"):
        return "private_key_bip38"
    if len(payload) == 78 and payload[45] == 0:
        return "extended_private_key" if _in_range(payload[46:]) else None
    return "tezos_private_key" if token.startswith(_TEZOS) else None


def _in_range(key: bytes) -> bool:
    return 0 < int.from_bytes(key, "big") < ORDER


def _xrp_kind(payload: bytes | None) -> str | None:
    if payload is not None and any(
        payload.startswith(version) and len(payload) == len(version) + _XRP_SEED_BYTES
        for version in _XRP_SEEDS
    ):
        return "xrp_private_key"
    return None


def _antelope(text: str, start: int, end: int) -> Iterator[Part]:
    named = _ANTELOPE.search(text, max(0, start - _ANTELOPE_HEAD), start)
    if named and _TOKEN.fullmatch(text, start, end) and _is_antelope(named[1], text[start:end]):
        yield Part("antelope_private_key", "certain", named.start(), end)


def _is_antelope(curve: str, token: str) -> bool:
    from Cryptodome.Hash import RIPEMD160

    data = decoded(token)
    check = RIPEMD160.new(data[:-CHECK] + curve.encode()).digest()[:CHECK]
    return len(data) == 32 + CHECK and check == data[-CHECK:]
