"""Addresses that the operator lists: known to be bad, or in need of a memo with each payment.

A list is a text file: one address a line; what follows a blank or `#` is the operator's own note.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from walletdesk.settings.read import BadSettings

_LINES_MAX = 2_000_000


@dataclass(frozen=True)
class Listed:
    """The operator's lists.

    bad    addresses of thieves, false tokens' contracts
    memo   deposit addresses that many customers share
    """

    bad: frozenset[str] = frozenset()
    memo: frozenset[str] = frozenset()

    def is_bad(self, address: str) -> bool:
        """Whether the operator knows it to be bad."""
        return _folded(address) in self.bad

    def needs_memo(self, address: str) -> bool:
        """Whether a payment without a memo is lost among the others there."""
        return _folded(address) in self.memo


NOTHING_LISTED = Listed()


def listed(bad: str = "", memo: str = "") -> Listed:
    """The lists at these paths; empty paths name none.

    Raises    BadSettings  for a file that is not there or no list
    """
    return Listed(bad=_read(bad), memo=_read(memo))


def _read(path: str) -> frozenset[str]:
    if not path:
        return frozenset()
    try:
        with Path(path).open(encoding="utf-8") as lines:
            return frozenset(_addresses(lines))
    except (OSError, ValueError) as error:
        raise BadSettings(f"settings, lists of [chains]: {path}: {error}") from error


def _addresses(lines: Iterable[str]) -> Iterable[str]:
    for place, line in enumerate(lines):
        if place >= _LINES_MAX:
            raise ValueError(f"a list of addresses has at most {_LINES_MAX} lines")
        word = line.partition("#")[0].split(maxsplit=1)
        if word:
            yield _folded(word[0])


def _folded(address: str) -> str:
    # Hexadecimal is the same in both cases; in base58 a changed case is another address.
    return address.lower() if address[:2] in ("0x", "0X") else address
