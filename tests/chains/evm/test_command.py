"""The command `diagnose`, asked about transactions on a real node."""

import json
from typing import Any

import pytest

from tests.chains.evm.ground import ALICE, BOB, ETHER, GWEI, Ground, call
from walletdesk.cli.diagnose import diagnose
from walletdesk.diagnosis.model import Asked


def printed(
    node: Ground, capsys: pytest.CaptureFixture[str], text: str, **known: str
) -> dict[str, Any]:
    """What `walletdesk diagnose --json --rpc` prints."""
    asked = Asked(text=text, **known)
    assert diagnose(asked, rpc=node.url, language="en", as_json=True) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_the_command_tells_why_a_transaction_failed(
    node: Ground, capsys: pytest.CaptureFixture[str]
) -> None:
    refuses = node.deploy("Refuses")
    hash_ = node.send(refuses, 0, call("say(string)", "UniswapV2Router: EXPIRED"))
    told = printed(node, capsys, hash_)
    assert (told["chain"], told["kind"]) == ("anvil", "transaction")
    assert (told["verdict"], told["state"]) == ("reverted_deadline", "failed")
    assert told["next_steps"]
    assert "ETH" in told["cannot_undo"][0]
    assert any("eth_call" in one["call"] for one in told["evidence"])
    assert node.url not in json.dumps(told)


def test_the_command_takes_whom_and_what_was_expected(
    node: Ground, capsys: pytest.CaptureFixture[str]
) -> None:
    coin = node.deploy("Coin")
    hash_ = node.send(coin, 0, call("transfer(address,uint256)", BOB, 1_500_000))
    node.mine(20)
    told = printed(node, capsys, hash_, expect_to=BOB, expect_token=coin)
    assert (told["verdict"], told["final"]) == ("token_arrived", True)
    assert told["cause"].startswith(f"1.5 TEST arrived at {BOB}")
    hash_ = node.send(ALICE, ETHER)
    assert printed(node, capsys, hash_, expect_to=BOB)["verdict"] == "other_recipient"


def test_the_command_tells_what_a_transaction_waits_for(
    idle: Ground, capsys: pytest.CaptureFixture[str]
) -> None:
    hash_ = idle.send(BOB, 1, nonce=2, maxFeePerGas=5 * GWEI, maxPriorityFeePerGas=GWEI)
    told = printed(idle, capsys, hash_, sender=ALICE)
    assert (told["verdict"], told["state"]) == ("nonce_gap", "pending")
    assert told["needed"] == 12
