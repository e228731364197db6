"""A chain that says what a test wrote down: findings by transaction, pages by address."""

from collections.abc import Mapping

from walletdesk.chains.base import (
    Chain,
    Finding,
    Kind,
    Movement,
    Page,
    Question,
    Risk,
    State,
)
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.open import Chains, Reachable

TESTNET = Chain(
    name="testnet",
    family="fake",
    title="Testnet",
    coin="TST",
    decimals=18,
    confirmations=6,
    block_time_s=12,
)


class FakeFamily:
    """Answers from memory; `away` makes every node fail."""

    name = "fake"
    verdicts: Mapping[str, str] = {}

    def __init__(self) -> None:
        self.says: dict[str, Finding] = {}
        self.pages: dict[str | None, Page] = {}
        self.asked: list[Question] = []
        self.asked_after: list[str | None] = []
        self.away = False

    def kinds(self, word: str, chain: Chain) -> frozenset[Kind]:
        """Words that begin with `tx` or `addr`."""
        if word.startswith("tx"):
            return frozenset({Kind.TRANSACTION})
        return frozenset({Kind.ADDRESS} if word.startswith("addr") else ())

    def same(self, one: str, other: str) -> bool:
        """As they stand."""
        return one == other

    async def examine(self, chain: Chain, nodes: Nodes, question: Question) -> Finding:
        """What the test wrote down."""
        self.asked.append(question)
        if self.away:
            raise NodesFailed(chain.name, (("node", "slow"),))
        return self.says.get(question.transaction, unknown())

    async def survey(self, chain: Chain, nodes: Nodes, address: str) -> Finding:
        """An address, nothing more."""
        return Finding(verdict="is_address", state=State.UNKNOWN, values={"balance": "0 TST"})

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """The page that the test wrote down for this cursor."""
        self.asked_after.append(after)
        if self.away:
            raise NodesFailed(chain.name, (("node", "slow"),))
        return self.pages.get(after, Page(movements=(), done=1.0))

    async def risks(
        self, chain: Chain, nodes: Nodes, address: str, past: tuple[Movement, ...]
    ) -> tuple[Risk, ...]:
        """None."""
        return ()

    async def used(self, chain: Chain, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """None."""
        return frozenset()

    async def chain_there(self, nodes: Nodes) -> Chain | None:
        """Nobody's."""
        return None

    async def head(self, chain: Chain, nodes: Nodes) -> int:
        """One."""
        return 1


class FakeChains(Chains):
    """Chains with this one family behind each."""

    def __init__(self, family: FakeFamily, *chains: Chain) -> None:
        super().__init__(())
        self._reachable = {
            chain.name: Reachable(chain, family, Nodes(chain.name, ()))
            for chain in chains or (TESTNET,)
        }


def unknown() -> Finding:
    """No node knows it."""
    return Finding(verdict="unknown", state=State.UNKNOWN)


def pending(**more: object) -> Finding:
    """It waits for a block."""
    return Finding(verdict="pending", state=State.PENDING, confirmations=0, needed=6, **more)  # type: ignore[arg-type]


def in_block(confirmations: int = 1) -> Finding:
    """It is in a block."""
    return Finding(
        verdict="confirming", state=State.CONFIRMING, confirmations=confirmations, needed=6
    )


def arrived(*, final: bool = True) -> Finding:
    """It is confirmed, and cannot be undone any more unless the test says so."""
    state = State.FINAL if final else State.CONFIRMING
    return Finding(verdict="arrived", state=state, final=final, confirmations=6, needed=6)


def dropped() -> Finding:
    """Nobody has it any more."""
    return Finding(verdict="dropped", state=State.GONE, needed=6)


def replaced() -> Finding:
    """Another one is in a block."""
    return Finding(verdict="replaced", state=State.GONE, final=True, needed=6)
