"""A guide: what it holds, and the rules it must keep."""

import re
from dataclasses import dataclass
from itertools import pairwise

TOPICS = ("account", "start", "assets", "transactions", "security", "service")
PLACEHOLDERS = ("brand", "site", "download", "contacts", "hours", "reply_time")

HEADINGS = {"zh": ("步骤", "切勿"), "en": ("Steps", "Never")}

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BRACES = re.compile(r"\{([^{}]*)\}")
_LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
_HTML = re.compile(r"<[a-zA-Z/!]")
_ADDRESS = re.compile(r"https?://|www\.")
_TABLE = re.compile(r"^\s*\|", re.MULTILINE)
_SENTENCE_END = re.compile(r"[。！？]+|[.!?]+(?=\s|$)")


class BadGuide(ValueError):
    """A guide that breaks the rules; names the file and every fault."""


@dataclass(frozen=True)
class Section:
    """A part of a guide below its own heading; `text` is Markdown."""

    title: str
    text: str


@dataclass(frozen=True)
class Article:
    """One guide in one language. All text is Markdown with placeholders.

    title    the question as a user would ask it
    asks     other ways people ask it
    short    the short answer, one paragraph, which the first line says by itself
    steps    what to do, in order
    never    what never to do here
    more     further sections, in order
    """

    slug: str
    language: str
    title: str
    topic: str
    asks: tuple[str, ...]
    related: tuple[str, ...]
    short: str
    steps: Section
    never: Section
    more: tuple[Section, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in the order they are read."""
        return (self.steps, *self.more, self.never)

    @property
    def text(self) -> str:
        """Everything below the title, as one text."""
        return "\n\n".join([self.short, *(section.text for section in self.sections)])

    def linked(self) -> set[str]:
        """The slugs of the guides that the text links to."""
        return {to.removeprefix("guide:") for to in _LINK.findall(self.text)}


def faults(article: Article) -> list[str]:
    """What is wrong with a guide by itself, in plain words."""
    return [*_faults_of_head(article), *_faults_of_body(article), *_faults_of_text(article)]


def faults_between(article: Article, slugs: set[str]) -> list[str]:
    """What is wrong with a guide among those that there are."""
    unknown = sorted((set(article.related) | article.linked()) - slugs)
    return [f"there is no guide called {slug!r}" for slug in unknown]


def _faults_of_head(article: Article) -> list[str]:
    found = []
    if not _SLUG.fullmatch(article.slug):
        found.append("the file name must be lower-case English words joined by hyphens")
    if not article.title.strip():
        found.append("the title is empty")
    if article.topic not in TOPICS:
        found.append(f"topic {article.topic!r} is none of {', '.join(TOPICS)}")
    if not 8 <= len(article.asks) <= 10 or len(set(article.asks)) != len(article.asks):
        found.append(f"asks must be 8 to 10 different questions, not {len(article.asks)}")
    if not 2 <= len(article.related) <= 4 or article.slug in article.related:
        found.append("related must name 2 to 4 other guides")
    return found


def _faults_of_body(article: Article) -> list[str]:
    found = []
    sentences = len(_SENTENCE_END.findall(article.short))
    if "\n\n" in article.short or not 2 <= sentences <= 4:
        found.append(f"the short answer must be one paragraph of 2 to 4 sentences, not {sentences}")
    steps = _numbers(article.steps.text)
    if not 3 <= len(steps) <= 8 or any(b != a + 1 for a, b in pairwise(steps)):
        found.append(f"there must be 3 to 8 steps numbered in order, not {len(steps)}")
    never = len(re.findall(r"^[-*] ", article.never.text, re.MULTILINE))
    if not 2 <= never <= 4:
        found.append(f"what never to do must be 2 to 4 points, not {never}")
    return found


def _faults_of_text(article: Article) -> list[str]:
    found = []
    for name in _BRACES.findall(article.text):
        if name not in PLACEHOLDERS:
            found.append(f"placeholder {{{name}}} is none of {', '.join(PLACEHOLDERS)}")
    if "{" in _BRACES.sub("", article.text) or "}" in _BRACES.sub("", article.text):
        found.append("a brace stands alone")
    for to in _LINK.findall(article.text):
        if not to.startswith("guide:"):
            found.append(f"links may lead to other guides only, as [text](guide:slug), not {to!r}")
    if _HTML.search(article.text) or "![" in article.text or _TABLE.search(article.text):
        found.append("HTML, pictures and tables are not allowed")
    if _ADDRESS.search(article.text):
        found.append("web addresses are not allowed; use a placeholder")
    return found


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
