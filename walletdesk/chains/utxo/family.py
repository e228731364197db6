"""Bitcoin and the coins made from it behind the protocol of all families."""

from collections.abc import Mapping
from dataclasses import replace

from walletdesk.chains.base import Chain, Evidence, Finding, Kind, Movement, Page, Question, Risk
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.own import OWN
from walletdesk.chains.utxo import address as addresses
from walletdesk.chains.utxo import rules, words
from walletdesk.chains.utxo.facts import Facts
from walletdesk.chains.utxo.verdicts import VERDICTS
from walletdesk.chains.utxo.ways import Ways

_CHAINS = tuple(chain for chain in OWN.values() if chain.family == "utxo")
# Forks share the first block of what they left; none of those that we know is told apart by it.
_FIRST_BLOCKS = {
    "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f": "bitcoin",
    "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943": "bitcoin-testnet",
    "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206": "bitcoin-regtest",
    "12a765e31ffd4059bada1e25190f6e98c99d9714d334efa41a195a7e7e04bfe2": "litecoin",
    "530827f38f93b43ed12af0b3ad25a288dc02ed74d6d7857862df51fc56c416f9": "litecoin-regtest",
    "1a91e3dace36e2be3bf030a65679fe821aa1d6ef92e7c9902eb318182c355691": "dogecoin",
}


class Utxo:
    """Asks Esplora servers and Bitcoin Core nodes, whichever each endpoint is."""

    name = "utxo"
    verdicts: Mapping[str, str] = VERDICTS

    def __init__(self) -> None:
        self._ways = Ways()

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """By form and check sum."""
        if words.is_hash(word):
            return frozenset({Kind.TRANSACTION})
        return frozenset({Kind.ADDRESS} if words.is_address(word, chain) else ())

    def same(self, one: str, other: str) -> bool:
        """Whether two words are the same id, or addresses of the same script."""
        return words.same(one, other)

    async def examine(self, chain: Chain, nodes: Nodes, question: Question) -> Finding:
        """Fetch, judge, and have a second endpoint confirm what is final."""
        facts = await self._known_somewhere(chain, nodes, question)
        finding = rules.judged(chain, _CHAINS, facts, question)
        if not finding.final or facts.transaction is None:
            return finding
        return rules.judged(chain, _CHAINS, await self._witnessed(nodes, facts), question)

    async def survey(self, chain: Chain, nodes: Nodes, address: str) -> Finding:
        """What an address holds, how often it was used, and what moved last."""
        if not words.is_address(address, chain):
            home = words.chain_of_address(address, _CHAINS)
            if home is None:
                raise ValueError("no address of this family")
            return addresses.of_other_chain(address, home)
        holding = await self._ways.first(nodes, lambda way, one: way.holding(chain, one, address))
        return addresses.surveyed(chain, address, holding)

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """The next piece of an address's movements, newest first."""
        return await self._ways.first(
            nodes, lambda way, one: way.history(chain, one, address, after)
        )

    async def risks(
        self, chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """What its history shows; nothing is asked."""
        return addresses.risks(chain, address, past)

    async def used(self, chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Those that ever received something; on Bitcoin Core only those that hold something."""
        return await self._ways.first(nodes, lambda way, one: way.used(one, addresses))

    async def chain_there(self, nodes: Nodes) -> Chain | None:
        """The chain whose first block the endpoint has."""
        try:
            first = await self._ways.first(nodes, lambda way, one: way.genesis(one))
        except NodesFailed:
            return None
        name = _FIRST_BLOCKS.get(first or "")
        return OWN[name] if name else None

    async def head(self, chain: Chain, nodes: Nodes) -> int:
        """The height of the newest block."""
        return await self._ways.first(nodes, lambda way, one: way.head(one))

    async def _known_somewhere(self, chain: Chain, nodes: Nodes, question: Question) -> Facts:
        """The facts of the first endpoint; those of another where only that one knows it."""
        facts = await self._ways.first(nodes, lambda way, one: way.facts(chain, one, question))
        if facts.transaction is not None or facts.is_block:
            return facts
        other = await self._ways.second(nodes, lambda way, one: way.facts(chain, one, question))
        if other is None:
            return facts
        (theirs,) = other
        if theirs.transaction is not None:
            return theirs
        held = {one.id for one in facts.rivals if one.block}
        there = {one.id for one in theirs.rivals if one.block}
        return _with_witness(facts, bool(held & there)) if held else facts

    async def _witnessed(self, nodes: Nodes, facts: Facts) -> Facts:
        """The facts, with whether a second endpoint has it in the same block."""
        found = facts.transaction
        if found is None or found.block is None:
            return facts
        answer = await self._ways.second(nodes, lambda way, one: way.block_of(one, found.id))
        return facts if answer is None else _with_witness(facts, answer[0] == found.block.hash)


def _with_witness(facts: Facts, agrees: bool) -> Facts:
    seen = Evidence("a second node", "has the same block" if agrees else "does not have it there")
    return replace(facts, agreed=agrees, evidence=(*facts.evidence, seen))


FAMILY = Utxo()
