"""A database that lived under the first schema goes on under the newest, on both engines."""

from typing import Any

import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

import walletdesk.desk.store.tables
import walletdesk.diagnosis.records_store
import walletdesk.diagnosis.store
import walletdesk.people.store  # noqa: F401  all bring their tables into the one catalogue
from walletdesk.engine import migrate
from walletdesk.engine.choose import bring_up_to_date, sql_engine_for
from walletdesk.engine.tables import metadata
from walletdesk.settings import Settings

FILLED: dict[str, dict[str, Any]] = {
    "contacts": {"id": 1, "language": "zh", "created_at_ms": 5, "seen_at_ms": 5},
    "agents": {
        "id": 2,
        "email": "mei@wallet.example",
        "name": "Mei",
        "role": "agent",
        "password_hash": "x",
        "totp_used_step": 0,
        "presence": "offline",
        "seen_at_ms": 0,
        "language": "zh",
        "created_at_ms": 5,
    },
    "conversations": {
        "id": 3,
        "case_number": "7K3M-9QXC",
        "inbox": "chat",
        "contact_id": 1,
        "status": "queued",
        "urgent": 0,
        "secret": 1,
        "subject": "",
        "preview": "你好",
        "preview_from": "customer",
        "position": 1,
        "number": 1,
        "version": 1,
        "unread": 1,
        "misses": 0,
        "language": "zh",
        "read_by_customer": 0,
        "delivered_to_customer": 0,
        "read_by_agents": 0,
        "delivered_to_agents": 0,
        "opened_at_ms": 5,
        "last_at_ms": 5,
        "indexed_position": 0,
    },
    "messages": {
        "conversation_id": 3,
        "position": 1,
        "number": 1,
        "kind": "text",
        "speaker": "customer",
        "text": "你好",
        "at_ms": 5,
    },
    "incidents": {
        "id": 4,
        "at_ms": 5,
        "kind": "send_blocked",
        "conversation_id": 3,
        "agent_id": 2,
        "reasons": '["asks_code"]',
    },
    "case_links": {
        "digest": "d",
        "conversation_id": 3,
        "contact_id": 1,
        "email": "a@b.example",
        "expires_at_ms": 9,
    },
    "jobs": {
        "id": 6,
        "name": "first_line.answer",
        "payload": "{}",
        "run_at_ms": 5,
        "attempts": 0,
        "state": "ready",
        "added_at_ms": 5,
    },
}


@pytest.fixture
def first_schema(settings: Settings) -> Settings:
    """A filled database of the first schema."""
    engine = sql_engine_for(settings)
    with engine.connect() as connection:
        metadata.drop_all(connection)
        for table in ("search_terms", "search_documents", "alembic_version"):
            connection.execute(text(f"DROP TABLE {table}" if exists(connection, table) else SKIP))
        to(connection, "0001")
        for table, row in FILLED.items():
            names, places = ", ".join(row), ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), row)
    engine.dispose()
    return settings


SKIP = "SELECT 1"


def exists(connection: Connection, table: str) -> bool:
    return sqlalchemy.inspect(connection).has_table(table)


def to(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def test_everything_is_still_there(first_schema: Settings) -> None:
    assert bring_up_to_date(first_schema) is True
    engine = sql_engine_for(first_schema)
    with engine.connect() as connection:
        assert migrate.revision(connection) == migrate.newest()
        for table, row in FILLED.items():
            (kept,) = connection.execute(text(f"SELECT * FROM {table}")).mappings()
            assert {name: kept[name] for name in row} == row
    engine.dispose()


def test_what_was_stopped_before_is_nobodys_news(first_schema: Settings) -> None:
    bring_up_to_date(first_schema)
    engine = sql_engine_for(first_schema)
    with engine.connect() as connection:
        (kept,) = connection.execute(text("SELECT * FROM incidents")).mappings()
        assert (kept["seen_at_ms"], kept["seen_by_id"], kept["excerpt"]) == (5, None, None)
    engine.dispose()
