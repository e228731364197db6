"""What the rules of Solana look at, fetched in two turns."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from walletdesk.chains.base import Chain, Evidence, Question
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.rpc import Call, RpcError
from walletdesk.chains.solana.refusal import Refusal, refusal
from walletdesk.chains.solana.transaction import Transaction, transaction
from walletdesk.chains.solana.words import (
    TOKEN_PROGRAMS,
    address,
    is_address,
    whole,
    whole_or_none,
)

Level = Literal["processed", "confirmed", "finalized"]
_LEVELS: tuple[Level, ...] = ("processed", "confirmed", "finalized")
_LOOKED_AT_MAX = 20
_LATELY = 10
PARSED = {
    "encoding": "jsonParsed",
    "commitment": "confirmed",
    "maxSupportedTransactionVersion": 0,
}
ACCOUNT = {"encoding": "jsonParsed", "commitment": "confirmed"}


@dataclass(frozen=True, kw_only=True)
class Status:
    """How far the cluster is with a transaction.

    confirmations   blocks built upon its own; None once the cluster finalized it
    """

    slot: int
    level: Level
    confirmations: int | None
    refusal: Refusal | None


@dataclass(frozen=True, kw_only=True)
class Account:
    """What is at an address.

    program   whose account it is
    kind      what the node read it as: `mint`, `account` (a token account); else empty
    parts     what it read there
    """

    program: str
    coins: int
    executable: bool
    kind: str
    parts: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything fetched for one question.

    witness           what a second endpoint said of the status; `none` where there is none
    slot, height      newest slot; blocks up to the newest finalized one
    first_slot        oldest slot the node still has; None where it does not say
    blockhash_valid   whether the remembered blockhash still lets a transaction in
    payer             what the person's own address holds; None where nobody asked about it
    accounts          what is at the addresses that received something; None: nothing
    others            what else the sender sent lately, where the transaction itself is unknown
    """

    status: Status | None
    transaction: Transaction | None
    slot: int
    height: int
    first_slot: int | None = None
    witness: Literal["agrees", "differs", "none"] = "none"
    blockhash_valid: bool | None = None
    payer: int | None = None
    accounts: Mapping[str, Account | None] = field(default_factory=dict)
    others: tuple[Transaction, ...] = ()
    evidence: tuple[Evidence, ...] = ()


async def fetched(chain: Chain, nodes: Nodes, question: Question) -> Facts:
    """Ask the nodes what the rules need.

    Raises    NodesFailed
    """
    asked = _calls(question)
    names, calls = list(asked), list(asked.values())
    answers = dict(zip(names, await nodes.rpc(calls), strict=True))
    seen = answers["transaction"]
    body = transaction(seen) if isinstance(seen, dict) else None
    if body and body.signature != question.transaction:
        raise ValueError("another transaction than was asked for")
    own = _status(chain, answers["status"])
    if own and body and own.refusal != body.refusal:
        raise ValueError("a node that contradicts itself")
    accounts, other, others = await asyncio.gather(
        _accounts(nodes, _receivers(body)),
        _elsewhere(chain, nodes, own, asked["status"]),
        _others(nodes, answers.get("lately") if own is None and body is None else None),
    )
    status = own or (other[0] if other else None) or _of_body(body)
    return Facts(
        status=status,
        transaction=body,
        slot=whole(answers["slot"]),
        height=whole(answers["height"]),
        first_slot=whole_or_none(answers["first_slot"]),
        witness=_witness(own, other),
        blockhash_valid=_valid(answers.get("blockhash")),
        payer=_coins(answers.get("payer")),
        accounts=accounts,
        others=others,
        evidence=_evidence(status, body, answers, question),
    )


def _calls(question: Question) -> dict[str, Call]:
    wanted = question.transaction
    calls = {
        "status": Call("getSignatureStatuses", ([wanted], {"searchTransactionHistory": True})),
        "transaction": Call("getTransaction", (wanted, PARSED)),
        "slot": Call("getSlot", ({"commitment": "confirmed"},)),
        "height": Call("getBlockHeight", ({"commitment": "finalized"},)),
        "first_slot": Call("getFirstAvailableBlock"),
    }
    blockhash = question.remembered.get("blockhash")
    if is_address(blockhash):
        calls["blockhash"] = Call("isBlockhashValid", (blockhash, {"commitment": "processed"}))
    if question.sender and is_address(question.sender):
        lately = {"limit": _LATELY, "commitment": "confirmed"}
        calls["payer"] = Call("getBalance", (question.sender, {"commitment": "confirmed"}))
        calls["lately"] = Call("getSignaturesForAddress", (question.sender, lately))
    return calls


def _status(chain: Chain, answer: Any) -> Status | None:
    if isinstance(answer, RpcError):
        raise NodesFailed(chain.name, (("", "garbage"),))
    (one,) = answer["value"]
    if one is None:
        return None
    level = one.get("confirmationStatus") or ("confirmed" if one["confirmations"] else "finalized")
    if level not in _LEVELS:
        raise ValueError("not a level of commitment")
    count = one.get("confirmations")
    return Status(
        slot=whole(one["slot"]),
        level=level,
        confirmations=None if count is None else whole(count),
        refusal=refusal(one["err"]),
    )


def _of_body(body: Transaction | None) -> Status | None:
    """A node that has the transaction knows it, also while its index of statuses does not."""
    if body is None:
        return None
    return Status(slot=body.slot, level="confirmed", confirmations=0, refusal=body.refusal)


def _last(status: Status) -> bool:
    return status.level == "finalized"


async def _elsewhere(
    chain: Chain, nodes: Nodes, own: Status | None, call: Call
) -> tuple[Status | None] | None:
    """What a second endpoint says of what is final or absent; None for none, or for nonsense."""
    if own and not _last(own):
        return None
    answers = await nodes.rpc_elsewhere([call])
    try:
        return (_status(chain, answers[0]),) if answers else None
    except (ValueError, KeyError, TypeError, AttributeError, NodesFailed):
        return None


def _witness(
    own: Status | None, other: tuple[Status | None] | None
) -> Literal["agrees", "differs", "none"]:
    if other is None:
        return "none"
    theirs = other[0]
    if own is None or theirs is None:
        return "agrees" if own is theirs else "differs"
    same = own.slot == theirs.slot and own.refusal == theirs.refusal
    return "agrees" if same else "differs"


def _valid(answer: Any) -> bool | None:
    value = answer.get("value") if isinstance(answer, dict) else None
    return value if isinstance(value, bool) else None


def _coins(answer: Any) -> int | None:
    return whole_or_none(answer.get("value")) if isinstance(answer, dict) else None


def _receivers(one: Transaction | None) -> list[str]:
    if one is None:
        return []
    found = [word for move in one.moves for word in (move.receiver, move.account)]
    return list(dict.fromkeys(found))[:_LOOKED_AT_MAX]


async def _accounts(nodes: Nodes, addresses: list[str]) -> dict[str, Account | None]:
    if not addresses:
        return {}
    (answer,) = await nodes.rpc([Call("getMultipleAccounts", (addresses, ACCOUNT))])
    if isinstance(answer, RpcError):
        return {}
    return dict(zip(addresses, map(account, answer["value"]), strict=True))


async def _others(nodes: Nodes, listed: Any) -> tuple[Transaction, ...]:
    if not isinstance(listed, list) or not listed:
        return ()
    names = [str(one["signature"]) for one in listed[:_LATELY] if one["err"] is None]
    answers = await nodes.rpc([Call("getTransaction", (one, PARSED)) for one in names])
    return tuple(transaction(answer) for answer in answers if isinstance(answer, dict))


def account(raw: Any) -> Account | None:
    """What a node says is at an address; None for nothing.

    Raises    ValueError, KeyError, TypeError  for what no node answers
    """
    if raw is None:
        return None
    known = raw["data"].get("parsed") if isinstance(raw["data"], Mapping) else None
    known = known if isinstance(known, Mapping) else {}
    parts = known.get("info")
    program = address(raw["owner"])
    ours = program in TOKEN_PROGRAMS
    return Account(
        program=program,
        coins=whole(raw["lamports"]),
        executable=raw["executable"] is True,
        kind=str(known.get("type") or "") if ours else "",
        parts=parts if ours and isinstance(parts, Mapping) else {},
    )


def _evidence(
    status: Status | None, body: Transaction | None, answers: Mapping[str, Any], question: Question
) -> tuple[Evidence, ...]:
    stood = "null"
    if status:
        stood = f"slot {status.slot}, {status.level}, err {status.refusal or 'null'}"
    found = [Evidence("getSignatureStatuses searchTransactionHistory", stood)]
    if body:
        found.append(Evidence("getTransaction", f"fee {body.fee}, err {body.refusal or 'null'}"))
    heights = f"slot {answers['slot']}, finalized height {answers['height']}"
    found.append(Evidence("getSlot, getBlockHeight", heights))
    if not status:
        oldest = whole_or_none(answers["first_slot"])
        found.append(
            Evidence("getFirstAvailableBlock", "unsaid" if oldest is None else str(oldest))
        )
    valid = _valid(answers.get("blockhash"))
    if valid is not None:
        found.append(Evidence("isBlockhashValid", str(valid).lower()))
    coins = _coins(answers.get("payer"))
    if coins is not None:
        found.append(Evidence(f"getBalance {question.sender}", f"{coins} lamports"))
    return tuple(found)
