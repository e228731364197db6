"""The addresses of a private key, made here: an address may be looked up, a key never.

Pure. Heavy libraries load on use; a key takes about a millisecond.
"""

from __future__ import annotations

import re
from hashlib import blake2b, sha3_256, sha256
from typing import NamedTuple

from walletdesk.shield.fold import narrowed
from walletdesk.shield.formats import bech32
from walletdesk.shield.lazy import Pattern

_KEY = 32
_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
_NUMBERS = Pattern(r"[\[{\s]*\d{1,3}(?:\s*,\s*\d{1,3}){31}[\]}\s]*")
_NO_DIGIT = Pattern(r"0[xX]|\\x|[^0-9a-fA-F]")


class Addresses(NamedTuple):
    """What one key opens; `evm` stands for every chain of that family."""

    evm: str
    tron: str
    bitcoin: tuple[str, ...]
    ed25519: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every one of them."""
        return (self.evm, self.tron, *self.bitcoin, *self.ed25519)

    def named_in(self, text: str) -> bool:
        """Whether a text names one of them."""
        lower = text.lower()
        return self.evm.lower() in lower or any(
            one in text or (one.islower() and one in lower)
            for one in (self.tron, *self.bitcoin, *self.ed25519)
        )


def key_in(written: str) -> bytes | None:
    """The 32 bytes that a part of a text writes, in digits, in groups or as an array."""
    text = narrowed(written).text
    if _NUMBERS.fullmatch(text):
        values = [int(number) for number in re.findall(r"\d+", text)]
        return bytes(values) if max(values) < 256 else None
    digits = _NO_DIGIT.sub("", text)
    return bytes.fromhex(digits) if len(digits) == 2 * _KEY else None


def addresses(key: bytes) -> Addresses | None:
    """The addresses of a private key; None for a number that is none on secp256k1.

    ed25519   of Solana, Sui and Aptos
    """
    if not 0 < int.from_bytes(key, "big") < _ORDER:
        return None
    point = _point(key)
    packed = bytes([2 + (point[-1] & 1)]) + point[1:33]
    account = _keccak(point[1:])[-20:]
    return Addresses(
        evm=_checksummed(account.hex()),
        tron=_base58check(b"\x41" + account),
        bitcoin=(
            _base58check(b"\0" + _hash160(packed)),
            _base58check(b"\0" + _hash160(point)),
            _base58check(b"\5" + _hash160(b"\0\x14" + _hash160(packed))),
            bech32.segwit("bc", _hash160(packed)),
        ),
        ed25519=_ed25519(key),
    )


def _point(key: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256K1, derive_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = derive_private_key(int.from_bytes(key, "big"), SECP256K1()).public_key()
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _ed25519(key: bytes) -> tuple[str, ...]:
    from base58 import b58encode
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()
    return (
        b58encode(public).decode(),
        "0x" + blake2b(b"\0" + public, digest_size=32).hexdigest(),
        "0x" + sha3_256(public + b"\0").hexdigest(),
    )


def _checksummed(digits: str) -> str:
    """ERC-55: a letter is large where the hash has a large digit."""
    hashed = _keccak(digits.encode()).hex()
    return "0x" + "".join(
        letter.upper() if int(large, 16) > 7 else letter
        for letter, large in zip(digits, hashed, strict=False)
    )


def _keccak(data: bytes) -> bytes:
    from Cryptodome.Hash import keccak

    return keccak.new(digest_bits=256, data=data).digest()


def _hash160(data: bytes) -> bytes:
    from Cryptodome.Hash import RIPEMD160

    return RIPEMD160.new(sha256(data).digest()).digest()


def _base58check(payload: bytes) -> str:
    from base58 import b58encode_check

    return b58encode_check(payload).decode()
