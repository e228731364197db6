"""Coins paid inside a transaction, out of both kinds of traces."""

from typing import Any

from walletdesk.chains.evm.inside import paid_inside, paid_inside_flat

TO, ELSE = "0x" + "aa" * 20, "0x" + "bb" * 20


def paying(to: str, wei: int, **more: Any) -> dict[str, Any]:
    """A call of Geth's tracer."""
    return {"type": "CALL", "to": to, "value": hex(wei), **more}


def flat(place: list[int], to: str, wei: int, **more: Any) -> dict[str, Any]:
    """A call of the flat dialect."""
    action = {"callType": "call", "to": to, "value": hex(wei)}
    return {"type": "call", "action": action, "traceAddress": place, **more}


def test_payments_at_every_depth_count_and_the_outer_one_does_not() -> None:
    inner = paying(ELSE, 9, calls=[paying(TO.upper().replace("X", "x"), 2)])
    assert paid_inside(paying(TO, 100, calls=[paying(TO, 1), inner]), TO) == 3


def test_what_was_undone_or_borrowed_pays_nothing() -> None:
    undone = paying(ELSE, 9, error="execution reverted", calls=[paying(TO, 2)])
    borrowed = paying(TO, 4) | {"type": "DELEGATECALL"}
    assert paid_inside(paying(ELSE, 0, calls=[undone, borrowed]), TO) == 0


def test_the_flat_dialect_says_the_same() -> None:
    rows = [
        flat([], TO, 100),
        flat([0], TO, 1),
        flat([1], ELSE, 9, error="Reverted"),
        flat([1, 0], TO, 2),
        {
            "type": "suicide",
            "action": {"refundAddress": TO, "balance": "0x4"},
            "traceAddress": [2],
        },
        {"type": "create", "action": {"value": "0x8"}, "traceAddress": [3]},
    ]
    assert paid_inside_flat(rows, TO) == 5
