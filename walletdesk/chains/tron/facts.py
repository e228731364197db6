"""What the rules of TRON look at, fetched in as few calls and turns as can be.

One that arrived takes two turns, one that no node knows takes four.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from walletdesk.chains.base import Evidence, Question, chain_text
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.tron import answers, ask
from walletdesk.chains.tron.addresses import address_or_none
from walletdesk.chains.tron.answers import (
    Account,
    Block,
    Prices,
    Receipt,
    Resources,
    Token,
    Transaction,
    known,
)
from walletdesk.chains.tron.contracts import TokenTransfer, called_transfer

_TRANSFERS_MAX = 3


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything fetched for one question.

    transaction   in a block; `pending` while it waits for one
    solid_block   height at which a node's solid part holds it; None where it does not
    solid         newest block that stays; None where no node says
    second        whether a second endpoint has it in the same block; None without one
    accounts, resources, tokens    by address; `tokens` of TRC-10 by number
    held          how much of a token an address has, by (token, address)
    """

    transaction: Transaction | None = None
    pending: Transaction | None = None
    receipt: Receipt | None = None
    solid_block: int | None = None
    head: Block
    solid: Block | None = None
    second: bool | None = None
    accounts: Mapping[str, Account] = field(default_factory=dict)
    resources: Mapping[str, Resources] = field(default_factory=dict)
    tokens: Mapping[str, Token] = field(default_factory=dict)
    held: Mapping[tuple[str, str], int] = field(default_factory=dict)
    prices: Prices | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass
class _Raw:
    """The answers about one id, as they came."""

    transaction: Mapping[str, Any] | None
    receipt: Mapping[str, Any] | None
    solid: Mapping[str, Any] | None
    pending: Mapping[str, Any] | None
    evidence: list[Evidence]
    elsewhere: bool = False


async def fetched(nodes: Nodes, question: Question) -> Facts:
    """Ask the nodes what the rules need.

    Raises    NodesFailed, ValueError, KeyError, TypeError, IndexError, AttributeError
    """
    wanted = {"value": question.transaction.lower().removeprefix("0x")}
    raw, head = await asyncio.gather(_by_id(nodes, wanted), ask.head(nodes))
    raw.evidence.append(Evidence("wallet/getnowblock", f"number {head.height}"))
    if raw.transaction is None:
        await _pending(nodes, wanted, raw)
    if raw.transaction is None and raw.pending is None:
        await _elsewhere(nodes, wanted, raw)
    if raw.transaction is not None:
        return await _of_block(nodes, wanted, question, raw, head)
    return await _of_none(nodes, question, raw, head)


async def _by_id(nodes: Nodes, wanted: Mapping[str, str]) -> _Raw:
    transaction, receipt, solid = await asyncio.gather(
        nodes.post("/wallet/gettransactionbyid", wanted),
        nodes.post("/wallet/gettransactioninfobyid", wanted),
        ask.offered(nodes, "/walletsolidity/gettransactioninfobyid", wanted),
    )
    if transaction is None:
        raise ValueError("no node of TRON")
    transaction, receipt = known(transaction), known(receipt)
    evidence = [
        Evidence("wallet/gettransactionbyid", _result_of(transaction)),
        Evidence("wallet/gettransactioninfobyid", _costs_of(receipt)),
        Evidence("walletsolidity/gettransactioninfobyid", _block_of(solid)),
    ]
    return _Raw(transaction, receipt, solid, None, evidence)


async def _pending(nodes: Nodes, wanted: Mapping[str, str], raw: _Raw) -> None:
    raw.pending = await ask.offered(nodes, "/wallet/gettransactionfrompending", wanted)
    seen = "none" if raw.pending is None else "waiting"
    raw.evidence.append(Evidence("wallet/gettransactionfrompending", seen))


async def _elsewhere(nodes: Nodes, wanted: Mapping[str, str], raw: _Raw) -> None:
    """A node that lags does not know what others know: ask the second one, too."""
    transaction, receipt, solid = await asyncio.gather(
        nodes.post_elsewhere("/wallet/gettransactionbyid", wanted),
        nodes.post_elsewhere("/wallet/gettransactioninfobyid", wanted),
        nodes.post_elsewhere("/walletsolidity/gettransactioninfobyid", wanted),
    )
    if isinstance(transaction, dict):
        raw.transaction, raw.receipt = known(transaction), known(receipt)
        raw.solid = solid if isinstance(solid, dict) and solid else None
        raw.elsewhere = True
        raw.evidence.append(
            Evidence("second node, wallet/gettransactionbyid", _result_of(raw.transaction))
        )


async def _of_block(
    nodes: Nodes, wanted: Mapping[str, str], question: Question, raw: _Raw, head: Block
) -> Facts:
    transaction = answers.transaction(raw.transaction or {})
    receipt = answers.receipt(raw.receipt) if raw.receipt else None
    if transaction.id.lower() != wanted["value"]:
        raise ValueError("another transaction than was asked for")
    solid_block = answers.whole(raw.solid, "blockNumber") if raw.solid else None
    concerned = _concerned(transaction, receipt, question)
    second, accounts, known_tokens, held, prices = await asyncio.gather(
        _second(nodes, wanted, solid_block, raw.elsewhere),
        ask.accounts(nodes, concerned.owners),
        asyncio.gather(*(ask.token(nodes, one) for one in concerned.tokens)),
        _held(nodes, concerned.holdings),
        _prices_if(nodes, receipt is not None and receipt.result == "OUT_OF_ENERGY"),
    )
    evidence = [*raw.evidence, *_of_accounts(accounts)]
    if receipt and receipt.message:
        evidence.append(Evidence("wallet/gettransactioninfobyid resMessage", receipt.message))
    if second is not None:
        agrees = "the same block" if second else "another answer"
        evidence.append(Evidence("second node, walletsolidity/gettransactioninfobyid", agrees))
    return Facts(
        transaction=transaction, receipt=receipt, solid_block=solid_block, head=head,
        second=second, accounts=accounts, tokens={one.contract: one for one in known_tokens},
        held=held, prices=prices, evidence=tuple(evidence),
    )  # fmt: skip


@dataclass(frozen=True)
class _Concerned:
    """Tokens, addresses, and who of them holds what: all that a verdict may have to know."""

    tokens: tuple[str, ...]
    owners: tuple[str, ...]
    holdings: tuple[tuple[str, str], ...]


def _concerned(transaction: Transaction, receipt: Receipt | None, question: Question) -> _Concerned:
    expected = address_or_none(question.expect_to)
    every = receipt.transfers if receipt else ()
    # A payout to hundreds: the one that is asked about first.
    transfers = sorted(every, key=lambda one: one.receiver != expected)[:_TRANSFERS_MAX]
    contracts = [one.contract for one in transfers]
    contracts += [one.contract for one in (receipt.allowances if receipt else ())]
    holdings = [(one.contract, one.receiver) for one in transfers]
    asked = called_transfer(transaction.to or "", transaction.sender, transaction.data)
    if asked and transaction.to and not transfers:
        contracts.append(transaction.to)
        holdings.append((transaction.to, asked.sender))
    if transaction.token_id:
        contracts.append(transaction.token_id)
    return _Concerned(
        tuple(dict.fromkeys(contracts))[:_TRANSFERS_MAX],
        tuple(_owners(transaction, transfers))[: 2 * _TRANSFERS_MAX],
        tuple(dict.fromkeys(holdings)),
    )


def _owners(transaction: Transaction, transfers: Sequence[TokenTransfer]) -> dict[str, None]:
    """The accounts to look at: who got a token, and whose token it was if they did not call."""
    owners = [one.receiver for one in transfers]
    owners += [one.sender for one in transfers if one.sender != transaction.sender]
    if transaction.kind == "TriggerSmartContract" and transaction.amount and transaction.to:
        owners.append(transaction.to)
    if transaction.kind == "AccountPermissionUpdateContract":
        owners.append(transaction.sender)
    return dict.fromkeys(owners)


async def _second(
    nodes: Nodes, wanted: Mapping[str, str], solid_block: int | None, elsewhere: bool
) -> bool | None:
    if solid_block is None or len(nodes.endpoints) < 2:
        return None
    if elsewhere:
        return False  # the one has it, the other has not
    raw = await nodes.post_elsewhere("/walletsolidity/gettransactioninfobyid", wanted)
    return None if not isinstance(raw, dict) else raw.get("blockNumber") == solid_block


async def _held(nodes: Nodes, asked: tuple[tuple[str, str], ...]) -> dict[tuple[str, str], int]:
    found = await asyncio.gather(*(ask.held(nodes, *pair) for pair in asked))
    return {pair: amount for pair, amount in zip(asked, found, strict=True) if amount is not None}


async def _prices_if(nodes: Nodes, wanted: bool) -> Prices | None:
    return await ask.prices(nodes) if wanted else None


async def _of_none(nodes: Nodes, question: Question, raw: _Raw, head: Block) -> Facts:
    pending = answers.transaction(raw.pending) if raw.pending else None
    named = question.sender or question.remembered.get("sender")
    sender = pending.sender if pending else address_or_none(named)
    expected = pending.to if pending else address_or_none(question.expect_to)
    senders = [sender] if sender else []
    solid, accounts, found, prices = await asyncio.gather(
        ask.solid_head(nodes),
        ask.accounts(nodes, [*senders, *([expected] if expected else [])]),
        asyncio.gather(*(ask.resources(nodes, one) for one in senders)),
        _prices_if(nodes, bool(senders)),
    )
    evidence = [*raw.evidence, *_of_accounts(accounts)]
    if solid:
        evidence.append(Evidence("walletsolidity/getnowblock", f"timestamp {solid.at_ms}"))
    evidence += [
        Evidence("wallet/getaccountresource", f"{one.free_bandwidth}+{one.staked_bandwidth} bytes")
        for one in found
    ]
    return Facts(
        pending=pending, head=head, solid=solid, accounts=accounts,
        resources=dict(zip(senders, found, strict=True)), prices=prices,
        evidence=tuple(evidence),
    )  # fmt: skip


def _of_accounts(accounts: Mapping[str, Account]) -> list[Evidence]:
    return [
        Evidence(
            f"wallet/getaccount {one.address}",
            f"balance {one.balance}" if one.exists else "does not exist",
        )
        for one in accounts.values()
    ]


def _result_of(raw: Mapping[str, Any] | None) -> str:
    if raw is None:
        return "unknown"
    outcome = (raw.get("ret") or [{}])[0]
    return f"contractRet {chain_text(outcome.get('contractRet'))}"


def _costs_of(raw: Mapping[str, Any] | None) -> str:
    if raw is None:
        return "unknown"
    costs = raw.get("receipt") or {}
    shown = {"blockNumber": raw.get("blockNumber"), "fee": raw.get("fee", 0)}
    shown |= {name: costs[name] for name in ("result", "energy_usage_total") if name in costs}
    return chain_text(", ".join(f"{name} {value}" for name, value in shown.items()))


def _block_of(raw: Mapping[str, Any] | None) -> str:
    return "none" if raw is None else chain_text(f"blockNumber {raw.get('blockNumber')}")
