"""The operator's endpoints of one chain: asked in turn, within their rates, set aside when bad.

NodesFailed       no endpoint gave a usable answer; trying later may help
└── NoNode        none is configured
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from walletdesk.chains.endpoint import Endpoint, EndpointFailed
from walletdesk.chains.rpc import Call, called
from walletdesk.kernel.errors import TryLater

_Ask = Callable[[Endpoint], Awaitable[Any]]
_TOGETHER_S = 12.0


class NodesFailed(TryLater):
    """No endpoint gave a usable answer.

    chain     whose endpoints were asked
    reasons   host and what was wrong with it, for the agent
    """

    def __init__(self, chain: str, reasons: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(after_s=30)
        self.chain = chain
        self.reasons = reasons


class NoNode(NodesFailed):
    """The operator configured none for this chain."""


class Nodes:
    """Endpoints of one chain, those in good health first."""

    def __init__(self, chain: str, endpoints: Sequence[Endpoint]) -> None:
        self.chain = chain
        self.endpoints = tuple(endpoints)

    async def rpc(self, calls: Sequence[Call]) -> list[Any]:
        """The results of JSON-RPC calls in their order, in one request where the node lets us.

        Returns   each call's result as JSON, floats as Decimal; an `RpcError` where it was refused
        Raises    NodesFailed
        """
        results: list[Any] = await self._first(lambda one: called(one, calls))
        return results

    async def rpc_elsewhere(self, calls: Sequence[Call]) -> list[Any] | None:
        """The same, from the second endpoint: what is final wants two witnesses.

        Returns   None when there is no second one, or it gives no usable answer
        """
        results: list[Any] | None = await self._second(lambda one: called(one, calls))
        return results

    async def get(self, path: str) -> Any:
        """What a REST endpoint has at this path below its URL; None where it has nothing (404).

        Returns   JSON, floats as Decimal; text where it is no JSON
        Raises    NodesFailed
        """
        return await self._first(lambda one: one.fetch("GET", path))

    async def get_elsewhere(self, path: str) -> Any:
        """The same, from the second endpoint; None also when there is none."""
        return await self._second(lambda one: one.fetch("GET", path))

    async def post(self, path: str, body: Any) -> Any:
        """What a REST endpoint answers to this JSON; None for 404.

        Raises    NodesFailed
        """
        return await self._first(lambda one: one.fetch("POST", path, body))

    async def post_elsewhere(self, path: str, body: Any) -> Any:
        """The same, from the second endpoint; None also when there is none."""
        return await self._second(lambda one: one.fetch("POST", path, body))

    def alone(self, endpoint: Endpoint) -> "Nodes":
        """This one endpoint, to compare it with the others."""
        return Nodes(self.chain, (endpoint,))

    @property
    def calm(self) -> bool:
        """Whether work that can wait may ask now, without making people wait for it."""
        return not self.endpoints or self._in_turn()[0].calm

    def _in_turn(self) -> list[Endpoint]:
        return sorted(self.endpoints, key=lambda one: one.set_aside)

    async def _first(self, ask: _Ask) -> Any:
        if not self.endpoints:
            raise NoNode(self.chain)
        reasons = []
        try:
            async with asyncio.timeout(_TOGETHER_S):
                for one in self._in_turn():
                    try:
                        return await ask(one)
                    except EndpointFailed as failure:
                        reasons.append((one.label, failure.why))
        except TimeoutError:
            reasons.append(("", "slow"))
        raise NodesFailed(self.chain, tuple(reasons))

    async def _second(self, ask: _Ask) -> Any:
        for one in self._in_turn()[1:]:
            if one.set_aside:
                return None
            try:
                async with asyncio.timeout(_TOGETHER_S):
                    return await ask(one)
            except (EndpointFailed, TimeoutError):
                continue
        return None
