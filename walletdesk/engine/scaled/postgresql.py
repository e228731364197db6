"""PostgreSQL by psycopg: connections in autocommit, transactions opened by hand."""

import sqlalchemy
from sqlalchemy import Connection
from sqlalchemy.pool import NullPool


def postgresql_engine(url: str) -> sqlalchemy.Engine:
    """An engine on `postgresql://…`; every connection is in autocommit."""
    address = sqlalchemy.make_url(url).set(drivername="postgresql+psycopg")
    return sqlalchemy.create_engine(
        address,
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"application_name": "walletdesk", "connect_timeout": 5},
    )


def connect(engine: sqlalchemy.Engine, read_only: bool) -> Connection:
    """A connection of `engine`; one that only reads sees one moment a transaction."""
    connection = engine.connect()
    if read_only:
        connection.exec_driver_sql(
            "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
        )
    else:
        connection.exec_driver_sql("SET synchronous_commit = on")
    return connection
