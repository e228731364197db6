"""Which of two addresses is the false one, and where they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.chains.base import Movement, State
from walletdesk.chains.lookalikes import lookalikes, resemble, resembled, spans

HOLDER = "0x" + "99" * 20
REAL = "0x1234567" + "a" * 25 + "89abcdef"
FAKE = "0x1234567" + "b" * 25 + "89abcdef"
OTHER = "0x" + "77" * 20


def sent(receiver: str, amount: str = "5", fee: str | None = "0.1 ETH") -> Movement:
    """The holder sends; without a fee, somebody else says so."""
    return Movement(
        transaction="0x1", asset="ETH", amount=amount, sender=HOLDER, receiver=receiver, fee=fee
    )


def got(sender: str, amount: str = "5") -> Movement:
    """The holder receives."""
    return Movement(transaction="0x2", asset="ETH", amount=amount, sender=sender, receiver=HOLDER)


def pairs(*newest_first: Movement) -> list[tuple[str, str, bool]]:
    """Real, fake, and whether the fake one was paid."""
    found = lookalikes(HOLDER, newest_first, str.lower, lead=2)
    return [(one.real, one.fake, one.paid is not None) for one in found]


@pytest.mark.parametrize(
    "poison",
    [
        sent(FAKE, "0", fee=None),
        sent(FAKE, "5000", fee=None),
        got(FAKE, "0.000001"),
        got(FAKE, "0"),
    ],
    ids=["nothing, in the holder's name", "a false token", "dust", "nothing"],
)
def test_who_was_paid_is_real_and_who_only_appeared_is_false(poison: Movement) -> None:
    assert pairs(poison, sent(REAL)) == [(REAL, FAKE, False)]
    assert pairs(sent(REAL), poison, sent(REAL)) == [(REAL, FAKE, False)]
    assert resembled(FAKE, HOLDER, (poison, sent(REAL)), str.lower, 2) == REAL
    assert resembled(REAL, HOLDER, (poison, sent(REAL)), str.lower, 2) is None


def test_of_two_that_were_paid_the_later_one_is_false() -> None:
    assert pairs(sent(FAKE), got(FAKE, "0"), sent(REAL)) == [(REAL, FAKE, True)]


def test_who_paid_first_can_be_imitated_too() -> None:
    assert pairs(got(FAKE, "0.01"), got(REAL)) == [(REAL, FAKE, False)]


def test_two_strangers_that_only_sent_nothing_are_no_pair() -> None:
    assert pairs(got(FAKE, "0"), got(REAL, "0"), sent(OTHER)) == []


def test_what_failed_and_what_has_no_other_side_does_not_count() -> None:
    failed = Movement(
        transaction="0x3", asset="ETH", amount="1", sender=HOLDER, receiver=REAL, fee="1",
        state=State.FAILED,
    )  # fmt: skip
    assert pairs(got(FAKE), failed, got(""), sent(HOLDER)) == []


def test_a_recipient_never_seen_is_compared_too() -> None:
    assert resembled(FAKE, HOLDER, (sent(REAL),), str.lower, 2) == REAL
    assert resembled(OTHER, HOLDER, (sent(REAL),), str.lower, 2) is None


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (REAL, False),
        (REAL.upper().replace("X", "x"), False),
        ("0x1234567" + "c" * 33, False),
        ("0x123" + "c" * 33 + "cdef", True),
        ("0x123" + "0" * 34 + "def", False),
        ("0x12" + "c" * 30 + "789abcdef"[-8:], False),
        (REAL[:-1], False),
    ],
)
def test_both_ends_must_be_shared(other: str, alike: bool) -> None:
    assert resemble(REAL, other, str.lower, 2) is alike


def test_where_they_differ_is_written_as_spans() -> None:
    assert spans(REAL, FAKE) == "9-33"
    assert spans("abcdef", "abXdeY") == "2-2,5-5"
    assert spans("ab", "abc") == "2-2"
    assert spans("ab", "AB", str.lower) == ""


@given(st.text("abc", max_size=20), st.text("abc", max_size=20))
def test_the_spans_cover_exactly_what_differs(one: str, other: str) -> None:
    covered: set[int] = set()
    for span in filter(None, spans(one, other).split(",")):
        first, last = map(int, span.split("-"))
        covered |= set(range(first, last + 1))
    longest = max(len(one), len(other))
    assert covered == {at for at in range(longest) if one[at : at + 1] != other[at : at + 1]}
