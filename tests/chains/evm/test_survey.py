"""An address given instead of a transaction, looked at on a real node."""

from collections.abc import Iterator

import pytest

from tests.chains.evm.risk_node import ALICE, BOB, COIN, RiskNode, looking, risk_node
from walletdesk.chains.base import Finding
from walletdesk.chains.listed import Listed

EMPTY = "0x" + "5c" * 20


@pytest.fixture(scope="module")
def node() -> Iterator[RiskNode]:
    with risk_node() as started:
        yield started


async def surveyed(node: RiskNode, address: str, lists: Listed | None = None) -> Finding:
    """What is said of an address."""
    at = looking(node.url, listed=lists or Listed())
    try:
        return await at.family.survey(at.chain, at.nodes, address)
    finally:
        await at.close()


def notes(finding: Finding) -> list[str]:
    """Names of what is said besides."""
    return [one.name for one in finding.notes]


async def test_an_ordinary_address_tells_what_it_holds(node: RiskNode) -> None:
    holder = node.as_anybody("0x" + "5d" * 20)
    coin = node.deploy("Coin", ("string", "uint8", "uint256"), "USDX", 6, 10**12)
    node.call(ALICE, "Coin", coin, "transfer(address,uint256)", holder, 2_500_000)
    node.send(holder, BOB, COIN // 2)
    finding = await surveyed(node, holder)
    assert finding.verdict == "is_address"
    assert finding.values["balance"].startswith("0.49")
    assert finding.values["sent"] == "1"
    assert [(one.name, one.values["amount"]) for one in finding.notes] == [
        ("address_holds", "2.5 USDX")
    ]


async def test_an_address_that_nobody_used_says_nothing_more(node: RiskNode) -> None:
    finding = await surveyed(node, EMPTY)
    assert (finding.values["balance"], finding.values["sent"], finding.notes) == ("0 ETH", "0", ())


async def test_tokens_collections_and_other_contracts_are_told_apart(node: RiskNode) -> None:
    coin = node.deploy("Coin", ("string", "uint8", "uint256"), "USDX", 6, 1)
    (note,) = (await surveyed(node, coin)).notes
    assert (note.name, note.values["token"]) == ("address_is_token", "USDX")
    assert notes(await surveyed(node, node.deploy("Art"))) == ["address_is_token"]
    assert notes(await surveyed(node, node.deploy("Payer"))) == ["address_is_contract"]


async def test_who_acts_for_it_and_what_is_listed_is_said(node: RiskNode) -> None:
    payer, account = node.deploy("Payer"), "0x" + "5e" * 20
    node.ask("anvil_setCode", account, "0xef0100" + payer[2:].lower())
    lists = Listed(bad=frozenset({account}), memo=frozenset({account}))
    assert notes(await surveyed(node, account, lists)) == [
        "address_known_bad", "address_needs_memo", "address_delegated",
    ]  # fmt: skip
