"""Fits weights to lessons: a support vector machine with squared hinge, by dual steps.

One pass over the lessons is one small step for each of them (dual coordinate descent, Hsieh et
al. 2008), so rare features are learned as fast as common ones; plain gradient steps were far
from done after 200 rounds. The order comes from a fixed seed: same lessons, same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from walletdesk.shield.weigher.weigh import BUCKETS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Row = NDArray[np.int32]

_PASSES = 12
_TRUST = 4.0  # how much a lesson may pull; 1 and 0.3 missed 2 and 8 % more of a hand left out
_SEED = 1


class Lesson(NamedTuple):
    """Something to learn from.

    row     bucket numbers, each once
    wanted  whether it is a demand
    worth   how much it counts
    text    number of the text that it is, or is a sentence of
    """

    row: Row
    wanted: bool
    worth: float
    text: int


class Fitted(NamedTuple):
    """What was learned."""

    weights: Floats
    offset: float

    def weigh(self, row: Row) -> float:
        """How much it reads like a demand: above 0 more than not."""
        return self.offset + float(self.weights[row].sum()) / sqrt(len(row) or 1)


def fit(lessons: Sequence[Lesson]) -> Fitted:
    """Weights that tell the lessons apart with a margin."""
    weights, offset = np.zeros(BUCKETS), 0.0
    pulls = [0.0] * len(lessons)
    dice = np.random.default_rng(_SEED)
    for _ in range(_PASSES):
        for number in dice.permutation(len(lessons)).tolist():
            row, wanted, worth, _ = lessons[number]
            sign, value = (1.0 if wanted else -1.0), 1 / sqrt(len(row) or 1)
            slack = 1 / (2 * _TRUST * worth)
            margin = sign * (offset + float(weights[row].sum()) * value)
            slope = margin - 1 + pulls[number] * slack
            pull = max(0.0, pulls[number] - slope / (2 + slack))
            step = (pull - pulls[number]) * sign
            if step:
                weights[row] += step * value
                offset += step
                pulls[number] = pull
    return Fitted(weights, offset)
