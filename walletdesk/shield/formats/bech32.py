"""The check sum of Bech32 (BIP-173) and Bech32m (BIP-350)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUE = {letter: value for value, letter in enumerate(LETTERS)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32, _BECH32M = 1, 0x2BC830A3


def holds(prefix: str, letters: str) -> bool:
    """Whether the letters after the "1" carry the check sum of either kind."""
    return _checked(prefix, letters) in (_BECH32, _BECH32M)


def holds_segwit(prefix: str, letters: str) -> bool:
    """Whether they carry the kind that the witness version in the first letter asks for."""
    version = _VALUE[letters[0].lower()]
    return version <= 16 and _checked(prefix, letters) == (_BECH32M if version else _BECH32)


def segwit(prefix: str, program: bytes) -> str:
    """The address of a witness program of version 0."""
    bits = int.from_bytes(program, "big")
    size = len(program) * 8 // 5
    values = [0, *(bits >> 5 * at & 31 for at in reversed(range(size)))]
    check = _check(prefix, [*values, *[0] * 6]) ^ 1
    values += [check >> 5 * at & 31 for at in reversed(range(6))]
    return f"{prefix}1" + "".join(map(LETTERS.__getitem__, values))


def _checked(prefix: str, letters: str) -> int:
    return _check(prefix.lower(), map(_VALUE.__getitem__, letters.lower()))


def _check(prefix: str, values: Iterable[int]) -> int:
    steps = _steps()
    head = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    check = 1
    for value in chain(head, values):
        check = (check & 0x1FFFFFF) << 5 ^ value ^ steps[check >> 25]
    return check


@cache
def _steps() -> tuple[int, ...]:
    """What each value of the top five bits adds: five tests a letter in one look-up."""
    return tuple(
        _xor(term for bit, term in enumerate(_GENERATOR) if top >> bit & 1) for top in range(32)
    )


def _xor(terms: Iterable[int]) -> int:
    total = 0
    for term in terms:
        total ^= term
    return total
