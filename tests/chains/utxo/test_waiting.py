"""Transactions that wait, on a real node, asked in both ways."""

from tests.chains.utxo.asking import examined, note, notes
from tests.chains.utxo.conftest import USUAL_RATE
from tests.services.litecoind import Litecoind
from walletdesk.chains.base import State


async def test_a_fair_fee_only_needs_time(node: Litecoind, url: str) -> None:
    sent = node.send(node.address(), "1", USUAL_RATE + 5)
    finding = await examined(url, transaction=sent)
    assert (finding.verdict, finding.state) == ("pending", State.PENDING)
    assert (finding.confirmations, finding.needed, finding.final) == (0, 3, False)
    assert int(note(finding, "fee_wait_minutes")["minutes"]) <= 15
    assert "child_can_pay" not in notes(finding)


async def test_a_low_fee_is_told_with_what_the_next_blocks_take(node: Litecoind, url: str) -> None:
    finding = await examined(url, transaction=node.send(node.address(), "1", 2))
    assert (finding.verdict, finding.state) == ("underpriced", State.PENDING)
    assert float(note(finding, "fee_rate")["rate"]) < 3
    assert float(note(finding, "fee_rate")["wanted"]) >= USUAL_RATE - 1
    assert "fee_wait_unknown" in notes(finding)


async def test_whether_its_fee_can_be_raised_is_told(node: Litecoind, url: str) -> None:
    raisable = node.send(node.address(), "1", 2)
    assert "replaceable" in notes(await examined(url, transaction=raisable))
    fixed = node.send(node.address(), "1", 2, replaceable=False)
    finding = await examined(url, transaction=fixed)
    assert "not_replaceable" in notes(finding)
    assert "replaceable" not in notes(finding)


async def test_the_receiver_can_hurry_it(node: Litecoind, url: str) -> None:
    receiver = node.address()
    sent = node.send(receiver, "1", 2, replaceable=False)
    finding = await examined(url, transaction=sent, expect_to=receiver)
    assert note(finding, "child_can_pay") == {"address": receiver, "held": "1 rLTC"}


async def test_the_sender_can_hurry_it_with_the_change(node: Litecoind, url: str) -> None:
    change = node.address()
    sent = node.send(node.address(), "1", 2, change=change)
    finding = await examined(url, transaction=sent, sender=change)
    assert note(finding, "child_can_pay")["address"] == change


async def test_an_output_too_small_to_pay_hurries_nothing(node: Litecoind, url: str) -> None:
    receiver = node.address()
    sent = node.send(receiver, "0.0001", 2)
    assert "child_can_pay" not in notes(await examined(url, transaction=sent, expect_to=receiver))


async def test_a_child_that_pays_for_both_makes_it_fair(node: Litecoind, url: str) -> None:
    receiver = node.address()
    sent = node.send(receiver, "1", 2)
    number = _output(node, sent, receiver)
    raw = node.signed([(sent, number)], {node.address(): "0.9995"})
    node.call("sendrawtransaction", raw)
    finding = await examined(url, transaction=sent, expect_to=receiver)
    assert finding.verdict == "pending"
    assert "child_pays" in notes(finding)


async def test_a_parent_with_a_low_fee_holds_it_back(node: Litecoind, url: str) -> None:
    between = node.address()
    parent = node.send(between, "1", 2)
    coin = (parent, _output(node, parent, between))
    sent = node.call("sendrawtransaction", node.signed([coin], {node.address(): "0.99994"}))
    finding = await examined(url, transaction=sent)
    assert (finding.verdict, finding.state) == ("parent_underpriced", State.PENDING)
    assert finding.values["parent"] == parent
    assert float(finding.values["parent_rate"]) < 3
    assert note(finding, "parent_waiting")["parent"] == parent


async def test_a_parent_that_may_be_replaced_makes_its_child_replaceable(
    node: Litecoind, url: str
) -> None:
    between = node.address()
    parent = node.send(between, "1", USUAL_RATE + 5)
    coin = (parent, _output(node, parent, between))
    raw = node.signed([coin], {node.address(): "0.999"}, sequence=0xFFFFFFFF)
    finding = await examined(url, transaction=node.call("sendrawtransaction", raw))
    assert finding.verdict == "pending"
    assert {"replaceable", "parent_waiting"} <= notes(finding)


async def test_what_it_pays_is_said_without_the_change(node: Litecoind, url: str) -> None:
    receiver = node.address()
    sent = node.send(receiver, "0.25", USUAL_RATE + 5)
    finding = await examined(url, transaction=sent, expect_to=receiver)
    assert finding.values["amount"] == "0.25 rLTC"
    assert "0.25" in {one.amount for one in finding.movements if one.receiver == receiver}
    assert {one.state for one in finding.movements} == {State.PENDING}


def _output(node: Litecoind, transaction: str, address: str) -> int:
    made = node.call("getrawtransaction", transaction, True)["vout"]
    number: int = next(one["n"] for one in made if address in one["scriptPubKey"]["addresses"])
    return number
