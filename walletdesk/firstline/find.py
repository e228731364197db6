"""Find the guide that a message asks for: by letters at once, by meaning when models are there."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, Protocol

from walletdesk.firstline.confidence import confidence, signals
from walletdesk.firstline.lexical import Lexical
from walletdesk.firstline.model import Found, Ranking

if TYPE_CHECKING:
    from walletdesk.firstline.vectors import VectorIndex

_LETTERS_SHARPNESS = 18.0  # turns mean cosines into log-probabilities
_CLOSENESS = 3.0
_LETTERS = 3.0


class Finder(Protocol):
    """Ranks guides and intents for a message."""

    def find(self, plain: str, language: str) -> Ranking:
        """The labels, best first, and how sure the first guide is."""
        ...

    def signals(self, plain: str, language: str) -> tuple[float, ...]:
        """What the confidence is computed from."""
        ...


class LexicalFinder:
    """By shared letters only."""

    def __init__(self, lexical: Lexical) -> None:
        self._lexical = lexical
        self._labels = sorted(set(lexical.labels))

    def find(self, plain: str, language: str) -> Ranking:
        """Ranked by the mean cosine of the three nearest questions."""
        found, values = self._look(plain)
        return Ranking(found, confidence(values, with_vectors=False))

    def signals(self, plain: str, language: str) -> tuple[float, ...]:
        """See `confidence.signals`."""
        return self._look(plain)[1]

    def _look(self, plain: str) -> tuple[tuple[Found, ...], tuple[float, ...]]:
        cosines = self._lexical.scores(plain)
        scores = {label: _LETTERS_SHARPNESS * cosines.get(label, 0.0) for label in self._labels}
        found = _ranked(scores)
        return found, signals(found)


class MeaningFinder:
    """By vectors, helped by letters."""

    def __init__(self, index: VectorIndex, lexical: Lexical) -> None:
        self._index = index
        self._lexical = lexical

    def find(self, plain: str, language: str) -> Ranking:
        """Ranked by head, nearest questions and shared letters together."""
        found, values = self._look(plain, language)
        return Ranking(found, confidence(values, with_vectors=True))

    def signals(self, plain: str, language: str) -> tuple[float, ...]:
        """See `confidence.signals`."""
        return self._look(plain, language)[1]

    def _look(self, plain: str, language: str) -> tuple[tuple[Found, ...], tuple[float, ...]]:
        by_head, closeness = self._index.look(plain, language)
        letters = self._lexical.scores(plain)
        scores = {
            label: float(by_head[number])
            + _CLOSENESS * float(closeness[number])
            + _LETTERS * letters.get(label, 0.0)
            for number, label in enumerate(self._index.labels)
        }
        found = _ranked(scores)
        return found, signals(found)


def _ranked(scores: dict[str, float]) -> tuple[Found, ...]:
    """Labels by descending score, scores made log-probabilities."""
    top = max(scores.values())
    total = top + log(sum(exp(score - top) for score in scores.values()))
    order = sorted(scores, key=lambda label: -scores[label])
    return tuple(Found(label, scores[label] - total) for label in order)
