"""What became of a transaction that Bitcoin Core has no longer: who spends its coins now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from walletdesk.chains.base import Evidence, chain_text
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError
from walletdesk.chains.utxo import core_blocks, core_wire
from walletdesk.chains.utxo.facts import Coin, Coins, Facts, Transaction
from walletdesk.chains.utxo.memory import Memory
from walletdesk.chains.utxo.wire import fields, hash_word, rows

_BLOCKS_MAX = 12
_POOL_MAX = 500
_WORST_FIRST: tuple[Coins | None, ...] = ("spent", "gone", "spent_waiting", None, "unspent")


async def looked_for(nodes: Nodes, facts: Facts, memory: Memory) -> Facts:
    """The facts with what is known of the remembered coins, and with who spends them.

    Raises    NodesFailed, ValueError
    """
    origins = list(dict.fromkeys(one.transaction for one in memory.coins))
    heights = range(facts.head, max(memory.head, facts.head - _BLOCKS_MAX), -1)
    spending, accepted, left, *rest = await nodes.rpc(
        [
            Call("gettxspendingprevout", (_named(memory.coins),)),
            Call("testmempoolaccept", ([memory.raw or "00"],)),
            Call("getblockheader", (memory.block or "",)),
            *(Call("gettxout", (*one, False)) for one in memory.coins),
            *(Call("gettxout", (*one, True)) for one in memory.coins),
            *(Call("getrawtransaction", (one, True)) for one in origins),
        ]
    )
    count = len(memory.coins)
    settled, waiting = rest[:count], rest[count : 2 * count]
    made = dict(zip(origins, rest[2 * count :], strict=True))
    coins = _coins(memory.coins, settled, waiting, made)
    rivals = await _rivals(nodes, memory.coins, coins, spending, heights)
    return replace(
        facts,
        coins=coins,
        rivals=rivals,
        rejected=_rejected(accepted) if memory.raw else None,
        left_block=isinstance(left, dict) and left.get("confirmations") == -1,
        evidence=(
            *facts.evidence,
            Evidence("gettxout of its inputs", f"{waiting.count(None)} of {count} spent"),
            *(Evidence("found to spend the same", one.id[:16]) for one in rivals),
            *_seen_test(accepted if memory.raw else None),
        ),
    )


def _named(coins: Sequence[Coin]) -> list[dict[str, Any]]:
    return [{"txid": one.transaction, "vout": one.number} for one in coins]


def _coins(
    coins: Sequence[Coin], settled: list[Any], waiting: list[Any], made: Mapping[str, Any]
) -> Coins | None:
    became = {
        _coin(made[coin.transaction], in_blocks, in_all)
        for coin, in_blocks, in_all in zip(coins, settled, waiting, strict=True)
    }
    return next((one for one in _WORST_FIRST if one in became), None)


def _coin(origin: Any, in_blocks: Any, in_all: Any) -> Coins | None:
    """What became of one coin, by whether blocks, and blocks with the pool, still hold it."""
    if isinstance(in_blocks, RpcError) or isinstance(in_all, RpcError):
        return None
    if in_all is not None:
        return "unspent"
    if in_blocks is not None:
        return "spent_waiting"
    if isinstance(origin, dict):
        return "spent" if origin.get("confirmations") else "spent_waiting"
    return None if core_wire.unindexed(origin) else "gone"


async def _rivals(
    nodes: Nodes, coins: Sequence[Coin], became: Coins | None, spending: Any, heights: range
) -> tuple[Transaction, ...]:
    """The transactions that spend these coins, as far as the pool and the newest blocks tell."""
    found: list[Transaction] = []
    if became == "spent":
        read = await core_blocks.blocks(nodes, heights)
        found = [each for one in read for each in core_blocks.transactions(one)]
    elif became == "spent_waiting":
        names = _told(spending) or await _pool(nodes)
        answers = await core_blocks.in_pieces(
            nodes, [Call("getrawtransaction", (one, True)) for one in names]
        )
        found = [core_wire.transaction(one, None) for one in answers if isinstance(one, dict)]
    wanted = set(coins)
    return tuple(one for one in found if wanted.intersection(each.coin for each in one.inputs))


def _told(spending: Any) -> list[str]:
    """What newer nodes say at once of who spends a coin."""
    told = (
        [fields(one).get("spendingtxid") for one in spending] if isinstance(spending, list) else []
    )
    return list(dict.fromkeys(hash_word(one) for one in told if one is not None))


async def _pool(nodes: Nodes) -> list[str]:
    """Everything that waits; nothing where that is too much to be looked through."""
    pool, _ = await nodes.rpc([Call("getrawmempool"), Call("getblockcount")])
    names = [hash_word(one) for one in rows(pool)]
    return names if len(names) <= _POOL_MAX else []


def _rejected(accepted: Any) -> str | None:
    """Why the node would not take it; empty when it would."""
    if not isinstance(accepted, list) or not accepted:
        return None
    test = fields(accepted[0])
    return "" if test.get("allowed") is True else chain_text(test.get("reject-reason") or "?")


def _seen_test(accepted: Any) -> tuple[Evidence, ...]:
    if not isinstance(accepted, list) or not accepted:
        return ()
    return (Evidence("testmempoolaccept", core_wire.seen(accepted[0], "allowed", "reject-reason")),)
