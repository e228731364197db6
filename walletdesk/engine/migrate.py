"""Brings a database to the newest schema, forward only.

Alembic takes 11 MB and is needed once in a release: it is loaded when there is work for it.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

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
        _run_alembic(connection)
        return True
    finally:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})


def revision(connection: Connection) -> str | None:
    """The schema's revision, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def newest() -> str:
    """The newest revision there is; each file's name begins with its own."""
    return max(path.stem.partition("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py"))


def _run_alembic(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
