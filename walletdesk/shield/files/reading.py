"""Has a reader read a picture: in pieces it can take, larger, or turned where it saw little.

Word boxes of the first look come back in the picture's own pixels; those of a turned picture, or
of one without its lines, do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from walletdesk.shield.files.lines import without_lines
from walletdesk.shield.files.model import Box, Means, Unreadable, Word

if TYPE_CHECKING:
    from PIL import Image

_SHORT_SIDE = 1_440
_LONG_SIDE = 2_600
_OVERLAP = 200
_LEGIBLE = 12  # pixels; no word is readable in a picture that is lower or narrower
_ENLARGED_BELOW = 1_100
_TURNED_SIDE = 1_300
_FLAT_SHARE = 0.2
_CONTRAST_MAX = 3.0
_SMALLER = 0.55
_MORE_UNTIL_S = 2.2  # by the clock of the check, which counts processor time
_FEW_WORDS = 6
_CONFIDENT = 0.6
_DOUBTFUL_SHARE = 0.35
_UPRIGHT_SHARE = 0.55
_QUARTERS = (90, 270, 180)


NOTHING: list[Word] = []


def passes(grey: Image.Image, means: Means) -> Iterator[list[Word]]:
    """Look after look, each only where those before saw too little. Raises Unreadable.

    Who takes a pass and finds a secret need not ask for the next one.
    """
    reader = means.reader
    if reader is None:
        raise Unreadable
    if min(grey.size) < _LEGIBLE or _is_blank(grey):
        return
    began = means.clock()
    words, scale = _first(grey, reader.scripts[0], means)
    yield words
    if not _is_doubtful(words) or means.clock() - began > _MORE_UNTIL_S:
        return
    for more in _further(grey, scale, words, means):
        words = more()
        yield words
        if not _is_doubtful(words) or means.clock() - began > _MORE_UNTIL_S:
            return


def _first(grey: Image.Image, script: str, means: Means) -> tuple[list[Word], float]:
    """The first look, and its scale: textures take an engine long, so then a smaller one."""
    scale = min(1.0, _SHORT_SIDE / min(grey.size))
    try:
        return _read(grey, scale, script, means), scale
    except Unreadable:
        smaller = scale * _SMALLER
        return _read(grey, smaller, script, means), smaller


def _further(
    grey: Image.Image, scale: float, words: list[Word], means: Means
) -> Iterator[Callable[[], list[Word]]]:
    """Without lines, evenly lit, in other scripts, larger and turned, by what the first look saw.

    Of a picture that lies on its side an engine sees next to nothing; in letters that it does
    not know it sees many words that it doubts.
    """
    scripts = means.reader.scripts if means.reader else ()
    boxes_gone = without_lines(_resized(grey, scale))
    if boxes_gone:
        yield partial(_read, boxes_gone, 1.0, scripts[0], means)
    even = grey
    if not _is_drawn(grey):
        even = _evenly_lit(grey)
        yield partial(_read, even, scale, scripts[0], means)
    others = [partial(_read, grey, scale, script, means) for script in scripts[1:]]
    if max(grey.size) < _ENLARGED_BELOW:
        others.append(partial(_read, grey, 2.0, scripts[0], means))
    turned = [
        partial(_read_turned, boxes_gone or even, degrees, scripts[0], means)
        for degrees in _QUARTERS
    ]
    if len(words) < _FEW_WORDS:
        yield from (*turned, *others)
    elif _may_stand_on_its_head(words):
        yield from (turned.pop(), *others)
    elif _sure_words(words) < _FEW_WORDS:
        yield from (*others, *turned)
    else:
        yield from others


def _may_stand_on_its_head(words: list[Word]) -> bool:
    """Whether there are words of Latin letters, most of which the engine doubts."""
    long = [word for word in words if sum(one.isascii() and one.isalpha() for one in word.text) > 2]
    return len(long) >= _FEW_WORDS and _sure_words(long) < len(long) * _UPRIGHT_SHARE


def _read_turned(grey: Image.Image, degrees: int, script: str, means: Means) -> list[Word]:
    small = grey.copy()
    small.thumbnail((_TURNED_SIDE, _TURNED_SIDE))
    return _read(small.rotate(degrees, expand=True), 1.0, script, means)


def _read(grey: Image.Image, scale: float, script: str, means: Means) -> list[Word]:
    """The words of one script, piece after piece where the picture is long."""
    if means.reader is None or means.is_over():
        raise Unreadable
    grey = _resized(grey, scale)
    found: list[Word] = []
    for piece, keeps in _pieces(grey.size):
        if means.is_over():
            raise Unreadable
        part = grey.crop(piece) if piece != (0, 0, *grey.size) else grey
        lines = max((word.line for word in found), default=0) + 1
        for word in means.reader.read(part, script):
            box = _moved(word.box, piece.left, piece.top)
            if _holds_middle(keeps, box):
                found.append(replace(word, box=_scaled(box, 1 / scale), line=word.line + lines))
    return found


def _resized(grey: Image.Image, scale: float) -> Image.Image:
    if scale == 1.0:
        return grey
    return grey.resize((round(grey.width * scale) or 1, round(grey.height * scale) or 1))


def _pieces(size: tuple[int, int]) -> Iterator[tuple[Box, Box]]:
    """Overlapping pieces of a long picture, each with the part whose words are its own."""
    width, height = size
    if max(size) <= _LONG_SIDE:
        yield Box(0, 0, width, height), Box(0, 0, width, height)
        return
    step = _LONG_SIDE - _OVERLAP
    for start in range(0, max(size) - _OVERLAP, step):
        end = min(start + _LONG_SIDE, max(size))
        own_start = start + _OVERLAP // 2 if start else 0
        own_end = end - _OVERLAP // 2 if end < max(size) else end
        if height >= width:
            yield Box(0, start, width, end), Box(0, own_start, width, own_end)
        else:
            yield Box(start, 0, end, height), Box(own_start, 0, own_end, height)


def _is_drawn(grey: Image.Image) -> bool:
    """Whether one shade fills much of the picture, as on screens and never under a camera."""
    return max(grey.histogram()) > grey.width * grey.height * _FLAT_SHARE


def _evenly_lit(grey: Image.Image) -> Image.Image:
    """Without shadows, as photos have them, and with more contrast: most poor photos need it."""
    from PIL import ImageChops, ImageFilter

    ground = grey.filter(ImageFilter.BoxBlur(max(8, min(grey.size) // 45)))
    even = ImageChops.subtract(grey, ground, scale=1, offset=128)
    used = even.histogram()
    darkest = next(at for at, count in enumerate(used) if count)
    lightest = 255 - next(at for at, count in enumerate(reversed(used)) if count)
    # Too much of it makes letters of the grain of a wall.
    factor = min(_CONTRAST_MAX, 127 / max(128 - darkest, lightest - 128, 1))
    return even.point([min(255, max(0, int(128 + (v - 128) * factor))) for v in range(256)])


def _is_blank(grey: Image.Image) -> bool:
    darkest, lightest = grey.getextrema()
    return bool(darkest == lightest)


def _is_doubtful(words: list[Word]) -> bool:
    """Whether the picture may say more than was read of it."""
    sure = _sure_words(words)
    return sure < _FEW_WORDS or sure < len(words) * (1 - _DOUBTFUL_SHARE)


def _sure_words(words: list[Word]) -> int:
    return sum(word.confidence >= _CONFIDENT for word in words)


def _moved(box: Box, right: int, down: int) -> Box:
    return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


def _scaled(box: Box, by: float) -> Box:
    return Box(
        int(box.left * by), int(box.top * by), int(box.right * by) + 1, int(box.bottom * by) + 1
    )


def _holds_middle(outer: Box, inner: Box) -> bool:
    across, down = (inner.left + inner.right) // 2, (inner.top + inner.bottom) // 2
    return outer.left <= across < outer.right and outer.top <= down < outer.bottom
