"""`walletdesk diagnose` on a real node: from the command line to the words that people read."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.chains.utxo.conftest import USUAL_RATE
from tests.services.litecoind import Litecoind
from walletdesk.cli.main import app


def diagnosed(*arguments: str) -> dict[str, Any]:
    """What the command prints."""
    result = CliRunner().invoke(app, ["diagnose", "--json", *arguments])
    assert result.exit_code == 0, result.output
    printed: dict[str, Any] = json.loads(result.stdout)
    return printed


def test_a_low_fee_is_explained_from_the_command_line(node: Litecoind, url: str) -> None:
    receiver = node.address()
    sent = node.send(receiver, "1", 2)
    said = diagnosed(sent, "--chain", "litecoin-regtest", "--rpc", url, "--expect-to", receiver)
    assert (said["chain"], said["kind"]) == ("litecoin-regtest", "transaction")
    assert (said["verdict"], said["state"], said["final"]) == ("underpriced", "pending", False)
    assert (said["confirmations"], said["needed"]) == (0, 3)
    assert {"fee_rate", "replaceable", "child_can_pay"} <= {one["name"] for one in said["notes"]}
    assert any("sat/vB" in one["text"] for one in said["notes"])
    assert said["next_steps"]
    assert said["evidence"]
    assert "{" not in "".join([said["cause"], *said["next_steps"]])


def test_the_chain_is_recognised_by_its_first_block(node: Litecoind, url: str) -> None:
    sent = node.send(node.address(), "1", USUAL_RATE)
    node.mine(3)
    said = diagnosed(sent, "--rpc", url)
    assert (said["chain"], said["verdict"], said["final"]) == ("litecoin-regtest", "arrived", True)


def test_it_is_told_in_chinese(node: Litecoind, url: str) -> None:
    arguments = ("--chain", "litecoin-regtest", "--rpc", url, "--language", "zh")
    said = diagnosed(node.call("getbestblockhash"), *arguments)
    assert said["verdict"] == "is_block"
    assert "区块" in said["cause"]


@pytest.mark.parametrize("kind", ["bech32", "legacy", "p2sh-segwit"])
def test_an_address_is_surveyed(node: Litecoind, url: str, kind: str) -> None:
    mine = node.address(kind)
    node.send(mine, "0.75", USUAL_RATE)
    node.mine()
    said = diagnosed(mine, "--chain", "litecoin-regtest", "--rpc", url)
    assert (said["kind"], said["verdict"]) == ("address", "is_address")
    assert said["values"]["balance"] == "0.75 rLTC"


def test_an_address_of_another_chain_is_told(url: str) -> None:
    other = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
    said = diagnosed(other, "--chain", "litecoin-regtest", "--rpc", url)
    assert said["verdict"] == "address_of_other_chain"
    assert "Bitcoin" in said["cause"]
