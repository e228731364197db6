"""Private keys in armour: PEM, OpenSSH, OpenPGP and Tendermint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats.part import Chunks, Part
from walletdesk.shield.lazy import Pattern

_KIND = "private_key_pem"
# Some editors make long dashes of the short ones.
_DASHES = r"[-—–]{1,5}"
SIGNS = ("private key-", "private key—", "private key–", "private key block-")
_BEGIN = Pattern(rf"{_DASHES}BEGIN [A-Z0-9 ]{{0,24}}PRIVATE KEY(?: BLOCK)?{_DASHES}", re.IGNORECASE)
_END = Pattern(rf"{_DASHES}END [A-Z0-9 ]{{0,24}}PRIVATE KEY(?: BLOCK)?{_DASHES}", re.IGNORECASE)


def find(text: str, _: Chunks) -> Iterator[Part]:
    """From the first armour line to the last; to the end of the text where that is missing."""
    if not any(map(text.lower().__contains__, SIGNS)):
        return
    at = 0
    while begin := _BEGIN.search(text, at):
        end = _END.search(text, begin.end())
        at = end.end() if end else len(text)
        yield Part(_KIND, "certain", begin.start(), at)
