"""Finds what may name a transaction in what a person wrote: ids, addresses, explorers' links."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from walletdesk.chains import base
from walletdesk.chains.base import Chain
from walletdesk.chains.open import family_of
from walletdesk.chains.registry import explorers
from walletdesk.diagnosis.model import Kind, Reference
from walletdesk.shield.fold import narrowed

_TEXT_CHARS_MAX = 8_000
_WORDS_MAX = 400
_LINK = re.compile(r"https?://[^\s<>\"'，。、；！？（）【】《》]+", re.IGNORECASE)
_WORD = re.compile(r"[0-9A-Za-z_:+/=-]{20,}")
_SHORT = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Za-z][0-9A-Za-z_-]{5,40}(?![0-9A-Za-z-])")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
# Where an explorer has an id in its path: /tx/…, /transaction/…, /address/…, #/transaction/….
_EXPLORES = re.compile(
    r"/(?:tx|txs|txn|transaction|transactions|address|account|block|msg)s?/", re.IGNORECASE
)


def references(text: str, chains: Iterable[Chain]) -> tuple[Reference, ...]:
    """Everything in a text that may name a transaction, what says most first.

    chains   on which a word may be an id or an address
    Returns  none where nothing has the form
    """
    shown = narrowed(text[:_TEXT_CHARS_MAX]).text
    known = tuple(chains)
    found = [*_in_links(shown, known), *_in_words(_LINK.sub(" ", shown), known)]
    if not found:
        found = list(_of_services(shown))
    once = {(one.kind, one.word): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: _ORDER.index(one.kind)))


_ORDER = list(Kind)


def _in_links(text: str, chains: tuple[Chain, ...]) -> Iterator[Reference]:
    for match in _LINK.finditer(text):
        link = match.group().rstrip(".,;:!?)")
        host = _host(link)
        if not host or not (_EXPLORES.search(link) or host in explorers()):
            continue
        shows = explorers().get(host, ())
        if not shows:
            yield Reference(kind=Kind.FAKE_EXPLORER, word="", host=host)
            continue
        for found in _in_words(link.partition("://")[2].replace("/", " "), shows):
            named = tuple(chain.name for chain in shows)
            yield Reference(kind=found.kind, word=found.word, chains=named, host=host)


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _in_words(text: str, chains: tuple[Chain, ...]) -> Iterator[Reference]:
    for number, match in enumerate(_WORD.finditer(text)):
        if number >= _WORDS_MAX:
            return
        for word in _readings(match.group()):
            kind, names = _kind(word, chains)
            if kind:
                yield Reference(kind=kind, word=word, chains=names)
                break


def _readings(token: str) -> Iterator[str]:
    yield token
    bare = token.strip("_:+/=-")
    if bare != token:
        yield bare
    # What people write before an id, with a colon or an equals sign.
    for piece in re.split(r"[:=/]", bare):
        if len(piece) >= 20 and piece != bare:
            yield piece


def _kind(word: str, chains: tuple[Chain, ...]) -> tuple[Kind | None, tuple[str, ...]]:
    """What a word is, and on which of these chains. A transaction before an address."""
    for kind, ours in (
        (base.Kind.TRANSACTION, Kind.TRANSACTION),
        (base.Kind.ADDRESS, Kind.ADDRESS),
    ):
        names = tuple(chain.name for chain in chains if kind in family_of(chain).kinds(word, chain))
        if names:
            return ours, names
    return None, ()


def _of_services(text: str) -> Iterator[Reference]:
    """Numbers that exchanges and swap services give, which no chain knows."""
    for match in _UUID.finditer(text):
        yield Reference(kind=Kind.ORDER_NUMBER, word=match.group())
    for match in _SHORT.finditer(text):
        word = match.group()
        if word.isdigit() and len(word) >= 6:
            yield Reference(kind=Kind.EXCHANGE_ID, word=word)
        elif _mixes(word) and len(word) >= 8:
            yield Reference(kind=Kind.ORDER_NUMBER, word=word)


def _mixes(word: str) -> bool:
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)


def named_chain(text: str, chains: Iterable[Chain]) -> str | None:
    """The chain that a person's own words name, by its name, its title or its token standard."""
    words = _LINK.sub(" ", text)
    for pattern, name in _CALLED.items():
        if re.search(pattern, words, re.IGNORECASE):
            return name
    for chain in chains:
        if _names(words, chain.title, 0) or _names(words, chain.name, re.IGNORECASE):
            return chain.name
    return None


# What people call a chain besides its name.
_CALLED = {
    r"(?<![a-z])trc-?20|波场|波場": "tron",
    r"(?<![a-z])bep-?20|币安智能链|幣安智能鏈": "bsc",
    r"(?<![a-z])erc-?20|以太坊": "ethereum",
    r"比特币|比特幣": "bitcoin",
    r"莱特币|萊特幣": "litecoin",
    r"狗狗币|狗狗幣": "dogecoin",
}
_CHAIN = r"(?:chain|network|mainnet|链|鏈|网络|網路|主网)"
# Words of every day: they name a chain only where they are written as its title and said to be one.
_ORDINARY = frozenset({"base", "ton", "optimism", "classic", "flare", "fuse", "mode", "meter"})


def _names(words: str, called: str, flags: int) -> bool:
    bounded = rf"(?<![0-9A-Za-z]){re.escape(called)}(?![0-9A-Za-z])"
    if called.lower() in _ORDINARY:
        if flags:
            return False
        bounded = rf"(?:(?:\bon|\bvia|用|走|在|通过)\s*{bounded}|{bounded}\s*{_CHAIN})"
    return re.search(bounded, words, flags) is not None
