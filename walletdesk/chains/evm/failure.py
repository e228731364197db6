"""Why a transaction failed, asked of nodes: the same call once more, and its trace."""

import asyncio
from collections.abc import Iterator
from typing import Any

from walletdesk.chains.base import Evidence
from walletdesk.chains.evm.code import is_contract
from walletdesk.chains.evm.decode import out_of_gas
from walletdesk.chains.evm.facts import Failure, Receipt, Replay, Transaction
from walletdesk.chains.evm.look import seen
from walletdesk.chains.evm.traces import trace
from walletdesk.chains.evm.words import bytes_of
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError

# Words by which nodes say that the contract failed, not that they would not run it.
_OF_CONTRACTS = (
    "revert",
    "out of gas",
    "outofgas",
    "oog",
    "opcode",
    "jump",
    "stack",
    "instruction",
)
_EXECUTION_FAILED = 3
_CALLS_MAX = 5_000


async def failure(
    nodes: Nodes, failed: Transaction, receipt: Receipt
) -> tuple[Failure, tuple[Evidence, ...]]:
    """Ask in one turn how it ended.

    Raises    NodesFailed
    """
    before = hex(max(0, receipt.block - 1))
    asked = [
        Call("eth_call", (_again(failed, failed.value), before)),
        Call("eth_call", (_again(failed, 0), before)),
    ]
    if failed.to is not None:
        asked.append(Call("eth_getCode", (failed.to, "latest")))
    (replay, free, *code), tree = await asyncio.gather(nodes.rpc(asked), trace(nodes, failed.hash))
    found = Failure(
        replay=replay_of(replay),
        replay_free=replay_of(free) if failed.value else None,
        trace=trace_of(tree),
        has_code=bool(code) and is_contract(code[0]),
    )
    return found, (
        Evidence("eth_call at the block before", seen(replay)),
        Evidence("debug_traceTransaction", seen(tree, "error", "revertReason")),
    )


def _again(transaction: Transaction, value: int) -> dict[str, str]:
    call = {
        "from": transaction.sender,
        "value": hex(value),
        "gas": hex(transaction.gas),
        "data": "0x" + transaction.data.hex(),
    }
    return call if transaction.to is None else {**call, "to": transaction.to}


def replay_of(raw: Any) -> Replay | None:
    """How a call ended; None where the node did not run it."""
    if isinstance(raw, str):
        return Replay(error=None, data=bytes_of(raw))
    if not isinstance(raw, RpcError):
        return None
    words, data = raw.message.lower(), _data(raw.data)
    if (
        data is None
        and raw.code != _EXECUTION_FAILED
        and not any(one in words for one in _OF_CONTRACTS)
    ):
        return None
    return Replay(error=words, data=data or b"")


def _data(raw: Any) -> bytes | None:
    """What a contract handed back, in the forms in which nodes tell it."""
    if isinstance(raw, dict):
        raw = raw.get("data") or raw.get("result")
    if not isinstance(raw, str) or not raw.removeprefix("Reverted ").startswith("0x"):
        return None
    return bytes_of(raw.removeprefix("Reverted "))


def trace_of(raw: Any) -> Replay | None:
    """How a transaction ended, by its call tracer.

    Gas that ran out in an inner call shows there only: the outer one then fails without a word.
    """
    if not isinstance(raw, dict) or not isinstance(raw.get("error"), str):
        return None
    data = bytes_of(raw.get("output"))
    inner = (one.get("error") for one in calls_in(raw))
    starved = any(isinstance(one, str) and out_of_gas(one) for one in inner)
    return Replay(error="out of gas" if starved and not data else raw["error"].lower(), data=data)


def calls_in(trace: Any) -> Iterator[dict[str, Any]]:
    """The calls of a call tracer's tree that took effect or failed by themselves, outer first."""
    waiting = [trace]
    for _ in range(_CALLS_MAX):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += reversed(one.get("calls") or ())
