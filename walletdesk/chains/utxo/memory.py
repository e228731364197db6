"""What to keep of a transaction while nodes know it, to tell later what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from walletdesk.chains.utxo.facts import Coin, Transaction
from walletdesk.chains.utxo.fees import rate_text
from walletdesk.chains.utxo.wire import hash_word, rows, whole

_COINS_MAX = 25
# Ten thousand transactions may be watched at once.
_RAW_CHARS_MAX = 4_000


@dataclass(frozen=True)
class Memory:
    """A transaction as it was seen before.

    head        height of the newest block at that time
    block       the block that held it
    receivers   addresses that it pays, without the change that is known as such
    """

    coins: tuple[Coin, ...]
    head: int
    block: str | None
    receivers: tuple[str, ...]
    rate: str
    raw: str


def kept(transaction: Transaction, head: int) -> Mapping[str, Any]:
    """What `Finding.memory` holds: JSON values only."""
    senders = set(transaction.senders)
    receivers = (one.address for one in transaction.outputs if one.address not in senders)
    load = transaction.load
    return {
        "coins": [list(one.coin) for one in transaction.inputs[:_COINS_MAX]],
        "head": head,
        "block": transaction.block.hash if transaction.block else None,
        "receivers": [one for one in receivers if one][:_COINS_MAX],
        "rate": rate_text(load.rate) if load else "",
        "raw": transaction.raw if len(transaction.raw) <= _RAW_CHARS_MAX else "",
    }


def recalled(remembered: Mapping[str, Any]) -> Memory | None:
    """What was kept; None when nothing was, or not by this family."""
    try:
        coins = [Coin(hash_word(one[0]), whole(one[1])) for one in rows(remembered.get("coins"))]
        block = remembered.get("block")
        return Memory(
            coins=tuple(coins[:_COINS_MAX]),
            head=whole(remembered.get("head")),
            block=None if block is None else hash_word(block),
            receivers=tuple(str(one) for one in rows(remembered.get("receivers"))),
            rate=str(remembered.get("rate") or ""),
            raw=str(remembered.get("raw") or ""),
        )
    except (ValueError, IndexError, TypeError, KeyError):
        return None
