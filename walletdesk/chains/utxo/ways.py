"""Which of the two ways each endpoint is asked, found out by trying once."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import Protocol, TypeVar
from weakref import WeakKeyDictionary

from walletdesk.chains.base import Chain, Page, Question
from walletdesk.chains.endpoint import Endpoint
from walletdesk.chains.nodes import Nodes, NodesFailed, NoNode
from walletdesk.chains.rpc import Call
from walletdesk.chains.utxo.core import Core
from walletdesk.chains.utxo.esplora import Esplora
from walletdesk.chains.utxo.facts import Facts, Holding

_Answer = TypeVar("_Answer")
_TOGETHER_S = 12.0
_AT_ONCE = 8
_GARBAGE = (ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError)


class Way(Protocol):
    """How the same facts are had of one kind of server; all of it raises NodesFailed.

    takes_turns   whether it refuses more than a few requests at once, as Bitcoin Core does
    """

    takes_turns: bool

    async def facts(self, chain: Chain, nodes: Nodes, question: Question) -> Facts:
        """Everything the rules need."""
        ...

    async def block_of(self, nodes: Nodes, transaction: str) -> str | None:
        """The hash of the block that holds a transaction; None while it is in none."""
        ...

    async def genesis(self, nodes: Nodes) -> str | None:
        """The hash of the chain's first block."""
        ...

    async def head(self, nodes: Nodes) -> int:
        """The height of the newest block."""
        ...

    async def holding(self, chain: Chain, nodes: Nodes, address: str) -> Holding:
        """What an address holds and did."""
        ...

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """The next piece of an address's movements."""
        ...

    async def used(self, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Those that were ever used, as far as the server can say."""
        ...


_Ask = Callable[[Way, Nodes], Awaitable[_Answer]]


class _Known:
    """What was found out of an endpoint."""

    def __init__(self) -> None:
        self.way: Way | None = None
        # Finishing what was begun before more is begun halves the wait of most.
        self.turn = asyncio.Semaphore(_AT_ONCE)


class Ways:
    """Asks endpoints in turn, each in the way that it understands."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Endpoint, _Known] = WeakKeyDictionary()

    async def first(self, nodes: Nodes, ask: _Ask[_Answer]) -> _Answer:
        """The answer of the first endpoint that gives a usable one.

        Raises    NodesFailed  when none does, within twelve seconds for all of them
        """
        if not nodes.endpoints:
            raise NoNode(nodes.chain)
        reasons: list[tuple[str, str]] = []
        try:
            async with asyncio.timeout(_TOGETHER_S):
                for one in _in_turn(nodes):
                    try:
                        return await self._asked(nodes.chain, one, ask)
                    except NodesFailed as failure:
                        reasons += failure.reasons
        except TimeoutError:
            reasons.append(("", "slow"))
        raise NodesFailed(nodes.chain, tuple(reasons))

    async def second(self, nodes: Nodes, ask: _Ask[_Answer]) -> tuple[_Answer] | None:
        """The answer of another endpoint in good health, in a tuple; None when none gives one."""
        for one in _in_turn(nodes)[1:]:
            if one.set_aside:
                return None
            try:
                async with asyncio.timeout(_TOGETHER_S):
                    return (await self._asked(nodes.chain, one, ask),)
            except (NodesFailed, TimeoutError):
                continue
        return None

    async def _asked(self, chain: str, endpoint: Endpoint, ask: _Ask[_Answer]) -> _Answer:
        known = self._known.setdefault(endpoint, _Known())
        alone = Nodes(chain, (endpoint,))
        try:
            if known.way is None:
                known.way = await _found_out(alone)
            async with known.turn if known.way.takes_turns else nullcontext():
                return await ask(known.way, alone)
        except _GARBAGE as error:
            endpoint.failed("garbage")
            raise NodesFailed(chain, ((endpoint.label, "garbage"),)) from error


def _in_turn(nodes: Nodes) -> list[Endpoint]:
    return sorted(nodes.endpoints, key=lambda one: one.set_aside)


async def _found_out(alone: Nodes) -> Way:
    """How an endpoint is asked: a name and password in its URL are Bitcoin Core's manner."""
    (endpoint,) = alone.endpoints
    ways = (_speaks_core, _speaks_esplora)
    for speaks in ways if "@" in endpoint.url else reversed(ways):
        way = await speaks(alone)
        if way is not None:
            return way
    raise NodesFailed(alone.chain, ((endpoint.label, endpoint.trouble or "garbage"),))


async def _speaks_core(alone: Nodes) -> Way | None:
    try:
        info, count = await alone.rpc([Call("getblockchaininfo"), Call("getblockcount")])
    except NodesFailed:
        return None
    return Core() if isinstance(info, dict) and isinstance(count, int) else None


async def _speaks_esplora(alone: Nodes) -> Way | None:
    try:
        height = await alone.get("/blocks/tip/height")
    except NodesFailed:
        return None
    return Esplora() if isinstance(height, int) else None
