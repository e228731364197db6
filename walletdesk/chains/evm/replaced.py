"""Which transaction has a nonce: told by the node, else found between the sender's counts."""

from collections.abc import Iterable

from walletdesk.chains.evm.facts import Transaction
from walletdesk.chains.evm.queue import at_nonce, theirs
from walletdesk.chains.evm.words import number
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call

# The search goes back 2^16 blocks, nine days of Ethereum: at most five turns.
_DOUBLINGS = 16
_AT_ONCE = 32
_NARROWINGS = 3


async def at(nodes: Nodes, sender: str, nonce: int, used: bool, head: int) -> Transaction | None:
    """The sender's transaction with this nonce.

    used      whether it is in a block by the sender's count
    Raises    NodesFailed
    """
    found, _ = await at_nonce(nodes, sender, nonce)
    if found or not used:
        return found
    # Some nodes answer that call for waiting transactions only: null decides nothing.
    return await _searched(nodes, sender, nonce, head)


async def _searched(nodes: Nodes, sender: str, nonce: int, head: int) -> Transaction | None:
    back = (head - (1 << power) for power in range(_DOUBLINGS + 1))
    low, high = await _narrowed(nodes, sender, nonce, (None, head), back)
    for _ in range(_NARROWINGS):
        if low is None or high - low <= 1:
            break
        width = high - low
        between = {low + width * part // (_AT_ONCE + 1) for part in range(1, _AT_ONCE + 1)}
        low, high = await _narrowed(nodes, sender, nonce, (low, high), between)
    if low is None or high - low > 1:
        return None
    (block,) = await nodes.rpc([Call("eth_getBlockByNumber", (hex(high), True))])
    rows = block.get("transactions") or () if isinstance(block, dict) else ()
    return next((found for raw in rows if (found := theirs_in(raw, sender, nonce))), None)


def theirs_in(raw: object, sender: str, nonce: int) -> Transaction | None:
    """The same as `theirs`, past transactions of kinds that we cannot read."""
    try:
        return theirs(raw, sender, nonce)
    except (ValueError, KeyError, TypeError):
        return None


async def _narrowed(
    nodes: Nodes,
    sender: str,
    nonce: int,
    bounds: tuple[int | None, int],
    heights: Iterable[int],
) -> tuple[int | None, int]:
    """The bounds of the block that took the nonce: not yet in the lower, already in the upper.

    A node that forgot the state of old blocks refuses to count there.
    """
    low, high = bounds
    asked = sorted(height for height in set(heights) if 0 <= height < high)
    calls = [Call("eth_getTransactionCount", (sender, hex(height))) for height in asked]
    answers = await nodes.rpc(calls) if calls else []
    for height, raw in zip(asked, answers, strict=True):
        if not isinstance(raw, str):
            continue
        if number(raw) <= nonce:
            low = height
        else:
            return low, height
    return low, high
