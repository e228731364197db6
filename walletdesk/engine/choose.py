"""Picks the parts by the settings: embedded, or PostgreSQL when `database.url` names one."""

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy

from walletdesk.engine import migrate
from walletdesk.engine.database import SqlDatabase
from walletdesk.engine.embedded import sqlite
from walletdesk.engine.embedded.files import StoredFiles
from walletdesk.engine.embedded.live import EmbeddedLive
from walletdesk.engine.embedded.search import Fts5Search
from walletdesk.engine.ports import Database, Files, Live, Search
from walletdesk.engine.scaled import postgresql
from walletdesk.engine.scaled.search import TsvectorSearch
from walletdesk.engine.tx import Dialect
from walletdesk.kernel.clock import Clock, now_ms
from walletdesk.kernel.ids import new_token
from walletdesk.settings import Settings


@dataclass(frozen=True)
class Engine:
    """The open machinery that use cases are handed.

    key      secret of this installation, 32 bytes or more; signs visitor tokens, seals TOTP
             and files
    bells    called when a commit brought new jobs
    hear     event type to those who are told after the commit
    """

    settings: Settings
    clock: Clock
    database: Database
    live: Live
    files: Files
    search: Search
    key: bytes
    bells: list[Callable[[], None]]
    hear: dict[type, list[Callable[[Any], None]]]


@contextlib.asynccontextmanager
async def open_engine(settings: Settings, clock: Clock = now_ms) -> AsyncIterator[Engine]:
    """Open the parts in the running event loop and close them in order.

    The schema must be current (`migrate`). Raises Occupied when another program holds the
    embedded engine's data folder.
    """
    data = Path(settings.data)
    bells: list[Callable[[], None]] = []
    hear: dict[type, list[Callable[[Any], None]]] = {}

    def committed(events: list[Any], jobs_added: int) -> None:
        for event in events:
            for listener in hear.get(type(event), ()):
                listener(event)
        if jobs_added:
            for ring in bells:
                ring()

    async with contextlib.AsyncExitStack() as stack:
        if not settings.database.url:
            stack.enter_context(sqlite.occupy(data))
        sql_engine = sql_engine_for(settings)
        stack.callback(sql_engine.dispose)
        database = _database(settings, sql_engine, clock, committed)
        database.start()
        stack.push_async_callback(database.close)
        live: Live = EmbeddedLive()
        if settings.database.url:
            # The driver takes 9 MB that the embedded engine has no use for.
            from walletdesk.engine.scaled.live import NotifyLive

            notify = NotifyLive(settings.database.url)
            notify.start()
            stack.push_async_callback(notify.close)
            live = notify
        key = installation_key(data)
        yield Engine(
            settings=settings,
            clock=clock,
            database=database,
            live=live,
            files=StoredFiles(data / "files", key),
            search=TsvectorSearch() if settings.database.url else Fts5Search(),
            key=key,
            bells=bells,
            hear=hear,
        )


def sql_engine_for(settings: Settings) -> sqlalchemy.Engine:
    """The SQLAlchemy engine of the settings."""
    if settings.database.url:
        return postgresql.postgresql_engine(settings.database.url)
    return sqlite.sqlite_engine(Path(settings.data) / "walletdesk.db")


def bring_up_to_date(settings: Settings) -> bool:
    """Migrate the schema; returns whether there was anything to do."""
    if settings.database.url:
        return _migrated(settings)
    with sqlite.occupy(Path(settings.data)):
        return _migrated(settings)


def installation_key(data: Path) -> bytes:
    """The installation's secret, made on first use, readable by its owner alone."""
    path = data / "key"
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError), path.open("x") as file:
        path.chmod(0o600)
        file.write(new_token())
    return path.read_bytes()


def _migrated(settings: Settings) -> bool:
    sql_engine = sql_engine_for(settings)
    try:
        with sql_engine.connect() as connection:
            return migrate.upgrade(connection)
    finally:
        sql_engine.dispose()


def _database(
    settings: Settings,
    sql_engine: sqlalchemy.Engine,
    clock: Clock,
    committed: Callable[[list[Any], int], None],
) -> SqlDatabase:
    scaled = bool(settings.database.url)
    dialect: Dialect = "postgresql" if scaled else "sqlite"
    opener = postgresql.connect if scaled else sqlite.connect
    return SqlDatabase(
        partial(opener, sql_engine),
        dialect,
        clock,
        readers=settings.database.readers,
        batch_max=settings.database.batch_max,
        queue_max=settings.database.queue_max,
        committed=committed,
    )
