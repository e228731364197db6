"""Softmax regression, trained in seconds: which label a vector belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from walletdesk.models.base import Vectors

_RIDGE = 1e-4
_STEPS = 200
VERSION = 1
"""Change it with anything above: trained heads are cached."""


def train(vectors: Vectors, labels: list[int], count: int) -> Vectors:
    """The weights of a linear classifier.

    vectors  (n, d) unit rows
    labels   n numbers below `count`
    Returns  (d + 1, count) float32; the last row is the bias

    Nesterov's accelerated gradient with a fixed step, so that nothing depends on chance.
    """
    rows = with_bias(vectors)
    wanted = np.eye(count, dtype=np.float32)[labels]
    step = 1 / (0.5 * _largest(rows) + _RIDGE)
    now: Vectors = np.zeros((rows.shape[1], count), np.float32)
    ahead = now
    momentum = 1.0
    for _ in range(_STEPS):
        error = np.exp(log_shares(rows @ ahead)) - wanted
        downhill = rows.T @ error / np.float32(len(rows)) + np.float32(_RIDGE) * ahead
        following = np.asarray(ahead - np.float32(step) * downhill, np.float32)
        next_momentum = (1 + (1 + 4 * momentum * momentum) ** 0.5) / 2
        push = np.float32((momentum - 1) / next_momentum)
        ahead = np.asarray(following + push * (following - now), np.float32)
        now, momentum = following, next_momentum
    return now


def with_bias(vectors: Vectors) -> Vectors:
    """The rows with a last column of ones."""
    return np.hstack([vectors, np.ones((len(vectors), 1), np.float32)])


def log_shares(scores: Vectors) -> Vectors:
    """Log-softmax of each row."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), np.float32)


def _largest(rows: Vectors) -> float:
    """The largest eigenvalue of the rows' mean outer product, by power iteration."""
    vector: Vectors = np.ones(rows.shape[1], np.float32)
    length = 1.0
    for _ in range(20):
        vector = np.asarray((vector @ rows.T) @ rows / len(rows), np.float32)
        length = float(np.linalg.norm(vector))
        vector = np.asarray(vector / length, np.float32)
    return length
