"""What tokens say of themselves, from a real node and from hostile ones."""

import json
from collections.abc import Iterator

import pytest
from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from tests.chains.evm.risk_node import RiskNode, looking, risk_node
from tests.services.recorder import recording, through_to
from walletdesk.chains.evm.tokens import Token, Tokens, decimals_in, symbol_in


@pytest.fixture(scope="module")
def node() -> Iterator[RiskNode]:
    with risk_node() as started:
        yield started


async def told(url: str, *contracts: str) -> list[Token]:
    """What contracts at a node say."""
    at = looking(url)
    try:
        found = await Tokens().of(at.nodes, contracts)
    finally:
        await at.close()
    return [found[one] for one in contracts]


async def test_tokens_old_and_new_tell_symbol_and_decimals(node: RiskNode) -> None:
    coin = node.deploy("Coin", ("string", "uint8", "uint256"), "USDX", 6, 10**12)
    early, art = node.deploy("Early"), node.deploy("Art")
    nobody = "0x" + "11" * 20
    assert await told(node.url, coin, early, art, nobody) == [
        Token(coin, "USDX", 6),
        Token(early, "MKR", 18),
        Token(art, "ART", None),
        Token(nobody),
    ]


async def test_a_hostile_symbol_is_one_short_line_of_plain_text(node: RiskNode) -> None:
    liar, huge, silent = node.deploy("Liar"), node.deploy("Huge"), node.deploy("Silent")
    lied, long, nothing = await told(node.url, liar, huge, silent)
    assert lied == Token(liar, "USDT", 6)
    assert long.symbol == "A" * 79 + "…"
    assert long.decimals is None
    assert nothing == Token(silent)
    assert nothing.name == f"{silent[:10]}…{silent[-8:]}"


async def test_a_token_is_asked_once_and_what_says_nothing_is_asked_again(node: RiskNode) -> None:
    coin = node.deploy("Coin", ("string", "uint8", "uint256"), "ONE", 6, 1)
    nobody, tokens = "0x" + "12" * 20, Tokens()
    with recording(through_to(node.url)) as recorder:
        at = looking(recorder.url)
        for _ in range(2):
            await tokens.of(at.nodes, (coin, nobody))
        await at.close()
    asked = [call["params"][0]["to"] for body in recorder.heard[2::3] for call in json.loads(body)]
    assert (asked.count(coin), asked.count(nobody)) == (2, 4)


async def test_what_is_kept_is_bounded(node: RiskNode) -> None:
    three = [
        node.deploy("Coin", ("string", "uint8", "uint256"), name, 6, 1) for name in ("A", "B", "C")
    ]
    tokens = Tokens(kept_max=2)
    with recording(through_to(node.url)) as recorder:
        at = looking(recorder.url)
        for contract in (*three, three[2], three[0]):
            await tokens.of(at.nodes, (contract,))
        await at.close()
    assert len(recorder.heard[2::3]) == 4, "the newest was known, the oldest forgotten"


@given(st.one_of(st.none(), st.integers(), st.text(max_size=200), st.binary(max_size=400)))
def test_no_answer_breaks_the_reading(answer: object) -> None:
    for said in (answer, f"0x{answer.hex()}" if isinstance(answer, bytes) else answer):
        assert len(symbol_in(said)) <= 80
        assert decimals_in(said) in (None, *range(78))


@pytest.mark.parametrize(
    "symbol", ["\u202eTDSU", "U\nSDT", "\u200bUSDT\ufeff", " USDT ", "\x1b[2J"]
)
def test_no_control_character_is_shown(symbol: str) -> None:
    shown = symbol_in("0x" + encode(("string",), (symbol,)).hex())
    assert shown.isprintable()
    assert shown.strip() == shown


@pytest.mark.parametrize("bait", ["Claim at gift-usdx.com", "t.me/usdx", "https://x", "赠.中国"])
def test_a_symbol_that_leads_to_a_page_is_no_symbol(bait: str) -> None:
    assert symbol_in("0x" + encode(("string",), (bait,)).hex()) == ""


@pytest.mark.parametrize("symbol", ["USDC.e", "yvUSDC-0.4.3", "$MEME", "1.5xETH", "人民币"])
def test_symbols_with_signs_stay(symbol: str) -> None:
    assert symbol_in("0x" + encode(("string",), (symbol,)).hex()) == symbol


def test_an_amount_without_decimals_stands_as_it_is() -> None:
    assert Token("0x", "X", None).amount(1_500) == "1500"
    assert Token("0x", "X", 3).amount(1_500) == "1.5"
