"""Bitcoin and the coins made from it behind the protocol of all families."""

import re
from collections.abc import Mapping

import base58

from walletdesk.chains.base import Chain, Finding, Kind, Movement, Page, Question, Risk
from walletdesk.chains.nodes import Nodes, NoNode

_HASH = re.compile(r"[0-9a-fA-F]{64}")


def _is_address(word: str, chain: Chain) -> bool:
    prefixes, versions = chain.traits["prefixes"], chain.traits["versions"]
    lower = word.lower()
    if any(lower.startswith(f"{prefix}1") for prefix in prefixes):
        return lower in (word, word.lower()) and 14 <= len(word) <= 74
    try:
        packed = base58.b58decode_check(word)
    except ValueError:
        return False
    return len(packed) == 21 and packed[0] in versions


class Utxo:
    """Knows the forms of ids and addresses; nodes are not asked yet."""

    name = "utxo"
    verdicts: Mapping[str, str] = {}

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """By form and check sum."""
        if _HASH.fullmatch(word):
            return frozenset({Kind.TRANSACTION})
        return frozenset({Kind.ADDRESS} if _is_address(word, chain) else ())

    def same(self, one: str, other: str) -> bool:
        """Whether two words are the same."""
        return one == other

    async def examine(self, chain: Chain, nodes: Nodes, question: Question) -> Finding:
        """Not yet."""
        raise NoNode(chain.name)

    async def survey(self, chain: Chain, nodes: Nodes, address: str) -> Finding:
        """Not yet."""
        raise NoNode(chain.name)

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """Not yet."""
        raise NoNode(chain.name)

    async def risks(
        self, chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """Not yet."""
        raise NoNode(chain.name)

    async def used(self, chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Not yet."""
        raise NoNode(chain.name)

    async def chain_there(self, nodes: Nodes) -> Chain | None:
        """Not yet."""
        return None

    async def head(self, chain: Chain, nodes: Nodes) -> int:
        """Not yet."""
        raise NoNode(chain.name)


FAMILY = Utxo()
