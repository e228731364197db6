"""Solana behind the protocol of all families."""

from collections.abc import Mapping

from walletdesk.chains.base import Chain, Finding, Kind, Movement, Page, Question, Risk
from walletdesk.chains.garbage import refused
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.own import OWN
from walletdesk.chains.rpc import Call
from walletdesk.chains.solana import accounts, history, risks, rules
from walletdesk.chains.solana.facts import fetched
from walletdesk.chains.solana.words import is_address, packed, whole


class Solana:
    """Reads Solana by its JSON-RPC."""

    name = "solana"
    verdicts: Mapping[str, str] = {
        **rules.VERDICTS,
        **risks.VERDICTS,
        **history.LACKS,
        "is_token_account": "The address is an account for tokens, not a wallet.",
    }

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """64 bytes in base58 are a signature, 32 an address; neither has a check sum."""
        found = {64: Kind.TRANSACTION, 32: Kind.ADDRESS}.get(len(packed(word)))
        return frozenset({found} if found else ())

    def same(self, one: str, other: str) -> bool:
        """Whether two words are the same; there is only one way to write each."""
        return one == other

    @refused
    async def examine(self, chain: Chain, nodes: Nodes, question: Question) -> Finding:
        """Fetch, then judge."""
        return rules.judged(chain, await fetched(chain, nodes, question), question)

    @refused
    async def survey(self, chain: Chain, nodes: Nodes, address: str) -> Finding:
        """What an address holds."""
        return await accounts.survey(chain, nodes, address)

    @refused
    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """The next piece of what it and its accounts for tokens sent and received."""
        return await history.page(chain, nodes, address, after)

    @refused
    async def risks(
        self, chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """Rights of others over it, tokens that are traps, look-alikes in its past."""
        return await risks.risks(chain, nodes, address, past)

    @refused
    async def used(self, chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Those that hold something or ever stood in a transaction."""
        return await accounts.used(nodes, addresses)

    async def chain_there(self, nodes: Nodes) -> Chain | None:
        """Solana, where the node tells the hash of a genesis; test clusters have others."""
        try:
            (genesis,) = await nodes.rpc([Call("getGenesisHash")])
        except NodesFailed:
            return None
        return OWN["solana"] if is_address(genesis) else None

    @refused
    async def head(self, chain: Chain, nodes: Nodes) -> int:
        """The newest slot."""
        (slot,) = await nodes.rpc([Call("getSlot", ({"commitment": "confirmed"},))])
        return whole(slot)


FAMILY = Solana()
