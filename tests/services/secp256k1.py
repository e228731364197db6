"""Signatures as Ethereum wants them, for keys that are published; tests only."""

from Cryptodome.Hash import keccak
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256K1, derive_private_key
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def signed(key: int, message: bytes) -> tuple[int, int]:
    """`r` and the lower `s` of a signature of the message's Keccak hash."""
    digest = keccak.new(digest_bits=256, data=message).digest()
    private = derive_private_key(key, SECP256K1())
    r, s = decode_dss_signature(private.sign(digest, ECDSA(Prehashed(SHA256()))))
    return r, min(s, _ORDER - s)


def list_of_bytes(*items: bytes) -> bytes:
    """RLP of a short list of short byte strings."""
    inner = b"".join(_item(one) for one in items)
    return bytes([0xC0 + len(inner)]) + inner


def _item(one: bytes) -> bytes:
    return one if len(one) == 1 and one[0] < 0x80 else bytes([0x80 + len(one)]) + one
