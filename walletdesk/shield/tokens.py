"""A text as the finders count it: tokens, what each may be, and where it stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from walletdesk.shield.model import Trail
from walletdesk.shield.wordlists import FILLER, GLUE, MORE_FILLER, OTHER, REMARK, lexicon

_LATIN = re.compile(r"[a-z]+")
_ANY = re.compile(r"[㐀-鿿]+|[^\W\d_㐀-鿿]+")
_FILLERS = re.compile(f"[{FILLER}{GLUE}]*{FILLER}[{FILLER}{GLUE}]*")
_LONGEST_HAN_REMARK = 6  # "第一个单词是" between two words may be skipped, a sentence not


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, the trail of the messages before it in front.

    words    folded tokens
    classes  one letter of `wordlists` for each
    own      the number of the first token that belongs to this text
    text     the folded text
    """

    words: Sequence[str]
    classes: str
    own: int
    text: str

    def spans(self) -> list[tuple[int, int]]:
        """Where each own token stands in the folded text; index 0 is token number `own`."""
        pattern = _LATIN if self.text.isascii() else _ANY
        return [match.span() for match in pattern.finditer(self.text)]


def tokens_of(text: str, before: Trail | None) -> Tokens:
    """The tokens of a folded text."""
    ascii_only = text.isascii()
    words = (_LATIN if ascii_only else _ANY).findall(text)
    own = 0
    if before and before.words:
        own = len(before.words)
        words = [*before.words, *words]
    classes = "".join(map(lexicon().classes.get, words, repeat(OTHER)))
    if not ascii_only:
        classes = _with_han_remarks(words, classes)
    if FILLER in classes:
        classes = _FILLERS.sub(_one_filler, classes)
    return Tokens(words, classes, own, text)


def _one_filler(match: re.Match[str]) -> str:
    """'the second word is' weighs as much as 'second': between words, both say nothing."""
    return FILLER + MORE_FILLER * (len(match.group()) - 1)


def _with_han_remarks(words: Sequence[str], classes: str) -> str:
    return "".join(
        REMARK
        if letter == OTHER and len(word) <= _LONGEST_HAN_REMARK and "㐀" <= word[0] <= "鿿"
        else letter
        for word, letter in zip(words, classes, strict=True)
    )
