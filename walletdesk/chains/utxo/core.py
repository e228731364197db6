"""Asking Bitcoin Core, or a node made from it, over JSON-RPC."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Page, Question
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.rpc import Call, RpcError
from walletdesk.chains.utxo import core_address, core_rivals, core_unindexed, core_wire
from walletdesk.chains.utxo.core_wire import seen
from walletdesk.chains.utxo.facts import Facts, Holding, Parent, Transaction
from walletdesk.chains.utxo.memory import Memory, recalled
from walletdesk.chains.utxo.wire import fields, hash_word, rows, whole

_TARGETS = (2, 6, 25, 144, 1008)
_NEAR_MAX = 50


class Core:
    """The other way to the facts."""

    takes_turns = True

    async def facts(self, chain: Chain, nodes: Nodes, question: Question) -> Facts:
        """Everything the rules need, in four turns at most.

        Raises    NodesFailed, ValueError
        """
        wanted = question.transaction.lower()
        raw, entry, info, pool, header, *estimates = await nodes.rpc(
            [
                Call("getrawtransaction", (wanted, True)),
                Call("getmempoolentry", (wanted,)),
                Call("getblockchaininfo"),
                Call("getmempoolinfo"),
                Call("getblockheader", (wanted,)),
                *(Call("estimatesmartfee", (target,)) for target in _TARGETS),
            ]
        )
        facts = Facts(
            transaction=None,
            head=_head(nodes, info),
            fees=core_wire.fees(dict(zip(_TARGETS, estimates, strict=True)), pool),
            is_block=isinstance(header, dict) and header.get("hash") == wanted,
            unindexed=core_wire.unindexed(raw),
            evidence=(
                Evidence("getrawtransaction", seen(raw, "blockhash", "confirmations", "vsize")),
                Evidence("getmempoolentry", seen(entry, "fees", "vsize", "bip125-replaceable")),
                Evidence("getblockchaininfo", seen(info, "chain", "blocks")),
                Evidence("estimatesmartfee 6", seen(estimates[1], "feerate", "errors")),
                Evidence("getmempoolinfo", seen(pool, "size", "mempoolminfee")),
            ),
        )
        memory = recalled(question.remembered)
        if facts.unindexed:
            raw = await core_unindexed.found(nodes, wanted, facts.head, memory)
        if isinstance(raw, dict):
            facts = replace(facts, unindexed=False)
            return await _known(nodes, facts, raw, entry, memory)
        return await core_rivals.looked_for(nodes, facts, memory) if memory else facts

    async def block_of(self, nodes: Nodes, transaction: str) -> str | None:
        """The hash of the block that holds a transaction; None while it is in none.

        Raises    NodesFailed  also when the node keeps no index and cannot say
        """
        raw, _ = await nodes.rpc([_raw(transaction), Call("getblockcount")])
        if core_wire.unindexed(raw):
            raise NodesFailed(nodes.chain)
        return hash_word(raw["blockhash"]) if isinstance(raw, dict) and "blockhash" in raw else None

    async def genesis(self, nodes: Nodes) -> str | None:
        """The hash of the chain's first block."""
        first, _ = await nodes.rpc([Call("getblockhash", (0,)), Call("getblockcount")])
        return hash_word(first)

    async def head(self, nodes: Nodes) -> int:
        """The height of the newest block."""
        (info,) = await nodes.rpc([Call("getblockchaininfo")])
        return _head(nodes, info)

    async def holding(self, chain: Chain, nodes: Nodes, address: str) -> Holding:
        """What an address holds, where the node can look that up in time."""
        return await core_address.holding(chain, nodes, address)

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """The movements of some blocks, from the newest backwards."""
        return await core_address.history(chain, nodes, address, after)

    async def used(self, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Those that hold something: of what was spent again this node keeps no list."""
        return await core_address.used(nodes, addresses)


def _raw(transaction: str) -> Call:
    return Call("getrawtransaction", (transaction, True))


def _head(nodes: Nodes, info: Any) -> int:
    if isinstance(info, RpcError):
        # A node that still starts up refuses every call.
        raise NodesFailed(nodes.chain, ((nodes.endpoints[0].label, "busy"),))
    return whole(fields(info)["blocks"])


async def _known(
    nodes: Nodes, facts: Facts, raw: Mapping[str, Any], entry: Any, memory: Memory | None
) -> Facts:
    """The facts of a transaction that the node has, with what is around it."""
    plain = core_wire.transaction(raw, None)
    origins = list(dict.fromkeys(one.coin.transaction for one in plain.inputs))[:_NEAR_MAX]
    depends = _depends(entry)
    outputs = range(min(len(plain.outputs), _NEAR_MAX))
    header, left_header, *near = await nodes.rpc(
        [
            Call("getblockheader", (raw.get("blockhash") or plain.id,)),
            Call("getblockheader", (memory.block if memory and memory.block else plain.id,)),
            *(Call("gettxout", (plain.id, number, True)) for number in outputs),
            *map(_raw, origins),
            *(Call("getmempoolentry", (parent,)) for parent in depends),
        ]
    )
    left, made = near[: len(outputs)], near[len(outputs) : len(outputs) + len(origins)]
    entries = near[len(near) - len(depends) :]
    found = core_wire.with_coins(plain, dict(zip(origins, made, strict=True)))
    found = core_wire.with_spent(found, left)
    found = replace(found, block=core_wire.block_of(raw, header, facts.head))
    parents = _parents(depends, entries)
    own = core_wire.load(entry, "base")
    return replace(
        facts,
        transaction=replace(found, fee=own.fee) if own else found,
        parents=parents,
        ancestors=core_wire.load(entry, "ancestor"),
        descendants=core_wire.load(entry, "descendant"),
        replaceable=_replaceable(found, entry),
        left_block=isinstance(left_header, dict) and left_header.get("confirmations") == -1,
        evidence=(*facts.evidence, *_seen_around(header, parents)),
    )


def _depends(entry: Any) -> list[str]:
    if not isinstance(entry, dict):
        return []
    return [hash_word(one) for one in rows(entry.get("depends") or [])[:_NEAR_MAX]]


def _parents(names: Sequence[str], entries: Sequence[Any]) -> tuple[Parent, ...]:
    loads = [
        (name, core_wire.load(one, "base"), one) for name, one in zip(names, entries, strict=True)
    ]
    return tuple(
        Parent(name, load, one.get("bip125-replaceable") is True)
        for name, load, one in loads
        if load
    )


def _replaceable(found: Transaction, entry: Any) -> bool:
    told = entry.get("bip125-replaceable") is True if isinstance(entry, dict) else False
    return told or found.signals


def _seen_around(header: Any, parents: tuple[Parent, ...]) -> tuple[Evidence, ...]:
    around = [
        Evidence("getmempoolentry of a parent", f"{one.id[:16]}, fee {one.load.fee}")
        for one in parents[:3]
    ]
    if isinstance(header, dict):
        around.append(Evidence("getblockheader", seen(header, "height", "confirmations")))
    return tuple(around)
