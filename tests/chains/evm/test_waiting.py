"""Why a transaction is in no block, told by a real node."""

from typing import Any

from tests.chains.evm.ground import ALICE, BOB, ETHER, GWEI, Ground
from walletdesk.chains.base import Note, State

FAIR: dict[str, Any] = {"maxFeePerGas": 5 * GWEI, "maxPriorityFeePerGas": 2 * GWEI}


async def test_one_that_pays_enough_just_waits(idle: Ground) -> None:
    found = await idle.says(idle.send(BOB, ETHER, **FAIR))
    assert (found.verdict, found.state, found.certainty) == ("pending", State.PENDING, "likely")
    assert found.memory["nonce"] == 0
    assert found.movements[0].amount == "1"
    assert found.movements[0].receiver == BOB


async def test_one_below_the_base_fee_is_underpriced(idle: Ground) -> None:
    hash_ = idle.send(BOB, 1, maxFeePerGas=3 * GWEI // 2, maxPriorityFeePerGas=GWEI // 10)
    assert (await idle.says(hash_)).verdict == "pending"
    idle.rpc("anvil_setNextBlockBaseFeePerGas", hex(30 * GWEI))
    found = await idle.says(hash_)
    assert (found.verdict, found.state, found.certainty) == (
        "underpriced", State.PENDING, "certain",
    )  # fmt: skip
    assert found.values["offers"] == "1.5 gwei"


async def test_a_tip_far_below_the_usual_one_is_underpriced_as_far_as_we_can_see(
    idle: Ground,
) -> None:
    for nonce in range(3):
        idle.send(BOB, 1, nonce=nonce, maxFeePerGas=50 * GWEI, maxPriorityFeePerGas=20 * GWEI)
        idle.mine()
    hash_ = idle.send(BOB, 1, maxFeePerGas=50 * GWEI, maxPriorityFeePerGas=GWEI)
    found = await idle.says(hash_)
    assert (found.verdict, found.certainty) == ("underpriced", "likely")


async def test_one_behind_another_of_its_sender_is_blocked(idle: Ground) -> None:
    first = idle.send(BOB, 1, nonce=0, **FAIR)
    second = idle.send(BOB, 2, nonce=1, **FAIR)
    found = await idle.says(second)
    assert found.verdict == "blocked_by_lower_nonce"
    assert found.values == {"nonce": "1", "first_nonce": "0", "first": first}
    assert found.notes == (Note("first_waiting"),)


async def test_one_that_goes_elsewhere_is_warned_of_while_it_can_be_cancelled(
    idle: Ground,
) -> None:
    found = await idle.says(idle.send(BOB, 1, **FAIR), expect_to=ALICE)
    assert [note.name for note in found.notes] == ["goes_elsewhere"]
    assert found.notes[0].values["receiver"] == BOB
    assert not (await idle.says(idle.send(BOB, 1, **FAIR), expect_to=BOB)).notes[1:]


async def test_one_whose_turn_cannot_come_waits_behind_a_gap(idle: Ground) -> None:
    found = await idle.says(idle.send(BOB, 1, nonce=3, **FAIR))
    assert found.verdict == "nonce_gap"
    assert found.values == {"nonce": "3", "missing_nonce": "0"}
    idle.send(BOB, 1, nonce=0, **FAIR)
    found = await idle.says(idle.send(BOB, 1, nonce=4, **FAIR))
    assert (found.verdict, found.values["missing_nonce"]) == ("nonce_gap", "1")


async def test_one_that_its_sender_can_no_longer_pay_says_how_much_is_missing(
    idle: Ground,
) -> None:
    hash_ = idle.send(BOB, 5 * ETHER, gas=21_000, **FAIR)
    idle.rpc("anvil_setBalance", ALICE, hex(2 * ETHER))
    found = await idle.says(hash_)
    assert found.verdict == "cannot_pay"
    assert found.values["balance"] == "2 ETH"
    assert found.values["short"] == "3.000105 ETH"
