"""Explorers' links in what a person wrote: which chain they show, and which are fakes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from walletdesk.chains.base import Chain
from walletdesk.chains.registry import explorers

# As written: a host in look-alike letters must not be read as the one it imitates.
_LINK = re.compile(
    r"(?:https?://)?(?P<host>(?:[^\s/<>\"'@:，。、；！？（）【】《》]+\.)+[^\W\d_]{2,})"
    r"(?::\d{1,5})?(?P<path>/[^\s<>\"'，。、；！？（）【】《》]*)",
    re.IGNORECASE,
)


class Link(NamedTuple):
    """A link with a path.

    host     without `www.`, as it is written, in lower case
    chains   that a known explorer of this host shows; none for any other host
    """

    text: str
    host: str
    path: str
    chains: tuple[Chain, ...]


def links(text: str) -> Iterator[Link]:
    """Every link of a text."""
    for match in _LINK.finditer(text):
        host = match["host"].lower().removeprefix("www.")
        path = match["path"].rstrip(".,;:!?)")
        yield Link(match.group(), host, path, _shown(host, path))


def _shown(host: str, path: str) -> tuple[Chain, ...]:
    """The explorer's chains; the one that its path names, where it shows several."""
    chains = explorers().get(host, ())
    parts = path.lower().split("/")
    named = tuple(one for one in chains if {one.name, one.title.lower()} & set(parts))
    return named or chains
