"""What an address of TON holds, what went through it, and what endangers it."""

from typing import Any

from tests.chains.ton.asking import again, reached
from tests.services.ton_center import Center
from walletdesk.chains.base import Movement
from walletdesk.chains.ton.words import JETTONS, address, friendly

OWNER = "0:" + "5A" * 32
USDT = next(iter(JETTONS))


def account(status: str, balance: str, **more: Any) -> dict[str, Any]:
    """An account as nodes tell of it."""
    return {"address": OWNER, "balance": balance, "status": status, **more}


def wallet(balance: str) -> dict[str, Any]:
    """An account for tokens."""
    return {"address": "0:" + "77" * 32, "owner": OWNER, "jetton": "", "balance": balance}


async def test_an_address_shows_what_it_holds(center: Center) -> None:
    center.accounts[OWNER] = account("active", "2500000000")
    center.master = address(USDT).upper()
    center.wallets = [{**wallet("12500000"), "jetton": center.master}]
    async with reached(center) as one:
        found = await one.family.survey(one.chain, one.nodes, friendly(OWNER.lower()))
    assert found.values["balance"] == "2.5 TON, 12.5 USD₮"
    assert found.notes == ()


async def test_an_address_without_a_wallet_says_so(center: Center) -> None:
    center.accounts[OWNER] = account("uninit", "1")
    async with reached(center) as one:
        found = await one.family.survey(one.chain, one.nodes, OWNER)
        assert [note.name for note in found.notes] == ["address_uninitialised"]
        nobody = "0:" + "00" * 32
        empty = await one.family.survey(one.chain, one.nodes, nobody)
        assert empty.values["balance"] == "0 TON"
        used = await one.family.used(one.chain, one.nodes, (friendly(OWNER.lower()), nobody))
        assert used == {friendly(OWNER.lower())}


async def test_what_endangers_an_address_is_told(center: Center) -> None:
    center.accounts[OWNER] = account("frozen", "1", is_signature_allowed=False)
    center.token = {"symbol": "usdt", "decimals": "6"}
    center.wallets = [{**wallet("1"), "jetton": center.master}]
    real, fake = "UQABreal" + "x" * 36 + "wxyz", "UQABreal" + "y" * 36 + "wxyz"
    past = (
        Movement(transaction="a", asset="TON", amount="2", sender=OWNER, receiver=real),
        Movement(transaction="b", asset="TON", amount="0.0001", sender=fake, receiver=OWNER),
    )
    async with reached(center) as one:
        found = await one.family.risks(one.chain, one.nodes, OWNER, past)
    assert [risk.name for risk in found] == [
        "signature_disabled", "fake_token", "look_alike_sender", "address_frozen",
    ]  # fmt: skip
    assert found[1].values["real"] == USDT
    assert (found[2].values["real"], found[2].values["fake"]) == (real, fake)


async def test_a_history_holds_coins_and_tokens_newest_first(
    center: Center, happened: dict[str, Any]
) -> None:
    center.traces = [happened["scenarios"][name] for name in ("plain", "comment", "jetton")]
    receiver = happened["receiver"]
    async with reached(center) as one:
        page = await one.family.history(one.chain, one.nodes, receiver, None)
    assert (page.next, page.done) == (None, 1.0)
    assert [(moved.asset, moved.amount) for moved in page.movements if moved.contract] == [
        (friendly(center.master.lower()), "2.5"),
    ]  # fmt: skip
    coins = [moved.amount for moved in page.movements if not moved.contract]
    assert coins == ["0.198134", "1.5", "1.5"]
    assert {moved.fee for moved in page.movements} == {None}


async def test_who_signed_paid_the_fee(center: Center, happened: dict[str, Any]) -> None:
    center.traces = [happened["scenarios"][name] for name in ("plain", "too_much_left_out")]
    async with reached(center) as one:
        page = await one.family.history(one.chain, one.nodes, happened["sender"], None)
    assert [moved.amount for moved in page.movements] == ["0", "1.5"]
    assert all(moved.fee and moved.fee.endswith(" TON") for moved in page.movements)


async def test_a_long_history_comes_in_pieces(center: Center, happened: dict[str, Any]) -> None:
    center.traces = [again(happened["scenarios"]["plain"], number) for number in range(130)]
    found: list[Movement] = []
    after, done = None, []
    async with reached(center) as one:
        for _ in range(10):
            page = await one.family.history(one.chain, one.nodes, happened["receiver"], after)
            found += page.movements
            done.append(page.done)
            after = page.next
            if after is None:
                break
    assert len(found) == len({moved.transaction for moved in found}) == 130
    assert done == sorted(done)
    assert len(done) == 3
