"""Which chain a person's own words name."""

import re
from collections.abc import Iterable

from walletdesk.chains.base import Chain
from walletdesk.diagnosis.links import links

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


def named_chain(text: str, chains: Iterable[Chain]) -> str | None:
    """The chain that a person's own words name, by its name, its title or its token standard."""
    words = text
    for link in links(text):
        words = words.replace(link.text, " ")
    for pattern, name in _CALLED.items():
        if re.search(pattern, words, re.IGNORECASE):
            return name
    for chain in chains:
        if _names(words, chain.title, 0) or _names(words, chain.name, re.IGNORECASE):
            return chain.name
    return None


def _names(words: str, called: str, flags: int) -> bool:
    bounded = rf"(?<![0-9A-Za-z]){re.escape(called)}(?![0-9A-Za-z])"
    if called.lower() in _ORDINARY:
        if flags:
            return False
        bounded = rf"(?:(?:\bon|\bvia|用|走|在|通过)\s*{bounded}|{bounded}\s*{_CHAIN})"
    return re.search(bounded, words, flags) is not None
