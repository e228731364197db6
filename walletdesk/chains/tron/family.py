"""TRON behind the protocol of all families."""

from collections.abc import Mapping

from walletdesk.chains.base import Chain, Finding, Kind, Movement, Page, Question, Risk
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.tron import addresses, ask, rules, there, used
from walletdesk.chains.tron.facts import fetched
from walletdesk.chains.tron.history import history
from walletdesk.chains.tron.risks import risks
from walletdesk.chains.tron.survey import survey


class Tron:
    """Reads TRON through the HTTP API of its nodes."""

    name = "tron"
    verdicts: Mapping[str, str] = rules.VERDICTS

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """By form and check sum."""
        if addresses.is_id(word):
            return frozenset({Kind.TRANSACTION})
        return frozenset({Kind.ADDRESS} if addresses.is_address(word) else ())

    def same(self, one: str, other: str) -> bool:
        """Whether two words name the same, however they are written."""
        return addresses.same(one, other)

    async def examine(self, chain: Chain, nodes: Nodes, question: Question) -> Finding:
        """Fetch, then judge."""
        return rules.judged(chain, await fetched(nodes, question), question)

    async def survey(self, chain: Chain, nodes: Nodes, address: str) -> Finding:
        """Whether it exists, what it holds and who may act for it."""
        return await survey(chain, nodes, address)

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """What it sent and received, where an endpoint lists that."""
        return await history(chain, nodes, address, after)

    async def risks(
        self, chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """Who else controls it, who may take its tokens, who poisons its history."""
        return await risks(chain, nodes, address, past)

    async def used(self, chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Those that exist as accounts, or hold the commonest token."""
        return await used.used(chain, nodes, addresses)

    async def chain_there(self, nodes: Nodes) -> Chain | None:
        """TRON, where a node answers with a block of TRON."""
        return await there.chain_there(nodes)

    async def head(self, chain: Chain, nodes: Nodes) -> int:
        """The height of the newest block."""
        return (await ask.head(nodes)).height


FAMILY = Tron()
