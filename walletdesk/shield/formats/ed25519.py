"""Ed25519 pairs: 64 bytes whose second half is the public key of the first.

A signature is 64 bytes too and fails this test.
"""

from __future__ import annotations

from collections.abc import Iterator

from walletdesk.shield.formats.part import Part

PAIR = 64
_TESTS = 100  # in one message, 50 µs each; what is beyond is removed unproven


class PairTests:
    """The tests that one finder may make in one text."""

    def __init__(self) -> None:
        self._left = _TESTS

    def part(self, kind: str, data: bytes, span: tuple[int, int]) -> Iterator[Part]:
        """The secret at this place, if it is one."""
        if len(data) != PAIR:
            return
        self._left -= 1
        if self._left < 0:
            yield Part(kind, "likely", *span)
        elif is_pair(data):
            yield Part(kind, "certain", *span)


def is_pair(data: bytes) -> bool:
    """Whether the second 32 bytes are the Ed25519 public key of the first 32."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(data[:32])
    return key.public_key().public_bytes_raw() == data[32:]
