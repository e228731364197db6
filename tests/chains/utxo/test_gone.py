"""Transactions that no node has any more, on a real node, asked in both ways."""

from pathlib import Path
from typing import Any

import pytest

from tests.chains.utxo.asking import examined, note, notes
from tests.chains.utxo.conftest import USUAL_RATE, asked_in, started
from tests.services.esplora import serving_esplora
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


async def test_without_a_memory_the_sender_leads_to_what_took_its_place(
    node: Litecoind,
) -> None:
    sender = node.address()
    coin = node.send(sender, "2", USUAL_RATE)
    node.mine()
    made = node.call("getrawtransaction", coin, True)["vout"]
    number = next(one["n"] for one in made if sender in one["scriptPubKey"]["addresses"])
    sent = node.send(node.address(), "1", 2, coin=(coin, number))
    bumped = node.call("bumpfee", sent, {"fee_rate": USUAL_RATE + 5})["txid"]
    with serving_esplora(node) as url:
        finding = await examined(url, transaction=sent, sender=sender)
    assert finding.verdict == "unknown"
    assert note(finding, "sender_sent") == {"latest": bumped}


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


async def test_one_that_nodes_no_longer_keep_for_its_low_fee_was_dropped(
    way: str, tmp_path: Path
) -> None:
    with started(folder=tmp_path) as node, asked_in(way, node) as url:
        node.mine(101)
        sent = node.send(node.address(), "1", 2)
        before = await examined(url, transaction=sent)
    with started("-minrelaytxfee=0.0001", folder=tmp_path) as node, asked_in(way, node) as url:
        finding = await examined(url, transaction=sent, remembered=before.memory)
    assert (finding.verdict, finding.state) == ("dropped", State.GONE)
    if way == "core":
        assert note(finding, "below_minimum") == {"rate": "2", "minimum": "10"}


async def test_an_output_of_dust_is_named_as_the_reason(node: Litecoind) -> None:
    finding = await examined(
        node.url, transaction=NOWHERE, remembered=_unsent(node, node.coin(), "0.000005")
    )
    assert (finding.verdict, finding.state) == ("dust", State.GONE)


async def test_any_other_refusal_is_told_in_the_nodes_words(node: Litecoind) -> None:
    coin = node.coin()
    held = node.call("gettxout", *coin, False)["value"]
    finding = await examined(
        node.url, transaction=NOWHERE, remembered=_unsent(node, coin, str(held + 1))
    )
    assert (finding.verdict, finding.state) == ("rejected", State.GONE)
    assert "bad-txns-in-belowout" in finding.values["reason"]


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


def _unsent(node: Litecoind, coin: tuple[str, int], amount: str) -> dict[str, Any]:
    """What would be remembered of a transaction that no node takes."""
    raw = node.signed([coin], {node.address(): amount})
    head = node.call("getblockcount")
    return {"coins": [list(coin)], "head": head, "block": None, "receivers": [], "raw": raw}
