"""What tokens' logs say, one by one."""

from typing import Any

import pytest
from eth_abi.abi import encode
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.chains.evm import transfers
from walletdesk.chains.evm.transfers import Allowed, Moved, allowed, moved, word_of

TOKEN, ONE, OTHER = "0x" + "aa" * 20, "0x" + "01" * 20, "0x" + "02" * 20


def a_log(topics: list[str], data: str = "0x", **more: Any) -> dict[str, Any]:
    """A log as nodes write it."""
    return {
        "address": TOKEN,
        "topics": topics,
        "data": data,
        "transactionHash": "0x" + "cc" * 32,
        "blockNumber": "0x10",
        "transactionIndex": "0x1",
        "logIndex": "0x2",
        **more,
    }


def number_word(value: int) -> str:
    """A number in 32 bytes."""
    return "0x" + value.to_bytes(32).hex()


def parties(one: Moved) -> tuple[str, str, int, int | None]:
    """From whom, to whom, how much, which."""
    return one.sender.lower(), one.receiver.lower(), one.amount, one.token_id


def test_the_topics_are_those_of_the_standards() -> None:
    assert transfers.TRANSFER.startswith("0xddf252ad1be2c89b")
    assert transfers.APPROVAL.startswith("0x8c5be1e5ebec7d5b")
    assert transfers.APPROVAL_FOR_ALL.startswith("0x17307eab39ab6107")
    assert transfers.TRANSFER_SINGLE.startswith("0xc3d58168c5ae7397")
    assert transfers.TRANSFER_BATCH.startswith("0x4a39dc06d4c0dbc6")


def test_a_token_and_a_collectible_are_told_apart_by_their_topics() -> None:
    ends = [transfers.TRANSFER, word_of(ONE), word_of(OTHER)]
    (token,) = moved(a_log(ends, number_word(5), blockTimestamp="0x3e8"))
    (art,) = moved(a_log([*ends, number_word(77)]))
    assert parties(token) == (ONE, OTHER, 5, None)
    assert (token.place, token.at_utc) == ((16, 1, 2, 0), 1_000_000)
    assert parties(art) == (ONE, OTHER, 1, 77)


def test_collectibles_in_numbers_are_read_one_by_one() -> None:
    ends = [word_of(TOKEN), word_of(ONE), word_of(OTHER)]
    single = a_log(
        [transfers.TRANSFER_SINGLE, *ends], "0x" + encode(("uint256",) * 2, (9, 3)).hex()
    )
    data = "0x" + encode(("uint256[]", "uint256[]"), ([1, 2], [10, 20])).hex()
    assert [parties(one) for one in moved(single)] == [(ONE, OTHER, 3, 9)]
    batch = moved(a_log([transfers.TRANSFER_BATCH, *ends], data))
    assert [parties(one) for one in batch] == [(ONE, OTHER, 10, 1), (ONE, OTHER, 20, 2)]


@pytest.mark.parametrize(
    ("topics", "data", "standard", "number"),
    [
        ([transfers.APPROVAL], number_word(7), "amount", 7),
        ([transfers.APPROVAL_FOR_ALL], number_word(1), "all", 1),
    ],
)
def test_what_is_allowed(topics: list[str], data: str, standard: str, number: int) -> None:
    one = allowed(a_log([*topics, word_of(ONE), word_of(OTHER)], data))
    assert isinstance(one, Allowed)
    assert (one.standard, one.number, one.spender.lower()) == (standard, number, OTHER)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
_TOPICS = st.lists(
    st.sampled_from(
        [transfers.TRANSFER, transfers.TRANSFER_BATCH, transfers.APPROVAL, word_of(ONE), "0x", "zz"]
    ),
    max_size=5,
)


@given(_JSON)
def test_nonsense_says_nothing(log: object) -> None:
    assert (moved(log), allowed(log)) == ((), None)


@given(_TOPICS, st.one_of(_JSON, st.binary(max_size=200).map(lambda raw: "0x" + raw.hex())))
def test_a_bent_log_never_raises(topics: list[str], data: object) -> None:
    bent = {**a_log(topics), "data": data}
    assert all(one.amount >= 0 for one in moved(bent))
    allowed(bent)
