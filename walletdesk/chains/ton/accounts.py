"""What an address of TON holds, and what endangers it."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

from walletdesk.chains.base import (
    Chain,
    Evidence,
    Finding,
    Movement,
    Note,
    Risk,
    State,
    decimal_text,
)
from walletdesk.chains.look_alikes import look_alikes
from walletdesk.chains.nodes import Nodes
from walletdesk.chains.ton.facts import Jetton, jettons, path
from walletdesk.chains.ton.words import JETTONS, address, raw_address, whole

VERDICTS: dict[str, str] = {
    "address_uninitialised": "The address holds coins or nothing, and no contract yet.",
    "address_frozen": "The address's contract is frozen for unpaid storage.",
    "signature_disabled": "A wallet v5 whose own key may not sign: a plug-in rules it.",
    "fake_token": "A token calls itself by the symbol of a known one, and is another.",
}
_SHOWN_MAX = 5
_ASKED_MAX = 64


async def survey(chain: Chain, nodes: Nodes, word: str) -> Finding:
    """What an address holds.

    Raises    NodesFailed
    """
    raw = address(word)
    answer, held = await asyncio.gather(
        nodes.get(path("accountStates", ("address", raw))),
        jettons(nodes, ("owner_address", (raw,))),
    )
    there = _accounts(answer).get(raw, {})
    coins, status = whole(there.get("balance") or 0), str(there.get("status") or "nonexist")
    shown = [_shown(one) for one in held.values() if one.amount][:_SHOWN_MAX]
    return Finding(
        verdict="unused_address" if status == "nonexist" and not held else "is_address",
        state=State.UNKNOWN,
        values={"balance": ", ".join((chain.amount(coins), *shown))},
        notes=tuple(_of_status(status)),
        evidence=(
            Evidence(f"accountStates {raw}", f"balance {coins}, status {status[:20]}"),
            Evidence("jetton/wallets", f"{len(held)} accounts"),
        ),
    )


def _accounts(answer: Any) -> dict[str, Mapping[str, Any]]:
    return {address(one["address"]): one for one in answer["accounts"]}


def _shown(one: Jetton) -> str:
    return f"{decimal_text(one.amount, one.decimals)} {one.symbol}"


def _of_status(status: str) -> Iterator[Note]:
    if status == "frozen":
        yield Note("address_frozen")
    elif status != "active":
        yield Note("address_uninitialised")


async def used(nodes: Nodes, addresses: tuple[str, ...]) -> frozenset[str]:
    """Those of these addresses that hold something or whose contract was ever there.

    Raises    NodesFailed
    """
    some = {raw: one for one in addresses[:_ASKED_MAX] if (raw := raw_address(one))}
    answer = await nodes.get(path("accountStates", *(("address", raw) for raw in some)))
    return frozenset(
        some[raw]
        for raw, there in _accounts(answer).items()
        if raw in some and (whole(there.get("balance") or 0) or there.get("status") == "active")
    )


async def risks(nodes: Nodes, word: str, past: tuple[Movement, ...]) -> tuple[Risk, ...]:
    """Everything that is found, the worst first.

    Raises    NodesFailed
    """
    raw = address(word)
    answer, wallets, held = await asyncio.gather(
        nodes.get(path("accountStates", ("address", raw))),
        nodes.get(path("walletStates", ("address", raw))),
        jettons(nodes, ("owner_address", (raw,))),
    )
    there = _accounts(answer).get(raw, {})
    found = [
        *_of_wallet(raw, there, wallets),
        *(risk for one in held.values() if (risk := _fake(one))),
        *look_alikes(word, past, same=same, worthless=lambda master: master not in JETTONS, head=6),
    ]
    return tuple(sorted(found, key=lambda one: one.level != "danger"))


def same(one: str, other: str) -> bool:
    """Whether two words are the same address, in whatever form."""
    known = raw_address(one)
    return known == raw_address(other) if known else one == other


def _of_wallet(raw: str, there: Mapping[str, Any], wallets: Any) -> Iterator[Risk]:
    if there.get("status") == "frozen":
        seen = (Evidence(f"accountStates {raw}", "status frozen"),)
        yield Risk(name="address_frozen", level="caution", evidence=seen)
    listed = wallets.get("wallets") if isinstance(wallets, dict) else None
    for one in listed if isinstance(listed, list) else ():
        if raw_address(one.get("address")) == raw and one.get("is_signature_allowed") is False:
            seen = (Evidence(f"walletStates {raw}", "is_signature_allowed false"),)
            yield Risk(name="signature_disabled", level="danger", evidence=seen)


def _fake(one: Jetton) -> Risk | None:
    if one.imitates is None:
        return None
    return Risk(
        name="fake_token",
        level="danger",
        values={"token": one.claims, "fake": one.master, "real": one.imitates},
        evidence=(Evidence("jetton/wallets", f"{one.master} calls itself {one.claims}"),),
    )
