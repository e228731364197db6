"""What contracts log, are called with and answer."""

from hypothesis import given
from hypothesis import strategies as st

from tests.chains.tron.cases import ADDRESSES
from walletdesk.chains.tron.addresses import word_of
from walletdesk.chains.tron.contracts import (
    allowance,
    called_allowance,
    called_transfer,
    refusal,
    text_in,
    token_transfer,
)

ANNA, FRIEND, USDT = ADDRESSES["anna"], ADDRESSES["friend"], ADDRESSES["usdt"]

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=70),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


def test_a_bytes32_symbol_is_read_like_a_string() -> None:
    assert text_in(b"SAI".ljust(32, b"\0")) == "SAI"


def test_a_string_that_claims_to_be_endless_is_cut() -> None:
    data = (32).to_bytes(32, "big") + (2**255).to_bytes(32, "big") + b"x" * 3_000
    assert len(text_in(data)) <= 80


def test_increasing_an_approval_is_an_allowance_too() -> None:
    data = bytes.fromhex("d73dd623" + word_of(FRIEND) + f"{7:064x}")
    given_away = called_allowance(USDT, ANNA, data)
    assert given_away is not None
    assert (given_away.spender, given_away.amount) == (FRIEND, 7)


@given(st.binary(max_size=300))
def test_any_output_of_a_contract_has_a_kind(output: bytes) -> None:
    why = refusal(output)
    assert why.kind in ("reason", "panic", "custom", "silent")
    assert len(why.detail) <= 80


@given(st.binary(max_size=200))
def test_any_call_is_understood_or_left_alone(data: bytes) -> None:
    called_transfer(USDT, ANNA, data)
    called_allowance(USDT, ANNA, data)


@given(st.dictionaries(st.sampled_from(["topics", "data", "address"]), junk))
def test_malformed_events_are_left_alone(log: dict[str, object]) -> None:
    assert token_transfer(log) is None
    assert allowance(log) is None


def test_letting_somebody_take_every_collectible_is_unlimited() -> None:
    topic = "17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31"
    log = {"address": USDT, "topics": [topic, word_of(ANNA), word_of(FRIEND)], "data": f"{1:064x}"}
    given_away = allowance(log)
    assert given_away is not None
    assert given_away.unlimited
    taken_back = allowance({**log, "data": f"{0:064x}"})
    assert taken_back is not None
    assert taken_back.amount == 0
