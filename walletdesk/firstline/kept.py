"""What the retrieval computed before, on disk, so that only the first start is slow.

Everything is named by the hash of what it was made from; a changed guide costs its own
sentences only. A damaged or foreign file counts as absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from walletdesk.firstline import head

if TYPE_CHECKING:
    from walletdesk.models.base import Vectors

FOLDER = "first-line"


class Kept:
    """Vectors by model and text, and the head trained on them. One thread at a time."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._vectors: dict[str, dict[str, Vectors]] = {}

    def missing(self, model: str, texts: Iterable[str]) -> list[str]:
        """The texts of which `model` has made no vector yet, each once."""
        known = self._known(model)
        return [text for text in dict.fromkeys(texts) if _name(text) not in known]

    def add(self, model: str, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep these, in memory and on disk."""
        known = self._known(model)
        known.update(zip(map(_name, texts), vectors, strict=True))
        self._write(
            f"{model}.npz", names=np.array(list(known)), vectors=np.stack([*known.values()])
        )

    def vectors(self, model: str, texts: Sequence[str]) -> Vectors:
        """One row a text. All must be known."""
        known = self._known(model)
        return np.stack([known[_name(text)] for text in texts])

    def head(self, rows: Vectors, labels: list[int], count: int) -> Vectors:
        """The head trained on these rows, from disk if it was trained on the same before."""
        made_from = sha256(rows.tobytes())
        made_from.update(repr((head.VERSION, labels, count)).encode())
        found = self._read("head.npz")
        if found.get("made_from") == made_from.hexdigest():
            return np.asarray(found["head"], np.float32)
        trained = head.train(rows, labels, count)
        self._write("head.npz", made_from=np.array(made_from.hexdigest()), head=trained)
        return trained

    def _known(self, model: str) -> dict[str, Vectors]:
        if model not in self._vectors:
            found = self._read(f"{model}.npz")
            names = [str(name) for name in found.get("names", ())]
            self._vectors[model] = dict(zip(names, found.get("vectors", ()), strict=False))
        return self._vectors[model]

    def _read(self, name: str) -> dict[str, Vectors]:
        if self._folder is None:
            return {}
        try:
            with np.load(self._folder / name, allow_pickle=False) as file:
                return {key: file[key] for key in file.files}
        except (OSError, ValueError, EOFError, BadZipFile):
            return {}

    def _write(
        self, name: str, **arrays: np.ndarray[tuple[int, ...], np.dtype[np.generic]]
    ) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"unfinished-{name}"
        np.savez(unfinished, allow_pickle=False, **arrays)
        unfinished.replace(self._folder / name)


def _name(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
