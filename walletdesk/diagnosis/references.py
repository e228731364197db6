"""Finds what may name a transaction in what a person wrote: ids, addresses, explorers' links."""

import re
from collections.abc import Iterable, Iterator

from walletdesk.chains import base
from walletdesk.chains.base import Chain
from walletdesk.chains.open import family_of
from walletdesk.diagnosis.links import Link, links
from walletdesk.diagnosis.model import Kind, Reference
from walletdesk.shield.fold import folded, narrowed

_TEXT_CHARS_MAX = 8_000
_WORDS_MAX = 200
_LINKS_MAX = 20
_WORD = re.compile(r"[0-9A-Za-z_:+/=-]{20,200}")
_BETWEEN = re.compile(r"[:=/?&#]")
_SHORTEST, _LONGEST = 20, 110  # a Solana signature has 88, a Bitcoin address at most 90
_SHORT = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Za-z][0-9A-Za-z_-]{5,40}(?![0-9A-Za-z-])")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_NEARLY_HASH = re.compile(
    r"(?<![0-9A-Za-z])(?:0x[0-9a-fA-F]{20,90}|[0-9a-fA-F]{50,80})(?![0-9A-Za-z])"
)
_ORDER = list(Kind)


def references(text: str, chains: Iterable[Chain]) -> tuple[Reference, ...]:
    """Everything in a text that may name a transaction, what says most first.

    chains   on which a word may be an id or an address
    Returns  none where nothing has the form
    """
    written, known = text[:_TEXT_CHARS_MAX], tuple(chains)
    linked = [link for _, link in zip(range(_LINKS_MAX), links(written), strict=False)]
    found = [one for link in linked for one in _in_link(link, known)]
    for link in linked:
        written = written.replace(link.text, " ")
    shown = narrowed(written).text
    found += _in_words(shown, known)
    found = found or [*_spoilt(written, shown, known)] or [*_of_services(shown)]
    once: dict[tuple[Kind, str], Reference] = {}
    for one in found:
        once.setdefault((one.kind, one.word), one)
    return tuple(sorted(once.values(), key=lambda one: _ORDER.index(one.kind)))


def _in_link(link: Link, chains: tuple[Chain, ...]) -> Iterator[Reference]:
    """What a link's path names; a site that we do not know as an explorer is called out."""
    shown = link.chains or chains
    for found in _in_words(link.path, shown):
        yield Reference(
            kind=found.kind,
            word=found.word,
            chains=found.chains,
            host=link.host,
            fake=not link.chains,
        )


def _in_words(text: str, chains: tuple[Chain, ...]) -> Iterator[Reference]:
    for _, match in zip(range(_WORDS_MAX), _WORD.finditer(text), strict=False):
        for word in _readings(match.group()):
            found = _reference(word, chains) if len(word) <= _LONGEST else None
            if found:
                yield found
                break


def _readings(token: str) -> Iterator[str]:
    """A token as it is, then without what people and links put around an id."""
    yield token
    bare = token.strip("_:+/=-")
    yield bare
    yield from (piece for piece in _BETWEEN.split(bare) if len(piece) >= _SHORTEST)


def _reference(word: str, chains: tuple[Chain, ...]) -> Reference | None:
    """What a word is, and on which of these chains: a transaction before an address."""
    forms = [(chain.name, family_of(chain).kinds(word, chain)) for chain in chains]
    for form, kind in _KINDS:
        names = tuple(name for name, kinds in forms if form in kinds)
        if names:
            return Reference(kind=kind, word=word, chains=names)
    return None


_KINDS = (
    (base.Kind.TRANSACTION, Kind.TRANSACTION),
    (base.Kind.ADDRESS, Kind.ADDRESS),
)


def _spoilt(written: str, shown: str, chains: tuple[Chain, ...]) -> Iterator[Reference]:
    """Ids that were cut short or lengthened, or hold letters that only look right."""
    if any(_in_words(folded(written).text, chains)):
        yield Reference(kind=Kind.LOOK_ALIKE_LETTERS, word="")
    for match in _NEARLY_HASH.finditer(shown):
        yield Reference(kind=Kind.WRONG_LENGTH, word=match.group())


def _of_services(text: str) -> Iterator[Reference]:
    """Numbers that exchanges and swap services give, which no chain knows."""
    for match in _UUID.finditer(text):
        yield Reference(kind=Kind.ORDER_NUMBER, word=match.group())
    for match in _SHORT.finditer(text):
        word = match.group()
        if word.isdigit():
            yield Reference(kind=Kind.EXCHANGE_ID, word=word)
        elif len(word) >= 8 and any(c.isdigit() for c in word):
            yield Reference(kind=Kind.ORDER_NUMBER, word=word)
