"""The rules that this vendor's admins added to the guard.

Whoever judges a text reads them anew (at most 200 small rows): an added rule holds at once
in every process.
"""

from typing import NamedTuple

from walletdesk.engine.tx import Tx
from walletdesk.kernel.ids import new_id
from walletdesk.shield import Rule

RULES_MAX = 200


class OwnRule(NamedTuple):
    """A rule with who added it and when."""

    id: int
    name: str
    words: str
    by_id: int
    at_ms: int


def own_rules(tx: Tx) -> list[OwnRule]:
    """All of them, by name."""
    rows = tx.rows(
        f"SELECT id, name, words, by_id, at_ms FROM own_rules ORDER BY name LIMIT {RULES_MAX}"
    )
    return [OwnRule(*row) for row in rows]


def for_guard(tx: Tx) -> tuple[Rule, ...]:
    """All of them, as the guard takes them."""
    return tuple(Rule(one.name, one.words) for one in own_rules(tx))


def count(tx: Tx) -> int:
    """How many there are; nobody else adds one until this unit has decided."""
    if tx.dialect == "postgresql":
        tx.run("LOCK TABLE own_rules IN SHARE ROW EXCLUSIVE MODE")
    row = tx.row("SELECT count(*) FROM own_rules")
    return int(row[0]) if row else 0


def add(tx: Tx, name: str, words: str, by_id: int) -> int:
    """Keep a rule; the driver's integrity error when there is one of this name."""
    rule_id = new_id()
    tx.run(
        "INSERT INTO own_rules (id, name, words, by_id, at_ms) VALUES (?, ?, ?, ?, ?)",
        (rule_id, name, words, by_id, tx.now_ms),
    )
    return rule_id


def remove(tx: Tx, rule_id: int) -> bool:
    """Take a rule away; False when there is none."""
    return bool(tx.run("DELETE FROM own_rules WHERE id = ?", (rule_id,)).rowcount)
