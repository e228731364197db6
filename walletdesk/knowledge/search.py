"""Search over the guides in memory: BM25 over fields, and the best passage with its hits.

Ten dozen guides need no engine; the class can be replaced by one that asks the engine.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

from walletdesk.knowledge.model import Article
from walletdesk.languages.analyse import folded, terms

_WEIGHTS = {"title": 3.0, "asks": 1.6, "short": 1.2, "body": 1.0}
_K1 = 1.2
_SINGLE = 0.25  # one Chinese character says little beside two together
_LEAST = 0.3  # of the best hit's score; what is below is noise
_LEAST_AT_ALL = 0.1  # words that stand in nearly every guide tell nothing
_PREFIX_MIN = 3
_QUERY_CHARS = 200
_PASSAGE_CHARS = {"zh": 90}
_PASSAGE_CHARS_ELSE = 180


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage; `hit` when the query's words stand there."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Hit:
    """One guide found, best first."""

    article: Article
    score: float
    title: tuple[Piece, ...]
    passage: tuple[Piece, ...]


@dataclass(frozen=True)
class _Entry:
    article: Article
    weights: dict[str, float]
    passages: tuple[str, ...]


@dataclass(frozen=True)
class _Wanted:
    meant: tuple[str, ...]
    rarity: float


class GuideSearch:
    """The index of one language's guides.

    plain    makes plain text of a guide's Markdown
    """

    def __init__(self, articles: Iterable[Article], plain: Callable[[str], str]) -> None:
        self._entries = [_entry(article, plain) for article in articles]
        self._terms = frozenset(term for entry in self._entries for term in entry.weights)

    def hits(self, query: str, limit: int = 20) -> list[Hit]:
        """The guides that answer `query`, best first; none for an empty query."""
        query = query[:_QUERY_CHARS]
        wanted = [self._wanted(term) for term in dict.fromkeys(terms(query))]
        scored = [(_score(entry, wanted), entry) for entry in self._entries]
        scored = sorted((p for p in scored if p[0] > _LEAST_AT_ALL), key=lambda p: -p[0])
        least = scored[0][0] * _LEAST if scored else 0
        marks = _marks(query)
        return [
            Hit(e.article, score, pieces(e.article.title, marks), _passage(e, marks))
            for score, e in scored[:limit]
            if score >= least
        ]

    def _wanted(self, term: str) -> _Wanted:
        """A term with the indexed terms that it may mean, which count as one."""
        meant = {term} & self._terms
        if len(term) >= _PREFIX_MIN and term.isascii():
            meant |= {indexed for indexed in self._terms if _is_near(indexed, term)}
        holding = sum(not meant.isdisjoint(entry.weights) for entry in self._entries)
        rarity = log(1 + (len(self._entries) - holding + 0.5) / (holding + 0.5))
        return _Wanted(tuple(meant), rarity * (_SINGLE if _is_single(term) else 1))


def _score(entry: _Entry, wanted: list[_Wanted]) -> float:
    """The sum over the terms, less when some of them are not there at all."""
    worths = [_worth(entry, one) for one in wanted]
    found = sum(worth > 0 for worth in worths)
    return sum(worths) * (0.5 + 0.5 * found / max(1, len(worths)))


def _worth(entry: _Entry, wanted: _Wanted) -> float:
    weight = sum(entry.weights.get(term, 0.0) for term in wanted.meant)
    return wanted.rarity * weight * (_K1 + 1) / (weight + _K1)


def pieces(text: str, marks: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """`text` cut where the marked words begin and end."""
    if marks is None or len(folded(text)) != len(text):
        return (Piece(text, False),)
    cut: list[Piece] = []
    at = 0
    for start, end in _joined(marks.finditer(folded(text))):
        cut += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    cut.append(Piece(text[at:], False))
    return tuple(piece for piece in cut if piece.text)


def _joined(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in matches:
        if spans and spans[-1][1] == match.start():
            spans[-1] = (spans[-1][0], match.end())
        else:
            spans.append(match.span())
    return spans


def _entry(article: Article, plain: Callable[[str], str]) -> _Entry:
    fields = {
        "title": article.title,
        "asks": "\n".join(article.asks),
        "short": plain(article.short),
        "body": plain("\n".join(section.text for section in article.sections)),
    }
    weights: dict[str, float] = {}
    for name, text in fields.items():
        for term, count in Counter(terms(text)).items():
            weights[term] = weights.get(term, 0.0) + _WEIGHTS[name] * 2 * count / (count + 1)
    lines = [fields["short"], *fields["body"].splitlines()]
    passages = tuple(re.sub(r"^(?:\d+\.|[-*])\s+", "", line) for line in lines if line.strip())
    return _Entry(article, weights, passages)


def _passage(entry: _Entry, marks: re.Pattern[str] | None) -> tuple[Piece, ...]:
    def worth(text: str) -> int:
        return len({match.group() for match in marks.finditer(folded(text))}) if marks else 0

    best = max(entry.passages, key=worth)
    if worth(best) == worth(entry.passages[0]):
        best = entry.passages[0]
    limit = _PASSAGE_CHARS.get(entry.article.language, _PASSAGE_CHARS_ELSE)
    return pieces(_shortened(best, marks, limit), marks)


def _shortened(text: str, marks: re.Pattern[str] | None, limit: int) -> str:
    if len(text) <= limit:
        return text
    match = marks.search(folded(text)) if marks else None
    start = max(0, min((match.start() if match else 0) - limit // 3, len(text) - limit))
    if start and " " in text[start : start + 15]:
        start = text.index(" ", start) + 1
    end = start + limit
    if end < len(text) and " " in text[end - 15 : end]:
        end = text.rindex(" ", start, end)
    shown = text[start:end].strip()
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"


def _marks(query: str) -> re.Pattern[str] | None:
    words = {term for term in terms(query) if not _is_single(term)}
    if not words:
        words = set(terms(query))
    patterns = [
        rf"\b{re.escape(word)}\w{{0,3}}\b" if word.isascii() else re.escape(word)
        for word in _longest(words)
    ]
    return re.compile("|".join(patterns)) if patterns else None


def _longest(words: Iterable[str]) -> Sequence[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _is_single(term: str) -> bool:
    return len(term) == 1 and not term.isascii()


def _is_near(indexed: str, asked: str) -> bool:
    """Whether one is the other's beginning, so that plurals and half-typed words are found."""
    if indexed.startswith(asked):
        return True
    return len(indexed) >= 4 and asked.startswith(indexed) and len(asked) - len(indexed) <= 2
