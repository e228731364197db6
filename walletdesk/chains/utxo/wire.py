"""What nodes answer, taken apart: whatever is not as documented ends as ValueError."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from walletdesk.chains.utxo.words import is_hash

_NUMBER_MAX = 2**53
_ADDRESS_CHARS_MAX = 100
_COIN_SATOSHIS = 100_000_000


def fields(raw: Any) -> Mapping[str, Any]:
    """A JSON object."""
    if not isinstance(raw, dict):
        raise ValueError("an object was expected")
    return raw


def rows(raw: Any) -> list[Any]:
    """A JSON list."""
    if not isinstance(raw, list):
        raise ValueError("a list was expected")
    return raw


def whole(raw: Any) -> int:
    """A count, a height, a size or an amount in the smallest unit: never negative, never absurd."""
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= _NUMBER_MAX:
        raise ValueError("a whole number was expected")
    return raw


def decimal(raw: Any) -> Decimal:
    """A number with a fraction, of a size that can be computed with."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise ValueError("a number was expected")
    number = Decimal(raw)
    if not number.is_finite() or number < 0 or number.adjusted() > 15:
        raise ValueError("a number of usual size was expected")
    return number


def satoshis(raw: Any) -> int:
    """An amount that Bitcoin Core writes in whole coins, in the smallest unit."""
    return whole(int(decimal(raw) * _COIN_SATOSHIS))


def hash_word(raw: Any) -> str:
    """The id of a transaction or a block."""
    if not isinstance(raw, str) or not is_hash(raw):
        raise ValueError("an id was expected")
    return raw.lower()


def address_word(raw: Any) -> str | None:
    """An address as a node writes it; None for what can be none."""
    if isinstance(raw, str) and raw.isascii() and raw.isalnum() and len(raw) <= _ADDRESS_CHARS_MAX:
        return raw
    return None


def at_utc(raw: Any) -> int | None:
    """Milliseconds from a node's seconds; None where it says none."""
    return None if raw is None else whole(raw) * 1000
