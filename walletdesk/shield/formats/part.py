"""What a format finder takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from walletdesk.shield.model import Certainty


@dataclass(frozen=True, slots=True)
class Part:
    """A secret in the narrowed view of a text."""

    kind: str
    certainty: Certainty
    start: int
    end: int


Finder = Callable[[str], Iterable[Part]]
