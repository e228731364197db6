"""Which chain answers at a node: TRON's main network, or one that only resembles it."""

import asyncio
from dataclasses import replace

from walletdesk.chains.base import Chain
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.registry import chain_of
from walletdesk.chains.tron import answers, ask

_GENESIS = "00000000000000001ebf88508a03865c71d452e25f4d51194196a1d22b6653dc"


async def chain_there(nodes: Nodes) -> Chain | None:
    """TRON by its first block; a test network keeps the name, with another title."""
    try:
        await ask.head(nodes)
        first = await asyncio.gather(nodes.post("/wallet/getblockbynum", {"num": 0}))
        genesis = answers.block(first[0]).id
    except (NodesFailed, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None
    chain = chain_of("tron")
    if genesis == _GENESIS:
        return chain
    return replace(chain, title="TRON test network", testnet=True)
