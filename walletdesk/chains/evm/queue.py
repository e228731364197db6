"""What stands before a transaction that waits: its sender's nonces, coins, and the fees."""

from statistics import median
from typing import Any

from walletdesk.chains.base import Evidence
from walletdesk.chains.evm.facts import Queue, Transaction
from walletdesk.chains.evm.look import transaction_of
from walletdesk.chains.evm.words import number
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.rpc import Call, RpcError

_BLOCKS = 20
_TENTH = 10


async def queued(nodes: Nodes, waiting: Transaction) -> tuple[Queue, tuple[Evidence, ...]]:
    """What stands before it, in one turn; in two where a lower nonce comes first.

    Raises    NodesFailed
    """
    sender = waiting.sender
    latest, free, balance, fees, coming, pool = await nodes.rpc(
        [
            Call("eth_getTransactionCount", (sender, "latest")),
            Call("eth_getTransactionCount", (sender, "pending")),
            Call("eth_getBalance", (sender, "latest")),
            Call("eth_feeHistory", (hex(_BLOCKS), "latest", [_TENTH])),
            Call("eth_getBlockByNumber", ("pending", False)),
            Call("txpool_contentFrom", (sender,)),
        ]
    )
    if not isinstance(latest, str) or not isinstance(balance, str):
        raise NodesFailed(nodes.chain, (("", "refused"),))
    nonce = number(latest)
    first, pool_told = await _first(nodes, sender, nonce, pool, asked=nonce < waiting.nonce)
    base_fee, tip_usual = _fees(fees, coming)
    queue = Queue(
        nonce=nonce,
        nonce_free=number(free) if isinstance(free, str) else nonce,
        first=first,
        pool_told=pool_told,
        balance=number(balance),
        base_fee=base_fee,
        tip_usual=tip_usual,
    )
    evidence = (
        Evidence("eth_getTransactionCount latest", str(queue.nonce)),
        Evidence("eth_getTransactionCount pending", str(queue.nonce_free)),
        Evidence("eth_getBalance", str(queue.balance)),
        Evidence("eth_feeHistory", f"next base fee {base_fee}, lowest tenth of tips {tip_usual}"),
    )
    return queue, evidence


async def _first(
    nodes: Nodes, sender: str, nonce: int, pool: Any, *, asked: bool
) -> tuple[Transaction | None, bool]:
    """The waiting transaction whose turn it is, and whether the node could have told it."""
    if not asked:
        return None, False
    if isinstance(pool, dict):
        rows = {**(pool.get("queued") or {}), **(pool.get("pending") or {})}
        return transaction_of(rows.get(str(nonce))), True
    return await at_nonce(nodes, sender, nonce)


async def at_nonce(nodes: Nodes, sender: str, nonce: int) -> tuple[Transaction | None, bool]:
    """The sender's transaction with this nonce, and whether the node has such a call.

    Raises    NodesFailed
    """
    (raw,) = await nodes.rpc(
        [Call("eth_getTransactionBySenderAndNonce", (sender, hex(nonce)))],
    )
    return theirs(raw, sender, nonce), not isinstance(raw, RpcError)


def theirs(raw: Any, sender: str, nonce: int) -> Transaction | None:
    """A transaction out of a node's answer, if it is this sender's with this nonce."""
    found = transaction_of(raw)
    return found if found and (found.sender, found.nonce) == (sender, nonce) else None


def _fees(raw: Any, coming: Any) -> tuple[int, int]:
    """The next block's base fee, and the usual tip: the median of the blocks' lowest tenths.

    An empty block says nothing about tips.
    """
    if not isinstance(raw, dict):
        return number(coming.get("baseFeePerGas")) if isinstance(coming, dict) else 0, 0
    bases = [number(one) for one in raw.get("baseFeePerGas") or ()]
    rows, full = raw.get("reward") or (), raw.get("gasUsedRatio") or ()
    tips = [number(row[0]) for row, ratio in zip(rows, full, strict=False) if row and ratio]
    # Some nodes call their newest block the pending one: then the history knows the next better.
    after = number(raw.get("oldestBlock")) + len(full)
    if isinstance(coming, dict) and number(coming.get("number")) == after:
        bases.append(number(coming.get("baseFeePerGas")))
    return bases[-1] if bases else 0, int(median(tips)) if tips else 0
