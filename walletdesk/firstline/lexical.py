"""Which questions share letters with a message: TF-IDF over n-grams, standard library only.

It answers while the models load and where they are switched off: 1 ms a message.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import log, sqrt

from walletdesk.firstline.examples import Example

_NEIGHBOURS = 3
_WORDS = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff\u3041-\u30ff]+")


class Lexical:
    """An inverted index of the examples.

    A gram is a row of three flat arrays: 60,000 lists of pairs took 50 MB, these take 10.
    """

    def __init__(self, examples: Sequence[Example]) -> None:
        self.labels = [example.label for example in examples]
        spread = Counter(gram for one in examples for gram in set(_grams(one.text)))
        self._rows = {gram: row for row, gram in enumerate(spread)}
        self._rarity = array("d", (log(len(examples) / n) for n in spread.values()))
        self._starts = array("Q", accumulate(spread.values(), initial=0))
        self._numbers = array("Q", bytes(8 * self._starts[-1]))
        self._weights = array("d", bytes(8 * self._starts[-1]))
        filled = array("Q", self._starts)
        for number, one in enumerate(examples):
            for row, weight in self._weighed(Counter(_grams(one.text))).items():
                self._numbers[filled[row]] = number
                self._weights[filled[row]] = weight
                filled[row] += 1

    def scores(self, plain: str) -> dict[str, float]:
        """Label to mean cosine of its three nearest questions; labels without any are absent."""
        cosines: dict[int, float] = defaultdict(float)
        for row, weight in self._weighed(Counter(_grams(plain))).items():
            span = slice(self._starts[row], self._starts[row + 1])
            for number, other in zip(self._numbers[span], self._weights[span], strict=True):
                cosines[number] += weight * other
        by_label: dict[str, list[float]] = defaultdict(list)
        for number, cosine in cosines.items():
            by_label[self.labels[number]].append(cosine)
        return {
            label: sum(sorted(near, reverse=True)[:_NEIGHBOURS]) / _NEIGHBOURS
            for label, near in by_label.items()
        }

    def _weighed(self, counts: Counter[str]) -> dict[int, float]:
        known = {self._rows[gram]: n for gram, n in counts.items() if gram in self._rows}
        common = {row: (1 + log(n)) * self._rarity[row] for row, n in known.items()}
        length = sqrt(sum(weight * weight for weight in common.values())) or 1.0
        return {row: weight / length for row, weight in common.items()}


def _grams(plain: str) -> Iterator[str]:
    """Words, pairs of words and their 3- to 5-letter parts; of Chinese 1 to 3 characters."""
    words = [word for word in _WORDS.findall(_HAN.sub(" ", plain)) if word]
    for word in words:
        framed = f"^{word}$"
        yield framed
        for size in (3, 4, 5):
            yield from (framed[i : i + size] for i in range(len(framed) - size + 1))
    yield from (f"{one} {two}" for one, two in pairwise(words))
    for run in _HAN.findall(plain):
        for size in (1, 2, 3):
            yield from (run[i : i + size] for i in range(len(run) - size + 1))
