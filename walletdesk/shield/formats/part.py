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


# Takes a text of plain width, case as written, and where it runs on without a space for as long
# as a key; a finder that needs no such chunk ignores them.
Finder = Callable[[str, Chunks], Iterable[Part]]
