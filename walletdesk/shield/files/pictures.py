"""Pictures drawn anew, so that nothing but their pixels stays.

No place, no camera, no comment, no second frame, no second format behind the first, and no
colours under pixels that are fully see-through.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from walletdesk.shield.files.model import BadFile, Box

if TYPE_CHECKING:
    from PIL import Image

PIXELS_MAX = 40_000_000

# What a picture is kept as; the rarer ones become what every browser shows.
_KEPT_AS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "WEBP": "image/webp",
    "GIF": "image/png",
    "BMP": "image/png",
    "TIFF": "image/png",
}
# A JPEG of several pictures is opened as the JPEG that it begins with.
_OPENED = tuple(set(_KEPT_AS) - {"MPO"})
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftypheim", b"ftypavif")
_QUALITY = 88


def opened(content: bytes) -> tuple[Image.Image, str] | None:
    """The upright first frame of a picture and the type to keep it as; None for anything else.

    Raises   BadFile broken, heic, too_much
    """
    if content[4:12] in _HEIC:
        raise BadFile("heic")
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(content), formats=_OPENED)
            if image.width * image.height > PIXELS_MAX:
                raise BadFile("too_much")
            kind = _KEPT_AS[image.format or ""]
            return _fresh(ImageOps.exif_transpose(image), kind), kind
    except UnidentifiedImageError:
        return None
    except Image.DecompressionBombError:
        raise BadFile("too_much") from None
    # Readers of broken files raise nearly anything; their words may quote the file.
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, EOFError):
        raise BadFile("broken") from None
    except (MemoryError, RuntimeError, AttributeError, AssertionError):
        raise BadFile("broken") from None


def encoded(image: Image.Image, kind: str) -> bytes:
    """The picture's bytes, as the type says."""
    out = io.BytesIO()
    image.save(out, format=kind.removeprefix("image/").upper(), quality=_QUALITY)
    return out.getvalue()


def ending_of(kind: str) -> str:
    """The ending of files of a picture's type."""
    return ".jpg" if kind == "image/jpeg" else f".{kind.removeprefix('image/')}"


def painted(image: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """The picture with the boxes painted over."""
    from PIL import ImageDraw

    over = image.copy()
    draw = ImageDraw.Draw(over)
    for box in boxes:
        draw.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill="black")
    return over


def in_grey(image: Image.Image) -> Image.Image:
    """As a person sees it: what is see-through on the ground that its colours stand out from."""
    from PIL import Image, ImageStat

    if image.mode != "RGBA":
        return image.convert("L")
    light = ImageStat.Stat(image.convert("L"), mask=image.getchannel("A")).mean[0]
    ground = Image.new("RGBA", image.size, "black" if light > 127 else "white")
    return Image.alpha_composite(ground, image).convert("L")


def _fresh(image: Image.Image, kind: str) -> Image.Image:
    from PIL import Image

    image.load()
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    if not has_alpha or kind == "image/jpeg":
        fresh = Image.new("RGB", image.size)
        fresh.paste(image.convert("RGB"))
        return fresh
    return Image.alpha_composite(Image.new("RGBA", image.size, (0, 0, 0, 0)), image.convert("RGBA"))
