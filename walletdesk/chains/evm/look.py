"""The first look: the transaction, its receipt and the chain's newest block, in one turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.base import Evidence, chain_text
from walletdesk.chains.evm.facts import Receipt, Transaction
from walletdesk.chains.evm.logs import logs_of
from walletdesk.chains.evm.words import address_of, bytes_of, hash_of, number
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.rpc import Call, RpcError

_DELEGATES_MAX = 8
_OF_RECEIPT = ("status", "gasUsed", "blockNumber")
_OF_TRANSACTION = ("from", "to", "value", "nonce", "blockNumber")


@dataclass(frozen=True, kw_only=True)
class Look:
    """What the first turn brought."""

    transaction: Transaction | None
    receipt: Receipt | None
    head: int
    head_time_s: int
    final_head: int | None
    evidence: tuple[Evidence, ...]


async def looked(nodes: Nodes, wanted: str) -> Look:
    """Look a transaction up.

    wanted    its id as nodes write it
    Raises    NodesFailed  also when the node refuses to say whether it knows it
    """
    transaction, receipt, latest, final = await nodes.rpc(
        [
            *lookup(wanted),
            Call("eth_getBlockByNumber", ("latest", False)),
            Call("eth_getBlockByNumber", ("finalized", False)),
        ]
    )
    if RpcError in {type(transaction), type(receipt)} or not isinstance(latest, dict):
        raise NodesFailed(nodes.chain, (("", "refused"),))
    return Look(
        transaction=transaction_of(transaction, wanted),
        receipt=receipt_of(receipt, wanted),
        head=number(latest["number"]),
        head_time_s=number(latest.get("timestamp")),
        final_head=number(final["number"]) if isinstance(final, dict) else None,
        evidence=(
            Evidence("eth_getTransactionByHash", seen(transaction, *_OF_TRANSACTION)),
            Evidence("eth_getTransactionReceipt", seen(receipt, *_OF_RECEIPT)),
            Evidence("eth_getBlockByNumber latest", seen(latest, "number", "baseFeePerGas")),
            Evidence("eth_getBlockByNumber finalized", seen(final, "number")),
        ),
    )


def lookup(wanted: str) -> list[Call]:
    """The two calls that say what a node knows of a transaction."""
    return [
        Call("eth_getTransactionByHash", (wanted,)),
        Call("eth_getTransactionReceipt", (wanted,)),
    ]


def transaction_of(raw: Any, wanted: str | None = None) -> Transaction | None:
    """A transaction out of a node's answer; None for none and for a refusal.

    wanted    the id it must have
    Raises    ValueError | KeyError | TypeError  for what no node would answer
    """
    if raw is None or isinstance(raw, RpcError):
        return None
    if wanted is not None and hash_of(raw["hash"]) != wanted:
        raise ValueError("another transaction than the one asked for")
    to, block, tip = raw.get("to"), raw.get("blockNumber"), raw.get("maxPriorityFeePerGas")
    return Transaction(
        hash=hash_of(raw["hash"]),
        sender=address_of(raw["from"]),
        to=None if to is None else address_of(to),
        nonce=number(raw["nonce"]),
        value=number(raw["value"]),
        gas=number(raw["gas"]),
        fee_per_gas_max=number(raw.get("maxFeePerGas") or raw.get("gasPrice")),
        tip_per_gas_max=None if tip is None else number(tip),
        data=bytes_of(raw.get("input")),
        block=None if block is None else number(block),
        kind=number(raw.get("type")),
        delegates=_delegates(raw.get("authorizationList")),
    )


def _delegates(raw: Any) -> tuple[str, ...]:
    return tuple(address_of(one["address"]) for one in (raw or ())[:_DELEGATES_MAX])


def receipt_of(raw: Any, wanted: str) -> Receipt | None:
    """A receipt out of a node's answer; None for none and for a refusal.

    Raises    ValueError | KeyError | TypeError  for what no node would answer
    """
    if raw is None or isinstance(raw, RpcError):
        return None
    if hash_of(raw["transactionHash"]) != wanted:
        raise ValueError("the receipt of another transaction")
    used, created = number(raw["gasUsed"]), raw.get("contractAddress")
    return Receipt(
        # Chains from before Byzantium have no status: what is in a block counts as done.
        succeeded=raw.get("status") is None or number(raw["status"]) == 1,
        gas_used=used,
        # Rollups of the OP Stack charge their place in the chain below besides.
        fee=used * number(raw.get("effectiveGasPrice")) + number(raw.get("l1Fee")),
        block=number(raw["blockNumber"]),
        block_hash=hash_of(raw["blockHash"]),
        position=number(raw.get("transactionIndex")),
        created=None if created is None else address_of(created),
        logs=logs_of(raw.get("logs")),
    )


def seen(answer: Any, *fields: str) -> str:
    """What a verdict rests on, of one answer."""
    if isinstance(answer, RpcError):
        return chain_text(f"error {answer.code}: {answer.message}")
    if not isinstance(answer, Mapping):
        return chain_text(answer) if isinstance(answer, str) else "null"
    return ", ".join(f"{name} {chain_text(answer.get(name))}" for name in fields)
