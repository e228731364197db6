"""What is said of an address: whether it exists, what it holds, who controls it, its past."""

import json
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.chains.tron.cases import ADDRESSES, configured, diagnosed, reachable, readable
from tests.services.tron_node import TronNode, recorded, tron_node
from walletdesk.chains.base import Finding, Movement, Page, Risk, State
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Reachable
from walletdesk.chains.tron.addresses import hex_of
from walletdesk.chains.tron.risks import poisoned
from walletdesk.diagnosis.words import WORDS

ANNA, FRIEND, NEW, ROUTER = (ADDRESSES[name] for name in ("anna", "friend", "new", "router"))
LOOKALIKE, SPENDER, THIEF = (ADDRESSES[name] for name in ("lookalike", "spender", "thief"))


@pytest.fixture(scope="module")
def node() -> Iterator[TronNode]:
    """A node that knows every recorded case."""
    with tron_node() as running:
        yield running


@pytest.fixture
async def tron(node: TronNode) -> AsyncIterator[Reachable]:
    """TRON at that node."""
    chains = configured((node.url,))
    yield reachable(chains)
    await chains.close()


async def surveyed(one: Reachable, address: str) -> Finding:
    """What is said of an address."""
    finding = await one.family.survey(one.chain, one.nodes, address)
    readable(finding)
    return finding


async def risks_of(
    one: Reachable, address: str, past: tuple[Movement, ...] = ()
) -> dict[str, Risk]:
    """The risks by name, each of which can be read."""
    risks = await one.family.risks(one.chain, one.nodes, address, past)
    for risk in risks:
        words = WORDS[risk.name]
        for sentence in (words.cause, *words.next_steps):
            assert "{" not in sentence.format_map(risk.values)
    return {risk.name: risk for risk in risks}


async def test_an_address_is_told_with_what_it_holds_and_may_use(tron: Reachable) -> None:
    finding = await surveyed(tron, ANNA)
    assert (finding.verdict, finding.values["balance"]) == ("is_address", "250 TRX")
    notes = {note.name: note.values for note in finding.notes}
    assert notes["address_resources"] == {"bandwidth": "1900", "energy": "17747"}
    assert notes["holds_usdt"] == {"amount": "12 USDT"}
    assert notes["address_stakes"] == {"amount": "2000 TRX"}


async def test_an_address_that_is_not_activated_is_said_to_be_none(tron: Reachable) -> None:
    finding = await surveyed(tron, NEW)
    assert [note.name for note in finding.notes] == ["holds_usdt", "address_not_activated"]


async def test_a_contract_is_said_to_be_one(tron: Reachable) -> None:
    finding = await surveyed(tron, ROUTER)
    assert "address_of_contract" in [note.name for note in finding.notes]


async def test_a_captured_account_is_said_with_its_address_alone(node: TronNode) -> None:
    diagnosis = await diagnosed(node.url, f"why can I not send? {ADDRESSES['captured']}")
    assert "controlled_by_others" in [note.name for note in diagnosis.finding.notes]


async def test_an_account_whose_key_no_longer_suffices_is_in_danger(tron: Reachable) -> None:
    risks = await risks_of(tron, ADDRESSES["captured"])
    assert risks["controlled_by_others"].level == "danger"
    assert risks["controlled_by_others"].values["others"] == THIEF
    assert "acted_for_by_others" in risks


async def test_a_shared_account_is_told_with_care_not_alarm(tron: Reachable) -> None:
    risks = await risks_of(tron, ADDRESSES["shared"])
    assert {name: risk.level for name, risk in risks.items()} == {"control_shared": "caution"}


async def test_allowances_that_still_stand_are_found_with_their_spenders(tron: Reachable) -> None:
    risks = await risks_of(tron, ANNA)
    assert risks["open_allowance_unlimited"].values["spender"] == SPENDER
    assert risks["open_allowance"].values["amount"] == "1 BRD"
    assert THIEF not in str(risks), "what was taken back is no risk"


async def test_a_poisoned_history_shows_the_real_address_and_the_fake_one(tron: Reachable) -> None:
    past = (await tron.family.history(tron.chain, tron.nodes, ANNA, None)).movements
    risks = await risks_of(tron, ANNA, past)
    assert risks["poisoned_history"].values == {"real": FRIEND, "fake": LOOKALIKE}
    assert risks["zero_transfers"].values["count"] == "1"


def moved(receiver: str, amount: str = "1") -> Movement:
    """Something that Anna sent."""
    return Movement(
        transaction="", asset="USDT", amount=amount, sender=ANNA, receiver=receiver, contract="T"
    )


def test_even_one_who_paid_the_copy_is_shown_which_address_was_first() -> None:
    (risk,) = poisoned(ANNA, (moved(LOOKALIKE), moved(FRIEND)))
    assert risk.values == {"real": FRIEND, "fake": LOOKALIKE}


def test_a_clean_history_has_no_risk() -> None:
    assert poisoned(ANNA, (moved(FRIEND), moved(ROUTER))) == ()


async def test_history_comes_newest_first_over_pages_and_each_movement_once(
    tron: Reachable,
) -> None:
    pages: list[Page] = []
    after = None
    while not pages or after:
        page = await tron.family.history(tron.chain, tron.nodes, ANNA, after)
        pages.append(page)
        after = page.next
    movements = [one for page in pages for one in page.movements]
    times = [one.at_utc or 0 for one in movements]
    assert times == sorted(times, reverse=True)
    shown = [(one.amount, one.asset, one.state) for one in movements]
    assert shown == [
        ("5", "TRX", State.FINAL),
        ("25", "USDT", State.FINAL),
        ("0", "USDT", State.FINAL),
        ("70", "USDT", State.FINAL),
        ("1", "TRX", State.FAILED),
        ("3", "BRD", State.FINAL),
        ("2", "TRX", State.FINAL),
        ("7", "BTTOLD", State.FINAL),
        ("1", "USDT", State.FINAL),
    ]
    assert movements[1].fee == "6.4285 TRX"
    assert [page.done for page in pages] == sorted(page.done for page in pages)
    assert pages[-1].done == 1.0
    assert 2 <= len(pages) <= 5


async def test_a_history_that_no_node_offers_is_said_to_be_lacking() -> None:
    def refuses(call: str) -> tuple[int, bytes] | None:
        return (404, b"") if call.startswith("v1/") else None

    with tron_node(instead=refuses) as plain:
        chains = configured((plain.url,))
        one = reachable(chains)
        page = await one.family.history(one.chain, one.nodes, ANNA, None)
        await chains.close()
    assert (page.movements, page.done, page.lacks) == ((), 1.0, ("history_not_offered",))


async def test_a_node_that_is_busy_is_no_node_without_lists() -> None:
    def busy(call: str) -> tuple[int, bytes] | None:
        return (429, b"") if call.startswith("v1/") else None

    with tron_node(instead=busy) as node:
        chains = configured((node.url,))
        one = reachable(chains)
        with pytest.raises(NodesFailed):
            await one.family.history(one.chain, one.nodes, ANNA, None)
        await chains.close()


async def test_a_list_that_turns_in_circles_is_not_followed() -> None:
    answers = recorded()
    first = f"v1/accounts/{ANNA}/transactions/trc20?limit=200"
    newer = [
        {**row, "block_timestamp": row["block_timestamp"] + 1} for row in answers[first]["data"]
    ]
    turned = {"data": newer, "success": True, "meta": {"fingerprint": "T3fp"}}
    answers[f"{first}&fingerprint=T2fp"] = turned
    with tron_node(answers) as node:
        chains = configured((node.url,))
        one = reachable(chains)
        page = await one.family.history(one.chain, one.nodes, ANNA, None)
        with pytest.raises(ValueError, match="backwards"):
            await one.family.history(one.chain, one.nodes, ANNA, page.next)
        await chains.close()


@pytest.mark.parametrize("cursor", ["", "{}", "[[1]]", "x" * 9_000, '[["a", "b", "c"]]'])
async def test_a_foreign_cursor_is_refused(tron: Reachable, cursor: str) -> None:
    with pytest.raises(ValueError, match="cursor"):
        await tron.family.history(tron.chain, tron.nodes, ANNA, cursor)


async def test_used_are_accounts_and_holders_of_the_commonest_token(tron: Reachable) -> None:
    asked = (ANNA, NEW, LOOKALIKE)
    assert await tron.family.used(tron.chain, tron.nodes, asked) == {ANNA, NEW}


async def test_the_head_is_the_newest_block(tron: Reachable) -> None:
    assert await tron.family.head(tron.chain, tron.nodes) == 77_000_000


async def test_the_main_network_is_known_by_its_first_block(tron: Reachable) -> None:
    chain = await tron.family.chain_there(tron.nodes)
    assert chain is not None
    assert (chain.name, chain.testnet) == ("tron", False)


async def test_another_network_is_not_taken_for_the_main_one() -> None:
    answers = recorded()
    answers["wallet/getblockbynum 0"] = {**answers["wallet/getblockbynum 0"], "blockID": "0" * 64}
    with tron_node(answers) as node:
        chains = configured((node.url,))
        one = reachable(chains)
        chain = await one.family.chain_there(one.nodes)
        await chains.close()
    assert chain is not None
    assert chain.testnet


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"1", b'{"block_header": 1}', b"<html>"])
async def test_a_server_of_another_kind_is_no_chain(body: bytes) -> None:
    with tron_node(instead=lambda _: (200, body)) as node:
        chains = configured((node.url,))
        found = reachable(chains)
        assert await found.family.chain_there(found.nodes) is None
        await chains.close()


async def test_a_hostile_symbol_is_plain_text(node: TronNode) -> None:
    evil = "\u202e<b>visit evil.example</b>" + "!" * 200
    data = evil.encode()
    symbol = f"{32:064x}{len(data):064x}" + data.hex()
    call = f"wallet/triggerconstantcontract {hex_of(ADDRESSES['token'])} symbol()"

    def instead(asked: str) -> tuple[int, bytes] | None:
        result = {"result": {"result": True}, "constant_result": [symbol]}
        return (200, json.dumps(result).encode()) if asked == call else None

    with tron_node(instead=instead) as other:
        chains = configured((other.url,))
        risks = await risks_of(reachable(chains), ANNA)
        await chains.close()
    asset = risks["open_allowance"].values["asset"]
    assert len(asset) <= 80
    assert asset.isprintable()
