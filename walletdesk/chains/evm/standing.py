"""How firmly a block holds a transaction. Pure."""

from typing import NamedTuple

from walletdesk.chains.base import Chain, State
from walletdesk.chains.evm.facts import Facts, Receipt


class Standing(NamedTuple):
    """State of what succeeded, whether it can no longer change, and its confirmations."""

    state: State
    final: bool
    confirmations: int


def standing(chain: Chain, facts: Facts, receipt: Receipt) -> Standing:
    """Where a transaction in a block stands.

    Final by the chain's own word where it has one, else by the confirmations that receivers
    wait for; and only where every second endpoint that there is agreed.
    """
    confirmations = max(1, facts.head - receipt.block + 1)
    if facts.final_head is None:
        deep = confirmations >= chain.confirmations
    else:
        deep = receipt.block <= facts.final_head
    final = deep and facts.witness in ("alone", "agrees")
    return Standing(State.FINAL if final else State.CONFIRMING, final, confirmations)


def confirmed(chain: Chain, facts: Facts, receipt: Receipt) -> bool:
    """Whether receivers usually count it as arrived."""
    _, final, confirmations = standing(chain, facts, receipt)
    return final or confirmations >= chain.confirmations
