"""A second endpoint's word on what is in a block: what is final wants two that agree."""

import asyncio
from collections import Counter
from typing import Any

from walletdesk.chains.endpoint import Endpoint
from walletdesk.chains.evm.facts import Receipt, Witness
from walletdesk.chains.evm.look import receipt_of
from walletdesk.chains.evm.words import hash_of, number
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.rpc import Call

_WRONG = (ValueError, KeyError, TypeError, AttributeError)


async def witnessed(nodes: Nodes, wanted: str, receipt: Receipt) -> Witness:
    """What a second endpoint says of this receipt; endpoints that lie are set aside."""
    if len(nodes.endpoints) < 2:
        return "alone"
    answers = await nodes.rpc_elsewhere(
        [Call("eth_getTransactionReceipt", (wanted,)), Call("eth_blockNumber")]
    )
    if answers is None:
        lies = any(one.trouble == "lies" and one.set_aside for one in nodes.endpoints)
        return "disagrees" if lies else "silent"
    try:
        second, height = receipt_of(answers[0], wanted), number(answers[1])
    except _WRONG:
        return "silent"
    if _same(second, receipt):
        return "agrees"
    if second is None and height < receipt.block:
        return "silent"
    await _set_liars_aside(nodes, wanted, receipt.block)
    return "disagrees"


def _same(one: Receipt | None, other: Receipt) -> bool:
    return one is not None and (
        (one.block_hash, one.succeeded) == (other.block_hash, other.succeeded)
    )


async def _set_liars_aside(nodes: Nodes, wanted: str, block: int) -> None:
    """Ask each endpoint alone; those that contradict themselves or most others are set aside.

    Where none does and it stands one against one, the one that the operator named later is.
    """
    words = await asyncio.gather(*(_word(nodes, one, wanted, block) for one in nodes.endpoints))
    said = [(one, word) for one, word in zip(nodes.endpoints, words, strict=True) if word]
    honest = Counter(word for _, word in said if word != "contradicts itself")
    believed = honest.most_common(1)[0][0] if honest else ""
    for endpoint, word in said:
        if word != believed:
            endpoint.set_it_aside("lies")


async def _word(nodes: Nodes, endpoint: Endpoint, wanted: str, block: int) -> str | None:
    """What one endpoint says in short; None where it says nothing of use."""
    try:
        raw, there = await nodes.alone(endpoint).rpc(
            [
                Call("eth_getTransactionReceipt", (wanted,)),
                Call("eth_getBlockByNumber", (hex(block), False)),
            ]
        )
        return _short(receipt_of(raw, wanted), there, wanted, block)
    except (NodesFailed, *_WRONG):
        return None


def _short(receipt: Receipt | None, there: Any, wanted: str, block: int) -> str | None:
    if not isinstance(there, dict):
        return None
    holds = wanted in (there.get("transactions") or ())
    if receipt is None:
        return "contradicts itself" if holds else "not there"
    if receipt.block == block and (hash_of(there["hash"]) != receipt.block_hash or not holds):
        return "contradicts itself"
    return f"{receipt.block_hash} {receipt.succeeded}"
