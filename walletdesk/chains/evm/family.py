"""The EVM family behind the protocol of all families."""

from collections.abc import Mapping

from walletdesk.chains.base import Chain, Finding, Kind, Movement, Page, Question, Risk
from walletdesk.chains.evm import address_verdicts, rules, used
from walletdesk.chains.evm.fetch import fetched
from walletdesk.chains.evm.history import history
from walletdesk.chains.evm.risks import risks
from walletdesk.chains.evm.survey import survey
from walletdesk.chains.evm.tokens import Tokens
from walletdesk.chains.evm.words import is_address, is_hash, number
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.registry import evm_chain
from walletdesk.chains.rpc import Call


class Evm:
    """Reads every chain that speaks Ethereum's JSON-RPC."""

    name = "evm"
    verdicts: Mapping[str, str] = rules.VERDICTS | address_verdicts.VERDICTS
    _tokens = Tokens()

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """A hash is a transaction's, twenty bytes are an address; every EVM chain shares both."""
        if is_hash(word):
            return frozenset({Kind.TRANSACTION})
        return frozenset({Kind.ADDRESS} if is_address(word) else ())

    def same(self, one: str, other: str) -> bool:
        """Whether two words are the same hexadecimal digits."""
        return one.lower().removeprefix("0x") == other.lower().removeprefix("0x")

    async def examine(self, chain: Chain, nodes: Nodes, question: Question) -> Finding:
        """Fetch, then judge."""
        return rules.judged(chain, await fetched(nodes, question), question)

    async def survey(self, chain: Chain, nodes: Nodes, address: str) -> Finding:
        """What stands at an address and what it holds."""
        return await survey(chain, nodes, self._tokens, address)

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """Rebuilt from logs and from what changed."""
        return await history(chain, nodes, self._tokens, address, after)

    async def risks(
        self, chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """Look-alikes, approvals, others who may act, tokens that trap."""
        return await risks(chain, nodes, self._tokens, address, past)

    async def used(self, chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Those that sent something or hold something."""
        return await used.used(nodes, addresses)

    async def chain_there(self, nodes: Nodes) -> Chain | None:
        """The chain whose EIP-155 number the node tells."""
        try:
            (answer,) = await nodes.rpc([Call("eth_chainId")])
            return evm_chain(number(answer)) if isinstance(answer, str) else None
        except (NodesFailed, ValueError):
            return None

    async def head(self, chain: Chain, nodes: Nodes) -> int:
        """The height of the newest block."""
        (height,) = await nodes.rpc([Call("eth_blockNumber")])
        return number(height)
