"""Blocked tries for leads to judge, suspensions, released texts, own rules, counted mails."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG, INT, TEXT = sa.BigInteger, sa.Integer, sa.Text


def upgrade() -> None:
    """Extend incidents, then add what is new."""
    _incidents()
    _suspensions()
    _released_texts()
    _small_tables()


def _incidents() -> None:
    op.add_column("incidents", sa.Column("excerpt", TEXT))
    op.add_column("incidents", sa.Column("seen_at_ms", BIG))
    op.add_column("incidents", sa.Column("seen_by_id", BIG))
    # What was stopped before there was a page for it is nobody's news.
    op.execute("UPDATE incidents SET seen_at_ms = at_ms")
    _partial("ix_incidents_tries", "incidents", ["agent_id", "at_ms"], "kind = 'send_blocked'")
    _partial(
        "ix_incidents_unseen",
        "incidents",
        ["at_ms"],
        "kind = 'send_blocked' AND seen_at_ms IS NULL",
    )


def _suspensions() -> None:
    op.create_table(
        "suspensions",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("agent_id", BIG, nullable=False),
        sa.Column("at_ms", BIG, nullable=False),
        sa.Column("tries", INT, nullable=False),
        sa.Column("cleared_at_ms", BIG),
        sa.Column("cleared_by_id", BIG),
    )
    op.create_index("ix_suspensions_agent", "suspensions", ["agent_id", "cleared_at_ms"])
    _partial(
        "uq_suspensions_agent", "suspensions", ["agent_id"], "cleared_at_ms IS NULL", unique=True
    )


def _released_texts() -> None:
    op.create_table(
        "released_texts",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("by_id", BIG, nullable=False),
        sa.Column("at_ms", BIG, nullable=False),
        sa.Column("uses", INT, nullable=False),
        sa.Column("used_at_ms", BIG),
        sa.Column("revoked_at_ms", BIG),
        sa.Column("revoked_by_id", BIG),
    )
    for column in ("digest", "name"):
        _partial(
            f"uq_released_texts_{column}",
            "released_texts",
            [column],
            "revoked_at_ms IS NULL",
            unique=True,
        )


def _small_tables() -> None:
    op.create_table(
        "own_rules",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("words", TEXT, nullable=False),
        sa.Column("by_id", BIG, nullable=False),
        sa.Column("at_ms", BIG, nullable=False),
        sa.UniqueConstraint("name", name="uq_own_rules_name"),
    )
    op.create_table(
        "automatic_sends",
        sa.Column("day", BIG, primary_key=True, autoincrement=False),
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("count", INT, nullable=False),
    )


def _partial(
    name: str, table: str, columns: list[str], where: str, *, unique: bool = False
) -> None:
    op.create_index(
        name,
        table,
        columns,
        unique=unique,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )
