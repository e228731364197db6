"""Long straight lines taken out of a picture: of words in boxes an engine sees only the boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

_GROUND_RADIUS = 25
_DARKER_BY = 12
_DARK = 96  # of 255: letters are lighter than what they stand on
_LONG = 60  # pixels; strokes of letters are shorter
_AROUND = 2
_PIXELS_MAX = 8_000_000
_SHARE_MIN = 0.002  # of the picture: a few boxes have more


def without_lines(grey: Image.Image) -> Image.Image | None:
    """What is darker than its surroundings, without lines; None where there are none."""
    import numpy as np
    from PIL import Image, ImageFilter, ImageOps

    if grey.width * grey.height > _PIXELS_MAX:
        return None

    if _is_dark(grey):
        grey = ImageOps.invert(grey)
    ground = np.asarray(grey.filter(ImageFilter.BoxBlur(_GROUND_RADIUS)), np.int16)
    dark = ground - np.asarray(grey, np.int16) > _DARKER_BY
    lines = _along(dark) | _along(dark.T).T
    if lines.mean() < _SHARE_MIN:
        return None
    for _ in range(_AROUND):
        lines = _wider(_wider(lines).T).T
    return Image.fromarray(np.where(dark & ~lines, 0, 255).astype(np.uint8))


def _is_dark(grey: Image.Image) -> bool:
    from PIL import ImageStat

    return bool(ImageStat.Stat(grey).median[0] < _DARK)


def _along(dark: Any) -> Any:
    """Where a row is dark for long; a line that leans strays into the rows beside it."""
    import numpy as np

    found = np.zeros_like(dark)
    if dark.shape[1] <= _LONG:
        return found
    summed = np.cumsum(np.pad(_wider(dark), ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    whole = summed[:, _LONG:] - summed[:, :-_LONG] == _LONG
    spread = np.cumsum(np.pad(whole, ((0, 0), (_LONG, _LONG - 1))), axis=1, dtype=np.int32)
    return spread[:, _LONG:] - spread[:, :-_LONG] > 0


def _wider(mask: Any) -> Any:
    """The mask with the rows above and below it."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    return wide
