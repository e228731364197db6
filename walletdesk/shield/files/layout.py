"""The texts that words in a picture make: in the reader's order, by rows, by columns, alone.

Each text knows which words its characters come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from walletdesk.shield.files.model import Word

_ALONE_GAP = 1.5  # of a word's height: closer words of a row are one sentence
_HAN_GAP = 0.42  # of a row's height
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBER = re.compile(r"[#(]?(\d{1,2})[.):]?")
_NUMBER_AND_WORD = re.compile(r"[#(]?(\d{1,2})[.):]?\s?([^\W\d_]+)")
_FAR = 10_000


class Text(NamedTuple):
    """A text and, for each piece of it, where it starts and whose word it is."""

    text: str
    starts: tuple[int, ...]
    words: tuple[Word, ...]

    def words_in(self, start: int, end: int) -> list[Word]:
        """The words that a stretch of the text touches."""
        return [
            word
            for at, word in zip(self.starts, self.words, strict=True)
            if at < end and at + len(word.text) > start
        ]


def texts(words: Sequence[Word]) -> list[Text]:
    """Every order in which the words may be meant."""
    if not words:
        return []
    single = alone(words)
    orders = [_by_line(words), rows(words)]
    orders += map(_one_a_line, (single, _columns(single), _by_number(words)))
    made = [_written(order) for order in orders]
    return list({one.text: one for one in made}.values())


def alone(words: Sequence[Word]) -> list[Word]:
    """The words that are no part of a sentence, from top to bottom."""
    return [word for line in rows(words) for word in _alone(line)]


def rows(words: Sequence[Word]) -> list[list[Word]]:
    """The words as they stand beside each other, from top to bottom."""
    found: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        last = found[-1] if found else None
        if last and _middle(word) - _middle(last[-1]) < word.box.height * 0.6:
            last.append(word)
        else:
            found.append([word])
    return [sorted(row, key=lambda word: word.box.left) for row in found]


def _by_line(words: Sequence[Word]) -> list[list[Word]]:
    """As the engine put them together: it follows lines that lean."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def _one_a_line(words: Sequence[Word]) -> list[list[Word]]:
    return [[word] for word in words]


def _columns(words: Sequence[Word]) -> list[Word]:
    """Words whose left edges stand above each other, column after column."""
    if not words:
        return []
    close = 2 * median(word.box.height for word in words)
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.left):
        if found and word.box.left - found[-1][-1].box.left < close:
            found[-1].append(word)
        else:
            found.append([word])
    return [word for column in found for word in sorted(column, key=_middle)]


def _alone(line: Sequence[Word]) -> Iterable[Word]:
    """The words of a row that are no part of a sentence: nothing but numbers is near them."""
    spoken = [word for word in line if _LETTERS.search(word.text) or _HAN.search(word.text)]
    for at, word in enumerate(spoken):
        near = _ALONE_GAP * word.box.height
        before = word.box.left - spoken[at - 1].box.right if at else _FAR
        after = spoken[at + 1].box.left - word.box.right if at + 1 < len(spoken) else _FAR
        if before > near and after > near:
            yield word


def _by_number(words: Sequence[Word]) -> list[Word]:
    """The words that follow a number, in the order of the numbers."""
    numbered: list[tuple[int, Word]] = []
    for line in rows(words):
        number = 0
        for word in line:
            if alone := _NUMBER.fullmatch(word.text):
                number = int(alone[1])
            elif both := _NUMBER_AND_WORD.fullmatch(word.text):
                numbered.append((int(both[1]), word))
                number = 0
            elif number and _LETTERS.search(word.text):
                numbered.append((number, word))
                number = 0
    return [word for _, word in sorted(numbered, key=lambda pair: pair[0])]


def _written(lines: Iterable[Sequence[Word]]) -> Text:
    parts: list[str] = []
    starts: list[int] = []
    words: list[Word] = []
    at = 0
    for line in lines:
        tallest = max((word.box.height for word in line), default=0)
        for place, word in enumerate(line):
            if place:
                between = _between(line[place - 1], word, tallest)
                parts.append(between)
                at += len(between)
            starts.append(at)
            words.append(word)
            parts.append(word.text)
            at += len(word.text)
        parts.append("\n")
        at += 1
    return Text("".join(parts), tuple(starts), tuple(words))


def _between(left: Word, right: Word, tallest: int) -> str:
    """Engines part Chinese characters that stand side by side; a reader does not."""
    is_han = _HAN.match(left.text[-1:]) and _HAN.match(right.text)
    gap = right.box.left - left.box.right
    return "" if is_han and gap < _HAN_GAP * tallest else " "


def _middle(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2
