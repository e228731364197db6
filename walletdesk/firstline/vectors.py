"""Which examples mean the same as a message: two models' vectors, neighbours and a trained head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from walletdesk.firstline import head
from walletdesk.firstline.examples import Example
from walletdesk.firstline.kept import Kept
from walletdesk.models.base import Embedder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from walletdesk.models.base import Vectors

Progress = Callable[[int, int], None]
"""Sentences done, and all sentences."""

_NEIGHBOURS = 2
_SAVE_EVERY = 200
_RECENT = 64  # messages are often looked at twice: what they mean, then which emergency


class VectorIndex:
    """The examples as vectors, and a classifier over them.

    A row is the embedders' vectors side by side. Of each the mean of the row's language is
    taken away first: it says which language a text is in, not what it asks.
    """

    def __init__(
        self, examples: Sequence[Example], embedders: Sequence[Embedder], kept: Kept,
        progress: Progress = lambda done, total: None,
    ) -> None:  # fmt: skip
        self._embedders = tuple(embedders)
        self._row = lru_cache(_RECENT)(self._embed)
        self.labels = sorted({example.label for example in examples})
        raw = _embedded(examples, self._embedders, kept, progress)
        languages = np.array([example.language for example in examples])
        self._means = _means(raw, languages)
        self._rows = np.hstack([self._centred(part, languages, i) for i, part in enumerate(raw)])
        numbers = [self.labels.index(example.label) for example in examples]
        names = [embedder.name for embedder in embedders]
        self._weights = kept.head(
            (head.VERSION, names, examples),
            lambda: head.train(self._rows, numbers, len(self.labels)),
        )
        self._members = _members(np.array(numbers), len(self.labels))

    def look(self, text: str, language: str) -> tuple[Vectors, Vectors]:
        """For each of `labels`: log-probability by the head, and closeness of its nearest.

        Closeness is the sum over the embedders of the mean cosine of the two nearest examples.
        """
        row = self._row(text, language)
        by_head = head.log_shares(head.with_bias(row[None]) @ self._weights)[0]
        return by_head, self._closeness(row)

    def _embed(self, text: str, language: str) -> Vectors:
        parts = [
            self._part(number, embedder, text, language)
            for number, embedder in enumerate(self._embedders)
        ]
        return np.hstack(parts)

    def _part(self, number: int, embedder: Embedder, text: str, language: str) -> Vectors:
        if not embedder.speaks(language):
            return np.zeros(embedder.dimensions, np.float32)
        row: Vectors = self._centred(embedder.embed([text]), np.array([language]), number)[0]
        return row

    def _closeness(self, row: Vectors) -> Vectors:
        total = np.zeros(len(self.labels), np.float32)
        start = 0
        for embedder in self._embedders:
            end = start + embedder.dimensions
            cosines = self._rows[:, start:end] @ row[start:end]
            padded = np.append(cosines, np.float32(-1))[self._members]
            total += np.sort(padded, axis=1)[:, -_NEIGHBOURS:].mean(axis=1)
            start = end
        return total

    def _centred(self, part: Vectors, languages: NDArray[np.str_], number: int) -> Vectors:
        means = self._means[number]
        return _unit(part - np.stack([means.get(str(name), means[""]) for name in languages]))


def _embedded(
    examples: Sequence[Example], embedders: Sequence[Embedder], kept: Kept, progress: Progress
) -> list[Vectors]:
    """Each embedder's vectors of all examples; those kept from an earlier run are not made anew."""
    texts = [example.text for example in examples]
    wanted = {embedder.name: kept.missing(embedder.name, texts) for embedder in embedders}
    total = len(embedders) * len(texts)
    done = total - sum(map(len, wanted.values()))
    progress(done, total)
    for embedder in embedders:
        missing = wanted[embedder.name]
        for start in range(0, len(missing), _SAVE_EVERY):
            some = missing[start : start + _SAVE_EVERY]
            kept.add(embedder.name, some, embedder.embed(some))
            done += len(some)
            progress(done, total)
    return [kept.vectors(embedder.name, texts) for embedder in embedders]


def _means(raw: list[Vectors], languages: NDArray[np.str_]) -> list[dict[str, Vectors]]:
    """Each embedder's mean example by language; under "" the mean of these means."""
    found = []
    for part in raw:
        means = {str(name): part[languages == name].mean(axis=0) for name in sorted(set(languages))}
        found.append({**means, "": np.mean(list(means.values()), axis=0)})
    return found


def _members(numbers: NDArray[np.int_], count: int) -> NDArray[np.int_]:
    """The rows of each label, padded with the row after the last."""
    rows = [np.flatnonzero(numbers == number) for number in range(count)]
    width = max(_NEIGHBOURS, *map(len, rows))
    return np.stack([np.pad(r, (0, width - len(r)), constant_values=len(numbers)) for r in rows])


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(
        rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32
    )
