"""What the rules of the EVM family look at, fetched in as few turns as can be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from walletdesk.chains.base import Chain, Evidence, Question
from walletdesk.chains.evm.words import hash_word, number
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError


@dataclass(frozen=True, kw_only=True)
class Transaction:
    """A transaction as `eth_getTransactionByHash` gives it."""

    hash: str
    sender: str
    to: str | None
    nonce: int
    value: int
    gas: int
    fee_per_gas_max: int
    data: str
    block: int | None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a transaction did, as `eth_getTransactionReceipt` gives it."""

    succeeded: bool
    gas_used: int
    fee: int
    block: int
    block_hash: str
    logs: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything fetched for one question.

    head         height of the newest block
    final_head   height up to which the chain calls itself final; None where it has no such word
    """

    transaction: Transaction | None
    receipt: Receipt | None
    head: int
    final_head: int | None
    base_fee: int
    evidence: tuple[Evidence, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


async def fetched(chain: Chain, nodes: Nodes, question: Question) -> Facts:
    """Ask the nodes what the rules need.

    Raises    NodesFailed
    """
    wanted = hash_word(question.transaction)
    transaction, receipt, latest, final = await nodes.rpc(
        [
            Call("eth_getTransactionByHash", (wanted,)),
            Call("eth_getTransactionReceipt", (wanted,)),
            Call("eth_getBlockByNumber", ("latest", False)),
            Call("eth_getBlockByNumber", ("finalized", False)),
        ]
    )
    return Facts(
        transaction=_transaction(transaction) if isinstance(transaction, dict) else None,
        receipt=_receipt(receipt) if isinstance(receipt, dict) else None,
        head=number(latest["number"]),
        final_head=number(final["number"]) if isinstance(final, dict) else None,
        base_fee=number(latest.get("baseFeePerGas")),
        evidence=(
            Evidence("eth_getTransactionByHash", _seen(transaction, "blockNumber", "nonce")),
            Evidence("eth_getTransactionReceipt", _seen(receipt, "status", "gasUsed")),
            Evidence("eth_getBlockByNumber latest", _seen(latest, "number", "baseFeePerGas")),
        ),
    )


def _transaction(raw: Mapping[str, Any]) -> Transaction:
    block = raw.get("blockNumber")
    return Transaction(
        hash=raw["hash"],
        sender=raw["from"],
        to=raw.get("to"),
        nonce=number(raw["nonce"]),
        value=number(raw["value"]),
        gas=number(raw["gas"]),
        fee_per_gas_max=number(raw.get("maxFeePerGas") or raw.get("gasPrice")),
        data=raw.get("input") or "0x",
        block=None if block is None else number(block),
    )


def _receipt(raw: Mapping[str, Any]) -> Receipt:
    used = number(raw["gasUsed"])
    return Receipt(
        succeeded=raw.get("status") != "0x0",
        gas_used=used,
        fee=used * number(raw.get("effectiveGasPrice")),
        block=number(raw["blockNumber"]),
        block_hash=raw["blockHash"],
        logs=tuple(raw.get("logs") or ()),
    )


def _seen(answer: Any, *fields: str) -> str:
    if isinstance(answer, RpcError):
        return f"error {answer.code}: {answer.message}"
    if not isinstance(answer, dict):
        return "null"
    return ", ".join(f"{name} {answer.get(name)}" for name in fields)
