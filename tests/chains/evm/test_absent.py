"""What became of a transaction that a node no longer has, and what to say of one it never had."""

from typing import Any

from tests.chains.evm.doubles import lacking
from tests.chains.evm.ground import ALICE, BOB, CAROL, ETHER, GWEI, NOBODY, Ground
from tests.services.recorder import recording
from walletdesk.chains.base import Finding, State

LOW: dict[str, Any] = {"maxFeePerGas": 3 * GWEI, "maxPriorityFeePerGas": GWEI}
HIGH: dict[str, Any] = {"maxFeePerGas": 9 * GWEI, "maxPriorityFeePerGas": 3 * GWEI}
UNKNOWN = "0x" + "ab" * 32


def names(found: Finding) -> list[str]:
    """The notes of a finding."""
    return [note.name for note in found.notes]


async def test_a_fee_that_was_raised_is_told_with_the_transaction_that_counts(idle: Ground) -> None:
    old = idle.send(BOB, ETHER, nonce=0, **LOW)
    remembered = (await idle.says(old)).memory
    new = idle.send(BOB, ETHER, nonce=0, **HIGH)
    found = await idle.says(old, remembered=remembered)
    assert (found.verdict, found.state, found.certainty) == ("sped_up", State.GONE, "likely")
    assert found.values["replacement"] == new
    idle.mine()
    found = await idle.says(old, remembered=remembered)
    assert (found.verdict, found.certainty, found.values["replacement"]) == (
        "sped_up", "certain", new,
    )  # fmt: skip
    assert found.memory == remembered


async def test_a_cancelled_one_is_told(idle: Ground) -> None:
    old = idle.send(BOB, ETHER, nonce=0, **LOW)
    remembered = (await idle.says(old)).memory
    new = idle.send(ALICE, 0, nonce=0, **HIGH)
    idle.mine()
    found = await idle.says(old, remembered=remembered)
    assert (found.verdict, found.values["replacement"]) == ("cancelled", new)


async def test_one_replaced_by_something_else_is_found_far_back_without_help(idle: Ground) -> None:
    idle.mine(37)
    old = idle.send(BOB, ETHER, nonce=0, **LOW)
    remembered = (await idle.says(old)).memory
    new = idle.send(CAROL, 7, nonce=0, **HIGH)
    idle.mine(300)
    for nonce in (1, 2):
        idle.send(CAROL, 1, nonce=nonce, **HIGH)
        idle.mine(90)
    with recording(lacking(idle.url, "eth_getTransactionBySenderAndNonce")) as poor:
        found = await Ground(poor.url).says(old, remembered=remembered)
    assert (found.verdict, found.values["replacement"]) == ("replaced", new)
    assert names(found) == ["replaced_by"]
    assert found.values["receiver"] == CAROL


async def test_one_that_is_gone_with_its_nonce_free_was_dropped(idle: Ground) -> None:
    hash_ = idle.send(BOB, ETHER, **LOW)
    remembered = (await idle.says(hash_)).memory
    idle.rpc("anvil_dropTransaction", hash_)
    found = await idle.says(hash_, remembered=remembered)
    assert (found.verdict, found.state, found.final) == ("dropped", State.GONE, False)


async def test_one_that_nobody_ever_saw_is_unknown_with_the_likeliest_reason_first(
    idle: Ground,
) -> None:
    found = await idle.says(UNKNOWN)
    assert (found.verdict, found.state, found.certainty) == ("unknown", State.UNKNOWN, "open")
    assert found.values["missing"] == "sender"
    assert names(found)[0] == "maybe_not_sent"
    found = await idle.says(UNKNOWN, sender=NOBODY)
    assert names(found)[0] == "maybe_sender_unused"
    waiting = idle.send(BOB, 1, **LOW)
    found = await idle.says(UNKNOWN, sender=ALICE)
    assert (found.verdict, found.state) == ("maybe_replaced", State.UNKNOWN)
    assert (found.certainty, found.values["missing"]) == ("open", "nonce")
    assert found.values["replacement"] == waiting
    assert names(found)[0] == "maybe_behind_waiting"


async def test_with_the_sender_alone_its_last_transaction_may_tell(idle: Ground) -> None:
    old = idle.send(BOB, ETHER, nonce=0, **LOW)
    new = idle.send(BOB, ETHER, nonce=0, **HIGH)
    found = await idle.says(old, sender=ALICE, expect_to=BOB)
    assert (found.verdict, found.certainty) == ("maybe_replaced", "likely")
    assert found.values["replacement"] == new
    assert (found.values["receiver"], found.values["amount"]) == (BOB, "1 ETH")
    idle.mine()
    old = idle.send(BOB, ETHER, nonce=1, **LOW)
    new = idle.send(ALICE, 0, nonce=1, **HIGH)
    idle.mine()
    found = await idle.says(old, sender=ALICE)
    assert (found.verdict, found.certainty) == ("maybe_cancelled", "likely")
    assert found.values["replacement"] == new
    dropped = idle.send(ALICE, ETHER, sender=BOB, **LOW)
    idle.rpc("anvil_dropTransaction", dropped)
    found = await idle.says(dropped, sender=BOB)
    assert (found.verdict, found.state) == ("not_under_way", State.UNKNOWN)


async def test_one_whose_block_was_undone_is_told(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    found = await node.says(hash_)
    assert found.verdict == "confirming"
    node.rpc("anvil_reorg", 1, [])
    gone = await node.says(hash_, remembered=found.memory)
    assert (gone.verdict, gone.state) == ("reorganised", State.PENDING)
    assert not gone.final


async def test_one_that_waits_again_after_its_block_was_undone_is_told(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    found = await node.says(hash_)
    raw = node.rpc("eth_getRawTransactionByHash", hash_)
    node.rpc("anvil_reorg", 1, [])
    node.rpc("evm_setAutomine", False)
    try:
        node.rpc("eth_sendRawTransaction", raw)
        again = await node.says(hash_, remembered=found.memory)
        assert (again.verdict, again.state) == ("reorganised", State.PENDING)
        node.mine()
        other = await node.says(hash_, remembered=found.memory)
        assert other.verdict == "confirming"
        assert "moved_block" in names(other)
    finally:
        node.rpc("evm_setAutomine", True)
