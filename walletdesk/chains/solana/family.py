"""Solana behind the protocol of all families."""

from collections.abc import Mapping

import base58

from walletdesk.chains.base import Chain, Finding, Kind, Movement, Page, Question, Risk
from walletdesk.chains.nodes import Nodes, NoNode


class Solana:
    """Knows the forms of ids and addresses; nodes are not asked yet."""

    name = "solana"
    verdicts: Mapping[str, str] = {}

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """By form and check sum."""
        try:
            packed = base58.b58decode(word) if len(word) <= 90 else b""
        except ValueError:
            return frozenset()
        found = {64: Kind.TRANSACTION, 32: Kind.ADDRESS}.get(len(packed))
        return frozenset({found} if found else ())

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


FAMILY = Solana()
