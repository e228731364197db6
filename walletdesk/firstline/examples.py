"""The sentences that the retrieval learns from: the guides' own and those in `examples/`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from walletdesk.firstline.plain import plain
from walletdesk.knowledge.library import Library

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True)
class Example:
    """A sentence and the guide or intent that it belongs to."""

    label: str
    language: str
    text: str


def examples(library: Library) -> tuple[Example, ...]:
    """All of them, each once, in a fixed order."""
    return tuple(dict.fromkeys([*_of_guides(library), *_packaged(library)]))


def _of_guides(library: Library) -> Iterator[Example]:
    for language in library.languages:
        for article in library.articles(language):
            for question in (article.title, *article.asks):
                yield Example(article.slug, article.language, plain(question))


def _packaged(library: Library) -> Iterator[Example]:
    slugs = {article.slug for article in library.articles(library.languages[0])}
    for path in sorted(FOLDER.glob("*.toml")):
        kind, language = path.stem.split(".")
        for label, texts in tomllib.loads(path.read_text("utf-8")).items():
            if kind == "intents" or label in slugs:
                yield from (Example(label, language, plain(text)) for text in texts)
