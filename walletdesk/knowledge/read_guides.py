"""Guides from files: the packaged folder, and a vendor's own, which may replace or add.

A file is `<slug>.<language>.md`: a TOML head between two `+++` lines, the short answer,
then sections below `## ` headings. docs/knowledge.md describes the format.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from walletdesk.knowledge.model import HEADINGS, Article, BadGuide, Section, faults, faults_between

GUIDES = Path(__file__).parent / "guides"

_FILE = re.compile(r"(?P<slug>[^.]+)\.(?P<language>[A-Za-z-]+)\.md")


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    topic: str
    asks: tuple[str, ...]
    related: tuple[str, ...]


def read_guides(own: Path | None = None, packaged: Path = GUIDES) -> tuple[Article, ...]:
    """All guides, checked; a vendor's own of the same slug and language wins.

    Raises    BadGuide  naming every file that breaks the rules, and how
    """
    found: dict[tuple[str, str], Article] = {}
    problems: list[str] = []
    for folder in [packaged] if own is None else [packaged, own]:
        for path in sorted(folder.glob("*.md")):
            try:
                article = read_guide(path)
            except BadGuide as error:
                problems.append(str(error))
            else:
                found[article.slug, article.language] = article
    problems += _problems_between(found.values())
    if problems:
        raise BadGuide("\n".join(problems))
    return tuple(found.values())


def read_guide(path: Path) -> Article:
    """One guide file, checked. Raises BadGuide."""
    name = _FILE.fullmatch(path.name)
    if name is None:
        raise BadGuide(f"{path.name}: the file must be called slug.language.md")
    article = parse_guide(path.read_text("utf-8"), name["slug"], name["language"])
    wrong = faults(article)
    if wrong:
        raise BadGuide(f"{path.name}: {'; '.join(wrong)}")
    return article


def parse_guide(text: str, slug: str, language: str) -> Article:
    """The guide in `text`, not yet checked. Raises BadGuide when it has not the form."""
    where = f"{slug}.{language}.md"
    head, body = _parted(text, where)
    short, *rest = re.split(r"^## +", body, flags=re.MULTILINE)
    sections = [_section(part) for part in rest]
    steps_title, never_title = HEADINGS.get(language, HEADINGS["en"])
    by_title = {section.title: section for section in sections}
    for title in (steps_title, never_title):
        if title not in by_title:
            raise BadGuide(f"{where}: the section {title!r} is missing")
    return Article(
        slug=slug,
        language=language,
        title=head.title,
        topic=head.topic,
        asks=head.asks,
        related=head.related,
        short=short.strip(),
        steps=by_title[steps_title],
        never=by_title[never_title],
        more=tuple(s for s in sections if s.title not in (steps_title, never_title)),
    )


def _parted(text: str, where: str) -> tuple[_Head, str]:
    parts = re.split(r"^\+\+\+[ \t]*$", text.replace("\r\n", "\n"), maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():
        raise BadGuide(f"{where}: it must start with a head between two +++ lines")
    try:
        head = msgspec.convert(tomllib.loads(parts[1]), _Head)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadGuide(f"{where}: {error}") from error
    return head, parts[2]


def _section(part: str) -> Section:
    title, _, text = part.partition("\n")
    return Section(title.strip(), text.strip())


def _problems_between(articles: Iterable[Article]) -> list[str]:
    articles = list(articles)
    slugs = {article.slug for article in articles}
    return [
        f"{article.slug}.{article.language}.md: {fault}"
        for article in articles
        for fault in faults_between(article, slugs)
    ]
