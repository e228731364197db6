"""What endangers an address, on several chains at once, in a person's words."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chains.evm.risk_node import ALICE, BOB, COIN, RiskNode, risk_node
from tests.services.recorder import recording, through_to
from walletdesk.chains.base import Movement, Risk
from walletdesk.chains.evm.address_verdicts import VERDICTS
from walletdesk.chains.lookalikes import spans
from walletdesk.chains.open import Chains
from walletdesk.chains.registry import chain_of
from walletdesk.diagnosis.risks import (
    Exposure,
    Exposures,
    Looked,
    address_in,
    exposure,
    resemblance_in,
)
from walletdesk.diagnosis.risks_told import Compared, compared, told_chains, told_risks
from walletdesk.diagnosis.words import WORDS
from walletdesk.kernel.errors import TryLater
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.model import ChainNodes
from walletdesk.shield import clean, guard

REAL = "0x1234567" + "a" * 25 + "89abcdef"
FAKE = "0x1234567" + "b" * 25 + "89abcdef"
HOLDER = "0x" + "6a" * 20
ENGLISH = Catalogues().of("en")


@pytest.fixture(scope="module")
def node() -> Iterator[RiskNode]:
    """A node where the holder was poisoned and let somebody take tokens."""
    with risk_node() as started:
        started.as_anybody(HOLDER)
        started.send(HOLDER, REAL, COIN // 10)
        started.as_anybody(FAKE)
        started.send(FAKE, HOLDER, 1_000)
        coin = started.deploy("Coin", ("string", "uint8", "uint256"), "USDX", 6, 1)
        started.call(HOLDER, "Coin", coin, "approve(address,uint256)", BOB, 2**256 - 1)
        yield started


async def looked_over(address: str, *configured: ChainNodes) -> Exposure:
    """What is found with these nodes."""
    chains = Chains(configured)
    try:
        return await exposure(chains, address)
    finally:
        await chains.close()


def at(chain: str, url: str) -> ChainNodes:
    """A chain's node."""
    return ChainNodes(chain=chain, urls=(url,), calls_per_second=10_000)


async def test_every_chain_is_told_and_one_that_fails_does_no_harm(node: RiskNode) -> None:
    with recording(lambda _: (200, b"nonsense")) as bad:
        found = await looked_over(
            HOLDER, at("31337", node.url), at("polygon", bad.url), at("bsc", "http://127.0.0.1:9")
        )
    here, *others = found.looked
    assert (here.alive, here.failed, here.whole) == (True, False, True)
    assert [one.failed for one in others] == [True, True]
    assert [risk.name for _, risk in found.found] == ["approval_to_person", "lookalike_in_history"]
    said = told_risks(found, ENGLISH)
    assert said[0].next_steps[1].startswith("To take it back: open the page “Approvals”")
    assert "\u2068USDX\u2069" in said[0].cause
    assert said[1].compared is not None


async def test_an_address_nobody_used_is_told_as_unused(node: RiskNode) -> None:
    found = await looked_over("0x" + "6b" * 20, at("31337", node.url))
    assert [(one.alive, one.failed, one.risks) for one in found.looked] == [(False, False, ())]


async def test_without_a_chain_for_it_nothing_is_asked() -> None:
    assert (await looked_over(ALICE)).looked == ()


async def test_what_was_found_is_known_for_a_minute(node: RiskNode) -> None:
    now = [0.0]
    with recording(through_to(node.url)) as recorder:
        chains = Chains([at("31337", recorder.url)])
        exposures, asked = Exposures(chains, clock=lambda: now[0]), list[int]()
        for seconds in (0.0, 59.0, 61.0):
            now[0] = seconds
            before = len(recorder.heard)
            assert (await exposures.of(HOLDER)).found
            asked.append(len(recorder.heard) - before)
        await chains.close()
    assert asked[0] > 0
    assert asked[1] == 0
    assert asked[2] > 0


async def test_when_too_many_wait_the_next_is_told_to_come_later(node: RiskNode) -> None:
    with recording(through_to(node.url)) as recorder:
        chains = Chains([at("31337", recorder.url)])
        exposures = Exposures(chains)
        many = (exposures.of("0x" + f"{one:02x}" * 20) for one in range(16, 32))
        ends = await asyncio.gather(*many, return_exceptions=True)
        await chains.close()
    assert sum(isinstance(one, TryLater) for one in ends) == 8
    assert sum(isinstance(one, Exposure) for one in ends) == 8


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (ALICE, ALICE),
        (f"my wallet {ALICE}, please", ALICE),
        (f"https://etherscan.io/address/{ALICE}", ALICE),
        ("0x" + "ab" * 32, None),
        ("https://etherscan.example/address/" + ALICE, ALICE),
        ("hello", None),
    ],
)
def test_an_address_is_found_in_what_people_paste(text: str, address: str | None) -> None:
    assert address_in(text, Chains([at("ethereum", "http://127.0.0.1:9")])) == address


def paid(receiver: str) -> Movement:
    """The holder paid somebody."""
    return Movement(
        transaction="0x1", asset="ETH", amount="1", sender=HOLDER, receiver=receiver, fee="1"
    )


def test_a_payment_about_to_be_judged_is_compared_with_the_senders_history() -> None:
    found = resemblance_in((paid(REAL),), HOLDER, FAKE)
    assert found is not None
    assert (found.real, found.fake, found.positions) == (REAL, FAKE, "9-33")
    assert resemblance_in((paid(REAL),), HOLDER, REAL) is None
    assert resemblance_in((paid(REAL),), HOLDER, BOB) is None


def test_two_addresses_are_cut_where_they_differ() -> None:
    both = compared({"real": "abcdef", "fake": "abXXef", "positions": "2-3"})
    assert isinstance(both, Compared)
    assert [(one.text, one.differs) for one in both.fake] == [
        ("ab", False), ("XX", True), ("ef", False),
    ]  # fmt: skip
    assert (both.same_first, both.same_last, both.different) == (2, 2, 2)
    assert compared({"token": "x"}) is None


@given(st.text("abc", min_size=1, max_size=12), st.text("abc", min_size=1, max_size=12))
def test_no_character_is_lost_in_the_comparison(real: str, fake: str) -> None:
    both = compared({"real": real, "fake": fake, "positions": spans(real, fake)})
    assert isinstance(both, Compared)
    assert "".join(one.text for one in both.real) == real
    assert "".join(one.text for one in both.fake) == fake


VALUES = {
    "real": REAL, "fake": FAKE, "positions": "9-33", "transaction": "0x12", "amount": "5 USDX",
    "delegate": BOB, "spender": BOB, "token": "USDX", "contract": BOB, "block": "7",
    "value": BOB, "recipient": BOB, "address": BOB,
}  # fmt: skip
HERE = chain_of("ethereum")


@pytest.mark.parametrize("name", VERDICTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_name_has_its_words_and_asks_for_no_secret(name: str, language: str) -> None:
    looked = Looked(
        chain=HERE,
        risks=(Risk(name=name, level="danger", values=VALUES),),
        lacks=(name,) if name.startswith("lacks") else (),
    )
    found, catalogue = Exposure(address=ALICE, looked=(looked,)), Catalogues().of(language)
    (said,) = told_risks(found, catalogue)
    text = "\n".join((said.cause, *said.next_steps, *said.cannot_undo))
    assert not re.search(r"\{\w+\}", text)
    assert (guard(text).reasons, clean(text).findings) == ((), ())
    assert all(line for one in told_chains(found, catalogue) for line in one.lacks)
    assert WORDS[name].cause


def test_dangers_of_all_chains_come_before_what_is_only_to_be_looked_at() -> None:
    low = Risk(name="approval_open", level="caution", values=VALUES)
    high = Risk(name="delegated", level="danger", values=VALUES)
    one = Looked(chain=HERE, risks=(low,))
    other = replace(one, chain=chain_of("bsc"), risks=(low, high))
    found = Exposure(address=ALICE, looked=(one, other)).found
    assert [(chain.name, risk.name) for chain, risk in found] == [
        ("bsc", "delegated"), ("ethereum", "approval_open"), ("bsc", "approval_open"),
    ]  # fmt: skip
