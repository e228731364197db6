"""A text as the finders count it: tokens, what each may be, and where it stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import NamedTuple

from walletdesk.shield.model import Trail
from walletdesk.shield.wordlists import FILLER, GLUE, MORE_FILLER, OTHER, REMARK, Lexicon

_LATIN = re.compile(r"[a-z]+")
# The same tokens by `split`, in a quarter of the time.
_LATIN_OR_SPACE = bytes(code if 97 <= code <= 122 else 32 for code in range(256))
# Tried only where glue begins, or "a a a a" of 100 kB would take seconds.
_FILLERS = re.compile(f"(?<!{GLUE}){GLUE}*{FILLER}[{FILLER}{GLUE}]*")
_LONGEST_HAN_REMARK = 6  # "第一个单词是" between two words may be skipped, a sentence not


class Tokens(NamedTuple):
    """The tokens of one text, the trail of the messages before it in front.

    words    folded tokens
    classes  one letter of `wordlists` for each
    own      the number of the first token that belongs to this text
    text     the folded text
    lexicon  the lists that the classes speak of
    """

    words: Sequence[str]
    classes: str
    own: int
    text: str
    lexicon: Lexicon

    def spans(self) -> list[tuple[int, int]]:
        """Where each own token stands in the folded text; index 0 is token number `own`."""
        pattern = _LATIN if self.text.isascii() else _any()
        return [match.span() for match in pattern.finditer(self.text)]

    def alone(self) -> Tokens:
        """The tokens of this text without the trail."""
        words = self.words[self.own :]
        return of_words(words, 0, self.text, self.lexicon)

    def roughly(self, lexicon: Lexicon) -> str:
        """What each token is by other lists, to see whether they are worth reading by."""
        return "".join(map(lexicon.classes.get, self.words, repeat(OTHER)))

    def read_by(self, lexicon: Lexicon) -> Tokens:
        """The same tokens by other lists."""
        return of_words(self.words, self.own, self.text, lexicon)


def tokens_of(text: str, before: Trail | None, lexicon: Lexicon) -> Tokens:
    """The tokens of a folded text."""
    ascii_only = text.isascii()
    words = _words(text) if ascii_only else _any().findall(text)
    own = 0
    if before and before.words:
        own = len(before.words)
        words = [*before.words, *words]
    return of_words(words, own, text, lexicon)


@cache
def _any() -> re.Pattern[str]:
    """Compiled on use: wide ranges take milliseconds."""
    return re.compile(r"[㐀-鿿]+|[^\W\d_㐀-鿿]+")


def of_words(words: Sequence[str], own: int, text: str, lexicon: Lexicon) -> Tokens:
    """Tokens whose words are known already."""
    return Tokens(words, _classes(words, text.isascii(), lexicon), own, text, lexicon)


def _words(text: str) -> list[str]:
    return text.encode().translate(_LATIN_OR_SPACE).decode().split()


def _classes(words: Sequence[str], ascii_only: bool, lexicon: Lexicon) -> str:
    classes = "".join(map(lexicon.classes.get, words, repeat(OTHER)))
    if not ascii_only and OTHER in classes:
        classes = _with_han_remarks(words, classes)
    if FILLER in classes:
        classes = _FILLERS.sub(_one_filler, classes)
    return classes


def _one_filler(match: re.Match[str]) -> str:
    """'the second word is' weighs as much as 'second': between words, both say nothing."""
    return FILLER + MORE_FILLER * (match.end() - match.start() - 1)


def _with_han_remarks(words: Sequence[str], classes: str) -> str:
    return "".join(
        [
            REMARK
            if letter == OTHER and len(word) <= _LONGEST_HAN_REMARK and "㐀" <= word[0] <= "鿿"
            else letter
            for word, letter in zip(words, classes, strict=True)
        ]
    )
