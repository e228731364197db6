"""How many automatic mails went out today: to whom, for which network, in all."""

from walletdesk.engine.tx import Tx

DAY_MS = 86_400_000


def count(tx: Tx, key: str) -> int:
    """One more for this key today (UTC); returns how many that makes.

    key   a keyed hash, so that the table names nobody
    """
    day = tx.now_ms // DAY_MS
    row = tx.row(
        "INSERT INTO automatic_sends (day, key, count) VALUES (?, ?, 1)"
        " ON CONFLICT (day, key) DO UPDATE SET count = automatic_sends.count + 1"
        " RETURNING count",
        (day, key),
    )
    return int(row[0]) if row else 1


def forget_old(tx: Tx) -> None:
    """Remove the counts of days that are over."""
    tx.run("DELETE FROM automatic_sends WHERE day < ?", (tx.now_ms // DAY_MS - 1,))
