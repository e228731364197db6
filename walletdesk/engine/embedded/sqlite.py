"""SQLite as the product wants it: write-ahead log, full sync, one program at a time."""

import fcntl
import os
from pathlib import Path
from typing import IO, Any

import sqlalchemy
from sqlalchemy import Connection, event
from sqlalchemy.pool import NullPool

from walletdesk.kernel.errors import WalletdeskError

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    "PRAGMA mmap_size = 268435456",
    # Freed pages must not keep what was deleted.
    "PRAGMA secure_delete = ON",
)


class Occupied(WalletdeskError):
    """Another program has the data folder."""


def sqlite_engine(path: Path) -> sqlalchemy.Engine:
    """An engine on the database file at `path`; every connection is in autocommit."""
    engine = sqlalchemy.create_engine(
        sqlalchemy.URL.create("sqlite", database=str(path)),
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "cached_statements": 512},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def connect(engine: sqlalchemy.Engine, read_only: bool) -> Connection:
    """A connection of `engine`; one that only reads cannot do otherwise."""
    connection = engine.connect()
    if read_only:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    return connection


def occupy(data: Path) -> IO[str]:
    """Hold the data folder for this program alone until the returned file is closed.

    Raises   Occupied   another program holds it
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = (data / "lock").open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        lock.close()
        raise Occupied(
            f"the data folder {data} is in use by process {holder};"
            " stop it first, or set database.url to PostgreSQL to run several"
        ) from error
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def _prepare(driver: Any, _record: Any) -> None:
    for pragma in _PRAGMAS:
        driver.execute(pragma)
