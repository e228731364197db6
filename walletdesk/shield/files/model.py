"""What the file checks hand each other; none of these shows a secret when printed.

BadFile      the file is not taken, and why
Unreadable   it may be taken, but nobody could look into it: it stays sealed
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from PIL import Image

FileState = Literal["clear", "painted", "destroyed", "sealed"]

Why = Literal["kind", "broken", "encrypted", "heic", "too_much", "slow", "inside", "empty"]


class BadFile(Exception):
    """A file that is not taken. Its words never quote the file.

    why   kind, broken, encrypted, heic, too_much, slow, inside or empty
    """

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Unreadable(Exception):
    """The reader of pictures failed or took too long."""


class CheckedFile(NamedTuple):
    """A file as it may be kept.

    content   what to keep; empty when the file is destroyed
    state     painted: kept without its secret; sealed: nobody could look into it
    removed   kinds of secrets that it held, sorted
    """

    content: bytes
    name: str
    type: str
    width: int | None = None
    height: int | None = None
    state: FileState = "clear"
    removed: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"CheckedFile({self.type}, {self.state}, removed={self.removed})"


class Box(NamedTuple):
    """A rectangle in pixels, right and bottom not included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, by: int) -> Box:
        """The box with a margin of `by` pixels."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a reader saw.

    line         words of one line share its number
    confidence   0 to 1
    """

    text: str = field(repr=False)
    box: Box
    line: int
    confidence: float


class Reader(Protocol):
    """Reads words in pictures; an OCR engine behind one small interface.

    name      as `files.ocr` calls it
    scripts   what one pass can read; the first is Latin and tried on every picture
    """

    name: str
    scripts: tuple[str, ...]

    def read(self, picture: Image.Image, script: str) -> list[Word]:
        """The words of a picture in grey, in the engine's order. Raises Unreadable."""
        ...


def processor_s() -> float:
    """Processor time of this process and of the engines it ran: a busy machine takes none."""
    return sum(os.times()[:4])


@dataclass(frozen=True)
class Means:
    """What a check has at hand.

    reader        None: pictures stay sealed
    ends_at       when the whole check must be over, by `clock`
    """

    reader: Reader | None
    ends_at: float
    clock: Callable[[], float] = processor_s

    def is_over(self) -> bool:
        """Whether the time is used up."""
        return self.clock() >= self.ends_at


@dataclass(frozen=True, slots=True)
class Sighting:
    """A secret in a picture.

    box    where all of it is
    sure   whether painting the box over is known to take all of it away
    """

    kind: str
    box: Box
    sure: bool
