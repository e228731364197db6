"""Nodes of TON that answer what no node answers."""

from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest

from tests.chains.ton import asking
from tests.chains.ton.asking import hash_of
from tests.services.ton_center import Center
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Chains
from walletdesk.diagnosis.diagnose import diagnose
from walletdesk.diagnosis.model import Asked
from walletdesk.settings.model import ChainNodes

_NONSENSE: list[Any] = [
    None,
    0,
    -1,
    2**130,
    "x" * 300,
    [],
    {},
    {"traces": 3},
    {"last": 1},
    [[]],
    True,
]
_METHODS = ["traces", "masterchainInfo", "jetton/wallets", "pendingTraces"]


async def verdict(center: Center, transaction: str) -> str:
    """What is said of it."""
    chains = Chains([ChainNodes(chain="ton", urls=(center.url,), calls_per_second=10_000)])
    try:
        asked = Asked(text=f"txid {transaction}", chain="ton")
        return (await diagnose(chains, asked)).finding.verdict
    finally:
        await chains.close()


@pytest.mark.parametrize("method", _METHODS)
async def test_nonsense_gives_no_wrong_verdict(
    center: Center, happened: dict[str, Any], method: str
) -> None:
    trace = happened["scenarios"]["jetton"]
    center.traces = [trace]
    for nonsense in _NONSENSE:
        center.forged = {method: nonsense}
        found = await verdict(center, hash_of(trace))
        # Null is what a node that has nothing answers.
        absent = "unknown" if method == "traces" else "nodes_failed"
        assert found in ("nodes_failed", "unlisted_token_arrived", absent), nonsense
        if method in ("traces", "masterchainInfo") and nonsense is not None:
            assert found == "nodes_failed", nonsense


@pytest.mark.parametrize("place", ["", "description", "in_msg", "out_msgs"])
async def test_a_changed_field_breaks_nothing(
    center: Center, happened: dict[str, Any], place: str
) -> None:
    trace = happened["scenarios"]["plain"]
    name = hash_of(trace)
    right = trace["transactions"][name]
    inside = right[place] if place else right
    fields = inside[0] if isinstance(inside, list) else inside
    for field in fields:
        for nonsense in _NONSENSE:
            changed = deepcopy(trace)
            one = changed["transactions"][name]
            part = one[place] if place else one
            (part[0] if isinstance(part, list) else part)[field] = nonsense
            center.forged = {"traces": {"traces": [changed]}}
            found = await verdict(center, name)
            assert found in (
                "nodes_failed", "arrived", "confirming", "nothing_sent", "message_under_way",
                "balance_short", "wallet_failed", "actions_failed", "message_taken",
            ), (field, nonsense)  # fmt: skip


@pytest.mark.parametrize(
    "method",
    ["accountStates", "walletStates", "jetton/wallets", "jetton/transfers", "transactions",
     "masterchainInfo"],
)  # fmt: skip
async def test_nonsense_about_an_address_is_one_kind_of_error(
    center: Center, happened: dict[str, Any], method: str
) -> None:
    center.traces = [happened["scenarios"]["jetton"]]
    listed = [{name: [1]} for name in ("accounts", "jetton_wallets", "transactions", "wallets")]
    async with asking.reached(center) as one:
        for nonsense in (*_NONSENSE, *listed, {"accounts": [{"address": happened["sender"]}]}):
            center.forged = {method: nonsense}
            for looks in asking.everything(one, happened["receiver"]):
                with suppress(ValueError, KeyError, TypeError, NodesFailed):
                    await looks


async def test_another_transaction_than_was_asked_for_is_no_answer(
    center: Center, happened: dict[str, Any]
) -> None:
    center.forged = {"traces": {"traces": [happened["scenarios"]["plain"]]}}
    assert await verdict(center, hash_of(happened["scenarios"]["jetton"])) == "nodes_failed"
