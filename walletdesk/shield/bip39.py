"""The check sum of a recovery phrase (BIP-39)."""

from __future__ import annotations

from hashlib import sha256

LENGTHS = (12, 15, 18, 21, 24)


def has_valid_checksum(indexes: list[int]) -> bool:
    """Whether these word numbers, in this order, are a complete BIP-39 phrase."""
    count = len(indexes)
    if count not in LENGTHS:
        return False
    number = 0
    for index in indexes:
        number = number << 11 | index
    check_bits = count // 3
    entropy = (number >> check_bits).to_bytes(count * 4 // 3, "big")
    return sha256(entropy).digest()[0] >> (8 - check_bits) == number & ((1 << check_bits) - 1)
