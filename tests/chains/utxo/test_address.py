"""What an address holds and did, on a real node, asked in both ways."""

from dataclasses import replace

import pytest

from tests.chains.utxo.asking import note, notes, reached, surveyed, whole_history
from tests.chains.utxo.conftest import USUAL_RATE
from tests.services.litecoind import Litecoind
from walletdesk.chains.base import Movement, State
from walletdesk.chains.own import OWN
from walletdesk.chains.utxo import address

OF_BITCOIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
MINE = "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3"
STRANGER = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"
FAKE = "bc1qw508" + "z" * 30 + "f3t4"


async def test_what_it_holds_is_told(node: Litecoind, url: str) -> None:
    mine = node.address()
    node.send(mine, "1.5", USUAL_RATE)
    node.mine()
    finding = await surveyed(url, address=mine)
    assert (finding.verdict, finding.state) == ("is_address", State.UNKNOWN)
    assert finding.values["balance"] == "1.5 rLTC"
    assert [one.amount for one in finding.movements] == ["1.5"]


async def test_a_server_with_an_index_tells_what_was_never_used(
    node: Litecoind, url: str, way: str
) -> None:
    finding = await surveyed(url, address=node.address())
    if way == "esplora":
        assert (finding.verdict, finding.values["transactions"]) == ("unused_address", "0")
    else:
        assert finding.verdict == "is_address"
        assert "only_unspent" in notes(finding)


async def test_what_waits_there_is_counted(node: Litecoind, url: str, way: str) -> None:
    mine = node.address()
    node.send(mine, "1.5", USUAL_RATE)
    if way == "esplora":
        assert note(await surveyed(url, address=mine), "address_waiting") == {"waiting": "1"}


async def test_an_address_of_another_chain_is_told(url: str) -> None:
    finding = await surveyed(url, address=OF_BITCOIN)
    assert finding.verdict == "address_of_other_chain"
    assert finding.values["home"] == "Bitcoin"


@pytest.mark.parametrize("kind", ["bech32", "legacy", "p2sh-segwit"])
async def test_a_history_tells_what_came_and_what_went(
    node: Litecoind, url: str, kind: str
) -> None:
    mine, other = node.address(kind), node.address(kind)
    came = node.send(mine, "2", USUAL_RATE)
    node.mine()
    made = node.call("getrawtransaction", came, True)["vout"]
    number = next(one["n"] for one in made if mine in one["scriptPubKey"]["addresses"])
    raw = node.signed([(came, number)], {other: "0.5", mine: "1.499"})
    went = node.call("sendrawtransaction", raw)
    node.mine(3)
    movements = [one for page in await whole_history(url, address=mine) for one in page.movements]
    assert [one.transaction for one in movements] == [went, came]
    sent, received = movements
    assert (sent.sender, sent.receiver, sent.amount) == (mine, other, "0.5")
    assert (sent.fee, sent.state) == ("0.001 rLTC", State.FINAL)
    assert (received.receiver, received.amount, received.fee) == (mine, "2", None)
    assert received.at_utc is not None


async def test_a_long_history_comes_in_pages_and_goes_on_where_it_stopped(
    node: Litecoind, url: str
) -> None:
    mine = node.address()
    node.mine(60, mine)
    pages = await whole_history(url, address=mine)
    assert len(pages) > 1
    shares = [page.done for page in pages]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    ids = [one.transaction for page in pages for one in page.movements]
    assert len(ids) == len(set(ids)) == 60
    assert all("change_looks_like_payment" in page.lacks for page in pages)


async def test_used_addresses_are_told_from_fresh_ones(node: Litecoind, url: str) -> None:
    mine, fresh = node.address(), node.address()
    node.send(mine, "1", USUAL_RATE)
    node.mine()
    async with reached(url) as one:
        assert await one.family.used(one.chain, one.nodes, (mine, fresh)) == {mine}


async def test_the_chain_behind_an_endpoint_is_recognised(node: Litecoind, url: str) -> None:
    async with reached(url) as one:
        assert await one.family.chain_there(one.nodes) == OWN["litecoin-regtest"]
        assert await one.family.head(one.chain, one.nodes) == node.call("getblockcount")


def received(sender: str, amount: str) -> Movement:
    """Something that came to our address."""
    return Movement(transaction="ab" * 32, asset="BTC", amount=amount, sender=sender, receiver=MINE)


PAID = replace(received(MINE, "0.5"), receiver=OF_BITCOIN)


async def test_dust_from_a_look_alike_is_a_danger() -> None:
    past = (received(FAKE, "0.00000546"), PAID)
    async with reached("http://127.0.0.1:9", chain="bitcoin") as one:
        (risk,) = await one.family.risks(one.chain, one.nodes, MINE, past)
    assert (risk.name, risk.level) == ("dust_from_look_alike", "danger")
    assert (risk.values["real"], risk.values["fake"]) == (OF_BITCOIN, FAKE)


def test_dust_from_a_stranger_is_a_caution() -> None:
    (risk,) = address.risks(OWN["bitcoin"], MINE, (received(STRANGER, "0.00000546"), PAID))
    assert (risk.name, risk.level) == ("tracking_dust", "caution")
    assert risk.values["amount"] == "0.00000546 BTC"


@pytest.mark.parametrize("past", [(), (PAID,), (received(STRANGER, "0.1"), PAID)])
def test_usual_payments_are_no_risk(past: tuple[Movement, ...]) -> None:
    assert address.risks(OWN["bitcoin"], MINE, past) == ()


def test_small_change_of_somebody_that_we_pay_is_no_risk() -> None:
    assert address.risks(OWN["bitcoin"], MINE, (received(OF_BITCOIN, "0.00000546"), PAID)) == ()
