"""Asking an Esplora server: what the rules look at, over its REST paths.

Source: the API description that comes with Esplora.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Page, Question, chain_text
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.utxo import past
from walletdesk.chains.utxo.facts import (
    Block,
    Coin,
    Coins,
    Facts,
    Fees,
    Holding,
    Input,
    Load,
    Output,
    Parent,
    Transaction,
)
from walletdesk.chains.utxo.memory import Memory, recalled
from walletdesk.chains.utxo.wire import (
    address_word,
    at_utc,
    decimal,
    fields,
    hash_word,
    rows,
    whole,
)
from walletdesk.chains.utxo.words import is_address

_NEIGHBOURS_MAX = 25
_RIVALS_MAX = 3
_TARGET_BLOCKS_MAX = 10_000
_NEWEST = 5
_RECOMMENDED = {"fastestFee": 1, "halfHourFee": 3, "hourFee": 6}


class Esplora:
    """One way to the facts."""

    takes_turns = False

    async def facts(self, chain: Chain, nodes: Nodes, question: Question) -> Facts:
        """Everything the rules need, in three turns at most.

        Raises    NodesFailed, ValueError
        """
        wanted = question.transaction.lower()
        raw, spends, fees, head, block = await _gets(
            nodes,
            f"/tx/{wanted}",
            f"/tx/{wanted}/outspends",
            "/fee-estimates",
            "/blocks/tip/height",
            f"/block/{wanted}",
        )
        recommended = await nodes.get("/v1/fees/recommended") if fees is None else None
        facts = Facts(
            transaction=_transaction(fields(raw), spends) if raw is not None else None,
            head=whole(head),
            fees=_fees(fees, recommended),
            is_block=block is not None and fields(block).get("id") == wanted,
            evidence=(
                Evidence("GET /tx/:txid", _seen_transaction(raw)),
                Evidence("GET /blocks/tip/height", str(head)[:20]),
                Evidence("GET /fee-estimates", _seen_fees(fees)),
            ),
        )
        if facts.transaction is None and not facts.is_block and question.sender:
            facts = _with(facts, **await _by_sender(chain, nodes, question.sender))
        return await _more(nodes, facts, recalled(question.remembered))

    async def block_of(self, nodes: Nodes, transaction: str) -> str | None:
        """The hash of the block that holds a transaction; None while it is in none."""
        status = await nodes.get(f"/tx/{transaction}/status")
        return _block_hash(status) if status is not None else None

    async def genesis(self, nodes: Nodes) -> str | None:
        """The hash of the chain's first block."""
        return hash_word(await nodes.get("/block-height/0"))

    async def head(self, nodes: Nodes) -> int:
        """The height of the newest block."""
        return whole(await nodes.get("/blocks/tip/height"))

    async def holding(self, chain: Chain, nodes: Nodes, address: str) -> Holding:
        """What an address holds, how often it was used, and what moved last."""
        stats, newest, head = await _gets(
            nodes, f"/address/{address}", f"/address/{address}/txs", "/blocks/tip/height"
        )
        settled, waiting = fields(stats["chain_stats"]), fields(stats["mempool_stats"])
        balance = sum(
            whole(one["funded_txo_sum"]) - whole(one["spent_txo_sum"]) for one in (settled, waiting)
        )
        transactions = [_transaction(fields(one), None) for one in rows(newest)[:_NEWEST]]
        return Holding(
            balance=max(0, balance),
            transactions=whole(settled["tx_count"]) + whole(waiting["tx_count"]),
            waiting=whole(waiting["tx_count"]),
            newest=past.movements(chain, address, transactions, whole(head)),
            evidence=(
                Evidence("GET /address/:address", f"balance {balance}, {_seen_count(stats)}"),
            ),
        )

    async def history(self, chain: Chain, nodes: Nodes, address: str, after: str | None) -> Page:
        """A page of 25 and, on the first one, what waits.

        after   id of the last transaction that was given, a colon, and how many were given
        """
        last, _, given = (after or "").partition(":")
        path = f"/txs/chain/{hash_word(last)}" if last else "/txs"
        stats, page, head = await _gets(
            nodes, f"/address/{address}", f"/address/{address}{path}", "/blocks/tip/height"
        )
        transactions = [_transaction(fields(one), None) for one in rows(page)]
        settled = [one for one in transactions if one.block]
        count = whole(int(given or 0)) + len(settled)
        total = whole(fields(fields(stats)["chain_stats"])["tx_count"])
        more = bool(settled) and count < total
        return Page(
            movements=past.movements(chain, address, transactions, whole(head)),
            done=min(1.0, count / total) if more else 1.0,
            next=f"{settled[-1].id}:{count}" if more else None,
            lacks=past.LACKS,
        )

    async def used(self, nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
        """Those that ever received anything."""
        all_stats = await _gets(nodes, *(f"/address/{one}" for one in addresses))
        return frozenset(
            address
            for address, stats in zip(addresses, all_stats, strict=True)
            if any(
                whole(fields(stats[part])["tx_count"]) for part in ("chain_stats", "mempool_stats")
            )
        )


async def _gets(nodes: Nodes, *paths: str) -> list[Any]:
    return list(await asyncio.gather(*map(nodes.get, paths)))


async def _more(nodes: Nodes, facts: Facts, memory: Memory | None) -> Facts:
    """What the second and third turn find, which depends on where it stands."""
    found = facts.transaction
    if found is not None and found.block is None:
        around, left = await asyncio.gather(_around(nodes, found), _left_block(nodes, memory))
        return _with(facts, **around, left_block=left)
    if found is None and memory is not None:
        became, left = await asyncio.gather(_became(nodes, memory), _left_block(nodes, memory))
        return _with(facts, **became, left_block=left)
    return facts


def _with(facts: Facts, **found: Any) -> Facts:
    evidence = (*facts.evidence, *found.pop("evidence", ()))
    return Facts(**{**vars(facts), **found, "evidence": evidence})


async def _by_sender(chain: Chain, nodes: Nodes, sender: str) -> dict[str, Any]:
    """What the sender's address sent last: what a wallet put in place of it would be there."""
    if not is_address(sender, chain):
        return {}
    listed = await nodes.get(f"/address/{sender}/txs")
    transactions = (_transaction(fields(one), None) for one in rows(listed or []))
    newest = next((one.id for one in transactions if sender in one.senders), None)
    seen = Evidence("GET /address/:sender/txs", newest[:16] if newest else "nothing sent")
    return {"by_sender": newest, "evidence": (seen,)}


async def _around(nodes: Nodes, waiting: Transaction) -> dict[str, Any]:
    """Parents and children of a waiting transaction that wait themselves."""
    above = list(dict.fromkeys(one.coin.transaction for one in waiting.inputs))[:_NEIGHBOURS_MAX]
    below = list(dict.fromkeys(one.spent_by for one in waiting.outputs if one.spent_by))
    near = (*above, *below[:_NEIGHBOURS_MAX])
    raws = await _gets(nodes, *(f"/tx/{one}" for one in near))
    known = {
        name: _transaction(fields(raw), None)
        for name, raw in zip(near, raws, strict=True)
        if raw is not None
    }
    parents = [
        Parent(one.id, one.load, one.signals)
        for name in above
        if (one := known.get(name)) and one.block is None and one.load
    ]
    children = [one for name in below if (one := known.get(name)) and one.block is None]
    return {
        "parents": tuple(parents),
        "ancestors": _together(waiting, (one.load for one in parents)),
        "descendants": _together(waiting, (one.load for one in children)),
        "replaceable": waiting.signals or any(one.signals for one in parents),
        "evidence": tuple(
            Evidence("GET /tx/:txid of a parent", f"{one.id[:16]}, in no block") for one in parents
        ),
    }


def _together(one: Transaction, others: Iterable[Load | None]) -> Load | None:
    total = one.load
    for other in others:
        total = total.plus(other) if total and other else total
    return total


async def _left_block(nodes: Nodes, memory: Memory | None) -> bool:
    """Whether the block that held it, when it was last seen, is no longer in the chain."""
    if memory is None or memory.block is None:
        return False
    status = await nodes.get(f"/block/{memory.block}/status")
    return status is not None and fields(status).get("in_best_chain") is False


async def _became(nodes: Nodes, memory: Memory) -> dict[str, Any]:
    """What became of the coins that a transaction wanted to spend, now that nobody has it."""
    parents = list(dict.fromkeys(one.transaction for one in memory.coins))
    answers = await _gets(
        nodes,
        *(f"/tx/{one.transaction}/outspend/{one.number}" for one in memory.coins),
        *(f"/tx/{one}" for one in parents),
    )
    spends, origins = answers[: len(memory.coins)], answers[len(memory.coins) :]
    spent = [fields(one) for one in spends if one is not None and fields(one).get("spent") is True]
    names = list(dict.fromkeys(hash_word(one["txid"]) for one in spent))[:_RIVALS_MAX]
    raws = await _gets(nodes, *(f"/tx/{one}" for one in names))
    rivals = [_transaction(fields(raw), None) for raw in raws if raw is not None]
    seen = f"{len(spent)} of {len(memory.coins)} spent, by {', '.join(n[:16] for n in names) or 0}"
    return {
        "coins": _coins(spent, rivals, origins),
        "rivals": tuple(rivals),
        "evidence": (Evidence("GET /tx/:txid/outspend/:vout of its inputs", seen),),
    }


def _coins(
    spent: list[Mapping[str, Any]], rivals: list[Transaction], origins: list[Any]
) -> Coins | None:
    if any(one.block for one in rivals):
        return "spent"
    if rivals:
        return "spent_waiting"
    if spent:
        return None
    return "gone" if any(one is None for one in origins) else "unspent"


def _transaction(raw: Mapping[str, Any], spends: Any) -> Transaction:
    inputs, outputs = rows(raw["vin"]), rows(raw["vout"])
    spent = rows(spends) if spends is not None else [None] * len(outputs)
    coinbase = any(fields(one).get("is_coinbase") is True for one in inputs)
    status = fields(raw["status"])
    return Transaction(
        id=hash_word(raw["txid"]),
        inputs=() if coinbase else tuple(_input(fields(one)) for one in inputs),
        outputs=tuple(
            _output(fields(one), spend) for one, spend in zip(outputs, spent, strict=True)
        ),
        vsize=-(-whole(raw["weight"]) // 4),
        fee=whole(raw["fee"]),
        block=_block(status) if status.get("confirmed") is True else None,
        coinbase=coinbase,
    )


def _input(raw: Mapping[str, Any]) -> Input:
    coin = raw.get("prevout")
    return Input(
        coin=Coin(hash_word(raw["txid"]), whole(raw["vout"])),
        sequence=whole(raw["sequence"]),
        address=address_word(coin.get("scriptpubkey_address")) if coin else None,
        value=whole(coin["value"]) if coin else None,
    )


def _output(raw: Mapping[str, Any], spend: Any) -> Output:
    spent_by = fields(spend).get("txid") if spend is not None else None
    return Output(
        value=whole(raw["value"]),
        address=address_word(raw.get("scriptpubkey_address")),
        spent=None if spend is None else spend.get("spent") is True,
        spent_by=None if spent_by is None else hash_word(spent_by),
    )


def _block(status: Mapping[str, Any]) -> Block:
    return Block(
        hash=hash_word(status["block_hash"]),
        height=whole(status["block_height"]),
        at_utc=at_utc(status.get("block_time")),
    )


def _block_hash(status: Any) -> str | None:
    held = fields(status)
    return hash_word(held["block_hash"]) if held.get("confirmed") is True else None


def _fees(estimates: Any, recommended: Any) -> Fees:
    """Rates by target; servers of the mempool.space kind name a few of them instead."""
    if estimates is not None:
        rates = {int(target): decimal(rate) for target, rate in fields(estimates).items()}
        return Fees(estimates={t: r for t, r in rates.items() if 0 < t <= _TARGET_BLOCKS_MAX})
    if recommended is None:
        return Fees()
    named = fields(recommended)
    return Fees(
        estimates={target: decimal(named[name]) for name, target in _RECOMMENDED.items()},
        minimum=decimal(named["minimumFee"]),
    )


def _seen_transaction(raw: Any) -> str:
    if raw is None:
        return "404"
    status = fields(fields(raw)["status"])
    return chain_text(
        f"fee {raw.get('fee')}, weight {raw.get('weight')}, confirmed {status.get('confirmed')}, "
        f"block_height {status.get('block_height')}"
    )


def _seen_fees(raw: Any) -> str:
    if not isinstance(raw, dict):
        return "none"
    asked = (target for target in ("2", "6", "144") if target in raw)
    return chain_text(", ".join(f"{target}: {raw[target]}" for target in asked))


def _seen_count(stats: Mapping[str, Any]) -> str:
    return f"tx_count {str(fields(stats['chain_stats']).get('tx_count'))[:20]}"
