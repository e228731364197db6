"""TON behind the protocol of all families."""

from collections.abc import Mapping

from walletdesk.chains.base import Chain, Finding, Kind, Movement, Page, Question, Risk
from walletdesk.chains.garbage import refused
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.own import OWN
from walletdesk.chains.ton import accounts, history, rules
from walletdesk.chains.ton.facts import fetched, path
from walletdesk.chains.ton.words import hash_bytes, raw_address, whole


class Ton:
    """Reads TON by the HTTP API of TON Center, version 3."""

    name = "ton"
    verdicts: Mapping[str, str] = {**rules.VERDICTS, **accounts.VERDICTS}

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """32 bytes in hexadecimal or base64 are a hash; addresses have a check sum, or say `0:`."""
        if raw_address(word):
            return frozenset({Kind.ADDRESS})
        return frozenset({Kind.TRANSACTION} if hash_bytes(word) else ())

    def same(self, one: str, other: str) -> bool:
        """Whether two words name the same address or transaction, in whatever form."""
        known = hash_bytes(one)
        return known == hash_bytes(other) if known else accounts.same(one, other)

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
        """The next piece of what it sent and received, coins and tokens."""
        return await history.page(chain, nodes, address, after)

    @refused
    async def risks(
        self, chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """A wallet that its key no longer rules, tokens that pretend, look-alikes in its past."""
        return await accounts.risks(nodes, address, past)

    @refused
    async def used(self, chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Those that hold something or whose contract was ever there."""
        return await accounts.used(nodes, addresses)

    async def chain_there(self, nodes: Nodes) -> Chain | None:
        """TON, where the API tells the newest masterchain block."""
        try:
            answer = await nodes.get(path("masterchainInfo"))
            whole(answer["last"]["seqno"])
        except (NodesFailed, ValueError, KeyError, TypeError):
            return None
        return OWN["ton"]

    @refused
    async def head(self, chain: Chain, nodes: Nodes) -> int:
        """The newest masterchain block."""
        answer = await nodes.get(path("masterchainInfo"))
        return whole(answer["last"]["seqno"])


FAMILY = Ton()
