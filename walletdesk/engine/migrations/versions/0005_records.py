"""Histories of addresses, rebuilt from their chains."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG, INT, TEXT = sa.BigInteger, sa.Integer, sa.Text


def upgrade() -> None:
    """Add the work and what it found."""
    op.create_table(
        "records",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("conversation_id", BIG),
        sa.Column("chain", TEXT, nullable=False),
        sa.Column("address", TEXT, nullable=False),
        sa.Column("cursor", TEXT),
        sa.Column("done_permille", INT, nullable=False),
        sa.Column("pieces", INT, nullable=False),
        sa.Column("movements", INT, nullable=False),
        sa.Column("lacks", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("failures", INT, nullable=False),
        sa.Column("next_step_at_ms", BIG, nullable=False),
        sa.Column("created_at_ms", BIG, nullable=False),
        sa.Column("ended_at_ms", BIG),
        sa.UniqueConstraint("key", name="uq_records_key"),
    )
    runs = sa.text("ended_at_ms IS NULL")
    op.create_index(
        "ix_records_due", "records", ["next_step_at_ms"], sqlite_where=runs, postgresql_where=runs
    )
    op.create_index("ix_records_conversation", "records", ["conversation_id", "id"])
    op.create_index("ix_records_created", "records", ["created_at_ms"])
    op.create_table(
        "record_movements",
        sa.Column("record_id", BIG, primary_key=True, autoincrement=False),
        sa.Column("number", INT, primary_key=True, autoincrement=False),
        sa.Column("movement", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )
