"""Finding a transaction in a block by what is left of it, where Bitcoin Core keeps no index."""

from collections.abc import Mapping
from typing import Any

from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call
from walletdesk.chains.utxo.memory import Memory
from walletdesk.chains.utxo.wire import hash_word, whole

_OUTPUTS_TRIED = 10


async def found(
    nodes: Nodes, transaction: str, head: int, memory: Memory | None
) -> Mapping[str, Any] | None:
    """The transaction, if one of its first ten outputs is unspent or its block is remembered.

    Raises    NodesFailed, ValueError
    """
    left = await nodes.rpc(
        [Call("gettxout", (transaction, number, False)) for number in range(_OUTPUTS_TRIED)]
    )
    deep = next((whole(one["confirmations"]) for one in left if isinstance(one, dict)), None)
    if deep is not None:
        block, _ = await nodes.rpc(
            [Call("getblockhash", (head - deep + 1,)), Call("getblockcount")]
        )
    elif memory is not None and memory.block is not None:
        block = memory.block
    else:
        return None
    raw, _ = await nodes.rpc(
        [
            Call("getrawtransaction", (transaction, True, hash_word(block))),
            Call("getblockcount"),
        ]
    )
    return raw if isinstance(raw, dict) else None
