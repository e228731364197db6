"""Agents who may not write to customers until a lead has looked."""

from typing import NamedTuple

from walletdesk.engine.tx import Tx
from walletdesk.kernel.ids import new_id


class Suspension(NamedTuple):
    """Since when, and after how many blocked tries."""

    agent_id: int
    at_ms: int
    tries: int


def hold_agent(tx: Tx, agent_id: int) -> None:
    """Make other processes wait until this unit has decided about the agent."""
    if tx.dialect == "postgresql":
        tx.row("SELECT id FROM agents WHERE id = ? FOR UPDATE", (agent_id,))


def is_suspended(tx: Tx, agent_id: int) -> bool:
    """Whether this agent may not write to customers now."""
    return (
        tx.row(
            "SELECT id FROM suspensions WHERE agent_id = ? AND cleared_at_ms IS NULL", (agent_id,)
        )
        is not None
    )


def suspended(tx: Tx) -> list[Suspension]:
    """Everybody who is suspended now, the latest first."""
    rows = tx.rows(
        "SELECT agent_id, at_ms, tries FROM suspensions WHERE cleared_at_ms IS NULL"
        " ORDER BY at_ms DESC, id DESC"
    )
    return [Suspension(*row) for row in rows]


def last_cleared_ms(tx: Tx, agent_id: int) -> int:
    """When the agent was last let send again; tries before it count no more. 0 for never."""
    row = tx.row("SELECT max(cleared_at_ms) FROM suspensions WHERE agent_id = ?", (agent_id,))
    return int(row[0] or 0) if row else 0


def suspend(tx: Tx, agent_id: int, tries: int) -> None:
    """Keep a suspension; the driver's integrity error when there is one."""
    tx.run(
        "INSERT INTO suspensions (id, agent_id, at_ms, tries) VALUES (?, ?, ?, ?)",
        (new_id(), agent_id, tx.now_ms, tries),
    )


def clear(tx: Tx, agent_id: int, by_id: int | None) -> bool:
    """End a suspension; False when there is none.

    by_id   the lead; None for the operator at the command line
    """
    cleared = tx.run(
        "UPDATE suspensions SET cleared_at_ms = ?, cleared_by_id = ?"
        " WHERE agent_id = ? AND cleared_at_ms IS NULL",
        (tx.now_ms, by_id, agent_id),
    )
    return bool(cleared.rowcount)
