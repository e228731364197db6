"""How the tests ask the family about what happened in the machine."""

from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from typing import Any

from solders.keypair import Keypair
from solders.pubkey import Pubkey
from solders.system_program import TransferParams
from solders.system_program import transfer as pay

from tests.services.solana_rpc import Cluster
from walletdesk.chains.base import Finding, Question
from walletdesk.chains.open import Chains, Reachable
from walletdesk.settings.model import ChainNodes


@asynccontextmanager
async def reached(*clusters: Cluster) -> AsyncIterator[Reachable]:
    """The family with these nodes."""
    urls = tuple(one.url for one in clusters)
    chains = Chains([ChainNodes(chain="solana", urls=urls, calls_per_second=10_000)])
    try:
        (one,) = chains.all
        yield one
    finally:
        await chains.close()


async def look(cluster: Cluster, transaction: str, *others: Cluster, **known: Any) -> Finding:
    """Examine a transaction."""
    async with reached(cluster, *others) as one:
        question = Question(transaction=transaction, **known)
        return await one.family.examine(one.chain, one.nodes, question)


def paying(who: Keypair, to: Pubkey, lamports: int) -> Any:
    """An ordinary transfer."""
    return pay(TransferParams(from_pubkey=who.pubkey(), to_pubkey=to, lamports=lamports))


def everything(one: Reachable, address: str) -> Iterator[Awaitable[object]]:
    """Every question there is about an address."""
    family, chain, nodes = one.family, one.chain, one.nodes
    yield family.survey(chain, nodes, address)
    yield family.history(chain, nodes, address, None)
    yield family.risks(chain, nodes, address, ())
    yield family.used(chain, nodes, (address,))
    yield family.chain_there(nodes)
    yield family.head(chain, nodes)
