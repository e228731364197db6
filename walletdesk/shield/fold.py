"""Sees through how a text is written: width, case, accents, invisible and look-alike letters."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import chain, repeat
from typing import NamedTuple

# Letters of other scripts that a reader takes for the Latin one, by eye.
_LOOK_ALIKES = {
    "a": "аɑαａᴀӑ",
    "b": "вВьЬʙβƄ",
    "c": "сϲᴄⅽ",
    "d": "ԁɗⅾᴅ",
    "e": "еєҽεᴇ℮",
    "f": "ƒғꜰ",
    "g": "ɡցɢ",
    "h": "һнНհʜ",
    "i": "іıɩιɪⅰ",
    "j": "јʝϳᴊ",
    "k": "кκᴋ",
    "l": "ӏⅼʟǀ",
    "m": "мМⅿᴍ",
    "n": "пոռηɴ",
    "o": "оοօσᴏ",
    "p": "рρᴘ",
    "q": "ԛգ",
    "r": "гᴦʀ",
    "s": "ѕꜱ",
    "t": "тτᴛ",
    "u": "սυᴜʋ",
    "v": "νѵᴠ",
    "w": "ԝωɯᴡ",
    "x": "хχⅹ",
    "y": "уүγʏ",
    "z": "ᴢʐ",
}
_KATAKANA_TO_HIRAGANA = 0x60
_TABLE_LIMIT = 70_000  # more code points than any honest conversation uses


class _Fold(dict[int, str | int]):
    """A `str.translate` table that fills itself as code points are met."""

    def __init__(self, look_alikes: dict[str, str], *, keep_case: bool) -> None:
        super().__init__()
        self._look_alikes = look_alikes
        self._keep_case = keep_case

    def __missing__(self, code: int) -> str | int:
        folded = code if 0x4E00 <= code <= 0x9FFF else self._fold(chr(code))
        if len(self) < _TABLE_LIMIT:
            self[code] = folded
        return folded

    def _fold(self, letter: str) -> str:
        if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
            return ""
        parts = unicodedata.normalize("NFKD", letter)
        bare = "".join(p for p in parts if unicodedata.category(p) not in ("Mn", "Me"))
        if self._keep_case:
            return bare
        return "".join(self._plain(part) for part in bare)

    def _plain(self, letter: str) -> str:
        if "ァ" <= letter <= "ヶ":
            return chr(ord(letter) - _KATAKANA_TO_HIRAGANA)
        return self._look_alikes.get(letter) or self._look_alikes.get(
            letter.lower(), letter.lower()
        )


@cache
def _letters() -> _Fold:
    pairs = {odd: plain for plain, odds in _LOOK_ALIKES.items() for odd in odds}
    return _Fold(pairs, keep_case=False)


@cache
def _widths() -> _Fold:
    return _Fold({}, keep_case=True)


class View(NamedTuple):
    """A text as the finders read it, and the way back to what was written."""

    original: str
    text: str
    table: _Fold | None = None

    def spans(self, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Where in the original these parts of the view were written."""
        if self.table is None or not parts:
            return parts
        origins = self._origins()
        return [(origins[start], origins[end - 1] + 1) for start, end in parts]

    def _origins(self) -> list[int]:
        """For each letter of the view, the number of the original letter it came from."""
        table: dict[int, str | int] = self.table or {}
        parts = map(table.__getitem__, map(ord, self.original))
        counts = [1 if isinstance(part, int) else len(part) for part in parts]
        return list(chain.from_iterable(map(repeat, range(len(counts)), counts)))


def folded(text: str) -> View:
    """Lower case, plain width, no accents, no invisible characters, look-alikes made Latin."""
    if text.isascii():
        return View(text, text.lower())
    table = _letters()
    return View(text, text.translate(table), table)


def narrowed(text: str) -> View:
    """Plain width and no invisible characters; case stays, as base 58 needs it."""
    if text.isascii():
        return View(text, text)
    table = _widths()
    return View(text, text.translate(table), table)
