"""Coins on their way into or out of a rollup, told by the bridges' logs on a real node.

The bridges' own code is not there: contracts of ours at their addresses log what they log.
"""

from collections.abc import Iterator

import pytest

from tests.chains.evm.ground import ETHER, Ground, call, ground
from tests.services import Unavailable
from walletdesk.chains.base import State

PORTAL_OF_BASE = "0x49048044D57e1C92A77f79988d21Fa8fAF74E97e"
BRIDGE_OF_ARBITRUM = "0x8315177aB297bA92A06054cE80a67Ed4DBd7ed3a"
MESSAGE_PASSER = "0x4200000000000000000000000000000000000016"
ARB_SYS = "0x0000000000000000000000000000000000000064"
DAY_S = 24 * 3600


@pytest.fixture(scope="module")
def mainnet() -> Iterator[Ground]:
    """A node that calls itself Ethereum."""
    try:
        with ground("--chain-id", "1", "--slots-in-an-epoch", "1", chain="ethereum") as one:
            yield one
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.mark.parametrize(
    ("bridge", "method", "other"),
    [
        (PORTAL_OF_BASE, "depositToOptimism()", "Base"),
        (BRIDGE_OF_ARBITRUM, "depositToArbitrum()", "Arbitrum One"),
    ],
)
async def test_a_deposit_is_under_way_and_later_due(
    mainnet: Ground, bridge: str, method: str, other: str
) -> None:
    mainnet.place("Bridges", bridge)
    hash_ = mainnet.send(bridge, ETHER, call(method))
    mainnet.mine(20)
    found = await mainnet.says(hash_)
    assert (found.verdict, found.state, found.final) == (
        "deposit_under_way", State.CONFIRMING, False,
    )  # fmt: skip
    assert found.values["other"] == other
    mainnet.mine(2, 3600)
    found = await mainnet.says(hash_)
    assert (found.verdict, found.final) == ("deposit_due", True)


@pytest.mark.parametrize(
    ("bridge", "method"),
    [(MESSAGE_PASSER, "withdrawFromOptimism()"), (ARB_SYS, "withdrawFromArbitrum()")],
)
async def test_a_withdrawal_waits_out_its_days_and_is_then_fetched(
    mainnet: Ground, bridge: str, method: str
) -> None:
    mainnet.place("Bridges", bridge)
    hash_ = mainnet.send(bridge, ETHER, call(method))
    mainnet.mine(5)
    found = await mainnet.says(hash_)
    assert (found.verdict, found.final) == ("withdrawal_waiting", False)
    assert len(found.values["until"]) == len("2026-12-02")
    mainnet.mine(2, 8 * DAY_S)
    assert (await mainnet.says(hash_)).verdict == "withdrawal_claimable"


async def test_the_same_log_from_a_stranger_is_no_crossing(mainnet: Ground) -> None:
    stranger = mainnet.deploy("Bridges")
    hash_ = mainnet.send(stranger, ETHER, call("depositToOptimism()"))
    assert (await mainnet.says(hash_)).verdict == "confirming"
