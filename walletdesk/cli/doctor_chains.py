"""What `doctor` says of the operator's blockchain nodes: who answers, how high, and for whom."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from walletdesk.chains.endpoint import Endpoint
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Chains, Reachable
from walletdesk.settings.model import ChainNodes

_LAG_BLOCKS_MAX = 3
_LAG_S_MAX = 30.0
_LOOK_S = 15.0
_SAID = {
    "slow": "no answer in time",
    "unreachable": "cannot be reached",
    "busy": "refuses so many calls; lower calls_per_second",
    "not_allowed": "refuses us: check the key in its address",
    "garbage": "answers what no node of this chain would",
    "too_large": "answers more than can be read",
    "lags": "is behind the others",
    "lies": "contradicted the others",
}


@dataclass(frozen=True)
class NodeState:
    """One endpoint.

    label    host and port; never the rest, which may hold a key
    height   newest block that it knows; None when it gave no answer
    trouble  why it is not to be relied on; empty when it is
    """

    chain: str
    label: str
    height: int | None
    trouble: str = ""

    @property
    def text(self) -> str:
        """The state as a sentence."""
        if self.height is None:
            return f"{self.label}: {self.trouble}"
        height = f"{self.label} answers, block {self.height}"
        return f"{height}; {self.trouble}" if self.trouble else height


def node_states(configured: Sequence[ChainNodes]) -> Iterator[NodeState]:
    """Ask every endpoint of every chain, all at once."""
    yield from asyncio.run(_states(configured))


async def _states(configured: Sequence[ChainNodes]) -> list[NodeState]:
    chains = Chains(configured)
    try:
        looked = await asyncio.gather(*(_of_chain(one) for one in chains.all))
    finally:
        await chains.close()
    return [state for states in looked for state in states]


async def _of_chain(one: Reachable) -> list[NodeState]:
    ends = one.nodes.endpoints
    states = await asyncio.gather(*(_of_endpoint(one, end) for end in ends))
    best = max((state.height for state in states if state.height is not None), default=0)
    lag_max = max(_LAG_BLOCKS_MAX, round(_LAG_S_MAX / max(one.chain.block_time_s, 0.1)))
    return [_judged(state, best, lag_max) for state in states]


async def _of_endpoint(one: Reachable, end: Endpoint) -> NodeState:
    alone, name = one.nodes.alone(end), one.chain.name
    try:
        async with asyncio.timeout(_LOOK_S):
            height = await one.family.head(one.chain, alone)
            there = await one.family.chain_there(alone)
    except NodesFailed as failure:
        why = failure.reasons[0][1] if failure.reasons else "unreachable"
        return NodeState(name, end.label, None, f"set aside: {_SAID.get(why, why)}")
    except TimeoutError:
        return NodeState(name, end.label, None, f"set aside: {_SAID['slow']}")
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return NodeState(name, end.label, None, f"set aside: {_SAID['garbage']}")
    if there is not None and there.name != name:
        return NodeState(name, end.label, height, f"it is a node of {there.name}, not of {name}")
    return NodeState(name, end.label, height, _SAID.get(end.trouble or "", ""))


def _judged(state: NodeState, best: int, lag_max: int) -> NodeState:
    if state.height is None or state.trouble or best - state.height <= lag_max:
        return state
    behind = f"{best - state.height} blocks behind the best"
    return NodeState(state.chain, state.label, state.height, behind)
