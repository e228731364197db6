"""Coins that contracts paid inside a transaction, out of nodes' traces in both dialects. Pure."""

from collections.abc import Sequence
from typing import Any

from walletdesk.chains.evm.words import number

_CALLS_MAX = 20_000
# The other kinds of calls carry no coins of their own.
_PAYING = frozenset({"CALL", "CREATE", "CREATE2", "SELFDESTRUCT", "SUICIDE"})


def paid_inside(trace: Any, to: str) -> int:
    """What the inner calls paid to an address, by Geth's call tracer; wei.

    A call that failed undid everything below it.
    """
    paid, waiting = 0, _inner(trace)
    for _ in range(_CALLS_MAX):
        if not waiting:
            break
        one = waiting.pop()
        if not isinstance(one, dict) or one.get("error"):
            continue
        if one.get("type") in _PAYING and str(one.get("to", "")).lower() == to:
            paid += number(one.get("value"))
        waiting += _inner(one)
    return paid


def _inner(one: Any) -> list[Any]:
    calls = one.get("calls") if isinstance(one, dict) else None
    return list(calls) if isinstance(calls, list) else []


def paid_inside_flat(traces: Sequence[Any], to: str) -> int:
    """The same, by the flat traces of OpenEthereum's dialect (`trace_transaction`)."""
    known = [one for one in traces[:_CALLS_MAX] if isinstance(one, dict)]
    failed = {tuple(one["traceAddress"]) for one in known if one.get("error")}
    return sum(_paid(one, to) for one in known if not _undone(one, failed))


def _undone(one: dict[str, Any], failed: set[tuple[int, ...]]) -> bool:
    place = tuple(one["traceAddress"])
    return any(place[:depth] in failed for depth in range(len(place) + 1))


def _paid(one: dict[str, Any], to: str) -> int:
    action, outer = one["action"], not one["traceAddress"]
    if outer:
        return 0
    if one.get("type") == "suicide":
        return number(action.get("balance")) if _is(action.get("refundAddress"), to) else 0
    pays = one.get("type") == "call" and action.get("callType", "call") == "call"
    return number(action.get("value")) if pays and _is(action.get("to"), to) else 0


def _is(raw: Any, to: str) -> bool:
    return isinstance(raw, str) and raw.lower() == to
