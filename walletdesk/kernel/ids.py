"""Names for things: row ids that sort by time, and tokens nobody can guess."""

import hashlib
import secrets
import threading
import time
from functools import lru_cache

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
# Two letters at a time: a page of a list shows three ids a row.
_PAIRS = tuple(first + second for first in _ALPHABET for second in _ALPHABET)
_EPOCH_MS = 1_767_225_600_000  # 2026-01-01; leaves 139 years in 42 bits


class _Mint:
    """Ids of 63 bits: 42 of milliseconds, 21 random ones that then count up.

    Two processes meet only when they draw the same 21 bits in the same millisecond;
    the primary key decides then, and the unit of work is run again by its caller.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def new(self) -> int:
        fresh = ((time.time_ns() // 1_000_000 - _EPOCH_MS) << 21) | secrets.randbits(21)
        with self._lock:
            self._last = max(fresh, self._last + 1)
            return self._last


_mint = _Mint()


def new_id() -> int:
    """A row id: positive, below 2**63, later ones larger within one process."""
    return _mint.new()


@lru_cache(maxsize=16_384)
def id_text(row_id: int) -> str:
    """A row id as the wire shows it (browsers lose integers above 2**53)."""
    return (
        f"{_ALPHABET[row_id >> 60]}{_PAIRS[row_id >> 50 & 1023]}{_PAIRS[row_id >> 40 & 1023]}"
        f"{_PAIRS[row_id >> 30 & 1023]}{_PAIRS[row_id >> 20 & 1023]}{_PAIRS[row_id >> 10 & 1023]}"
        f"{_PAIRS[row_id & 1023]}"
    )


def id_from_text(text: str) -> int | None:
    """The row id behind `id_text`, or None when it is none."""
    if len(text) != 13 or any(letter not in _ALPHABET for letter in text):
        return None
    row_id = 0
    for letter in text:
        row_id = row_id * 32 + _ALPHABET.index(letter)
    return row_id if row_id < 2**63 else None


def new_token() -> str:
    """A bearer token of 256 bits, safe in URLs and cookies."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> str:
    """What the database keeps of a token: its SHA-256, hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
