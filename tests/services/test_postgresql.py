"""The tests' own PostgreSQL starts, answers and goes."""

import psycopg
import pytest

from tests.services import Unavailable
from tests.services.postgresql import PostgreSQL, running_postgresql
from tests.services.processes import PROC, descendants, survivors


@pytest.mark.skipif(not PROC.is_dir(), reason="processes are read from /proc, which is not here")
def test_postgresql_starts_answers_and_leaves_nothing_behind() -> None:
    try:
        with running_postgresql() as server:
            _assert_answers_with_full_sync(server)
            family = descendants(server.pid)
            assert family
    except Unavailable as absent:
        pytest.skip(str(absent))
    assert not survivors(family)
    assert not server.folder.exists()


def _assert_answers_with_full_sync(server: PostgreSQL) -> None:
    with psycopg.connect(server.url) as connection:
        row = connection.execute(
            "SELECT current_setting('fsync'), current_setting('synchronous_commit')"
        ).fetchone()
    assert row == ("on", "on")


def test_a_new_database_is_empty_and_gone_afterwards(postgres: PostgreSQL) -> None:
    with postgres.new_database("one_test") as url, psycopg.connect(url) as connection:
        row = connection.execute("SELECT current_database()").fetchone()
        assert row == ("one_test",)
    with psycopg.connect(postgres.url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_database WHERE datname = 'one_test'"
        ).fetchone()
    assert row == (0,)
