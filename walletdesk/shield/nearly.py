"""List words with one letter wrong, missing, added or swapped."""

from __future__ import annotations

from collections.abc import Sequence

from walletdesk.shield.wordlists import Lexicon

_SHORTEST = 3
_LONGEST = 12
_LOOKUPS = 64  # in one message; an honest phrase needs a handful
_LETTERS = "etaoinsrhldcumfpgwybvkxjqz"


class Nearly:
    """Looks words up with one mistake allowed, a bounded number of times."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._left = _LOOKUPS
        self._known: dict[str, int] = {}

    def lift(
        self, words: Sequence[str], weights: list[float], bit: int, against: float, to: float
    ) -> list[float]:
        """The weights, with misspelt list words no longer counted against."""
        return [
            to if weight == against and self.is_near(word, bit) else weight
            for word, weight in zip(words, weights, strict=True)
        ]

    def is_near(self, word: str, bit: int) -> bool:
        """Whether one mistake away from the word stands a word of this list."""
        return bool(self._lists(word) >> bit & 1)

    def _lists(self, word: str) -> int:
        if not _SHORTEST <= len(word) <= _LONGEST:
            return 0
        if word in self._lexicon.ordinary or word in self._lexicon.classes:
            return 0
        if word not in self._known:
            if not self._left:
                return 0
            self._left -= 1
            self._known[word] = _lists_one_edit_away(word, self._lexicon.members)
        return self._known[word]


def _lists_one_edit_away(word: str, members: dict[str, int]) -> int:
    found = 0
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        found |= members.get(head + tail[1:], 0)
        if len(tail) > 1:
            found |= members.get(head + tail[1] + tail[0] + tail[2:], 0)
        for letter in _LETTERS:
            found |= members.get(head + letter + tail[1:], 0)
            found |= members.get(head + letter + tail, 0)
    return found
