"""The first schema: people, conversations, messages, files, jobs, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG, INT, TEXT = sa.BigInteger, sa.Integer, sa.Text


def upgrade() -> None:
    """Create everything."""
    _people()
    _conversations()
    _messages()
    _desk_side_tables()
    _jobs()
    if op.get_bind().dialect.name == "postgresql":
        _search_postgresql()
    else:
        _search_sqlite()


def _people() -> None:
    op.create_table(
        "contacts",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("name", TEXT),
        sa.Column("email", TEXT),
        sa.Column("email_verified_at_ms", BIG),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("zone", TEXT),
        sa.Column("created_at_ms", BIG, nullable=False),
        sa.Column("seen_at_ms", BIG, nullable=False),
    )
    op.create_index("ix_contacts_email", "contacts", ["email"])
    op.create_table(
        "agents",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("email", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("password_hash", TEXT, nullable=False),
        sa.Column("totp_secret", TEXT),
        sa.Column("totp_confirmed_at_ms", BIG),
        sa.Column("totp_used_step", BIG, nullable=False),
        sa.Column("capacity", INT),
        sa.Column("presence", TEXT, nullable=False),
        sa.Column("seen_at_ms", BIG, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("disabled_at_ms", BIG),
        sa.Column("created_at_ms", BIG, nullable=False),
        sa.UniqueConstraint("email", name="uq_agents_email"),
    )
    op.create_table(
        "agent_sessions",
        sa.Column("digest", TEXT, primary_key=True),
        sa.Column("agent_id", BIG, nullable=False),
        sa.Column("second_factor", INT, nullable=False),
        sa.Column("created_at_ms", BIG, nullable=False),
        sa.Column("seen_at_ms", BIG, nullable=False),
        sa.Column("expires_at_ms", BIG, nullable=False),
        sa.Column("browser", TEXT, nullable=False),
    )
    op.create_index("ix_agent_sessions_agent_id", "agent_sessions", ["agent_id"])


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("case_number", TEXT, nullable=False),
        sa.Column("inbox", TEXT, nullable=False),
        sa.Column("contact_id", BIG, nullable=False),
        sa.Column("contact_name", TEXT),
        sa.Column("contact_email", TEXT),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("assignee_id", BIG),
        sa.Column("urgent", INT, nullable=False),
        sa.Column("secret", INT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("preview", TEXT, nullable=False),
        sa.Column("preview_from", TEXT, nullable=False),
        sa.Column("position", INT, nullable=False),
        sa.Column("number", INT, nullable=False),
        sa.Column("version", INT, nullable=False),
        sa.Column("unread", INT, nullable=False),
        sa.Column("misses", INT, nullable=False),
        sa.Column("language", TEXT, nullable=False),
        sa.Column("zone", TEXT),
        sa.Column("read_by_customer", INT, nullable=False),
        sa.Column("delivered_to_customer", INT, nullable=False),
        sa.Column("read_by_agents", INT, nullable=False),
        sa.Column("delivered_to_agents", INT, nullable=False),
        sa.Column("opened_at_ms", BIG, nullable=False),
        sa.Column("last_at_ms", BIG, nullable=False),
        sa.Column("waiting_since_ms", BIG),
        sa.Column("queued_at_ms", BIG),
        sa.Column("closed_at_ms", BIG),
        sa.Column("intake", TEXT),
        sa.Column("indexed_position", INT, nullable=False),
        sa.UniqueConstraint("case_number", name="uq_conversations_case_number"),
    )
    latest = [sa.text("last_at_ms DESC"), sa.text("id DESC")]
    queued = sa.text("status = 'queued'")
    urgent = sa.text("urgent = 1 AND status <> 'closed'")
    op.create_index("ix_conversations_status", "conversations", ["status", *latest])
    op.create_index(
        "ix_conversations_assignee", "conversations", ["assignee_id", "status", *latest]
    )
    op.create_index("ix_conversations_contact", "conversations", ["contact_id", sa.text("id DESC")])
    op.create_index(
        "ix_conversations_queue",
        "conversations",
        [sa.text("urgent DESC"), "queued_at_ms", "id"],
        sqlite_where=queued,
        postgresql_where=queued,
    )
    op.create_index(
        "ix_conversations_urgent",
        "conversations",
        latest,
        sqlite_where=urgent,
        postgresql_where=urgent,
    )
    unindexed = sa.text("indexed_position < position")
    op.create_index(
        "ix_conversations_unindexed",
        "conversations",
        ["id"],
        sqlite_where=unindexed,
        postgresql_where=unindexed,
    )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("conversation_id", BIG, primary_key=True, autoincrement=False),
        sa.Column("position", INT, primary_key=True, autoincrement=False),
        sa.Column("number", INT),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("speaker", TEXT, nullable=False),
        sa.Column("speaker_id", BIG),
        sa.Column("speaker_name", TEXT),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("at_ms", BIG, nullable=False),
        sa.Column("source_id", BIG),
        sa.Column("client_id", TEXT),
        sa.Column("extra", TEXT),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "uq_messages_source_client", "messages", ["source_id", "client_id"], unique=True
    )


def _desk_side_tables() -> None:
    op.create_table(
        "files",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("owner_id", BIG, nullable=False),
        sa.Column("conversation_id", BIG),
        sa.Column("hidden", INT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("size_bytes", BIG, nullable=False),
        sa.Column("width", INT),
        sa.Column("height", INT),
        sa.Column("added_at_ms", BIG, nullable=False),
    )
    op.create_table(
        "case_links",
        sa.Column("digest", TEXT, primary_key=True),
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("contact_id", BIG, nullable=False),
        sa.Column("email", TEXT, nullable=False),
        sa.Column("expires_at_ms", BIG, nullable=False),
        sa.Column("used_at_ms", BIG),
    )
    op.create_table(
        "incidents",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("at_ms", BIG, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("agent_id", BIG),
        sa.Column("reasons", TEXT, nullable=False),
    )
    op.create_index("ix_incidents_at", "incidents", ["at_ms"])
    op.create_table(
        "takings",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("agent_id", BIG, nullable=False),
        sa.Column("queued_at_ms", BIG),
        sa.Column("taken_at_ms", BIG, nullable=False),
    )
    op.create_index("ix_takings_taken", "takings", ["taken_at_ms"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", BIG, primary_key=True, autoincrement=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.Column("key", TEXT),
        sa.Column("run_at_ms", BIG, nullable=False),
        sa.Column("attempts", INT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("error", TEXT),
        sa.Column("added_at_ms", BIG, nullable=False),
        sa.UniqueConstraint("key", name="uq_jobs_key"),
    )
    op.create_index("ix_jobs_due", "jobs", ["state", "run_at_ms"])


def _search_sqlite() -> None:
    for statement in (
        "CREATE TABLE search_documents (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL,"
        " key TEXT NOT NULL, ordering BIGINT NOT NULL, terms TEXT NOT NULL,"
        " CONSTRAINT uq_search_documents_kind UNIQUE (kind, key))",
        "CREATE VIRTUAL TABLE search_terms USING fts5(terms, content='search_documents',"
        " content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
        "CREATE TRIGGER search_added AFTER INSERT ON search_documents BEGIN"
        " INSERT INTO search_terms (rowid, terms) VALUES (new.id, new.terms); END",
        "CREATE TRIGGER search_removed AFTER DELETE ON search_documents BEGIN"
        " INSERT INTO search_terms (search_terms, rowid, terms)"
        " VALUES ('delete', old.id, old.terms); END",
    ):
        op.execute(statement)


def _search_postgresql() -> None:
    for statement in (
        "CREATE TABLE search_documents (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
        " kind TEXT NOT NULL, key TEXT NOT NULL, ordering BIGINT NOT NULL, terms TEXT NOT NULL,"
        " terms_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', terms)) STORED,"
        " CONSTRAINT uq_search_documents_kind UNIQUE (kind, key))",
        "CREATE INDEX ix_search_documents_terms ON search_documents USING gin (terms_vector)",
    ):
        op.execute(statement)
