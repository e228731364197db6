"""The desk's tables."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, text

from walletdesk.engine.tables import metadata

conversations = Table(
    "conversations",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_number", Text, nullable=False, unique=True),
    Column("inbox", Text, nullable=False),
    Column("contact_id", BigInteger, nullable=False),
    Column("contact_name", Text),
    Column("contact_email", Text),
    Column("status", Text, nullable=False),
    Column("assignee_id", BigInteger),
    Column("urgent", Integer, nullable=False),
    Column("secret", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("preview", Text, nullable=False),
    Column("preview_from", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("unread", Integer, nullable=False),
    Column("misses", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("zone", Text),
    Column("read_by_customer", Integer, nullable=False),
    Column("delivered_to_customer", Integer, nullable=False),
    Column("read_by_agents", Integer, nullable=False),
    Column("delivered_to_agents", Integer, nullable=False),
    Column("opened_at_ms", BigInteger, nullable=False),
    Column("last_at_ms", BigInteger, nullable=False),
    Column("waiting_since_ms", BigInteger),
    Column("queued_at_ms", BigInteger),
    Column("closed_at_ms", BigInteger),
    Column("intake", Text),
    Column("indexed_position", Integer, nullable=False),
    # Every index on last_at_ms is paid for by every message: these two serve all views.
    Index("ix_conversations_status", "status", text("last_at_ms DESC"), text("id DESC")),
    Index(
        "ix_conversations_assignee",
        "assignee_id",
        "status",
        text("last_at_ms DESC"),
        text("id DESC"),
    ),
    Index("ix_conversations_contact", "contact_id", text("id DESC")),
    Index(
        "ix_conversations_queue",
        text("urgent DESC"),
        "queued_at_ms",
        "id",
        sqlite_where=text("status = 'queued'"),
        postgresql_where=text("status = 'queued'"),
    ),
    Index(
        "ix_conversations_urgent",
        text("last_at_ms DESC"),
        text("id DESC"),
        sqlite_where=text("urgent = 1 AND status <> 'closed'"),
        postgresql_where=text("urgent = 1 AND status <> 'closed'"),
    ),
    Index(
        "ix_conversations_unindexed",
        "id",
        sqlite_where=text("indexed_position < position"),
        postgresql_where=text("indexed_position < position"),
    ),
)

messages = Table(
    "messages",
    metadata,
    Column("conversation_id", BigInteger, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer),
    Column("kind", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("speaker_id", BigInteger),
    Column("speaker_name", Text),
    Column("text", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("source_id", BigInteger),
    Column("client_id", Text),
    Column("extra", Text),
    # A client's own id makes one message, however often and on whatever way it is sent.
    Index("uq_messages_source_client", "source_id", "client_id", unique=True),
    sqlite_with_rowid=False,
)

files = Table(
    "files",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner_id", BigInteger, nullable=False),  # the contact or agent who sent it
    Column("conversation_id", BigInteger),  # None until a message carries it
    Column("hidden", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    Column("added_at_ms", BigInteger, nullable=False),
    # clear · painted · destroyed · sealed · opened
    Column("state", Text, nullable=False, server_default="clear"),
    Column("removed", Text, nullable=False, server_default="[]"),  # kinds of secrets, as JSON
    Column("consented_at_ms", BigInteger),
    Column("opened_at_ms", BigInteger),
    Column("opened_by", BigInteger),
)

case_links = Table(
    "case_links",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("conversation_id", BigInteger, nullable=False),
    Column("contact_id", BigInteger, nullable=False),
    Column("email", Text, nullable=False),
    Column("expires_at_ms", BigInteger, nullable=False),
    Column("used_at_ms", BigInteger),
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),  # secret_removed · send_blocked
    Column("conversation_id", BigInteger, nullable=False),
    Column("agent_id", BigInteger),
    Column("reasons", Text, nullable=False),
    Index("ix_incidents_at", "at_ms"),
)

takings = Table(
    "takings",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("conversation_id", BigInteger, nullable=False),
    Column("agent_id", BigInteger, nullable=False),
    Column("queued_at_ms", BigInteger),
    Column("taken_at_ms", BigInteger, nullable=False),
    Index("ix_takings_taken", "taken_at_ms"),
)
