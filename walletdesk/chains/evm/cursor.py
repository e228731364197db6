"""Where a history stands, as a word that survives a restart."""

from dataclasses import dataclass
from itertools import pairwise

_VERSION = "1"
_BOUNDS_MAX = 256
_HEIGHT_MAX = 2**53


@dataclass(frozen=True, kw_only=True)
class Cursor:
    """How far an address's history is told, and what the search for the rest knows already.

    head     height of the newest block when it began
    floor    the node has no states of this height and below; -1 where it has all
    width    blocks of one query for logs; 0 where the node gives no logs
    bounds   heights, descending: everything above the first is told; the others split what is
             left, so that no search begins anew
    lacks    names of what could not be rebuilt so far
    """

    head: int
    floor: int
    width: int
    bounds: tuple[int, ...]
    lacks: tuple[str, ...] = ()

    @property
    def told_above(self) -> int:
        """Everything in higher blocks than this is told."""
        return self.bounds[0]

    @property
    def done(self) -> float:
        """Share of the heights that are told."""
        return (self.head - self.told_above) / (self.head + 1)

    def __str__(self) -> str:
        bounds = "_".join(str(one) for one in self.bounds)
        numbers = f"{self.head}.{self.floor}.{self.width}"
        return f"{_VERSION}.{numbers}.{bounds}.{'-'.join(self.lacks)}"


def first(head: int) -> Cursor:
    """A history that has not begun."""
    return Cursor(head=head, floor=-1, width=head + 1, bounds=(head, -1))


def read(word: str) -> Cursor:
    """The cursor that was written as this word.

    Raises    ValueError
    """
    version, head, floor, width, bounds, lacks = word[:8_000].split(".")
    cursor = Cursor(
        head=_height(head),
        floor=_height(floor),
        width=_height(width),
        bounds=tuple(_height(one) for one in bounds.split("_")),
        lacks=tuple(one for one in lacks.split("-") if one),
    )
    if version != _VERSION or not _is_sound(cursor):
        raise ValueError("no cursor of ours")
    return cursor


def _is_sound(cursor: Cursor) -> bool:
    bounds = cursor.bounds
    falls = all(upper > lower for upper, lower in pairwise(bounds))
    return falls and len(bounds) <= _BOUNDS_MAX and bounds[-1] >= -1 and bounds[0] <= cursor.head


def _height(word: str) -> int:
    height = int(word)
    if not -1 <= height <= _HEIGHT_MAX:
        raise ValueError("no height")
    return height
