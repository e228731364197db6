"""What a transaction that succeeded brought about besides its logs, asked of nodes."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

from walletdesk.chains.base import Evidence, Question
from walletdesk.chains.evm.calls import token_call
from walletdesk.chains.evm.code import delegate_of, is_contract
from walletdesk.chains.evm.facts import Effect, Receipt, Token, Transaction
from walletdesk.chains.evm.logs import approvals, moves
from walletdesk.chains.evm.look import seen
from walletdesk.chains.evm.names import held_call, name_calls, token_of
from walletdesk.chains.evm.traces import paid
from walletdesk.chains.evm.words import address_or_none, number
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError

_CODES_MAX = 8
_TOKENS_MAX = 4
_Asked = tuple[str, str]


async def effect(
    nodes: Nodes, done: Transaction, receipt: Receipt, question: Question
) -> tuple[Effect, tuple[Evidence, ...]]:
    """Ask in one turn; in two where the trace has to be asked for in another dialect.

    Raises    NodesFailed
    """
    hidden = _may_hide(done, receipt, question)
    asked = _asked(done, receipt, question, hidden)
    told, (inside, how) = await asyncio.gather(
        nodes.rpc(list(asked.values())),
        paid(nodes, done.hash, hidden) if hidden else _unseen(),
    )
    answers = dict(zip(asked, told, strict=True))
    codes = _of("code", answers)
    gained = _gained(done, receipt, question, answers)
    found = Effect(
        contracts=frozenset(who for who, raw in codes.items() if is_contract(raw)),
        delegates=frozenset(to for raw in codes.values() if (to := delegate_of(raw))),
        inside=inside,
        gained=gained,
        tokens=_tokens(answers),
        false=frozenset(_false(receipt, _of("held", answers))),
        time_s=_time_s(answers["block", ""]),
    )
    return found, (
        *(Evidence(f"eth_getCode {who}", _code_seen(raw)) for who, raw in codes.items()),
        *((Evidence(how, f"paid to the expected address: {inside}"),) if how else ()),
        *(() if gained is None else (Evidence("eth_getBalance around its block", str(gained)),)),
    )


async def _unseen() -> tuple[None, str]:
    return None, ""


def _may_hide(done: Transaction, receipt: Receipt, question: Question) -> str | None:
    """The expected address, where what it got could only be seen inside the transaction."""
    expected = address_or_none(question.expect_to)
    shown = {done.to, *(one.receiver for one in moves(receipt.logs))}
    return expected if expected and done.data and expected not in shown else None


def _asked(
    done: Transaction, receipt: Receipt, question: Question, hidden: str | None
) -> dict[_Asked, Call]:
    here, before = hex(receipt.block), hex(max(0, receipt.block - 1))
    asked: dict[_Asked, Call] = {("block", ""): Call("eth_getBlockByNumber", (here, False))}
    for who in _involved(done, receipt, question):
        asked["code", who] = Call("eth_getCode", (who, "latest"))
    for token in _moving(receipt):
        for name, call in name_calls(token).items():
            asked[name, token] = call
    for token, owner in _taken(done, receipt, question):
        asked["held", f"{token} {owner}"] = held_call(token, owner, before)
    if hidden:
        asked["before", ""] = Call("eth_getBalance", (hidden, before))
        asked["after", ""] = Call("eth_getBalance", (hidden, here))
    return asked


def _taken(done: Transaction, receipt: Receipt, question: Question) -> list[tuple[str, str]]:
    """Tokens that somebody else moved in their owner's name: did the owner hold any?"""
    call, asker = token_call(done.data), address_or_none(question.sender)
    owner = asker or (call.owner if call else None)
    taken = [one.token for one in moves(receipt.logs) if one.sender == owner and one.amount]
    if owner is None or owner == done.sender:
        return []
    return [(token, owner) for token in dict.fromkeys(taken)][:_TOKENS_MAX]


def _false(receipt: Receipt, held: Mapping[str, Any]) -> Iterator[str]:
    """Tokens whose logs say that more was moved than was there."""
    for one in moves(receipt.logs):
        raw = held.get(f"{one.token} {one.sender}")
        if isinstance(raw, str) and len(raw) == 66 and number(raw) < one.amount:
            yield one.token


def _involved(done: Transaction, receipt: Receipt, question: Question) -> list[str]:
    told = [done.to, address_or_none(question.expect_to), address_or_none(question.sender)]
    moved = [who for one in moves(receipt.logs) for who in (one.receiver, one.sender)]
    # The sender's own code matters only where it may have handed itself over in this very call.
    skipped = None if done.delegates else done.sender
    own = [done.sender] if done.delegates else []
    once = dict.fromkeys(one for one in (*own, *told, *moved) if one and one != skipped)
    return list(once)[:_CODES_MAX]


def _moving(receipt: Receipt) -> list[str]:
    moved = [one.token for one in moves(receipt.logs)]
    allowed = [one.token for one in approvals(receipt.logs)]
    return list(dict.fromkeys((*moved, *allowed)))[:_TOKENS_MAX]


def _of(what: str, answers: Mapping[_Asked, Any]) -> dict[str, Any]:
    return {who: raw for (kind, who), raw in answers.items() if kind == what}


def _tokens(answers: Mapping[_Asked, Any]) -> dict[str, Token]:
    symbols, decimals = _of("symbol", answers), _of("decimals", answers)
    return {token: token_of(symbol, decimals[token]) for token, symbol in symbols.items()}


def _time_s(block: Any) -> int:
    return number(block.get("timestamp")) if isinstance(block, dict) else 0


def _gained(
    done: Transaction, receipt: Receipt, question: Question, answers: Mapping[_Asked, Any]
) -> int | None:
    before, after = answers.get(("before", "")), answers.get(("after", ""))
    if not isinstance(before, str) or not isinstance(after, str):
        return None
    gained = number(after) - number(before)
    own = address_or_none(question.expect_to) == done.sender
    return gained + receipt.fee + done.value if own else gained


def _code_seen(raw: Any) -> str:
    if isinstance(raw, RpcError) or not isinstance(raw, str):
        return seen(raw)
    return f"{max(0, len(raw) - 2) // 2} bytes"
