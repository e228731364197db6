"""What the retrieval computed before, so that a start takes seconds.

The vectors of the packaged sentences, and the head trained on them, come with the product
(`python -m walletdesk.firstline.pack` makes them); those of a vendor's own guides are kept in
the data folder. Everything is named by the hash of what it was made from: a
changed guide costs its own sentences only. A damaged or foreign file counts as absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

if TYPE_CHECKING:
    from walletdesk.models.base import Vectors

FOLDER = "first-line"
PACKAGED = Path(__file__).parent / "packaged"

_Arrays = dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.generic]]"]
_FINEST = 127  # vectors are kept as whole numbers of 1/127 of their largest part


class Kept:
    """Vectors by model and text, and the head trained on them. One thread at a time.

    folder    where new ones are written; None for nowhere
    packaged  where others may lie already
    """

    def __init__(self, folder: Path | None, packaged: Path | None = PACKAGED) -> None:
        self._folder = folder
        self._packaged = packaged
        self._known: dict[str, dict[bytes, Vectors]] = {}
        self._own: dict[str, dict[bytes, Vectors]] = {}

    def missing(self, model: str, texts: Iterable[str]) -> list[str]:
        """The texts of which `model` has made no vector yet, each once."""
        known = self._of(model)
        return [text for text in dict.fromkeys(texts) if _name(text) not in known]

    def add(self, model: str, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep these, in memory and on disk."""
        # As they will be read back, so that the head is the same after the next start.
        new = dict(zip(map(_name, texts), _fine(_coarse(vectors)), strict=True))
        self._of(model).update(new)
        own = self._own[model]
        own.update(new)
        rows = _coarse(np.stack(list(own.values())))
        self._write(f"{model}.npz", names=np.array(list(own)), vectors=rows)

    def vectors(self, model: str, texts: Sequence[str]) -> Vectors:
        """One row a text, about unit length. All must be known."""
        known = self._of(model)
        return np.stack([known[_name(text)] for text in texts])

    def head(self, made_from: object, train: Callable[[], Vectors]) -> Vectors:
        """What `train` gives, from disk if it was made from the same before."""
        name = sha256(repr(made_from).encode()).hexdigest()
        for folder in (self._folder, self._packaged):
            found = _read(folder, "head.npz")
            if str(found.get("made_from")) == name:
                return np.asarray(found["head"], np.float32)
        trained = train()
        self._write("head.npz", made_from=np.array(name), head=trained)
        return trained

    def _of(self, model: str) -> dict[bytes, Vectors]:
        if model not in self._known:
            self._own[model] = _vectors(_read(self._folder, f"{model}.npz"))
            packaged = _vectors(_read(self._packaged, f"{model}.npz"))
            self._known[model] = {**packaged, **self._own[model]}
        return self._known[model]

    def _write(
        self, name: str, **arrays: np.ndarray[tuple[int, ...], np.dtype[np.generic]]
    ) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"unfinished-{name}"
        np.savez_compressed(unfinished, allow_pickle=False, **arrays)
        unfinished.replace(self._folder / name)


def _read(folder: Path | None, name: str) -> _Arrays:
    if folder is None:
        return {}
    try:
        with (folder / name).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return {key: arrays[key] for key in arrays.files}
    except (OSError, ValueError, EOFError, BadZipFile):
        return {}


def _vectors(arrays: _Arrays) -> dict[bytes, Vectors]:
    if not {"names", "vectors"} <= arrays.keys():
        return {}
    rows = _fine(arrays["vectors"])
    return dict(zip([bytes(name) for name in arrays["names"]], rows, strict=False))


def _coarse(rows: Vectors) -> np.ndarray[tuple[int, ...], np.dtype[np.int8]]:
    largest = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-9)
    return np.asarray(np.rint(rows * (_FINEST / largest)), np.int8)


def _fine(rows: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> Vectors:
    whole = np.asarray(rows, np.float32)
    return np.asarray(
        whole / np.maximum(np.linalg.norm(whole, axis=1, keepdims=True), 1e-9), np.float32
    )


def _name(text: str) -> bytes:
    return sha256(text.encode()).hexdigest()[:16].encode()
