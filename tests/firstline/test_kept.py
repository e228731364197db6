"""What was computed once is not computed again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from walletdesk.firstline.examples import Example, examples
from walletdesk.firstline.kept import Kept
from walletdesk.firstline.vectors import VectorIndex
from walletdesk.firstline.warm import MODELS
from walletdesk.knowledge.library import Library
from walletdesk.models.base import Embedder, load

if TYPE_CHECKING:
    from walletdesk.models.base import Vectors


class Counting:
    """Letters as vectors; counts the texts it is asked for."""

    name = "counting"
    dimensions = 26

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        rows = np.array([[text.count(chr(97 + i)) + 0.01 for i in range(26)] for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    def speaks(self, language: str) -> bool:
        return True


_EXAMPLES = [
    Example("cats", "en", "meow purr"),
    Example("cats", "en", "purring cat"),
    Example("dogs", "en", "bark woof"),
    Example("dogs", "en", "dog bow wow"),
]


def _index(embedder: Embedder, kept: Kept, sentences: Sequence[Example] = _EXAMPLES) -> VectorIndex:
    return VectorIndex(sentences, [embedder], kept)


def test_a_second_start_embeds_nothing_and_finds_the_same(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    one = _index(first, Kept(tmp_path, None)).look("woof", "en")
    two = _index(second, Kept(tmp_path, None)).look("woof", "en")
    assert len(first.asked) == 5
    assert second.asked == ["woof"]
    assert np.array_equal(one[0], two[0])
    assert np.array_equal(one[1], two[1])


def test_a_changed_sentence_costs_itself_only(tmp_path: Path) -> None:
    _index(Counting(), Kept(tmp_path, None))
    again = Counting()
    _index(again, Kept(tmp_path, None), [*_EXAMPLES, Example("cats", "en", "kitten")])
    assert again.asked == ["kitten"]


def test_a_damaged_file_counts_as_absent(tmp_path: Path) -> None:
    (tmp_path / "counting.npz").write_bytes(b"PK\x03\x04 not really")
    (tmp_path / "head.npz").write_bytes(b"")
    embedder = Counting()
    _index(embedder, Kept(tmp_path, None))
    assert len(embedder.asked) == 4


def test_the_head_tells_the_labels_apart() -> None:
    index = _index(Counting(), Kept(None, None))
    by_head, closeness = index.look("bark bark", "en")
    assert index.labels[int(by_head.argmax())] == "dogs"
    assert index.labels[int(closeness.argmax())] == "dogs"


def test_nearly_all_packaged_sentences_come_with_vectors(library: Library) -> None:
    texts = [example.text for example in examples(library)]
    for model in MODELS:
        missing = Kept(None).missing(load(model).name, texts)
        assert len(missing) < 0.1 * len(texts), "run python -m walletdesk.firstline.pack"
