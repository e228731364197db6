"""Keys in pictures: broken over lines, and with letters that an engine mixes up.

A check sum does not survive one wrong letter, so in a picture the shape and the words nearby
decide. What is found here is likely, never certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from walletdesk.shield.files.layout import rows
from walletdesk.shield.files.model import Word

_SHORTEST_ROW = 12
_SHORTEST = 44
_ROW_GAP = 2.6  # of a row's height
_INDENT = 1.5
_PARTS_MAX = 4
_CHUNK = re.compile(r"[0-9A-Za-z+/=|]+")
_AS_HEX = str.maketrans("OoQlI|iZzSsgqGTt", "000" + "1111" + "22" + "55" + "99" + "6" + "77")
_HEX = re.compile(r"[0-9a-fA-F]+")
_CUE = re.compile(
    r"\b(?:private|secret|spending|signing)\s?key|\bpriv(?:ate)?[ _-]?key|\bwif\b|keystore|"
    r"\bexport(?:ed)? (?:wallet|account|key)|\b(?:my|the) key\b|私钥|私鑰|密钥|秘钥|明文"
)
_OTHER = re.compile(r"\b(?:tx|txid|hash|transaction|block|signature)\b|哈希|交易|区块|簽名|签名")
_NAMED = re.compile(
    r"(?:[xyztuvXYZTUV]prv|suiprivkey|nsec1|edsk|PVT_|ed25519-priv|secp256k1-priv|"
    r"secret-extended-key|6P[RYrny])"
)
_WIF = re.compile(r"[5KLT6Q79c][0-9A-Za-z|]{49,52}")
_SOLANA = range(85, 91)
_HEX_KEY = range(61, 68)
_LONG_NAMED = 44


class Chunk(NamedTuple):
    """What stands without spaces, over one row or several."""

    text: str
    words: tuple[Word, ...]
    first_row: int


def key_words(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The words that together look like one key."""
    lines = rows(words)
    spoken = [" ".join(word.text for word in line).lower() for line in lines]
    for chunk in _chunks(lines):
        if _is_key(chunk, spoken):
            yield chunk.words


def _is_key(chunk: Chunk, spoken: Sequence[str]) -> bool:
    text = chunk.text
    if _NAMED.match(text) and len(text) >= _LONG_NAMED:
        return True
    as_hex = text.translate(_AS_HEX)
    bare = as_hex[2:] if as_hex[:2].lower() in ("0x", "00") and len(as_hex) > 64 else as_hex
    if len(bare) in _HEX_KEY and _HEX.fullmatch(bare) and _mostly_hex(text):
        return _speaks_of_key(spoken, chunk.first_row)
    if _WIF.fullmatch(text) and not _mostly_hex(text):
        return True
    return len(text) in _SOLANA and _speaks_of_key(spoken, chunk.first_row)


def _mostly_hex(text: str) -> bool:
    """Keys in base 58 are read as hex too when all that looks alike is taken for a digit."""
    return sum(one in "0123456789abcdefABCDEF" for one in text) >= len(text) * 0.88


def _speaks_of_key(spoken: Sequence[str], row: int) -> bool:
    """The nearest row above that names a key or a transaction decides; else any row does."""
    for line in reversed(spoken[:row]):
        if _CUE.search(line):
            return True
        if _OTHER.search(line):
            return False
    return any(map(_CUE.search, spoken[row:]))


def _chunks(lines: Sequence[Sequence[Word]]) -> Iterator[Chunk]:
    open_: Chunk | None = None
    for at, line in enumerate(lines):
        text = _run(line)
        if open_ and text and _goes_on(open_, line):
            open_ = Chunk(open_.text + text, (*open_.words, *line), open_.first_row)
            continue
        if open_ and len(open_.text) >= _SHORTEST:
            yield open_
        open_ = Chunk(text, tuple(line), at) if len(text) >= _SHORTEST_ROW else None
        if len(text) < _SHORTEST_ROW:
            yield from (Chunk(w.text, (w,), at) for w in line if len(w.text) >= _SHORTEST)
    if open_ and len(open_.text) >= _SHORTEST:
        yield open_


def _run(line: Sequence[Word]) -> str:
    """A row that is a piece of a key: few parts, no sentence; "" for any other."""
    joined = "".join(word.text for word in line)
    if len(line) > _PARTS_MAX or not _CHUNK.fullmatch(joined):
        return ""
    digits = sum(one.isdigit() for one in joined)
    return joined if digits >= 2 or (len(line) == 1 and len(joined) <= 6) else ""


def _goes_on(open_: Chunk, line: Sequence[Word]) -> bool:
    last, first = open_.words[-1], line[0]
    start = open_.words[0]
    height = max(start.box.height, first.box.height)
    below = (first.box.top - last.box.bottom) < _ROW_GAP * height
    aligned = abs(first.box.left - start.box.left) < _INDENT * height
    return below and aligned
