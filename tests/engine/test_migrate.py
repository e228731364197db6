"""The migrations lead to the tables that the code speaks of, on both engines."""

from typing import Any

import sqlalchemy
from sqlalchemy import Connection, inspect, text

import walletdesk.desk.store.tables
import walletdesk.diagnosis.records_store
import walletdesk.diagnosis.store
import walletdesk.people.store  # noqa: F401  all bring their tables into the one catalogue
from walletdesk.engine import migrate
from walletdesk.engine.choose import bring_up_to_date, sql_engine_for
from walletdesk.engine.tables import metadata
from walletdesk.settings import Settings


def test_the_schema_is_the_one_the_code_speaks_of(settings: Settings) -> None:
    engine = sql_engine_for(settings)
    with engine.connect() as connection:
        migrated = {table.name: shape(connection, table.name) for table in metadata.sorted_tables}
        metadata.drop_all(connection)
        metadata.create_all(connection)
        spoken = {table.name: shape(connection, table.name) for table in metadata.sorted_tables}
    engine.dispose()
    assert migrated == spoken


def test_a_second_run_finds_nothing_to_do(settings: Settings) -> None:
    assert bring_up_to_date(settings) is False
    engine = sql_engine_for(settings)
    with engine.connect() as connection:
        assert migrate.revision(connection) == migrate.newest()
    engine.dispose()


def shape(connection: Connection, table: str) -> dict[str, Any]:
    """Columns and indexes of a table, as the database tells them."""
    looked = inspect(connection)
    columns = {
        column["name"]: (str(column["type"]), column["nullable"])
        for column in looked.get_columns(table)
    }
    return {
        "columns": columns,
        "key": looked.get_pk_constraint(table)["constrained_columns"],
        "unique": sorted(str(one["column_names"]) for one in looked.get_unique_constraints(table)),
        "indexes": sorted(index_texts(connection, table)),
    }


def index_texts(connection: sqlalchemy.Connection, table: str) -> list[str]:
    query = (
        "SELECT indexdef FROM pg_indexes WHERE tablename = :table"
        if connection.dialect.name == "postgresql"
        else "SELECT sql FROM sqlite_master"
        " WHERE type = 'index' AND tbl_name = :table AND sql != ''"
    )
    return [str(row[0]) for row in connection.execute(text(query), {"table": table})]
