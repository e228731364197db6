"""The chains that the operator configured, each with its family and its nodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from walletdesk.chains.base import Chain, Family
from walletdesk.chains.endpoint import Endpoint, connections
from walletdesk.chains.listed import NOTHING_LISTED, Listed
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.registry import chain_of
from walletdesk.settings.model import ChainNodes

if TYPE_CHECKING:
    import aiohttp

_FAMILIES = ("evm", "utxo", "tron", "solana", "ton")


@dataclass(frozen=True)
class Reachable:
    """A chain, who reads it and whom to ask."""

    chain: Chain
    family: Family
    nodes: Nodes


class Chains:
    """Every configured chain by name, and the connections they share."""

    def __init__(self, configured: Iterable[ChainNodes], lists: Listed = NOTHING_LISTED) -> None:
        self._lists = lists
        self._session: aiohttp.ClientSession | None = None
        self._reachable = {one.chain.name: one for one in map(self._opened, configured)}

    @property
    def all(self) -> tuple[Reachable, ...]:
        """Every chain with nodes, in the order of the settings."""
        return tuple(self._reachable.values())

    def of(self, name: str) -> Reachable | None:
        """The configured chain of this name."""
        return self._reachable.get(name)

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _opened(self, one: ChainNodes) -> Reachable:
        chain = chain_of(one.chain)
        if one.confirmations:
            chain = replace(chain, confirmations=one.confirmations)
        chain = replace(chain, traits={**chain.traits, "listed": self._lists})
        endpoints = [
            Endpoint(url, calls_per_second=one.calls_per_second, session=self._connections)
            for url in one.urls
        ]
        return Reachable(chain, family_of(chain), Nodes(chain.name, endpoints))

    def _connections(self) -> aiohttp.ClientSession:
        # Made by the first who asks: a session belongs to the loop that is running then.
        if self._session is None:
            self._session = connections()
        return self._session


@cache
def _family(name: str) -> Family:
    # Imported when first asked for: each family brings libraries of its own.
    family: Family = import_module(f"walletdesk.chains.{name}").FAMILY
    return family


def families() -> tuple[Family, ...]:
    """Every family there is."""
    return tuple(_family(name) for name in _FAMILIES)


def family_of(chain: Chain) -> Family:
    """Who reads this chain."""
    return _family(chain.family)


async def recognised(url: str) -> str | None:
    """The name of the chain that answers at a URL; None when no family knows it."""
    session = connections()
    try:
        for family in families():
            endpoint = Endpoint(url, calls_per_second=100, session=lambda: session)
            chain = await family.chain_there(Nodes(family.name, (endpoint,)))
            if chain is not None:
                return chain.name
        return None
    finally:
        await session.close()
