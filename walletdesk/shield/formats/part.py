"""What a format finder takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from walletdesk.shield.model import Certainty

Chunks = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """A secret in the text that a finder was given."""

    kind: str
    certainty: Certainty
    start: int
    end: int


# Takes a text of plain width, case as written, and where it runs on for as long as a key: without
# a space, or, for the finders of single tokens, without anything but letters and digits.
Finder = Callable[[str, Chunks], Iterable[Part]]
