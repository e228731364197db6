"""Ids and addresses by their form and check sum; vectors of BIP-173 and BIP-350."""

import base58
import pytest

from walletdesk.chains.base import Kind
from walletdesk.chains.own import OWN
from walletdesk.chains.utxo import FAMILY
from walletdesk.chains.utxo.words import resembles

SCRIPT = bytes(range(20))
OF_BITCOIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


def written(version: int) -> str:
    """The same twenty bytes as an address of this number."""
    return base58.b58encode_check(bytes([version]) + SCRIPT).decode()


def is_address(word: str, chain: str) -> bool:
    """Whether the family takes a word for an address there."""
    return FAMILY.kinds(word, OWN[chain]) == {Kind.ADDRESS}


@pytest.mark.parametrize(
    ("word", "chain"),
    [
        (OF_BITCOIN, "bitcoin"),
        (OF_BITCOIN.upper(), "bitcoin"),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin"),
        ("bc1sw50qgdz25j", "bitcoin"),
        ("tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy", "bitcoin-testnet"),
        (written(0x00), "bitcoin"),
        (written(0x05), "bitcoin"),
        (written(0x30), "litecoin"),
        (written(0x32), "litecoin"),
        (written(0x05), "litecoin"),
        (written(0x1E), "dogecoin"),
        (written(0x6F), "bitcoin-regtest"),
    ],
)
def test_addresses_are_known_by_prefix_and_check_sum(word: str, chain: str) -> None:
    assert is_address(word, chain)


@pytest.mark.parametrize(
    "word",
    [
        OF_BITCOIN.replace("w5", "W5"),
        OF_BITCOIN[:-1] + "5",
        # The check sum of the other kind, for either version.
        "bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        "bc1pw5dgrnzv",
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
        "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        written(0x30),
        written(0x00)[:-1],
        "1" * 5000,
        "bc1",
        "",
    ],
)
def test_what_only_looks_like_an_address_is_none(word: str) -> None:
    assert not FAMILY.kinds(word, OWN["bitcoin"])


def test_sixty_four_digits_are_an_id() -> None:
    assert FAMILY.kinds("aB" * 32, OWN["dogecoin"]) == {Kind.TRANSACTION}
    assert FAMILY.same("AB" * 32, "ab" * 32)


def test_one_script_is_the_same_however_it_is_written() -> None:
    assert FAMILY.same(written(0x32), written(0x05))
    assert FAMILY.same(OF_BITCOIN, OF_BITCOIN.upper())
    assert not FAMILY.same(written(0x00), written(0x05))


def test_addresses_that_are_alike_at_both_ends_resemble_each_other() -> None:
    assert resembles(OF_BITCOIN, "bc1qw508" + "z" * 30 + "f3t4")
    assert not resembles(OF_BITCOIN, "bc1qw508" + "z" * 30 + "f3t5")
    assert not resembles(OF_BITCOIN, "bc1qa508" + "z" * 30 + "f3t4")
    assert not resembles(OF_BITCOIN, OF_BITCOIN.upper())
