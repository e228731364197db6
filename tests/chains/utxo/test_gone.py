"""Transactions that no node has any more, on a real node, asked in both ways."""

import pytest

from tests.chains.utxo.asking import examined, note, notes
from tests.chains.utxo.conftest import USUAL_RATE
from tests.services.litecoind import Litecoind
from walletdesk.chains.base import State

NOWHERE = "5c" * 32


async def test_one_that_nobody_knows_is_unknown(url: str) -> None:
    finding = await examined(url, transaction=NOWHERE)
    assert (finding.verdict, finding.state) == ("unknown", State.UNKNOWN)
    assert finding.certainty == "likely"


async def test_a_raised_fee_is_found_by_the_coins_that_were_spent(
    node: Litecoind, url: str
) -> None:
    sent = node.send(node.address(), "1", 2)
    before = await examined(url, transaction=sent)
    bumped = node.call("bumpfee", sent, {"fee_rate": USUAL_RATE + 5})["txid"]
    finding = await examined(url, transaction=sent, remembered=before.memory)
    assert (finding.verdict, finding.state) == ("replaced", State.GONE)
    assert note(finding, "replacement_pays") == {"replacement": bumped}
    assert "replacement_waits" in notes(finding)
    assert finding.memory == before.memory


async def test_coins_that_a_block_spent_otherwise_end_it(node: Litecoind, url: str) -> None:
    coin = node.coin()
    sent = node.send(node.address(), "1", 2, coin=coin)
    before = await examined(url, transaction=sent)
    value = node.call("gettxout", *coin, False)["value"]
    other = node.signed([coin], {node.address(): str(value - 1)})
    rival = node.call("sendrawtransaction", other, 0)
    node.mine()
    finding = await examined(url, transaction=sent, remembered=before.memory)
    assert (finding.verdict, finding.state, finding.final) == ("conflict", State.GONE, False)
    assert note(finding, "replacement_pays_others") == {"replacement": rival}
    node.mine(3)
    finding = await examined(url, transaction=sent, remembered=before.memory)
    assert (finding.verdict, finding.final) == ("conflict", True)


async def test_one_that_fell_out_of_the_pool_was_dropped(node: Litecoind, url: str) -> None:
    sent = node.send(node.address(), "1", 2)
    before = await examined(url, transaction=sent)
    node.call("abandon" if False else "prioritisetransaction", sent, 0, 0)
    _forget(node, sent)
    finding = await examined(url, transaction=sent, remembered=before.memory)
    assert (finding.verdict, finding.state) == ("dropped", State.GONE)


async def test_one_whose_parent_was_replaced_is_gone_with_it(node: Litecoind, url: str) -> None:
    coin, between = node.coin(), node.address()
    parent = node.send(between, "1", 2, coin=coin)
    made = node.call("getrawtransaction", parent, True)["vout"]
    number = next(one["n"] for one in made if between in one["scriptPubKey"]["addresses"])
    child = node.call(
        "sendrawtransaction", node.signed([(parent, number)], {node.address(): "0.9999"})
    )
    before = await examined(url, transaction=child)
    value = node.call("gettxout", *coin, False)["value"]
    rival = node.signed([coin], {node.address(): str(value - 1)})
    node.call("sendrawtransaction", rival, 0)
    finding = await examined(url, transaction=child, remembered=before.memory)
    assert (finding.verdict, finding.state) == ("parent_gone", State.GONE)


@pytest.mark.parametrize("remembered", [{"coins": "x"}, {"coins": [["zz", -1]]}, {"nonce": 7}])
async def test_a_memory_that_is_none_of_ours_is_not_believed(
    url: str, remembered: dict[str, object]
) -> None:
    finding = await examined(url, transaction=NOWHERE, remembered=remembered)
    assert finding.verdict == "unknown"
