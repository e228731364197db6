"""Encryption of stored files: who copies the files folder without the key has nothing."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from walletdesk.kernel.errors import NotFound

# No picture, PDF or UTF-8 text begins like this: what does was written by `sealed`.
_MARK = b"\x8bWDF1\r\n\x00"
_NONCE_BYTES = 12
_KEY_BYTES = 32


def sealed(content: bytes, name: str, key: bytes) -> bytes:
    """The content, readable with this installation's key under this name alone."""
    nonce = os.urandom(_NONCE_BYTES)
    return _MARK + nonce + AESGCM(_key_of(name, key)).encrypt(nonce, content, name.encode())


def unsealed(stored: bytes, name: str, key: bytes) -> bytes:
    """The content; what was stored before there was a seal is given as it is.

    Raises   NotFound   the key is not the one it was sealed with, or somebody changed it
    """
    if not stored.startswith(_MARK):
        return stored
    at = len(_MARK) + _NONCE_BYTES
    try:
        return AESGCM(_key_of(name, key)).decrypt(
            stored[len(_MARK) : at], stored[at:], name.encode()
        )
    except InvalidTag:
        raise NotFound from None


def _key_of(name: str, key: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, None, b"walletdesk file " + name.encode()).derive(key)
