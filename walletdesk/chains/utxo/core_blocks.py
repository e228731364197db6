"""Blocks of Bitcoin Core with all that they hold, as many at once as an answer can carry."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call
from walletdesk.chains.utxo import core_wire
from walletdesk.chains.utxo.core_spends import may_touch
from walletdesk.chains.utxo.facts import Block, Transaction
from walletdesk.chains.utxo.wire import at_utc, fields, hash_word, rows, whole

# Three to five thousand bytes of JSON each, and an answer holds eight megabytes.
_TOGETHER_TRANSACTIONS_MAX = 1_000
_CALLS_TOGETHER = 50


async def blocks(nodes: Nodes, heights: Sequence[int]) -> list[Mapping[str, Any]]:
    """The blocks of these heights, in three turns.

    Returns   only the header where a block is too large, or the node threw it away
    Raises    NodesFailed, ValueError
    """
    if not heights:
        return []
    hashes = await nodes.rpc([Call("getblockhash", (height,)) for height in heights])
    names = [hash_word(one) for one in hashes]
    headers = await nodes.rpc([Call("getblockheader", (name,)) for name in names])
    sizes = {
        name: whole(fields(one).get("nTx", _TOGETHER_TRANSACTIONS_MAX))
        for name, one in zip(names, headers, strict=True)
    }
    read: dict[str, Any] = {}
    for group in _groups(sizes):
        # One after another: a node of this kind works on four requests and lets sixteen wait.
        answers = await nodes.rpc([Call("getblock", (name, 3)) for name in group])
        read.update(
            {n: one for n, one in zip(group, answers, strict=True) if isinstance(one, dict)}
        )
    return [fields(read.get(name, one)) for name, one in zip(names, headers, strict=True)]


async def in_pieces(nodes: Nodes, calls: Sequence[Call]) -> list[Any]:
    """The results of many calls, a few in each request and one request after another.

    Raises    NodesFailed
    """
    results: list[Any] = []
    for start in range(0, len(calls), _CALLS_TOGETHER):
        results += await nodes.rpc(calls[start : start + _CALLS_TOGETHER])
    return results


def transactions(block: Mapping[str, Any], touching: str | None = None) -> Iterator[Transaction]:
    """What a block holds, the last one first; nothing of a mere header.

    touching   only those that pay this address or may spend from it
    """
    held = Block(
        hash=hash_word(block["hash"]), height=whole(block["height"]), at_utc=at_utc(block["time"])
    )
    for one in reversed(rows(block.get("tx", []))):
        if touching is None or may_touch(fields(one), touching):
            yield core_wire.transaction(fields(one), held)


def _groups(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Names of blocks that fit in one answer; those that fit in none are left out."""
    group: list[str] = []
    filled = 0
    for name, size in sizes.items():
        if size > _TOGETHER_TRANSACTIONS_MAX:
            continue
        if filled + size > _TOGETHER_TRANSACTIONS_MAX:
            yield group
            group, filled = [], 0
        group.append(name)
        filled += size
    if group:
        yield group
