"""Why a transaction in a block failed, told by a real node that ran it."""

from typing import Any

import pytest

from tests.chains.evm.ground import ALICE, BOB, CAROL, ETHER, GWEI, Ground, call
from walletdesk.chains.base import Finding, Note, State


async def refused(node: Ground, data: str, *, value: int = 0, **more: Any) -> Finding:
    """What is said of a call to the contract that refuses everything."""
    return await node.says(node.send(node.deploy("Refuses"), value, data, **more))


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [
        ("we are closed on Sundays", "reverted_reason"),
        ("UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT", "reverted_slippage"),
        ("Too little received", "reverted_slippage"),
        ("UniswapV2Router: EXPIRED", "reverted_deadline"),
        ("Transaction too old", "reverted_deadline"),
        ("ERC20: transfer amount exceeds balance", "reverted_balance"),
        ("ERC20: insufficient allowance", "reverted_allowance"),
        ("BEP20: transfer amount exceeds allowance", "reverted_allowance"),
        ("TransferHelper: TRANSFER_FROM_FAILED", "reverted_token_refused"),
        ("STF", "reverted_token_refused"),
        ("Pausable: paused", "reverted_paused"),
        ("Blacklistable: account is blacklisted", "reverted_blacklisted"),
        ("UniswapV2: INSUFFICIENT_LIQUIDITY", "reverted_liquidity"),
        ("Ownable: caller is not the owner", "reverted_not_allowed"),
    ],
)
async def test_a_text_is_told_and_the_commonest_are_understood(
    node: Ground, reason: str, verdict: str
) -> None:
    found = await refused(node, call("say(string)", reason))
    assert (found.verdict, found.state, found.certainty) == (verdict, State.FAILED, "certain")
    assert found.values["reason"] == reason


async def test_a_text_is_shown_without_what_deceives(node: Ground) -> None:
    found = await refused(node, call("say(string)", "see\u202e\n<b>" + "x" * 200))
    assert found.verdict == "reverted_reason"
    assert found.values["reason"].startswith("see<b>xxx")
    assert len(found.values["reason"]) == 80


async def test_a_text_that_leads_somewhere_is_not_shown(node: Ground) -> None:
    for lure in ("claim at wallet-help.example", "ask @support", "https://a", "t.me/x"):
        found = await refused(node, call("say(string)", lure))
        assert (found.verdict, found.values["reason"]) == ("reverted_reason", "…")


async def test_panics_are_explained(node: Ground) -> None:
    found = await refused(node, call("divide(uint256)", 0))
    assert found.verdict == "reverted_panic"
    assert (found.values["reason"], found.notes) == ("0x12", (Note("panic_division"),))
    found = await refused(node, call("first()"))
    assert (found.values["reason"], found.notes) == ("0x32", (Note("panic_list"),))


async def test_a_token_that_is_not_there_is_told_by_its_custom_error(node: Ground) -> None:
    coin = node.deploy("Coin")
    found = await node.says(
        node.send(coin, 0, call("transfer(address,uint256)", CAROL, 5), sender=BOB)
    )
    assert found.verdict == "reverted_balance"
    assert found.values["reason"].startswith("ERC20InsufficientBalance (sender 0x7099")
    found = await node.says(
        node.send(coin, 0, call("transferFrom(address,address,uint256)", ALICE, BOB, 5), sender=BOB)
    )
    assert found.verdict == "reverted_allowance"


async def test_custom_errors_are_named_where_the_table_knows_them(node: Ground) -> None:
    assert (await refused(node, call("paused()"))).verdict == "reverted_paused"
    found = await refused(node, call("ours()"))
    assert found.verdict == "reverted_code"
    assert found.values["reason"].startswith("0x")
    assert len(found.values["reason"]) == 10


async def test_a_contract_may_fail_without_a_word(node: Ground) -> None:
    found = await refused(node, call("silently()"))
    assert (found.verdict, found.certainty) == ("reverted_silent", "certain")


async def test_coins_are_refused_by_a_contract_that_takes_none(node: Ground) -> None:
    found = await refused(node, "0x", value=ETHER)
    assert (found.verdict, found.certainty) == ("takes_no_coins", "certain")
    assert found.values["amount"] == "1 ETH"
    found = await refused(node, call("divide(uint256)", 1), value=1)
    assert found.verdict == "takes_no_coins"


async def test_gas_runs_out_outside_and_inside(node: Ground) -> None:
    found = await refused(node, call("work()"), gas=100_000)
    assert (found.verdict, found.certainty) == ("out_of_gas", "certain")
    assert found.values["gas"] == "100000"
    found = await refused(node, call("starve()"), gas=200_000)
    assert (found.verdict, found.certainty) == ("out_of_gas", "certain")


async def test_an_invalid_instruction_is_not_called_out_of_gas(node: Ground) -> None:
    assert (await refused(node, call("invalid()"), gas=100_000)).verdict == "bad_instruction"


async def test_what_failed_is_final_when_its_block_is(node: Ground) -> None:
    hash_ = node.send(node.deploy("Refuses"), 0, call("silently()"), gasPrice=2 * GWEI)
    assert not (await node.says(hash_)).final
    node.mine(5)
    found = await node.says(hash_)
    assert (found.final, found.confirmations) == (True, 6)
    assert found.values["fee"].endswith(" ETH")
