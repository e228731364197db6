"""What became of a file's check, and who let a sealed one be opened."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"

BIG, TEXT = sa.BigInteger, sa.Text


def upgrade() -> None:
    """Files that are there were checked: they are clear."""
    op.add_column("files", sa.Column("state", TEXT, nullable=False, server_default="clear"))
    op.add_column("files", sa.Column("removed", TEXT, nullable=False, server_default="[]"))
    op.add_column("files", sa.Column("consented_at_ms", BIG))
    op.add_column("files", sa.Column("opened_at_ms", BIG))
    op.add_column("files", sa.Column("opened_by", BIG))
