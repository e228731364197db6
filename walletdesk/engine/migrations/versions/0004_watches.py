"""Transactions that the desk keeps looking at for its customers."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BIG, INT, TEXT = sa.BigInteger, sa.Integer, sa.Text


def upgrade() -> None:
    """Add the table and what finds in it who is due."""
    op.create_table(
        "watches",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("contact_id", BIG, nullable=False),
        sa.Column("chain", TEXT, nullable=False),
        sa.Column("transaction_id", TEXT, nullable=False),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("remembered", TEXT, nullable=False),
        sa.Column("phase", TEXT, nullable=False),
        sa.Column("seen", TEXT, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("confirmations", INT),
        sa.Column("needed", INT),
        sa.Column("told", INT, nullable=False),
        sa.Column("told_at_ms", BIG, nullable=False),
        sa.Column("looks", INT, nullable=False),
        sa.Column("failures", INT, nullable=False),
        sa.Column("next_look_at_ms", BIG, nullable=False),
        sa.Column("created_at_ms", BIG, nullable=False),
        sa.Column("ended_at_ms", BIG),
        sa.Column("ended_why", TEXT),
    )
    op.create_index("ix_watches_conversation", "watches", ["conversation_id", "id"])
    _of_running("ix_watches_due", ["chain", "next_look_at_ms"])
    _of_running("ix_watches_contact", ["contact_id"])
    _of_running(
        "uq_watches_transaction", ["conversation_id", "chain", "transaction_id"], unique=True
    )


def _of_running(name: str, columns: list[str], *, unique: bool = False) -> None:
    runs = sa.text("ended_at_ms IS NULL")
    op.create_index(
        name, "watches", columns, unique=unique, sqlite_where=runs, postgresql_where=runs
    )
