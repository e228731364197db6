"""A picture: looked at, and kept, painted over, destroyed or left sealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from walletdesk.shield.files import codes, pictures, words
from walletdesk.shield.files.model import CheckedFile, Means, Sighting, Unreadable
from walletdesk.shield.files.names import with_ending
from walletdesk.shield.files.reading import NOTHING, passes

if TYPE_CHECKING:
    from PIL import Image

_PAINTED_SHARE_MAX = 0.6


def check_picture(image: Image.Image, kind: str, name: str, means: Means) -> CheckedFile:
    """What may be kept of a picture that was drawn anew."""
    name = with_ending(name, pictures.ending_of(kind))
    try:
        found = look_at(image, means)
    except Unreadable:
        content = pictures.encoded(image, kind)
        return CheckedFile(content, name, kind, image.width, image.height, "sealed")
    if not found:
        content = pictures.encoded(image, kind)
        return CheckedFile(content, name, kind, image.width, image.height)
    removed = tuple(sorted({one.kind for one in found}))
    safe = _without(image, found, means)
    if safe is None:
        return CheckedFile(b"", name, kind, image.width, image.height, "destroyed", removed)
    content = pictures.encoded(safe, kind)
    return CheckedFile(content, name, kind, image.width, image.height, "painted", removed)


def look_at(image: Image.Image, means: Means) -> list[Sighting]:
    """The secrets in a picture. Raises Unreadable when nobody can read its words.

    Codes are looked at first: a secret in one needs no reader to be found.
    """
    grey = pictures.in_grey(image)
    found = codes.sightings(grey)
    try:
        for at, seen in enumerate(passes(grey, means)):
            in_words = words.sightings(seen)
            if in_words:
                # What the first look shows, a first look at the painted picture can confirm.
                return found + (in_words if at == 0 else [_unsure(one) for one in in_words])
    except Unreadable:
        if not found:
            raise
        return [_unsure(one) for one in found]
    return found


def _without(image: Image.Image, found: Sequence[Sighting], means: Means) -> Image.Image | None:
    """The picture with its secrets painted over; None when that may leave some of them."""
    boxes = [one.box for one in found]
    area = sum(_area_inside(image, box) for box in boxes)
    if not all(one.sure for one in found) or area > _PAINTED_SHARE_MAX * image.width * image.height:
        return None
    safe = pictures.painted(image, boxes)
    grey = pictures.in_grey(safe)
    try:
        seen = next(passes(grey, means), NOTHING)
        if codes.sightings(grey) or words.sightings(seen) or words.remains(seen):
            return None
    except Unreadable:
        return None
    return safe


def _area_inside(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    left, top, right, bottom = box
    across = max(0, min(right, image.width) - max(left, 0))
    return across * max(0, min(bottom, image.height) - max(top, 0))


def _unsure(one: Sighting) -> Sighting:
    return Sighting(one.kind, one.box, sure=False)
