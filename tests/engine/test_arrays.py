"""A column of values comes out of PostgreSQL as it went in."""

import psycopg
from hypothesis import given, settings
from hypothesis import strategies as some

from walletdesk.engine.arrays import numbers, texts

# What PostgreSQL cannot keep, NUL and half of a surrogate pair, it refuses (tests/strength).
_TEXT = some.text(some.characters(exclude_characters="\0", exclude_categories=["Cs"]))
_AWKWARD = some.sampled_from(
    ["", "NULL", "null", "None", "{}", "a,b", '"', "\\", '\\"', " x ", "\n"]
)
_NUMBER = some.integers(-(2**63), 2**63 - 1)


def test_texts_come_back_as_they_were(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:

        @settings(max_examples=200)
        @given(some.lists(some.none() | _AWKWARD | _TEXT))
        def check(column: list[str | None]) -> None:
            found = connection.execute("SELECT %s::text[]", (texts(column),)).fetchone()
            assert found == (column,)

        check()


def test_numbers_come_back_as_they_were(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:

        @settings(max_examples=100)
        @given(some.lists(some.none() | _NUMBER))
        def check(column: list[int | None]) -> None:
            found = connection.execute("SELECT %s::bigint[]", (numbers(column),)).fetchone()
            assert found == (column,)

        check()
