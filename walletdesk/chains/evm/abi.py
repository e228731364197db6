"""Values packed as contracts pack them; what does the work is loaded on use: 29 MB."""

from collections.abc import Sequence
from typing import Any


def unpacked(types: Sequence[str], data: bytes, *, strict: bool = True) -> tuple[Any, ...]:
    """The values of these types.

    strict    whether padding must be zero, as the specification has it
    Raises    ValueError  for data that holds something else
    Source    Solidity's contract ABI specification
    """
    from eth_abi.abi import decode
    from eth_abi.exceptions import DecodingError

    try:
        return decode(types, data, strict=strict)
    except (DecodingError, OverflowError) as error:
        raise ValueError("no such values") from error
