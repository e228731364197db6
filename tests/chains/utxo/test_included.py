"""Transactions in blocks, on a real node, asked in both ways."""

from decimal import Decimal

import pytest

from tests.chains.utxo.asking import examined, note, notes
from tests.chains.utxo.conftest import USUAL_RATE, started
from tests.services.esplora import serving_esplora
from tests.services.litecoind import Litecoind
from walletdesk.chains.base import State

OF_BITCOIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


def paid(node: Litecoind, receiver: str | None = None) -> str:
    """A payment that is in the newest block."""
    sent = node.send(receiver or node.address(), "1", USUAL_RATE)
    node.mine()
    return sent


async def test_confirmations_are_counted_up_to_what_receivers_ask(
    node: Litecoind, url: str
) -> None:
    receiver = node.address()
    sent = paid(node, receiver)
    finding = await examined(url, transaction=sent, expect_to=receiver)
    assert (finding.verdict, finding.state) == ("confirming", State.CONFIRMING)
    assert (finding.confirmations, finding.needed, finding.final) == (1, 3, False)
    assert finding.values["amount"] == "1 rLTC"
    node.mine(2)
    finding = await examined(url, transaction=sent, expect_to=receiver)
    assert (finding.verdict, finding.state) == ("arrived", State.FINAL)
    assert (finding.confirmations, finding.final, finding.certainty) == (3, True, "certain")
    moved = {one.receiver: one for one in finding.movements}
    assert moved[receiver].amount == "1"
    assert moved[receiver].state is State.FINAL


async def test_two_endpoints_that_agree_make_it_final(node: Litecoind, url: str) -> None:
    sent = paid(node)
    node.mine(2)
    with serving_esplora(node) as second:
        assert (await examined(url, second, transaction=sent)).final
        assert (await examined(url, node.url, transaction=sent)).final


async def test_one_witness_against_another_leaves_it_open(
    node: Litecoind, url: str, stranger: str
) -> None:
    sent = paid(node)
    node.mine(2)
    finding = await examined(url, stranger, transaction=sent)
    assert (finding.verdict, finding.final, finding.certainty) == ("arrived", False, "likely")
    assert finding.state is State.CONFIRMING
    assert "nodes_disagree" in notes(finding)


async def test_a_block_that_left_the_chain_lets_it_wait_again(node: Litecoind, url: str) -> None:
    sent = paid(node)
    before = await examined(url, transaction=sent)
    node.call("invalidateblock", node.call("getbestblockhash"))
    finding = await examined(url, transaction=sent, remembered=before.memory)
    assert (finding.verdict, finding.state) == ("reorganised", State.PENDING)
    node.mine(2)
    finding = await examined(url, transaction=sent, remembered=before.memory)
    assert finding.verdict == "confirming"
    assert "block_changed" in notes(finding)


async def test_a_reward_must_ripen(node: Litecoind, url: str) -> None:
    receiver = node.address()
    (block,) = node.mine(1, receiver)
    reward = node.call("getblock", block)["tx"][0]
    finding = await examined(url, transaction=reward, expect_to=receiver)
    assert (finding.verdict, finding.state) == ("reward_not_mature", State.CONFIRMING)
    assert (finding.confirmations, finding.needed) == (1, 100)


async def test_a_reward_of_a_lost_block_never_comes(node: Litecoind) -> None:
    (block,) = node.mine(1)
    reward = node.call("getblock", block)["tx"][0]
    node.call("invalidateblock", block)
    node.mine(1, node.address("legacy"))
    finding = await examined(node.url, transaction=reward)
    assert (finding.verdict, finding.state) == ("reward_lost", State.GONE)


@pytest.mark.parametrize("kind", ["bech32", "p2sh-segwit", "legacy"])
async def test_another_receiver_than_expected_is_named(
    node: Litecoind, url: str, kind: str
) -> None:
    receiver, expected = node.address(kind), node.address(kind)
    finding = await examined(url, transaction=paid(node, receiver), expect_to=expected)
    assert (finding.verdict, finding.state) == ("not_to_expected", State.CONFIRMING)
    assert finding.values["expected"] == expected
    assert receiver[:10] in finding.values["receivers"]


async def test_an_expected_address_of_another_chain_is_told(node: Litecoind, url: str) -> None:
    finding = await examined(url, transaction=paid(node), expect_to=OF_BITCOIN)
    assert finding.verdict == "address_of_other_chain"
    assert finding.values["home"] == "Bitcoin"


async def test_money_that_its_receiver_has_spent_did_arrive(node: Litecoind, url: str) -> None:
    receiver = node.address()
    sent = paid(node, receiver)
    made = node.call("getrawtransaction", sent, True)["vout"]
    number = next(one["n"] for one in made if receiver in one["scriptPubKey"]["addresses"])
    node.call("sendrawtransaction", node.signed([(sent, number)], {node.address(): "0.999"}))
    finding = await examined(url, transaction=sent, expect_to=receiver)
    assert note(finding, "moved_on") == {"address": receiver}


async def test_the_id_of_a_block_is_no_transaction(node: Litecoind, url: str) -> None:
    finding = await examined(url, transaction=node.call("getbestblockhash"))
    assert (finding.verdict, finding.state) == ("is_block", State.UNKNOWN)


async def test_a_node_without_an_index_finds_what_is_not_spent_yet() -> None:
    with started("-txindex=0") as plain:
        plain.mine(101)
        spent, receiver = paid(plain), plain.address()
        before = await examined(plain.url, transaction=spent)
        assert (before.verdict, before.confirmations) == ("confirming", 1)
        made = plain.call("gettransaction", spent, True, True)["decoded"]["vout"]
        coins = [(spent, one["n"]) for one in made]
        held = sum(one["value"] for one in made)
        raw = plain.signed(coins, {receiver: str(held - Decimal("0.001"))})
        moved = plain.call("sendrawtransaction", raw, 0)
        assert "replaceable" in notes(await examined(plain.url, transaction=moved))
        plain.mine()
        finding = await examined(plain.url, transaction=spent)
        assert (finding.verdict, finding.certainty) == ("not_indexed", "open")
        finding = await examined(plain.url, transaction=spent, remembered=before.memory)
        assert (finding.verdict, finding.confirmations) == ("confirming", 2)


async def test_nothing_that_is_shown_holds_the_nodes_password(node: Litecoind) -> None:
    finding = await examined(node.url, transaction=paid(node))
    assert finding.evidence
    assert "only-on-loopback" not in repr(finding)
