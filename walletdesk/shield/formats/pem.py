"""Private keys in PEM armour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats.part import Chunks, Part

_SIGN = "PRIVATE KEY-----"
SIGN = _SIGN.lower()
_BEGIN = re.compile(r"-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY-----")
_END = re.compile(r"-----END [A-Z0-9 ]{0,24}PRIVATE KEY-----")


def find(text: str, _: Chunks) -> Iterator[Part]:
    """From the first armour line to the last; to the end of the text where that is missing."""
    if _SIGN not in text:
        return
    at = 0
    while begin := _BEGIN.search(text, at):
        end = _END.search(text, begin.end())
        at = end.end() if end else len(text)
        yield Part("private_key_pem", "certain", begin.start(), at)
