"""What tokens call themselves, whoever named them."""

import pytest
from eth_abi.abi import encode

from walletdesk.chains.evm.facts import Token
from walletdesk.chains.evm.names import token_of
from walletdesk.chains.rpc import RpcError


def text(symbol: str) -> str:
    """The answer of a token with this symbol."""
    return "0x" + encode(["string"], [symbol]).hex()


def test_a_symbol_is_read_in_both_forms() -> None:
    six = "0x" + (6).to_bytes(32, "big").hex()
    assert token_of(text("USDC"), six) == Token("USDC", 6)
    assert token_of("0x" + b"MKR".ljust(32, b"\0").hex(), "0x") == Token("MKR", 0)


@pytest.mark.parametrize("lure", ["claim-usdt.example", "visit t.me/x", "@help", "https://a"])
def test_a_symbol_that_leads_somewhere_is_no_name(lure: str) -> None:
    assert token_of(text(lure), None).symbol == ""


def test_what_is_no_token_has_no_name() -> None:
    assert token_of(RpcError(3, "reverted"), None) == Token("", 0)
    assert token_of("0x" + "ff" * 64, "0x" + "ff" * 32) == Token("", 0)
    assert token_of(text("a\u202eb\n"), None).symbol == "ab"
