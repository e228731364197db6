"""Whether anybody ever used an address, asked on every configured chain at once."""

import asyncio
from collections.abc import Iterable

import structlog

from walletdesk.chains.base import Kind
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Chains, Reachable

log = structlog.get_logger(__name__)

_TOGETHER_S = 1.5
_ADDRESSES_MAX = 64


async def used(chains: Chains, addresses: Iterable[str]) -> frozenset[str]:
    """Those of these addresses that sent something or hold something on one of the chains.

    Waits 1.5 seconds for all of them together; what is not answered by then is not known.
    """
    some = tuple(dict.fromkeys(addresses))[:_ADDRESSES_MAX]
    asked = [asyncio.create_task(_used_there(one, some)) for one in chains.all]
    if not asked or not some:
        return frozenset()
    done, late = await asyncio.wait(asked, timeout=_TOGETHER_S)
    for task in late:
        task.cancel()
    if late:
        log.warning("chains.late", chains=len(late))
    return frozenset().union(*(task.result() for task in done))


async def _used_there(one: Reachable, addresses: tuple[str, ...]) -> frozenset[str]:
    theirs = tuple(
        address for address in addresses if Kind.ADDRESS in one.family.kinds(address, one.chain)
    )
    try:
        return await one.family.used(one.chain, one.nodes, theirs) if theirs else frozenset()
    except (NodesFailed, ValueError, KeyError, TypeError) as failure:
        # A node's URL may carry a password of the operator's: only the kind of failure is told.
        log.warning("chains.failed", chain=one.chain.name, failure=type(failure).__name__)
        return frozenset()
