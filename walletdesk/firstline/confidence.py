"""How likely the best guide is the right one: logistic regression over what the finder saw."""

from collections.abc import Sequence
from math import exp

from walletdesk.firstline.model import INTENTS, Found

# Fitted on the tuning questions and on the packaged examples, each fifth of which was judged
# by an index made from the other four: 1,700 questions, 450 of them off topic (November 2026).
_WITH_VECTORS = (-2.66, 5.39, 1.63)
_LEXICAL = (-1.27, 2.32, 2.38)


def signals(found: Sequence[Found]) -> tuple[float, ...]:
    """One, the share of the best guide, and its lead over the second.

    found  labels by descending log-probability, at least two guides among them
    """
    guides = [one for one in found if one.label not in INTENTS]
    share, second = exp(guides[0].score), exp(guides[1].score)
    return (1.0, share, share - second)


def confidence(values: Sequence[float], with_vectors: bool) -> float:
    """The probability, 0 to 1."""
    weights = _WITH_VECTORS if with_vectors else _LEXICAL
    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return 1 / (1 + exp(-total))
