"""Brings a database to the newest schema, forward only."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_265_117  # any number, the same in every process


def upgrade(connection: Connection) -> bool:
    """Run the migrations that are missing; returns whether there were any."""
    if connection.dialect.name == "postgresql":
        # Several processes may start at once; the second one waits and finds nothing to do.
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
    try:
        if revision(connection) == newest():
            return False
        command.upgrade(_config(connection), "head")
        return True
    finally:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})


def revision(connection: Connection) -> str | None:
    """The schema's revision, None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The newest revision there is."""
    return ScriptDirectory(str(_FOLDER)).get_current_head()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
