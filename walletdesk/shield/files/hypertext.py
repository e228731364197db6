"""What an HTML page says: its text, what does not show, and the pictures written into it."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from walletdesk.shield.files.model import BadFile

_CHARS_MAX = 8_000_000
_SILENT = frozenset({"script", "style", "title", "template"})
_BREAKS = frozenset({
    "p", "br", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul",
    "ol", "blockquote", "pre", "hr", "section", "article", "dt", "dd", "option",
})  # fmt: skip
_LINES = re.compile(r"[ \t\r\f]*\n\s*")
_DATA = re.compile(r"\s*data:image/[^,]{0,100},", re.IGNORECASE)


class Hypertext(NamedTuple):
    """A page, read.

    text       as a person reads it
    hidden     attributes, scripts and comments
    pictures   those that are not elsewhere
    """

    text: str
    hidden: str
    pictures: tuple[bytes, ...]


def read_hypertext(markup: str) -> Hypertext:
    """A page's words and pictures. Raises BadFile too_much."""
    if len(markup) > _CHARS_MAX:
        raise BadFile("too_much")
    page = _Page()
    page.feed(markup)
    page.close()
    text = _LINES.sub("\n", "".join(page.said)).strip()
    return Hypertext(text, "\n".join(page.hidden), tuple(page.pictures))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.hidden: list[str] = []
        self.pictures: list[bytes] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See `HTMLParser`."""
        if tag in _SILENT:
            self._silent = tag
        elif tag in _BREAKS:
            self.said.append("\n")
        for _, value in attrs:
            if value and (data := _DATA.match(value)):
                self.pictures.append(_picture(data[0], value[data.end() :]))
            elif value:
                self.hidden.append(value)

    def handle_endtag(self, tag: str) -> None:
        """See `HTMLParser`."""
        if tag == self._silent:
            self._silent = ""
        elif tag in _BREAKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        """See `HTMLParser`."""
        (self.hidden if self._silent else self.said).append(data)

    def handle_comment(self, data: str) -> None:
        """See `HTMLParser`."""
        self.hidden.append(data)


def _picture(head: str, data: str) -> bytes:
    if not head.rstrip(", ").lower().endswith("base64"):
        return unquote_to_bytes(data)
    try:
        return b64decode(unquote_to_bytes(data))
    except binascii.Error:
        return b""
