"""What a waiting transaction offers, what the next blocks take, and how long that may last."""

from collections.abc import Mapping
from decimal import Decimal

from walletdesk.chains.utxo.facts import Facts, Transaction

_SOON_BLOCKS = 6
_HOURS_FROM_MINUTES = 120


def offered(facts: Facts, transaction: Transaction) -> Decimal | None:
    """The rate by which miners pick it: with what it waits for, and with what waits for it.

    None   when the node does not say what it pays
    """
    own = transaction.load
    if own is None:
        return None
    above, below = facts.ancestors or own, facts.descendants or own
    alone = min(own.rate, above.rate)
    if below.fee <= own.fee or below.vsize <= own.vsize:
        return alone
    all_fee = above.fee + below.fee - own.fee
    return max(alone, Decimal(all_fee) / max(1, above.vsize + below.vsize - own.vsize))


def wanted(facts: Facts) -> Decimal | None:
    """The rate that should be enough within six blocks; None when nobody estimates one."""
    soon = [target for target in facts.fees.estimates if target <= _SOON_BLOCKS]
    return facts.fees.estimates[max(soon)] if soon else None


def wait_blocks(facts: Facts, rate: Decimal) -> int | None:
    """Blocks within which this rate should be enough; None when no estimate reaches that far."""
    enough = (target for target, least in facts.fees.estimates.items() if least <= rate)
    return min(enough, default=None)


def wait_values(blocks: int, block_time_s: float) -> tuple[str, Mapping[str, str]]:
    """The note that tells this wait, and what its sentence names."""
    minutes = max(1, round(blocks * block_time_s / 60))
    if minutes < _HOURS_FROM_MINUTES:
        return "fee_wait_minutes", {"minutes": str(minutes)}
    return "fee_wait_hours", {"hours": str(round(minutes / 60))}


def rate_text(rate: Decimal | None) -> str:
    """A rate as wallets show it."""
    return "?" if rate is None else f"{rate:.1f}".removesuffix(".0")
