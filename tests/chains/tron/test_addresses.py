"""Addresses of TRON: their forms, their check sums, their look-alikes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chains.tron.cases import ADDRESSES, TRANSACTIONS
from walletdesk.chains.base import Kind
from walletdesk.chains.registry import chain_of
from walletdesk.chains.tron import FAMILY
from walletdesk.chains.tron.addresses import address, alike, hex_of, is_address, word_of

TRON = chain_of("tron")
FRIEND, USDT = ADDRESSES["friend"], "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
USDT_HEX = "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"


def test_a_published_address_has_its_published_bytes() -> None:
    assert hex_of(USDT) == USDT_HEX
    assert word_of(USDT) == USDT_HEX[2:].zfill(64)


@pytest.mark.parametrize("form", [USDT, USDT_HEX, USDT_HEX[2:], "0x" + USDT_HEX[2:]])
def test_every_form_of_an_address_is_understood(form: str) -> None:
    assert address(form) == USDT
    assert FAMILY.same(form, USDT) or form == "0x" + USDT_HEX[2:]


@pytest.mark.parametrize(
    "word", ["", "T", USDT[:-1] + "u", USDT.lower(), "0x" + USDT_HEX, "Т" + USDT[1:], USDT + "t"]
)
def test_a_wrong_check_sum_or_length_or_letter_is_no_address(word: str) -> None:
    assert not is_address(word)
    assert FAMILY.kinds(word, TRON) == frozenset()
    with pytest.raises(ValueError, match="address"):
        address(word)


def test_ids_and_addresses_are_told_by_their_form() -> None:
    assert FAMILY.kinds(TRANSACTIONS["trx arrived"], TRON) == {Kind.TRANSACTION}
    assert FAMILY.kinds(USDT, TRON) == {Kind.ADDRESS}
    assert FAMILY.kinds(USDT_HEX, TRON) == {Kind.ADDRESS}


def test_ids_are_the_same_in_any_case() -> None:
    wanted = TRANSACTIONS["trx arrived"]
    assert FAMILY.same(wanted, "0x" + wanted.upper())


def test_look_alikes_share_both_ends() -> None:
    assert alike(FRIEND, ADDRESSES["lookalike"])
    assert not alike(FRIEND, FRIEND)
    assert not alike(FRIEND, USDT)


@given(st.one_of(st.none(), st.integers(), st.text(max_size=60), st.binary(max_size=30)))
def test_nothing_breaks_the_reading_of_an_address(word: object) -> None:
    try:
        assert is_address(address(word))
    except ValueError:
        assert not isinstance(word, str) or not is_address(word)
