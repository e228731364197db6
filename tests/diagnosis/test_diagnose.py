"""From what a person gave to a diagnosis: which chains are asked, and what is chosen."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.services.node import FakeNode, fake_node
from walletdesk.chains.open import Chains
from walletdesk.diagnosis.diagnose import diagnose
from walletdesk.diagnosis.model import Asked, Diagnosis
from walletdesk.diagnosis.told import as_json, told
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.model import ChainNodes
from walletdesk.shield.derive import addresses

HASH = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060"
SIGNATURE = (
    "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
)
SENDER, RECEIVER = "0x" + "a1" * 20, "0x" + "b2" * 20
BLOCK = "0x" + "00" * 31 + "05"
# The first of Anvil's published keys: everybody knows it.
PUBLIC_KEY = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"


def answers(*, knows: bool) -> Any:
    """What an EVM node says that has, or has not, this transaction in block five of a hundred."""

    def answer(call: Any) -> Any:
        match call["method"]:
            case "eth_getTransactionByHash" if knows:
                return {
                    "hash": HASH,
                    "from": SENDER,
                    "to": RECEIVER,
                    "nonce": "0x1",
                    "value": hex(10**18),
                    "gas": "0x5208",
                    "gasPrice": "0x3b9aca00",
                    "input": "0x",
                    "blockNumber": "0x5",
                    "blockHash": BLOCK,
                }
            case "eth_getTransactionReceipt" if knows:
                return {
                    "transactionHash": HASH,
                    "transactionIndex": "0x0",
                    "status": "0x1",
                    "gasUsed": "0x5208",
                    "effectiveGasPrice": "0x3b9aca00",
                    "blockNumber": "0x5",
                    "blockHash": BLOCK,
                    "logs": [],
                }
            case "eth_getBlockByNumber":
                height = {"latest": "0x64", "finalized": "0x50"}.get(call["params"][0], "0x5")
                return {"number": height, "hash": BLOCK, "baseFeePerGas": "0x7", "timestamp": "0x1"}
            case "eth_getBalance" | "eth_getTransactionCount" | "eth_blockNumber":
                return "0x0"
            case "eth_getCode" | "eth_call":
                return "0x"
            case "eth_getLogs":
                return []
        return None

    return answer


@asynccontextmanager
async def chains_at(**urls: str) -> AsyncIterator[Chains]:
    """Chains by name with one node each."""
    chains = Chains([ChainNodes(chain=name, urls=(url,)) for name, url in urls.items()])
    try:
        yield chains
    finally:
        await chains.close()


async def diagnosed(text: str, chain: str | None = None, **nodes: FakeNode) -> Diagnosis:
    """The diagnosis, with these nodes."""
    async with chains_at(**{name: node.url for name, node in nodes.items()}) as chains:
        return await diagnose(chains, Asked(text=text, chain=chain))


async def test_every_chain_is_asked_and_the_one_that_knows_it_is_chosen() -> None:
    async with fake_node(answers(knows=False)) as one, fake_node(answers(knows=True)) as other:
        found = await diagnosed(HASH, ethereum=one, bsc=other)
    assert found.chain
    assert (found.chain.name, found.finding.verdict) == ("bsc", "arrived")
    assert found.finding.final
    assert one.heard


async def test_sent_on_another_chain_than_expected() -> None:
    async with fake_node(answers(knows=False)) as one, fake_node(answers(knows=True)) as other:
        found = await diagnosed(HASH, chain="ethereum", ethereum=one, bsc=other)
    assert found.finding.verdict == "other_chain"
    said = told(found, Catalogues().of("en"))
    assert "Ethereum" in said.cause
    assert "BNB Smart Chain" in said.cause


async def test_a_link_of_one_explorer_finds_what_is_on_another_chain() -> None:
    async with fake_node(answers(knows=False)) as one, fake_node(answers(knows=True)) as other:
        found = await diagnosed(f"https://etherscan.io/tx/{HASH}", ethereum=one, bsc=other)
    assert found.chain
    assert found.chain.name == "bsc"


async def test_known_nowhere_is_said() -> None:
    async with fake_node(answers(knows=False)) as one:
        assert (await diagnosed(HASH, ethereum=one)).finding.verdict == "unknown"


async def test_without_a_node_of_its_chain_nothing_is_looked_up() -> None:
    async with fake_node(answers(knows=True)) as one:
        assert (await diagnosed(SIGNATURE, ethereum=one)).finding.verdict == "no_node"
        assert one.heard == []


async def test_nodes_that_fail_say_nothing_of_the_transaction() -> None:
    async with fake_node(answers(knows=True)) as one:
        one.status = 500
        found = await diagnosed(HASH, ethereum=one)
    assert found.finding.verdict == "nodes_failed"
    assert found.finding.certainty == "open"
    assert [line.value for line in found.finding.evidence] == ["garbage"]


@pytest.mark.parametrize(
    "nonsense",
    [{}, {"number": None}, {"number": "xyz"}, [], 7, {"number": -1}, {"number": {"a": 1}}],
)
async def test_a_node_that_answers_nonsense_is_no_witness(nonsense: Any) -> None:
    async with fake_node(lambda _: nonsense) as one:
        found = await diagnosed(HASH, ethereum=one)
    assert found.finding.verdict in ("nodes_failed", "unknown")


async def test_one_chains_nodes_away_do_not_hide_another() -> None:
    async with fake_node(answers(knows=True)) as one, fake_node(answers(knows=True)) as away:
        away.status = 500
        found = await diagnosed(HASH, ethereum=away, bsc=one)
    assert found.chain
    assert found.chain.name == "bsc"


async def test_a_key_whose_address_is_in_use_is_never_looked_up() -> None:
    opened = addresses(bytes.fromhex(PUBLIC_KEY))
    assert opened

    def rich(call: Any) -> Any:
        known = call["params"] and call["params"][0] == opened.evm
        return "0x1" if known else answers(knows=False)(call)

    async with fake_node(rich) as node:
        found = await diagnosed(PUBLIC_KEY, ethereum=node)
    assert found.finding.verdict == "private_key"
    assert PUBLIC_KEY not in json.dumps(node.heard)
    assert PUBLIC_KEY not in json.dumps(as_json(found, Catalogues().of("en")))


@pytest.mark.parametrize(
    "secret",
    [
        f"my private key is {PUBLIC_KEY}",
        "abandon " * 11 + "about",
        "L1aW4aubDFB7yfras2S1mN3bqg9nwySY8nkoLmJebSLD5BWv3ENZ",
    ],
)
async def test_what_is_surely_secret_reaches_no_node(secret: str) -> None:
    async with fake_node(answers(knows=True)) as node:
        assert (await diagnosed(secret, ethereum=node)).finding.verdict == "private_key"
    assert node.heard == []


async def test_a_fake_explorer_is_called_out_beside_what_is_known() -> None:
    link = f"https://etherscan-support.example/tx/{HASH}"
    async with fake_node(answers(knows=True)) as node:
        found = await diagnosed(link, ethereum=node)
    assert found.finding.verdict == "arrived"
    assert [note.name for note in found.finding.notes] == ["fake_explorer"]
    assert any(
        "etherscan-support.example" in note for note in told(found, Catalogues().of("en")).notes
    )
    async with fake_node(answers(knows=False)) as node:
        assert (await diagnosed(link, ethereum=node)).finding.verdict == "fake_explorer"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("2839103847", "exchange_id"),
        ("8f14e45f-ceea-467f-a83c-1b2c3d4e5f60", "order_number"),
        (HASH[:-2], "wrong_length"),
        (f"{HASH[:9]}\u0435{HASH[10:]}", "look_alike_letters"),
        ("", "not_a_reference"),
        ("where is my money", "not_a_reference"),
    ],
)
async def test_what_no_chain_knows_is_told_without_one(text: str, verdict: str) -> None:
    found = await diagnosed(text)
    assert found.finding.verdict == verdict
    assert told(found, Catalogues().of("en")).cause


async def test_an_address_is_told_where_it_lives() -> None:
    async with fake_node(answers(knows=False)) as one, fake_node(answers(knows=False)) as other:
        found = await diagnosed(SENDER, chain="bsc", ethereum=one, bsc=other)
    assert found.chain
    assert found.chain.name == "bsc"
    assert found.finding.verdict in ("is_address", "unused_address")
