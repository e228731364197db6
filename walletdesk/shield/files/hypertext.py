"""What an HTML page says: its text, what does not show, and the pictures written into it.

Read in one go from front to back: the parser of the standard library takes minutes for comments
that never end.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from walletdesk.shield.files.model import BadFile

_CHARS_MAX = 8_000_000
_SILENT = frozenset({"script", "style", "title", "template"})
_BREAKS = frozenset({
    "p", "br", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul",
    "ol", "blockquote", "pre", "hr", "section", "article", "dt", "dd", "option",
})  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,30})|<[!?/]")
_VALUE = re.compile(r"""=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
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
    page = _Page(markup)
    page.read()
    text = _LINES.sub("\n", "".join(page.said)).strip()
    return Hypertext(text, "\n".join(page.hidden), tuple(page.pictures))


class _Page:
    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._at = 0
        self.said: list[str] = []
        self.hidden: list[str] = []
        self.pictures: list[bytes] = []

    def read(self) -> None:
        """Everything; each step goes on from where the last one ended."""
        while tag := _TAG.search(self._markup, self._at):
            self.said.append(unescape(self._markup[self._at : tag.start()]))
            self._at = tag.end()
            name = (tag[2] or "").lower()
            if self._markup.startswith("<!--", tag.start()):
                self.hidden.append(self._until("-->"))
                continue
            self._note(self._until(">"))
            if name in _BREAKS:
                self.said.append("\n")
            elif name in _SILENT and not tag[1]:
                self.hidden.append(self._until(f"</{name}"))
        self.said.append(unescape(self._markup[self._at :]))

    def _until(self, mark: str) -> str:
        """What comes before the mark, or all that is left."""
        found = re.compile(re.escape(mark), re.IGNORECASE).search(self._markup, self._at)
        start, end = self._at, found.start() if found else len(self._markup)
        self._at = end if found is None or mark.startswith("</") else found.end()
        return self._markup[start:end]

    def _note(self, inner: str) -> None:
        for match in _VALUE.finditer(inner):
            value = unescape(match[1] or match[2] or match[3] or "")
            data = _DATA.match(value)
            if data:
                self.pictures.append(_picture(data[0], value[data.end() :]))
            else:
                self.hidden.append(value)


def _picture(head: str, data: str) -> bytes:
    if not head.rstrip(", ").lower().endswith("base64"):
        return unquote_to_bytes(data)
    try:
        return b64decode(unquote_to_bytes(data))
    except binascii.Error:
        return b""
