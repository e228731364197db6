"""The history of an address, rebuilt from a real node, whole and in pieces."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.chains.evm.risk_node import ALICE, BOB, CAROL, COIN, RiskNode, looking, risk_node
from tests.services.recorder import Recorder, recording, through_to
from walletdesk.chains.base import Movement, Page, State
from walletdesk.chains.evm import cursor
from walletdesk.chains.evm.cursor import Cursor

HOLDER = "0x5B38Da6a701c568545dCfcB03FcB875f56beddC4"
Row = tuple[str, str, str, str, str]


@dataclass
class Past:
    """A node, and what the holder did on it, newest first."""

    node: RiskNode
    rows: list[Row] = field(default_factory=list)
    paid: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)

    def add(self, sent: str, asset: str, amount: str, sender: str, receiver: str) -> None:
        """Something that the history must tell."""
        self.rows.insert(0, (sent, asset, amount, sender, receiver))


@pytest.fixture(scope="module")
def past() -> Iterator[Past]:
    """Some three hundred blocks with sends, receives, contracts' payments, tokens, failures."""
    with risk_node() as node:
        yield lived(node)


def lived(node: RiskNode) -> Past:
    """What the holder went through."""
    told = Past(node)
    node.ask("anvil_impersonateAccount", HOLDER)
    coin = node.deploy("Coin", ("string", "uint8", "uint256"), "USDX", 6, 10**15)
    art, cards, payer = node.deploy("Art"), node.deploy("Cards"), node.deploy("Payer")
    node.send(ALICE, payer, 5 * COIN)
    node.mine(40)
    told.add(node.send(ALICE, HOLDER, 3 * COIN), "ETH", "3", ALICE, HOLDER)
    node.mine(7)
    one = node.call(ALICE, "Coin", coin, "transfer(address,uint256)", HOLDER, 2_500_000)
    told.add(one, "USDX", "2.5", ALICE, HOLDER)
    node.mine(60)
    for amount in (1, 2):
        one = node.send(HOLDER, BOB, amount * COIN // 10)
        told.add(one, "ETH", f"0.{amount}", HOLDER, BOB)
        told.paid.add(one)
    node.mine(33)
    inner = node.call(BOB, "Payer", payer, "pay(address,uint256)", HOLDER, COIN // 4)
    told.add(inner, "ETH", "0.25", payer, HOLDER)
    node.mine(12)
    one = node.call(HOLDER, "Coin", coin, "transfer(address,uint256)", CAROL, 500_000)
    told.add(one, "USDX", "0.5", HOLDER, CAROL)
    told.paid.add(one)
    node.mine(25)
    one = node.call(HOLDER, "Payer", payer, "refuse()")
    told.add(one, "ETH", "0", HOLDER, payer)
    told.paid.add(one)
    told.failed.add(one)
    told.add(node.call(BOB, "Art", art, "mint(address,uint256)", HOLDER, 77), "ART", "77",
             "0x" + "00" * 20, HOLDER)  # fmt: skip
    node.mine(50)
    one = node.send(HOLDER, HOLDER, 7)
    told.add(one, "ETH", "0.000000000000000007", HOLDER, HOLDER)
    told.paid.add(one)
    many = node.call(BOB, "Cards", cards, "giveMany(address,uint256[],uint256[])", HOLDER,
                     [4, 5], [1, 3])  # fmt: skip
    name = f"{cards[:10]}…{cards[-8:]}"
    told.add(many, name, "4", "0x" + "00" * 20, HOLDER)
    told.add(many, name, "3 × 5", "0x" + "00" * 20, HOLDER)
    node.mine(31)
    one = node.call(HOLDER, "Coin", coin, "approve(address,uint256)", BOB, 9)
    told.add(one, "ETH", "0", HOLDER, coin)
    told.paid.add(one)
    spoof = node.call(BOB, "Coin", coin, "transferFrom(address,address,uint256)", HOLDER, CAROL, 0)
    told.add(spoof, "USDX", "0", HOLDER, CAROL)
    node.mine(20)
    return told


async def pages(url: str, most: int = 60) -> list[Page]:
    """Every piece of the holder's history."""
    at, after, told = looking(url), None, []
    try:
        for _ in range(most):
            told.append(await at.family.history(at.chain, at.nodes, HOLDER, after))
            after = told[-1].next
            if after is None:
                return told
    finally:
        await at.close()
    raise AssertionError("it never ends")


def rows(told: list[Page]) -> list[Row]:
    """What was told, as the past lists it."""
    return [row(one) for page in told for one in page.movements]


def row(one: Movement) -> Row:
    """A movement as the past lists it."""
    return one.transaction, one.asset, one.amount, one.sender, one.receiver


@pytest.fixture(scope="module")
async def whole(past: Past) -> list[Page]:
    return await pages(past.node.url)


async def test_everything_is_told_once_and_newest_first(past: Past, whole: list[Page]) -> None:
    assert rows(whole) == past.rows
    times = [one.at_utc for page in whole for one in page.movements]
    assert all(times)
    assert times == sorted(times, key=lambda at: at or 0, reverse=True)
    assert whole[-1].lacks == ()


async def test_fees_are_told_once_of_what_the_holder_paid(past: Past, whole: list[Page]) -> None:
    told = [one for page in whole for one in page.movements if one.fee]
    assert {one.transaction for one in told} == past.paid
    assert len(told) == len(past.paid)
    receipt = past.node.receipt(told[0].transaction)
    fee = int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16)
    assert told[0].fee == looking(past.node.url).chain.amount(fee)


async def test_what_failed_is_told_as_failed(past: Past, whole: list[Page]) -> None:
    told = [one for page in whole for one in page.movements if one.state is State.FAILED]
    assert {one.transaction for one in told} == past.failed
    assert {one.state for page in whole for one in page.movements} == {State.FAILED, State.FINAL}


async def test_the_share_that_is_done_grows_to_all(whole: list[Page]) -> None:
    done = [page.done for page in whole]
    assert len(done) > 2, "long enough for a progress bar"
    assert done == sorted(done)
    assert done[-1] == 1


async def test_a_resume_at_any_piece_gives_the_same_rest(past: Past, whole: list[Page]) -> None:
    for place, page in enumerate(whole[:-1]):
        at = looking(past.node.url)
        following = await at.family.history(at.chain, at.nodes, HOLDER, page.next)
        await at.close()
        assert following == whole[place + 1]


def asked(recorder: Recorder) -> list[dict[str, Any]]:
    """Every call that a node heard."""
    bodies = [json.loads(body) for body in recorder.heard[2::3]]
    return [call for body in bodies for call in (body if isinstance(body, list) else [body])]


async def test_a_piece_asks_a_bounded_number_of_calls(past: Past, whole: list[Page]) -> None:
    most = 0
    for page in [None, *(one.next for one in whole[:-1])]:
        with recording(through_to(past.node.url)) as recorder:
            at = looking(recorder.url)
            await at.family.history(at.chain, at.nodes, HOLDER, page)
            await at.close()
        most = max(most, len(asked(recorder)))
    assert most <= 48


Refuses = Callable[[dict[str, Any]], str | None]


def refusing(url: str, refuses: Refuses) -> Callable[[bytes], tuple[int, bytes]]:
    """A node that refuses some calls with a reason, and passes on the others."""
    passed = through_to(url)

    def answer(body: bytes) -> tuple[int, bytes]:
        calls = json.loads(body)
        several = calls if isinstance(calls, list) else [calls]
        reasons = {one["id"]: refuses(one) for one in several}
        answers = json.loads(passed(body)[1])
        told = [
            {"id": one["id"], "error": {"code": -32000, "message": reasons[one["id"]]}}
            if reasons[one["id"]]
            else one
            for one in (answers if isinstance(answers, list) else [answers])
        ]
        return 200, json.dumps(told if isinstance(calls, list) else told[0]).encode()

    return answer


def only_blocks(most: int) -> Refuses:
    """Refuses logs of more blocks than this."""

    def refuses(call: dict[str, Any]) -> str | None:
        if call["method"] != "eth_getLogs":
            return None
        query = call["params"][0]
        width = int(query["toBlock"], 16) - int(query["fromBlock"], 16) + 1
        return "query exceeds max block range" if width > most else None

    return refuses


@pytest.mark.parametrize("most", [100, 9])
async def test_a_node_that_refuses_large_ranges_is_asked_for_smaller_ones(
    past: Past, most: int
) -> None:
    with recording(refusing(past.node.url, only_blocks(most))) as recorder:
        told = await pages(recorder.url, 200)
    assert rows(told) == past.rows
    assert told[-1].lacks == ()


async def test_a_node_without_old_states_tells_tokens_and_says_what_is_missing(
    past: Past,
) -> None:
    head = past.node.height()

    def refuses(call: dict[str, Any]) -> str | None:
        if call["method"] not in ("eth_getBalance", "eth_getTransactionCount"):
            return None
        height = int(call["params"][1], 16)
        return "missing trie node" if height < head - 128 else None

    with recording(refusing(past.node.url, refuses)) as recorder:
        told = await pages(recorder.url)
    assert told[-1].lacks == ("lacks_coin_history",)
    told_rows = rows(told)
    assert [one for one in past.rows if one[1] != "ETH"] == [
        one for one in told_rows if one[1] != "ETH"
    ]
    assert [one for one in told_rows if one[1] == "ETH"], "what every node keeps is told"
    own = {one.transaction for page in told for one in page.movements if one.fee}
    assert own >= {one[0] for one in past.rows if one[1] == "USDX" and one[0] in past.paid}


async def test_a_node_without_logs_tells_coins_and_says_what_is_missing(past: Past) -> None:
    with recording(refusing(past.node.url, only_blocks(0))) as recorder:
        told = await pages(recorder.url)
    assert told[-1].lacks == ("lacks_token_history",)
    assert [one for one in rows(told) if one[1] == "ETH" and one[2] != "0"] == [
        one for one in past.rows if one[1] == "ETH" and one[2] != "0"
    ]


async def test_a_node_without_traces_tells_what_came_in_and_that_it_cannot_name_it(
    past: Past,
) -> None:
    with recording(
        refusing(past.node.url, lambda call: "no" if call["method"] == "trace_filter" else None)
    ) as recorder:
        told = await pages(recorder.url)
    assert told[-1].lacks == ("lacks_inner_payments",)
    (unnamed,) = [one for one in rows(told) if not one[0]]
    assert unnamed == ("", "ETH", "0.25", "", HOLDER)


@pytest.mark.parametrize(
    "bad", ["x", "1.5.0.1.9_3.", "1.9.-1.1.3_5.", "2.9.-1.1.9_-1.", "1" * 9_000]
)
def test_a_cursor_that_is_none_of_ours_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        cursor.read(bad)


def test_a_cursor_survives_being_written_down() -> None:
    one = Cursor(head=9, floor=2, width=4, bounds=(7, 5, 2), lacks=("lacks_coin_history",))
    assert cursor.read(str(one)) == one
    assert one.done == 0.2
