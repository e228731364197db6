"""Coins on their way between a chain and a rollup on top of it, told by their logs. Pure.

Sources: the OP Stack's specification (deposits, withdrawals, predeploys), Arbitrum's documentation
(ArbSys, Bridge).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from walletdesk.chains.base import Chain
from walletdesk.chains.evm.logs import Log
from walletdesk.chains.evm.words import topic
from walletdesk.chains.registry import evm_chain

_PACKAGED = Path(__file__).parents[1] / "packaged" / "rollups.json"
_DEPOSITED = frozenset(
    {
        topic("TransactionDeposited(address,address,uint256,bytes)"),
        topic("MessageDelivered(uint256,bytes32,address,uint8,address,bytes32,uint256,uint64)"),
    }
)
# Where every rollup of the kind sends messages down, and what it logs then.
_WITHDRAWN = {
    "0x4200000000000000000000000000000000000016": topic(
        "MessagePassed(uint256,address,address,uint256,uint256,bytes,bytes32)"
    ),
    "0x0000000000000000000000000000000000000064": topic(
        "L2ToL1Tx(address,address,uint256,uint256,uint256,uint256,uint256,uint256,bytes)"
    ),
}
_ETHEREUM = 1
DEPOSIT_S = 30 * 60
CHALLENGE_S = 7 * 24 * 3600


@dataclass(frozen=True)
class Crossing:
    """A way that coins are on: into a rollup, or out of it."""

    way: Literal["deposit", "withdrawal"]
    to: str


def crossing(chain: Chain, logs: Iterable[Log]) -> Crossing | None:
    """The crossing that these logs tell of."""
    for log in logs:
        first = log.topics[0] if log.topics else ""
        if first in _DEPOSITED and (rollup := _doors().get((chain.chain_id or 0, log.address))):
            return Crossing("deposit", evm_chain(rollup).title)
        if first and _WITHDRAWN.get(log.address) == first:
            parent = chain.traits.get("parent")
            return Crossing("withdrawal", evm_chain(parent or _ETHEREUM).title)
    return None


@cache
def _doors() -> Mapping[tuple[int, str], int]:
    rows = msgspec.json.decode(_PACKAGED.read_bytes(), type=list[tuple[int, str, int]])
    return {(parent, door): rollup for parent, door, rollup in rows}
