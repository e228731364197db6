"""Text inside a text: base 64, percent-encoding, hexadecimal, escapes and HTML entities."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote_plus

from walletdesk.shield.formats import chunks_of
from walletdesk.shield.formats.part import Chunks
from walletdesk.shield.lazy import Pattern

_LAYERS = 2
# Inner texts of one message together; an honest one is far from it.
_INNER_CHARS_MAX = 400_000

_BASE64 = Pattern(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40,}+")
# The lines after the first: all but the last are long.
_MORE_LINES = Pattern(r"(?:\r?\n[A-Za-z0-9+/_-]{40,}+)*+(?:\r?\n[A-Za-z0-9+/_-]{2,}+)?={0,2}")
_TO_URL = str.maketrans("+/", "-_", "\r\n=")
_HEX = Pattern(r"(?<![0-9A-Za-z])(?:0x)?(?P<digits>(?:[0-9a-fA-F]{2}){29,}+)(?![0-9A-Za-z])")
_ALL_HEX = Pattern(r"(?:0[xX])?[0-9a-fA-F]+")
_ESCAPE = Pattern(r"(?P<bytes>(?:\\x[0-9a-fA-F]{2})++)|\\u(?P<code>[0-9a-fA-F]{4})")
_PERCENT = Pattern(r"%[0-9a-fA-F]{2}")
# What stands in a link, unlike the quotes and brackets around one.
_LINK = Pattern(r"[!#-&*-;=?-Z\\^-z|~]+")
_ENTITY = Pattern(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_FEWEST_ESCAPES = 8
_FEWEST_ENTITIES = 3


def inner_texts(text: str, chunks: Chunks) -> Iterator[tuple[str, int, int]]:
    """Each decoded text with the part of the text of plain width that carried it.

    What lies inside a decoded text is decoded once more.
    """
    left = _INNER_CHARS_MAX
    for inner, start, end in _one_layer(text, chunks):
        layer = [inner]
        for _ in range(_LAYERS):
            deeper: list[str] = []
            for found in layer:
                left -= len(found)
                if left < 0:
                    return
                yield found, start, end
                deeper += [one for one, *_ in _one_layer(found, chunks_of(found))]
            layer = deeper


def _one_layer(text: str, chunks: Chunks) -> Iterator[tuple[str, int, int]]:
    at = 0
    for first, last in chunks:
        # The lines of one block are a chunk each; the first takes them all.
        for match in _BASE64.finditer(text, max(first, at), last) if at < last else ():
            more = _MORE_LINES.match(text, match.end())
            at = more.end() if more else match.end()
            if _ALL_HEX.fullmatch(text, match.start(), at):
                continue
            yield from _from_base64(text[match.start() : at], match.start())
        for match in _HEX.finditer(text, first, last):
            inner = _readable(bytes.fromhex(match["digits"]))
            if inner:
                yield inner, *match.span()
        if _PERCENT.search(text, first, last):
            for match in _LINK.finditer(text, first, last):
                token = match.group().rstrip(",.;:!?")
                if "%" in token:
                    end = match.start() + len(token)
                    yield unquote_plus(token, errors="replace"), match.start(), end
    yield from _whole(text)


def _from_base64(block: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The block as it is, else without its last line, which may be a word; else its first line."""
    lines = block.split("\n")
    for count in dict.fromkeys((len(lines), len(lines) - 1, 1)):
        written = "\n".join(lines[:count])
        token = written.translate(_TO_URL)
        if not token or len(token) % 4 == 1:
            continue
        try:
            data = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except Error:
            continue
        inner = _readable(data)
        if inner:
            yield inner, start, start + len(written)
            return


def _readable(data: bytes) -> str | None:
    try:
        inner = data.decode()
    except UnicodeDecodeError:
        return None
    return inner if inner.isprintable() or "\n" in inner else None


def _whole(text: str) -> Iterator[tuple[str, int, int]]:
    """Escapes and entities may stand between words: from the first to the last of them."""
    if text.count("\\x") + text.count("\\u") >= _FEWEST_ESCAPES:
        yield from _between(text, _ESCAPE, _unescaped)
    if "&" in text and text.count(";") >= _FEWEST_ENTITIES:
        yield from _between(text, _ENTITY, unescape)


def _between(
    text: str, pattern: Pattern, decode: Callable[[str], str]
) -> Iterator[tuple[str, int, int]]:
    spans = [match.span() for match in pattern.finditer(text)]
    if spans:
        start, end = _widened(text, spans[0][0], spans[-1][1])
        yield decode(text[start:end]), start, end


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """To the whole words at both ends: "legal&nbsp;winner" begins before its first entity."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_letters, text)


def _letters(match: re.Match[str]) -> str:
    if match["code"]:
        return chr(int(match["code"], 16))
    return bytes.fromhex(match["bytes"].replace("\\x", "")).decode(errors="replace")
