"""What a language model that ships inside a package must do for us."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

TEXT_CHARS_MAX = 300
"""Longer texts are cut: one of 18,000 characters took 32 s in e5."""


class Embedder(Protocol):
    """Texts to vectors that lie close when the texts mean the same.

    name   also part of the name of the cache on disk: change it with the weights
    """

    name: str
    dimensions: int

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text: (n, dimensions) float32, unit length. Safe to call from many threads."""
        ...

    def speaks(self, language: str) -> bool:
        """Whether vectors of texts in `language` mean anything."""
        ...


def load(name: str) -> Embedder:
    """The embedder in `walletdesk/models/<name>.py`, ready for use.

    Raises  ImportError  when its package is missing or does not run on this machine
    """
    # One thread each: four on two busy cores took 650 ms for what one does in 16 ms. The
    # libraries read these when they are first imported.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    embedder: Embedder = import_module(f"walletdesk.models.{name}").create()
    return embedder


def short(text: str) -> str:
    """`text` as models may see it: cut, and without NUL, which would end it early in C."""
    return text.replace("\0", " ")[:TEXT_CHARS_MAX]
