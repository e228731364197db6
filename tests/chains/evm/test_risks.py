"""What endangers an address, found on a real node."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.chains.evm.risk_node import ALICE, BOB, CAROL, COIN, RiskNode, looking, risk_node
from tests.services.recorder import recording, through_to
from walletdesk.chains.base import Movement, Risk
from walletdesk.chains.listed import Listed
from walletdesk.chains.nodes import NodesFailed

REAL = "0x1234567" + "a" * 25 + "89abcdef"
FAKE = "0x1234567" + "b" * 25 + "89abcdef"
MOST = 2**256 - 1


@pytest.fixture(scope="module")
def node() -> Iterator[RiskNode]:
    with risk_node() as started:
        yield started


@pytest.fixture
def holder(node: RiskNode, request: pytest.FixtureRequest) -> str:
    """A new address with coins, for each test."""
    digits = request.node.name.encode().hex()[-60:]
    made: str = node.as_anybody("0x" + digits[-40:].zfill(40))
    return made


async def found(url: str, address: str, **traits: Any) -> list[Risk]:
    """The risks of an address with all of its history."""
    at, past = looking(url, **traits), await past_of(url, address)
    try:
        return list(await at.family.risks(at.chain, at.nodes, address, past))
    finally:
        await at.close()


async def past_of(url: str, address: str) -> tuple[Movement, ...]:
    """All of an address's history."""
    at, past, after = looking(url), list[Movement](), None
    try:
        while True:
            page = await at.family.history(at.chain, at.nodes, address, after)
            past += page.movements
            after = page.next
            if after is None:
                return tuple(past)
    finally:
        await at.close()


def names(risks: list[Risk]) -> list[str]:
    """Their names."""
    return [one.name for one in risks]


def a_coin(node: RiskNode, symbol: str = "USDX") -> str:
    """A token, all of it Alice's."""
    return node.deploy("Coin", ("string", "uint8", "uint256"), symbol, 6, 10**15)


def poison(node: RiskNode, way: str, holder: str) -> None:
    """Put the false address into the holder's history."""
    if way == "nothing in the holder's name":
        coin = a_coin(node)
        node.call(BOB, "Coin", coin, "transferFrom(address,address,uint256)", holder, FAKE, 0)
    elif way == "dust":
        node.as_anybody(FAKE)
        node.send(FAKE, holder, 1_000)
    else:
        liar = node.deploy("Liar")
        node.call(BOB, "Liar", liar, "lie(address,address,uint256)", holder, FAKE, 5_000_000)


@pytest.mark.parametrize("way", ["nothing in the holder's name", "dust", "a false token"])
async def test_a_poisoned_history_shows_real_and_fake(
    node: RiskNode, holder: str, way: str
) -> None:
    node.send(holder, REAL, COIN // 10)
    poison(node, way, holder)
    (risk,) = await found(node.url, holder)
    assert (risk.name, risk.level) == ("lookalike_in_history", "caution")
    assert risk.values["real"].lower() == REAL.lower()
    assert risk.values["fake"].lower() == FAKE.lower()
    assert risk.values["positions"] == "9-33"


async def test_who_paid_the_look_alike_is_told_at_once(node: RiskNode, holder: str) -> None:
    node.send(holder, REAL, COIN // 10)
    poison(node, "dust", holder)
    paid = node.send(holder, FAKE, COIN // 5)
    (risk,) = await found(node.url, holder)
    assert (risk.name, risk.level) == ("paid_lookalike", "danger")
    assert risk.values["transaction"] == paid
    assert risk.values["amount"] == "0.2 ETH"


async def test_a_look_alike_shows_though_the_history_at_hand_does_not_reach_so_far(
    node: RiskNode, holder: str
) -> None:
    coin = a_coin(node)
    node.call(ALICE, "Coin", coin, "transfer(address,uint256)", holder, 9_000_000)
    node.call(holder, "Coin", coin, "transfer(address,uint256)", REAL, 2_000_000)
    poison(node, "nothing in the holder's name", holder)
    poison(node, "a false token", holder)
    at = looking(node.url)
    (risk,) = await at.family.risks(at.chain, at.nodes, holder, ())
    await at.close()
    assert risk.name == "lookalike_in_history"
    assert (risk.values["real"].lower(), risk.values["fake"].lower()) == (REAL, FAKE)


async def test_open_approvals_are_told_with_what_they_allow_now(
    node: RiskNode, holder: str
) -> None:
    coin, payer, other = a_coin(node), node.deploy("Payer"), node.deploy("Payer")
    node.call(ALICE, "Coin", coin, "transfer(address,uint256)", holder, 10_000_000)
    approve = "approve(address,uint256)"
    node.call(holder, "Coin", coin, approve, payer, MOST)
    node.call(holder, "Coin", coin, approve, other, 2_500_000)
    node.call(holder, "Coin", coin, approve, BOB, 3_000_000)
    node.call(holder, "Coin", coin, approve, CAROL, 7_000_000)
    node.call(BOB, "Coin", coin, "transferFrom(address,address,uint256)", holder, BOB, 1_000_000)
    node.call(holder, "Coin", coin, approve, CAROL, 0)
    risks = await found(node.url, holder)
    assert {
        (one.name, one.level, one.values["spender"], one.values["amount"]) for one in risks
    } == {
        ("approval_to_person", "danger", BOB, "2"),
        ("approval_open", "caution", other, "2.5"),
        ("approval_unlimited", "caution", payer, "∞"),
    }
    assert risks[0].level == "danger", "dangers come first"
    assert {one.values["token"] for one in risks} == {"USDX"}


async def test_operators_and_single_collectibles_are_told(node: RiskNode, holder: str) -> None:
    art, market = node.deploy("Art"), node.deploy("Payer")
    for which in (1, 2, 3):
        node.call(BOB, "Art", art, "mint(address,uint256)", holder, which)
    node.call(holder, "Art", art, "setApprovalForAll(address,bool)", market, True)
    node.call(holder, "Art", art, "setApprovalForAll(address,bool)", BOB, True)
    node.call(holder, "Art", art, "setApprovalForAll(address,bool)", CAROL, True)
    node.call(holder, "Art", art, "setApprovalForAll(address,bool)", CAROL, False)
    node.call(holder, "Art", art, "approve(address,uint256)", market, 2)
    node.call(holder, "Art", art, "approve(address,uint256)", market, 3)
    node.call(holder, "Art", art, "transferFrom(address,address,uint256)", holder, CAROL, 3)
    risks = await found(node.url, holder)
    assert {(one.name, one.values["spender"]) for one in risks} == {
        ("operator_to_person", BOB),
        ("operator_open", market),
        ("collectible_open", market),
    }
    (single,) = [one for one in risks if one.name == "collectible_open"]
    assert single.values["amount"] == "2"


async def test_what_the_operator_lists_is_named(node: RiskNode, holder: str) -> None:
    coin, payer, fake = a_coin(node), node.deploy("Payer"), a_coin(node, "FAKE")
    node.call(holder, "Coin", coin, "approve(address,uint256)", payer, MOST)
    node.call(ALICE, "Coin", fake, "transfer(address,uint256)", holder, 5)
    node.send(holder, BOB, 5)
    node.send(holder, CAROL, 6)
    bad = frozenset(one.lower() for one in (payer, fake, BOB))
    lists = Listed(bad=bad, memo=frozenset({CAROL.lower()}))
    risks = await found(node.url, holder, listed=lists)
    assert sorted(names(risks)) == [
        "approval_to_thief", "paid_memo_address", "paid_thief", "token_fake",
    ]  # fmt: skip
    assert [one.level for one in risks] == ["danger"] * 3 + ["caution"]


@pytest.mark.parametrize(("bad", "name"), [(False, "delegated"), (True, "delegated_to_thief")])
async def test_an_account_that_lets_a_contract_act_is_told(
    node: RiskNode, holder: str, bad: bool, name: str
) -> None:
    payer = node.deploy("Payer")
    node.ask("anvil_setCode", holder, "0xef0100" + payer[2:].lower())
    lists = Listed(bad=frozenset({payer.lower()} if bad else ()))
    (risk,) = await found(node.url, holder, listed=lists)
    assert (risk.name, risk.level, risk.values) == (name, "danger", {"delegate": payer})


async def test_changes_of_a_shared_wallet_are_told(node: RiskNode) -> None:
    wallet = node.deploy("Wallet")
    change = "change(address,address,uint256,address)"
    node.call(ALICE, "Wallet", wallet, change, BOB, CAROL, 2, REAL)
    risks = await found(node.url, wallet)
    assert {one.name: one.values["value"].lower() for one in risks} == {
        "owner_added": BOB.lower(),
        "owner_removed": CAROL.lower(),
        "threshold_changed": "2",
        "module_enabled": REAL.lower(),
    }


async def test_a_token_that_does_not_let_go_is_told_with_caution(
    node: RiskNode, holder: str
) -> None:
    trap, coin = node.deploy("Trap"), a_coin(node)
    node.call(ALICE, "Trap", trap, "transfer(address,uint256)", holder, 5 * COIN)
    node.call(ALICE, "Coin", coin, "transfer(address,uint256)", holder, 5)
    (risk,) = await found(node.url, holder)
    assert (risk.name, risk.level) == ("token_trapped", "caution")
    assert (risk.values["token"], risk.values["amount"]) == ("TRAP", "5 TRAP")


async def test_a_token_sent_to_its_own_contract_is_told(node: RiskNode, holder: str) -> None:
    coin = a_coin(node)
    node.call(ALICE, "Coin", coin, "transfer(address,uint256)", holder, 5)
    node.call(holder, "Coin", coin, "transfer(address,uint256)", coin, 5)
    assert names(await found(node.url, holder)) == ["paid_token_contract"]


async def test_approvals_that_lie_too_far_back_for_the_node_are_said_to_be_unread(
    node: RiskNode, holder: str
) -> None:
    coin, payer = a_coin(node), node.deploy("Payer")
    node.call(holder, "Coin", coin, "approve(address,uint256)", payer, MOST)
    node.mine(400)

    def answer(body: bytes) -> tuple[int, bytes]:
        """A node that gives logs of three blocks at most."""
        calls = json.loads(body)
        if isinstance(calls, dict) and calls["method"] == "eth_getLogs":
            query = calls["params"][0]
            if int(query["toBlock"], 16) - int(query["fromBlock"], 16) > 2:
                refused = {"id": calls["id"], "error": {"code": -32000, "message": "too wide"}}
                return 200, json.dumps(refused).encode()
        return through_to(node.url)(body)

    own = await past_of(node.url, holder)
    with recording(answer) as recorder:
        at = looking(recorder.url)
        risks = await at.family.risks(at.chain, at.nodes, holder, own)
        await at.close()
    assert names(list(risks)) == ["approval_unlimited", "approvals_partly_read"]


async def test_an_address_without_dangers_has_none(node: RiskNode, holder: str) -> None:
    node.send(holder, BOB, 5)
    assert await found(node.url, holder) == []


NONSENSE: list[object] = [
    None,
    "0x",
    "-0x1",
    "-0x5",
    "0x5",
    "zz",
    -1,
    [],
    {},
    True,
    "0x" + "f" * 5_000,
    [None],
    {"number": {}},
]


@pytest.mark.parametrize("asked", ["history", "survey"])
@pytest.mark.parametrize("result", NONSENSE)
async def test_a_node_that_answers_nonsense_ends_as_no_answer(result: object, asked: str) -> None:
    def answer(body: bytes) -> tuple[int, bytes]:
        calls = json.loads(body)
        several = calls if isinstance(calls, list) else [calls]
        told = [{"id": one["id"], "result": result} for one in several]
        return 200, json.dumps(told if isinstance(calls, list) else told[0]).encode()

    with recording(answer) as recorder:
        at = looking(recorder.url)
        try:
            if asked == "survey":
                assert (await at.family.survey(at.chain, at.nodes, ALICE)).verdict == "is_address"
            else:
                page = await at.family.history(at.chain, at.nodes, ALICE, None)
                assert page.movements == ()
        except (NodesFailed, ValueError, KeyError, TypeError):
            pass
        finally:
            await at.close()


@pytest.mark.parametrize("result", NONSENSE)
async def test_a_node_that_answers_nonsense_gives_no_risk(result: object) -> None:
    def answer(body: bytes) -> tuple[int, bytes]:
        calls = json.loads(body)
        several = calls if isinstance(calls, list) else [calls]
        told = [{"id": one["id"], "result": result} for one in several]
        return 200, json.dumps(told if isinstance(calls, list) else told[0]).encode()

    with recording(answer) as recorder:
        at = looking(recorder.url)
        try:
            risks = await at.family.risks(at.chain, at.nodes, ALICE, ())
            assert names(list(risks)) in ([], ["approvals_partly_read"])
        except (NodesFailed, ValueError, KeyError, TypeError):
            pass
        finally:
            await at.close()
