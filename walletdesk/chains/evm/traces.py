"""Traces of a transaction: asked beside the rest, waited for briefly, done without.

A node may take seconds for one, and many providers refuse: neither may cost the answer.
"""

import asyncio
from typing import Any

from walletdesk.chains.evm.inside import paid_inside, paid_inside_flat
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.rpc import Call

_WITHIN_S = 2.5


async def trace(nodes: Nodes, wanted: str) -> dict[str, Any] | None:
    """The tree of calls by Geth's call tracer; None where there is none in time."""
    tracer = {"tracer": "callTracer", "timeout": f"{_WITHIN_S}s"}
    raw = await _briefly(nodes, Call("debug_traceTransaction", (wanted, tracer)))
    return raw if isinstance(raw, dict) and raw.get("type") else None


async def paid(nodes: Nodes, wanted: str, to: str) -> tuple[int | None, str]:
    """What contracts paid to an address inside a transaction, and the call that says so."""
    tree = await trace(nodes, wanted)
    if tree is not None:
        return paid_inside(tree, to), "debug_traceTransaction"
    flat = await _briefly(nodes, Call("trace_transaction", (wanted,)))
    if isinstance(flat, list) and flat:
        return paid_inside_flat(flat, to), "trace_transaction"
    return None, ""


async def _briefly(nodes: Nodes, call: Call) -> Any:
    try:
        async with asyncio.timeout(_WITHIN_S):
            (raw,) = await nodes.rpc([call])
            return raw
    except (TimeoutError, NodesFailed):
        return None
