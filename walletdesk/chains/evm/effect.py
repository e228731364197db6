"""What a transaction that succeeded brought about besides its logs, asked of nodes."""

from collections.abc import Hashable, Mapping
from typing import Any

from walletdesk.chains.base import Evidence, Question
from walletdesk.chains.evm.code import delegate_of, is_contract
from walletdesk.chains.evm.facts import Effect, Receipt, Transaction
from walletdesk.chains.evm.inside import paid_inside, paid_inside_flat
from walletdesk.chains.evm.logs import approvals, moves
from walletdesk.chains.evm.look import seen
from walletdesk.chains.evm.names import name_calls, token_of
from walletdesk.chains.evm.words import address_or_none, number
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.rpc import Call, RpcError

_CODES_MAX = 8
_TOKENS_MAX = 4


async def effect(
    nodes: Nodes, done: Transaction, receipt: Receipt, question: Question
) -> tuple[Effect, tuple[Evidence, ...]]:
    """Ask in one turn; in two where the trace has to be asked for in another dialect.

    Raises    NodesFailed
    """
    hidden = _may_hide(done, receipt, question)
    asked = _asked(done, receipt, question, hidden)
    answers = dict(zip(asked, await nodes.rpc(list(asked.values())), strict=True))
    inside, how = await _inside(nodes, done, answers.get("trace"), hidden)
    codes = {who: raw for (what, who), raw in _pairs(answers) if what == "code"}
    block = answers["block"]
    gained = _gained(done, receipt, question, answers)
    found = Effect(
        contracts=frozenset(who for who, raw in codes.items() if is_contract(raw)),
        delegates=frozenset(to for raw in codes.values() if (to := delegate_of(raw))),
        inside=inside,
        gained=gained,
        tokens=_tokens(answers),
        time_s=number(block.get("timestamp")) if isinstance(block, dict) else 0,
    )
    return found, (
        *(Evidence(f"eth_getCode {who}", _code_seen(raw)) for who, raw in codes.items()),
        *((Evidence(how, f"paid to the expected address: {inside}"),) if how else ()),
        *(() if gained is None else (Evidence("eth_getBalance around its block", str(gained)),)),
    )


def _may_hide(done: Transaction, receipt: Receipt, question: Question) -> str | None:
    """The expected address, where what it got could only be seen inside the transaction."""
    expected = address_or_none(question.expect_to)
    shown = {done.to, *(one.receiver for one in moves(receipt.logs))}
    return expected if expected and done.data and expected not in shown else None


def _asked(
    done: Transaction, receipt: Receipt, question: Question, hidden: str | None
) -> dict[Hashable, Call]:
    asked: dict[Hashable, Call] = {
        "block": Call("eth_getBlockByNumber", (hex(receipt.block), False))
    }
    for who in _involved(done, receipt, question):
        asked["code", who] = Call("eth_getCode", (who, "latest"))
    for token in _moving(receipt):
        for name, call in name_calls(token).items():
            asked[name, token] = call
    if hidden:
        before = max(0, receipt.block - 1)
        asked["before"] = Call("eth_getBalance", (hidden, hex(before)))
        asked["after"] = Call("eth_getBalance", (hidden, hex(receipt.block)))
        asked["trace"] = Call("debug_traceTransaction", (done.hash, {"tracer": "callTracer"}))
    return asked


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


def _pairs(answers: Mapping[Hashable, Any]) -> list[tuple[tuple[str, str], Any]]:
    return [(key, raw) for key, raw in answers.items() if isinstance(key, tuple)]


def _tokens(answers: Mapping[Hashable, Any]) -> dict[str, Any]:
    tokens = {who for (what, who), _ in _pairs(answers) if what != "code"}
    return {
        one: token_of(answers["symbol", one], answers["decimals", one]) for one in sorted(tokens)
    }


async def _inside(
    nodes: Nodes, done: Transaction, trace: Any, hidden: str | None
) -> tuple[int | None, str]:
    """What contracts paid to the expected address in it, and the call that says so."""
    if hidden is None:
        return None, ""
    if isinstance(trace, dict) and trace.get("type"):
        return paid_inside(trace, hidden), "debug_traceTransaction"
    (flat,) = await nodes.rpc([Call("trace_transaction", (done.hash,))])
    if isinstance(flat, list):
        return paid_inside_flat(flat, hidden), "trace_transaction"
    return None, ""


def _gained(
    done: Transaction, receipt: Receipt, question: Question, answers: Mapping[Hashable, Any]
) -> int | None:
    before, after = answers.get("before"), answers.get("after")
    if not isinstance(before, str) or not isinstance(after, str):
        return None
    gained = number(after) - number(before)
    own = address_or_none(question.expect_to) == done.sender
    return gained + receipt.fee + done.value if own else gained


def _code_seen(raw: Any) -> str:
    if isinstance(raw, RpcError) or not isinstance(raw, str):
        return seen(raw)
    return f"{max(0, len(raw) - 2) // 2} bytes"
