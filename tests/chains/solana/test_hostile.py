"""Nodes of Solana that answer what no node answers."""

from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from solders.keypair import Keypair
from solders.pubkey import Pubkey
from solders.system_program import TransferParams
from solders.system_program import transfer as pay

from tests.chains.solana import asking
from tests.services.solana_rpc import Cluster, serving
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Chains
from walletdesk.diagnosis.diagnose import diagnose
from walletdesk.diagnosis.model import Asked
from walletdesk.settings.model import ChainNodes

_NONSENSE: list[Any] = [
    None,
    0,
    -1,
    2**70,
    "x" * 300,
    [],
    {},
    {"value": None},
    {"value": [{}]},
    [[]],
]
_METHODS = ["getSignatureStatuses", "getTransaction", "getSlot", "getBlockHeight",
            "getFirstAvailableBlock", "getMultipleAccounts"]  # fmt: skip


def sent(cluster: Cluster) -> str:
    """A transaction that is final."""
    who = cluster.person()
    transfer = TransferParams(
        from_pubkey=who.pubkey(), to_pubkey=Pubkey.new_unique(), lamports=10**9
    )
    signature, _ = cluster.send(pay(transfer), by=[who])
    cluster.advance(40)
    return signature


async def verdict(cluster: Cluster, transaction: str) -> str:
    """What is said of it."""
    chains = Chains([ChainNodes(chain="solana", urls=(cluster.url,), calls_per_second=10_000)])
    try:
        return (await diagnose(chains, Asked(text=transaction))).finding.verdict
    finally:
        await chains.close()


@pytest.mark.parametrize("method", _METHODS)
async def test_nonsense_gives_no_wrong_verdict(method: str) -> None:
    async with serving(Cluster()) as cluster:
        signature = sent(cluster)
        for nonsense in _NONSENSE:
            cluster.forged = {method: nonsense}
            found = await verdict(cluster, signature)
            assert found in ("nodes_failed", "arrived", "not_landed", "unknown"), nonsense
            if method in ("getSlot", "getBlockHeight") and nonsense != 0:
                assert found == "nodes_failed"


async def test_a_changed_field_gives_no_wrong_verdict() -> None:
    async with serving(Cluster()) as cluster:
        signature = sent(cluster)
        right = cluster.sent[signature].body
        for path in ((), ("meta",), ("transaction",), ("transaction", "message")):
            for name in reached(right, path):
                for nonsense in _NONSENSE:
                    body = deepcopy(right)
                    reached(body, path)[name] = nonsense
                    cluster.forged = {"getTransaction": body}
                    found = await verdict(cluster, signature)
                    assert found in ("nodes_failed", "arrived", "nothing_moved"), (name, nonsense)


def reached(body: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    """A place within an answer."""
    for name in path:
        body = body[name]
    return body


@pytest.mark.parametrize(
    "method",
    ["getAccountInfo", "getMultipleAccounts", "getTokenAccountsByOwner", "getTransaction",
     "getSignaturesForAddress", "getFirstAvailableBlock", "getGenesisHash", "getSlot"],
)  # fmt: skip
async def test_nonsense_about_an_address_is_one_kind_of_error(method: str) -> None:
    async with serving(Cluster()) as cluster, asking.reached(cluster) as one:
        sent(cluster)
        who = next(iter(cluster.sent.values())).body["transaction"]["message"]["accountKeys"][0]
        for nonsense in (*_NONSENSE, [1], ["x"], [{}], {"value": [1]}, {"value": 3}, True):
            cluster.forged = {method: nonsense}
            for looks in asking.everything(one, who["pubkey"]):
                with suppress(ValueError, KeyError, TypeError, NodesFailed):
                    await looks


async def test_another_transaction_than_was_asked_for_is_no_answer() -> None:
    async with serving(Cluster()) as cluster:
        signature = sent(cluster)
        other = str(Keypair().sign_message(b"another"))
        cluster.forged = {"getTransaction": cluster.sent[signature].body}
        assert await verdict(cluster, other) == "nodes_failed"
