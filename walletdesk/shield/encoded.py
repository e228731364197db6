"""Text inside a text: base 64 and percent-encoding."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Iterator
from urllib.parse import unquote

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,}={0,2}")
_PERCENT = re.compile(r"[^\s%]{0,200}%[0-9A-Fa-f]{2}[^\s]*")


def inner_texts(text: str) -> Iterator[tuple[str, int, int]]:
    """Each decoded text with the part of the narrowed text that carried it."""
    if len(text) >= 40:
        for match in _BASE64.finditer(text):
            inner = _from_base64(match.group())
            if inner:
                yield inner, *match.span()
    if text.count("%") >= 3:
        for match in _PERCENT.finditer(text):
            yield unquote(match.group(), errors="replace"), *match.span()


def _from_base64(token: str) -> str | None:
    plain = token.rstrip("=").translate(str.maketrans("+/", "-_"))
    if len(plain) % 4 == 1:
        return None
    try:
        inner = urlsafe_b64decode(plain + "=" * (-len(plain) % 4)).decode()
    except (Error, UnicodeDecodeError):
        return None
    return inner if inner.isprintable() or "\n" in inner else None
