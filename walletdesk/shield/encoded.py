"""Text inside a text: base 64 and percent-encoding."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Iterator
from urllib.parse import unquote_plus

from walletdesk.shield.formats.part import Chunks

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,}={0,2}")
_FEWEST_PERCENTS = 3


def inner_texts(text: str, chunks: Chunks) -> Iterator[tuple[str, int, int]]:
    """Each decoded text with the part of the text of plain width that carried it."""
    for first, last in chunks:
        for match in _BASE64.finditer(text, first, last):
            inner = _from_base64(match.group())
            if inner:
                yield inner, *match.span()
        if text.count("%", first, last) >= _FEWEST_PERCENTS:
            yield unquote_plus(text[first:last], errors="replace"), first, last


def _from_base64(token: str) -> str | None:
    plain = token.rstrip("=").translate(str.maketrans("+/", "-_"))
    if len(plain) % 4 == 1:
        return None
    try:
        inner = urlsafe_b64decode(plain + "=" * (-len(plain) % 4)).decode()
    except (Error, UnicodeDecodeError):
        return None
    return inner if inner.isprintable() or "\n" in inner else None
