"""What Bitcoin Core's JSON-RPC answers, taken apart.

Sources: Bitcoin Core's own help texts of its calls, 0.21 to 29; Litecoin Core 0.21.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from walletdesk.chains.base import chain_text
from walletdesk.chains.rpc import RpcError
from walletdesk.chains.utxo.facts import Block, Coin, Fees, Input, Load, Output, Transaction
from walletdesk.chains.utxo.wire import (
    address_word,
    at_utc,
    decimal,
    fields,
    hash_word,
    rows,
    satoshis,
    whole,
)

_VIRTUAL_KILO = 1000
_COIN_SATOSHIS = 100_000_000
# Confirmations of what a block held that is no longer part of the chain.
_OFF_THE_CHAIN = (-1, 0)
_HEX = frozenset("0123456789abcdef")


def transaction(raw: Mapping[str, Any], block: Block | None) -> Transaction:
    """A transaction of `getrawtransaction` or of a block; the fee where its inputs are told."""
    inputs = [fields(one) for one in rows(raw["vin"])]
    coinbase = any("coinbase" in one for one in inputs)
    spent = () if coinbase else tuple(_input(one) for one in inputs if "txid" in one)
    made = tuple(_output(fields(one)) for one in rows(raw["vout"]))
    hexadecimal = str(raw.get("hex") or "")
    return Transaction(
        id=hash_word(raw["txid"]),
        inputs=spent,
        outputs=made,
        vsize=whole(raw["vsize"] if "vsize" in raw else raw["size"]),
        fee=_fee(spent, made),
        block=block,
        coinbase=coinbase,
        raw=hexadecimal if _HEX.issuperset(hexadecimal) else "",
    )


def block_of(raw: Mapping[str, Any], header: Any, head: int) -> Block | None:
    """The block that holds a transaction, from its own answer and the block's header."""
    if raw.get("blockhash") is None:
        return None
    known = header if isinstance(header, dict) else {}
    deep, height = known.get("confirmations", raw.get("confirmations")), known.get("height")
    return Block(
        hash=hash_word(raw["blockhash"]),
        height=whole(head - whole(deep) + 1 if height is None else height),
        at_utc=at_utc(raw.get("blocktime", known.get("time"))),
        stale=deep in _OFF_THE_CHAIN,
    )


def with_coins(one: Transaction, origins: Mapping[str, Any]) -> Transaction:
    """The same, knowing what its inputs held from the transactions that made them."""
    inputs = tuple(_with_coin(each, origins.get(each.coin.transaction)) for each in one.inputs)
    fee = one.fee if one.fee is not None else _fee(inputs, one.outputs)
    return replace(one, inputs=inputs, fee=fee)


def with_spent(one: Transaction, left: list[Any]) -> Transaction:
    """The same, knowing from `gettxout` which of its first outputs are still unspent."""
    outputs = tuple(
        replace(each, spent=answer is None)
        if each.address and not isinstance(answer, RpcError)
        else each
        for each, answer in zip(one.outputs, left, strict=False)
    )
    return replace(one, outputs=(*outputs, *one.outputs[len(outputs) :]))


def load(entry: Any, part: str) -> Load | None:
    """What an entry of the pool pays: itself (`base`), with its ancestors or its descendants."""
    if not isinstance(entry, dict):
        return None
    own = part == "base"
    if "fees" not in entry:
        # Dogecoin Core still answers as Bitcoin Core did up to 0.16.
        size, fee = entry["size" if own else f"{part}size"], entry["fee" if own else f"{part}fees"]
        return Load(satoshis(fee) if own else whole(fee), whole(size))
    size = entry["vsize" if own else f"{part}size"]
    return Load(satoshis(fields(entry["fees"])[part]), whole(size))


def fees(estimates: Mapping[int, Any], pool: Any) -> Fees:
    """Rates a virtual byte, from answers that are in coins a thousand of them."""
    known = {
        target: _rate(answer["feerate"])
        for target, answer in estimates.items()
        if isinstance(answer, dict) and (answer.get("feerate") or 0) > 0
    }
    floor = pool.get("mempoolminfee") if isinstance(pool, dict) else None
    return Fees(estimates=known, minimum=None if floor is None else _rate(floor))


def unindexed(answer: Any) -> bool:
    """Whether the node does not know the transactions of blocks: no `-txindex`, or not yet."""
    return isinstance(answer, RpcError) and any(
        hint in answer.message.lower() for hint in ("txindex", "being indexed")
    )


def seen(answer: Any, *fields: str) -> str:
    """What of an answer is shown as evidence."""
    if isinstance(answer, RpcError):
        return chain_text(f"error {answer.code}: {answer.message}")
    if not isinstance(answer, dict):
        return "null"
    return chain_text(", ".join(f"{name} {answer[name]}" for name in fields if name in answer))


def _rate(raw: Any) -> Decimal:
    return decimal(raw) * _COIN_SATOSHIS / _VIRTUAL_KILO


def _input(raw: Mapping[str, Any]) -> Input:
    one = Input(
        coin=Coin(hash_word(raw["txid"]), whole(raw["vout"])), sequence=whole(raw["sequence"])
    )
    coin = raw.get("prevout")
    return one if coin is None else _holding(one, _output(fields(coin)))


def _with_coin(one: Input, origin: Any) -> Input:
    made = rows(origin["vout"]) if isinstance(origin, dict) else []
    number = one.coin.number
    return _holding(one, _output(fields(made[number]))) if number < len(made) else one


def _holding(one: Input, coin: Output) -> Input:
    return replace(one, address=coin.address, value=coin.value)


def _output(raw: Mapping[str, Any]) -> Output:
    if raw.get("ismweb") is True:
        # Litecoin's hidden outputs tell neither what they hold nor whose they are.
        return Output(value=0)
    script = fields(raw["scriptPubKey"])
    named = script.get("addresses") or [None]
    return Output(
        value=satoshis(raw["value"]), address=address_word(script.get("address") or rows(named)[0])
    )


def _fee(inputs: tuple[Input, ...], outputs: tuple[Output, ...]) -> int | None:
    values = [one.value for one in inputs]
    if not values or None in values:
        return None
    fee = sum(one for one in values if one is not None) - sum(one.value for one in outputs)
    return fee if fee >= 0 else None
