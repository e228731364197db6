"""Which questions share letters with a message: TF-IDF over n-grams, standard library only.

It answers while the models load and where they are switched off: 1 ms a message.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log, sqrt

from walletdesk.firstline.examples import Example

_NEIGHBOURS = 3
_WORDS = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff\u3041-\u30ff]+")


class Lexical:
    """An inverted index of the examples."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self._labels = [example.label for example in examples]
        counts = [Counter(_grams(example.text)) for example in examples]
        spread = Counter(gram for count in counts for gram in count)
        self._rarity = {gram: log(len(examples) / n) for gram, n in spread.items()}
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, count in enumerate(counts):
            for gram, weight in self._weighed(count).items():
                self._postings[gram].append((number, weight))

    def scores(self, plain: str) -> dict[str, float]:
        """Label to mean cosine of its three nearest questions; labels without any are absent."""
        cosines: dict[int, float] = defaultdict(float)
        for gram, weight in self._weighed(Counter(_grams(plain))).items():
            for number, other in self._postings.get(gram, ()):
                cosines[number] += weight * other
        by_label: dict[str, list[float]] = defaultdict(list)
        for number, cosine in cosines.items():
            by_label[self._labels[number]].append(cosine)
        return {
            label: sum(sorted(near, reverse=True)[:_NEIGHBOURS]) / _NEIGHBOURS
            for label, near in by_label.items()
        }

    def _weighed(self, counts: Counter[str]) -> dict[str, float]:
        common = {g: (1 + log(n)) * self._rarity[g] for g, n in counts.items() if g in self._rarity}
        length = sqrt(sum(weight * weight for weight in common.values())) or 1.0
        return {gram: weight / length for gram, weight in common.items()}


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
