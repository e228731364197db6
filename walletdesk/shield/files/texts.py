"""Text files: what they say, without the secrets."""

from __future__ import annotations

import codecs
import unicodedata

from walletdesk.shield.clean import clean
from walletdesk.shield.files.model import BadFile, CheckedFile

ENDINGS = (".txt", ".log", ".csv", ".json", ".md")
TEXT = "text/plain; charset=utf-8"

_ODD_SHARE_MAX = 0.02
_LOOKED_AT = 4_000


def check_text(content: bytes, name: str) -> CheckedFile:
    """A text file in UTF-8 without its secrets. Raises BadFile broken."""
    cleaned = clean(decoded(content))
    kinds = tuple(sorted({one.kind for one in cleaned.findings}))
    state = "painted" if kinds else "clear"
    return CheckedFile(cleaned.text.encode(), name, TEXT, state=state, removed=kinds)


def decoded(content: bytes) -> str:
    """The text of UTF-8, UTF-16 or GB18030 bytes. Raises BadFile broken."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text):
            return text
    raise BadFile("broken")


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\x00" in content[:_LOOKED_AT]:
        # ASCII in UTF-16 has a zero in every pair: its place tells which half comes first.
        return ("utf-16-le",) if content[1:2] == b"\x00" else ("utf-16-be",)
    return ("utf-8-sig", "gb18030")


def _reads_as_text(text: str) -> bool:
    """Bytes of something else decode too, but into controls and characters that nobody has."""
    if "\x00" in text:
        return False
    head = text[:_LOOKED_AT]
    odd = sum(unicodedata.category(one) in _ODD and one not in "\t\r\n\f\x1b" for one in head)
    return odd <= len(head) * _ODD_SHARE_MAX


_ODD = frozenset({"Cc", "Cn", "Co", "Cs"})
