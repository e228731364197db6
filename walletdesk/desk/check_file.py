"""What a file really is, and what of it may be kept. Pure functions of bytes.

A picture is drawn anew, so that nothing but its pixels stays (no place, no camera, no
second format hidden behind the first). A text passes the shield. What is none of the known
kinds is refused: a page or drawing that runs scripts is never taken.
"""

import io
import re
import warnings
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from walletdesk.kernel.errors import Refused
from walletdesk.shield import clean

PIXELS_MAX = 40_000_000
NAME_CHARS_MAX = 120

_PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "GIF": "image/png"}
_TEXT_ENDINGS = (".txt", ".log", ".csv", ".json", ".md")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


class CheckedFile(NamedTuple):
    """A file as it may be kept.

    secrets   kinds that the shield took out of it
    """

    content: bytes
    name: str
    type: str
    width: int | None = None
    height: int | None = None
    secrets: tuple[str, ...] = ()


def check_file(content: bytes, name: str) -> CheckedFile:
    """The file as it may be kept. Raises Refused bad_file, empty."""
    if not content:
        raise Refused("empty")
    name = clean_name(name)
    if content.startswith(b"%PDF-"):
        return CheckedFile(content, _ending(name, ".pdf"), "application/pdf")
    picture = _picture(content, name)
    if picture:
        return picture
    if name.lower().endswith(_TEXT_ENDINGS):
        return _text(content, name)
    raise Refused("bad_file")


def clean_name(name: str) -> str:
    """A file name that can be shown and stored: no path, no controls, no secrets."""
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .") or "file"
    stem, dot, ending = plain.rpartition(".") if "." in plain else (plain, "", "")
    # The whole name is looked at: cut off first, a key would be too short to be known.
    if clean(plain).findings or clean(stem.replace("_", " ")).findings:
        stem = "file"
    return f"{stem[:NAME_CHARS_MAX]}{dot}{ending[:8]}"


def _picture(content: bytes, name: str) -> CheckedFile | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(content), formats=tuple(_PICTURES))
            if image.width * image.height > PIXELS_MAX:
                raise Refused("bad_file", pixels_max=PIXELS_MAX)
            kind = _PICTURES[image.format or ""]
            drawn = ImageOps.exif_transpose(image)
            drawn.load()
    except UnidentifiedImageError:
        return None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused("bad_file") from error
    return CheckedFile(
        _encoded(drawn, kind), _ending(name, _endings(kind)), kind, drawn.width, drawn.height
    )


def _encoded(image: Image.Image, kind: str) -> bytes:
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    mode = "RGBA" if has_alpha and kind != "image/jpeg" else "RGB"
    fresh = Image.new(mode, image.size)
    fresh.paste(image.convert(mode))
    out = io.BytesIO()
    fresh.save(out, format=kind.removeprefix("image/").upper(), quality=88)
    return out.getvalue()


def _text(content: bytes, name: str) -> CheckedFile:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("bad_file") from error
    if "\x00" in text:
        raise Refused("bad_file")
    cleaned = clean(text)
    kinds = tuple(sorted({one.kind for one in cleaned.findings}))
    return CheckedFile(cleaned.text.encode(), name, "text/plain; charset=utf-8", secrets=kinds)


def _endings(kind: str) -> str:
    return ".jpg" if kind == "image/jpeg" else f".{kind.removeprefix('image/')}"


def _ending(name: str, ending: str) -> str:
    same = {".jpg": (".jpg", ".jpeg")}.get(ending, (ending,))
    return name if name.lower().endswith(same) else f"{name.rsplit('.', 1)[0]}{ending}"
