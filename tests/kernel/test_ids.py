"""Row ids sort by time; tokens are kept by their digest alone."""

from hypothesis import given
from hypothesis import strategies as st

from walletdesk.kernel.ids import id_from_text, id_text, new_id, new_token, token_digest


def test_later_ids_are_larger_and_fit_a_column() -> None:
    ids = [new_id() for _ in range(5_000)]
    assert ids == sorted(set(ids))
    assert ids[0] > 0
    assert ids[-1] < 2**63


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1))
def test_the_written_form_keeps_value_and_order(one: int, other: int) -> None:
    assert id_from_text(id_text(one)) == one
    assert (id_text(one) < id_text(other)) == (one < other)


def test_the_written_form_is_base_32_of_thirteen_letters() -> None:
    assert id_text(0) == "0" * 13
    assert id_text(35) == "0000000000013"
    assert id_text(2**63 - 1) == "7zzzzzzzzzzzz"


@given(st.text(max_size=20))
def test_what_is_no_id_reads_as_none(text: str) -> None:
    found = id_from_text(text)
    assert found is None or id_text(found) == text


def test_an_id_beyond_the_column_is_none() -> None:
    assert id_from_text("z" * 13) is None


def test_tokens_differ_and_their_digest_does_not_show_them() -> None:
    token = new_token()
    assert token != new_token()
    assert len(token) >= 43
    assert token not in token_digest(token)
    assert token_digest(token) == token_digest(token)
