"""Instants are written as JSON writes them, and read back to the millisecond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.kernel.clock import from_rfc3339, now_ms, rfc3339


@given(st.integers(0, 4_000_000_000_000))
def test_an_instant_survives_being_written(instant_ms: int) -> None:
    assert from_rfc3339(rfc3339(instant_ms)) == instant_ms


def test_it_is_written_in_utc_with_milliseconds() -> None:
    assert rfc3339(1_795_309_323_123) == "2026-11-22T01:02:03.123Z"


@pytest.mark.parametrize(
    ("instant_ms", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (1_709_251_199_999, "2024-02-29T23:59:59.999Z"),
        (1_709_251_200_000, "2024-03-01T00:00:00.000Z"),
    ],
)
def test_days_begin_and_end_where_they_do(instant_ms: int, text: str) -> None:
    assert rfc3339(instant_ms) == text


def test_other_zones_are_understood() -> None:
    assert from_rfc3339("2026-11-22T09:02:03.123+08:00") == 1_795_309_323_123


@pytest.mark.parametrize("text", ["", "yesterday", "2026-11-22T01:02:03", "2026-13-01T00:00:00Z"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever the parser says of it
        from_rfc3339(text)


def test_now_is_an_instant_of_this_century() -> None:
    assert 1_700_000_000_000 < now_ms() < 4_100_000_000_000
