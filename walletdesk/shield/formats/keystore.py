"""Keystore files (Ethereum keystore version 1 and 3, Polkadot JSON) pasted as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletdesk.shield.formats.part import Chunks, Part

_KIND = "keystore_json"
_SIGN = re.compile(r"ciphertext|pkcs8", re.IGNORECASE)
_COMPANIONS = {"ciphertext": ("kdf", "mac"), "pkcs8": ("encoded", "encoding")}


def find(text: str, _: Chunks) -> Iterator[Part]:
    """The JSON objects that hold an encrypted key, outermost braces included."""
    lower = text.lower()
    if not any(sign in lower for sign in _COMPANIONS):
        return
    done = 0
    for match in _SIGN.finditer(text):
        if match.start() < done:
            continue
        start, end = _object_around(text, match.start(), done)
        inside = text[start:end].lower()
        if all(word in inside for word in _COMPANIONS[match.group().lower()]):
            yield Part(_KIND, "certain", start, end)
            done = end


def _object_around(text: str, at: int, floor: int) -> tuple[int, int]:
    """The outermost braces around a place; to the end of the text where they never close."""
    start = text.find("{", floor, at)
    if start < 0:
        return floor, len(text)
    depth = 0
    for brace in re.finditer(r"[{}]", text[start:]):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            if start + brace.end() > at:
                return start, start + brace.end()
            start = text.find("{", start + brace.end(), at)
            if start < 0:
                return at, len(text)
            return _object_around(text, at, start)
    return start, len(text)
