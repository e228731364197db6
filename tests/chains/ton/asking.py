"""How the tests ask the family about what happened in the machine."""

from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from copy import deepcopy
from typing import Any

from tests.services.ton_center import Center
from walletdesk.chains.base import Finding, Question
from walletdesk.chains.open import Chains, Reachable
from walletdesk.settings.model import ChainNodes


@asynccontextmanager
async def reached(*centers: Center) -> AsyncIterator[Reachable]:
    """The family with these nodes."""
    urls = tuple(one.url for one in centers)
    chains = Chains([ChainNodes(chain="ton", urls=urls, calls_per_second=10_000)])
    try:
        (one,) = chains.all
        yield one
    finally:
        await chains.close()


async def look(transaction: str, *centers: Center, **known: Any) -> Finding:
    """Examine a transaction."""
    async with reached(*centers) as one:
        question = Question(transaction=transaction, **known)
        return await one.family.examine(one.chain, one.nodes, question)


def hash_of(trace: dict[str, Any], number: int = 0) -> str:
    """The id of one of a trace's transactions, in base64."""
    found: str = trace["transactions_order"][number]
    return found


def again(trace: dict[str, Any], number: int) -> dict[str, Any]:
    """The receiver's transaction again, under another hash and at another time."""
    one = deepcopy(trace["transactions"][hash_of(trace, 1)])
    one["hash"] = b64encode(number.to_bytes(32, "big")).decode()
    one["lt"] = str(10_000_000 + number)
    return {"transactions": {one["hash"]: one}, "transactions_order": [one["hash"]]}


def everything(one: Reachable, address: str) -> Iterator[Awaitable[object]]:
    """Every question there is about an address."""
    family, chain, nodes = one.family, one.chain, one.nodes
    yield family.survey(chain, nodes, address)
    yield family.history(chain, nodes, address, None)
    yield family.risks(chain, nodes, address, ())
    yield family.used(chain, nodes, (address,))
    yield family.chain_there(nodes)
    yield family.head(chain, nodes)
