"""Case numbers: read over the telephone, typed on glass, never guessed in sequence.

Seven random characters (35 bits) of an alphabet without I, L, O, U and an eighth that
checks them, written `7K3M-9QXC`. The check is a weighted sum over GF(32), so that every
single wrong character and every swap of two characters is noticed.
"""

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE = {letter: value for value, letter in enumerate(_ALPHABET)} | {"I": 1, "L": 1, "O": 0}
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: x has order 31


def new_case_number() -> str:
    """A fresh case number; the database decides whether it is taken."""
    values = [secrets.randbelow(32) for _ in range(7)]
    return _written([*values, _check(values)])


def read_case_number(text: str) -> str | None:
    """The case number in what a person typed or said, or None.

    Case, spaces and hyphens do not matter; I and L read as 1, O as 0.
    """
    letters = [
        letter for letter in text.upper() if letter not in " -\u2010\u2011\u2013\u2014\u00a0#"
    ]
    if len(letters) != 8 or any(letter not in _VALUE for letter in letters):
        return None
    values = [_VALUE[letter] for letter in letters]
    return _written(values) if _check(values[:7]) == values[7] else None


def _written(values: list[int]) -> str:
    text = "".join(_ALPHABET[value] for value in values)
    return f"{text[:4]}-{text[4:]}"


def _check(values: list[int]) -> int:
    total = 0
    for value in values:
        total = _times_x(total ^ value)
    return total


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 0b100000 else value
