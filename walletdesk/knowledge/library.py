"""The library: all guides in memory, by language, topic and question."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from markupsafe import Markup

from walletdesk.kernel.errors import NotFound
from walletdesk.knowledge.model import TOPICS, Article
from walletdesk.knowledge.placeholders import Placeholders
from walletdesk.knowledge.read_guides import read_guides
from walletdesk.knowledge.search import GuideSearch, Hit
from walletdesk.knowledge.to_html import to_html, to_text
from walletdesk.knowledge.topics import FIRST
from walletdesk.languages.catalogue import SOURCE, Catalogues
from walletdesk.settings.model import Settings


@dataclass(frozen=True)
class Topic:
    """A topic and its guides."""

    name: str
    articles: tuple[Article, ...]


def open_library(
    settings: Settings, catalogues: Catalogues, own_guides: Path | None = None
) -> "Library":
    """The packaged guides and a vendor's own, with the vendor's facts filled in."""
    return Library(read_guides(own_guides), Placeholders(settings, catalogues))


class Library:
    """A frozen collection of guides.

    A language without guides of its own, and a guide that is missing in a language, are
    answered in English.
    """

    def __init__(self, articles: Iterable[Article], placeholders: Placeholders) -> None:
        self._articles = tuple(articles)
        self._by_name = {(a.slug, a.language): a for a in self._articles}
        self.facts = placeholders

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there are guides."""
        return tuple(sorted({article.language for article in self._articles}))

    def content_language(self, language: str) -> str:
        """The language in which a reader of `language` gets guides."""
        return language if language in self.languages else SOURCE

    def get(self, slug: str, language: str) -> Article:
        """The guide called `slug`. Raises NotFound."""
        for candidate in (language, SOURCE, *self.languages):
            if (slug, candidate) in self._by_name:
                return self._by_name[slug, candidate]
        raise NotFound()

    def articles(self, language: str) -> tuple[Article, ...]:
        """All guides for a reader of `language`, by slug."""
        slugs = sorted({slug for slug, _ in self._by_name})
        return tuple(self.get(slug, self.content_language(language)) for slug in slugs)

    def topics(self, language: str) -> tuple[Topic, ...]:
        """The guides by topic."""
        found = sorted(self.articles(language), key=_place)
        return tuple(
            Topic(name, tuple(a for a in found if a.topic == name))
            for name in TOPICS
            if any(a.topic == name for a in found)
        )

    def related(self, article: Article, language: str) -> tuple[Article, ...]:
        """The guides that `article` names as its neighbours."""
        return tuple(self.get(slug, language) for slug in article.related)

    def search(self, query: str, language: str, limit: int = 20) -> list[Hit]:
        """The guides that answer `query`, best first."""
        return self._searches[self.content_language(language)].hits(query, limit)

    def warm(self) -> None:
        """Make the index that the first search would wait for."""
        _ = self._searches

    def fill(self, text: str, language: str) -> str:
        """A guide's Markdown as plain text with the vendor's facts."""
        return to_text(text, self.facts.text(language))

    def short_answer(self, article: Article) -> str:
        """What the first line says: the short answer as plain text."""
        return self.fill(article.short, article.language)

    def html(self, text: str, language: str) -> Markup:
        """A guide's Markdown as HTML with the vendor's facts; links lead to pages."""
        return to_html(text, language, self.facts.html(language))

    @cached_property
    def _searches(self) -> dict[str, GuideSearch]:
        return {
            language: GuideSearch(
                self.articles(language), partial(to_text, values=self.facts.text(language))
            )
            for language in self.languages
        }


def _place(article: Article) -> int:
    return FIRST.index(article.slug) if article.slug in FIRST else len(FIRST)
