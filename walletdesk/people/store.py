"""All SQL about people."""

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from walletdesk.engine.tables import metadata
from walletdesk.engine.tx import Tx
from walletdesk.people.model import Agent, AgentSession, Contact, Presence

contacts = Table(
    "contacts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text),
    Column("email", Text),
    Column("email_verified_at_ms", BigInteger),
    Column("language", Text, nullable=False),
    Column("zone", Text),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("seen_at_ms", BigInteger, nullable=False),
    Index("ix_contacts_email", "email"),
)

agents = Table(
    "agents",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("totp_secret", Text),
    Column("totp_confirmed_at_ms", BigInteger),
    Column("totp_used_step", BigInteger, nullable=False),
    Column("capacity", Integer),
    Column("presence", Text, nullable=False),
    Column("seen_at_ms", BigInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("disabled_at_ms", BigInteger),
    Column("created_at_ms", BigInteger, nullable=False),
)

agent_sessions = Table(
    "agent_sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("agent_id", BigInteger, nullable=False),
    Column("second_factor", Integer, nullable=False),
    Column("created_at_ms", BigInteger, nullable=False),
    Column("seen_at_ms", BigInteger, nullable=False),
    Column("expires_at_ms", BigInteger, nullable=False),
    Column("browser", Text, nullable=False),
    Index("ix_agent_sessions_agent_id", "agent_id"),
)

_CONTACT = "id, name, email, email_verified_at_ms, language, zone, created_at_ms, seen_at_ms"
_AGENT = (
    "id, email, name, role, password_hash, totp_secret, totp_confirmed_at_ms, totp_used_step,"
    " capacity, presence, seen_at_ms, language, disabled_at_ms, created_at_ms"
)
_SESSION = "digest, agent_id, second_factor, created_at_ms, seen_at_ms, expires_at_ms, browser"
_SESSION_COUNT = len(_SESSION.split(", "))
_SESSION_AND_AGENT = (
    f"SELECT s.{_SESSION.replace(', ', ', s.')}, a.{_AGENT.replace(', ', ', a.')}"
    " FROM agent_sessions s JOIN agents a ON a.id = s.agent_id WHERE s.digest = ?"
)


def contact(tx: Tx, contact_id: int) -> Contact | None:
    """The contact of this id."""
    row = tx.row(f"SELECT {_CONTACT} FROM contacts WHERE id = ?", (contact_id,))
    return Contact(*row) if row else None


def contacts_of(tx: Tx, contact_ids: list[int]) -> dict[int, Contact]:
    """The contacts of these ids."""
    if not contact_ids:
        return {}
    marks = ", ".join("?" for _ in contact_ids)
    rows = tx.rows(f"SELECT {_CONTACT} FROM contacts WHERE id IN ({marks})", contact_ids)
    return {row[0]: Contact(*row) for row in rows}


def add_contact(tx: Tx, new: Contact) -> None:
    """Keep a contact; one who is there already stays as is."""
    tx.run(
        f"INSERT INTO contacts ({_CONTACT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO NOTHING",
        (
            new.id,
            new.name,
            new.email,
            new.email_verified_at_ms,
            new.language,
            new.zone,
            new.created_at_ms,
            new.seen_at_ms,
        ),
    )


def hold_contact(tx: Tx, contact_id: int) -> None:
    """Make other processes wait until this unit has decided about the contact."""
    if tx.dialect == "postgresql":
        tx.row("SELECT id FROM contacts WHERE id = ? FOR UPDATE", (contact_id,))


def give_email(tx: Tx, contact_id: int, email: str) -> None:
    """Keep the address a contact gave; a new address is unproven."""
    tx.run(
        "UPDATE contacts SET email_verified_at_ms ="
        " CASE WHEN email = ? THEN email_verified_at_ms END, email = ? WHERE id = ?",
        (email, email, contact_id),
    )


def prove_email(tx: Tx, contact_id: int, email: str, now_ms: int) -> None:
    """Note that the contact reads this mailbox."""
    tx.run(
        "UPDATE contacts SET email_verified_at_ms = ? WHERE id = ? AND email = ?",
        (now_ms, contact_id, email),
    )


def agent(tx: Tx, agent_id: int) -> Agent | None:
    """The agent of this id."""
    row = tx.row(f"SELECT {_AGENT} FROM agents WHERE id = ?", (agent_id,))
    return Agent(*row) if row else None


def agent_by_email(tx: Tx, email: str) -> Agent | None:
    """The agent who signs in with this address."""
    row = tx.row(f"SELECT {_AGENT} FROM agents WHERE email = ?", (email.strip().lower(),))
    return Agent(*row) if row else None


def agents_all(tx: Tx) -> list[Agent]:
    """Every agent, by name."""
    return [Agent(*row) for row in tx.rows(f"SELECT {_AGENT} FROM agents ORDER BY name, id")]


def add_agent(tx: Tx, new: Agent) -> None:
    """Keep a new agent; raises the driver's integrity error when the address is taken."""
    tx.run(
        f"INSERT INTO agents ({_AGENT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.id,
            new.email.strip().lower(),
            new.name,
            new.role,
            new.password_hash,
            new.totp_secret,
            new.totp_confirmed_at_ms,
            new.totp_used_step,
            new.capacity,
            new.presence,
            new.seen_at_ms,
            new.language,
            new.disabled_at_ms,
            new.created_at_ms,
        ),
    )


def set_password(tx: Tx, agent_id: int, password_hash: str) -> None:
    """Keep a new password's hash."""
    tx.run("UPDATE agents SET password_hash = ? WHERE id = ?", (password_hash, agent_id))


def begin_totp(tx: Tx, agent_id: int, sealed_secret: str) -> None:
    """Keep a TOTP secret that is not confirmed yet; a confirmed one stays."""
    tx.run(
        "UPDATE agents SET totp_secret = ? WHERE id = ? AND totp_confirmed_at_ms IS NULL",
        (sealed_secret, agent_id),
    )


def use_totp_step(tx: Tx, agent_id: int, step: int, now_ms: int) -> bool:
    """Use up a TOTP time step; False when it, or a later one, was used before."""
    used = tx.run(
        "UPDATE agents SET totp_used_step = ?, totp_confirmed_at_ms ="
        " COALESCE(totp_confirmed_at_ms, ?) WHERE id = ? AND totp_used_step < ?",
        (step, now_ms, agent_id, step),
    )
    return bool(used.rowcount)


def set_presence(tx: Tx, agent_id: int, presence: Presence, now_ms: int) -> None:
    """Keep what the agent chose, as a sign of life."""
    tx.run(
        "UPDATE agents SET presence = ?, seen_at_ms = ? WHERE id = ?",
        (presence, now_ms, agent_id),
    )


def see_agent(tx: Tx, agent_id: int, now_ms: int) -> None:
    """Note a sign of life; who was offline is online by it."""
    tx.run(
        "UPDATE agents SET seen_at_ms = ?, presence ="
        " CASE presence WHEN 'offline' THEN 'online' ELSE presence END WHERE id = ?",
        (now_ms, agent_id),
    )


def add_session(tx: Tx, new: AgentSession) -> None:
    """Keep a session."""
    tx.run(
        f"INSERT INTO agent_sessions ({_SESSION}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            new.digest,
            new.agent_id,
            int(new.second_factor),
            new.created_at_ms,
            new.seen_at_ms,
            new.expires_at_ms,
            new.browser,
        ),
    )


def session_and_agent(tx: Tx, digest: str) -> tuple[AgentSession, Agent] | None:
    """The session of this token digest and whose it is: one statement, as every request asks."""
    row = tx.row(_SESSION_AND_AGENT, (digest,))
    if row is None:
        return None
    return _session(row[:_SESSION_COUNT]), Agent(*row[_SESSION_COUNT:])


def sessions_of(tx: Tx, agent_id: int) -> list[AgentSession]:
    """An agent's sessions, the latest first."""
    rows = tx.rows(
        f"SELECT {_SESSION} FROM agent_sessions WHERE agent_id = ? ORDER BY seen_at_ms DESC",
        (agent_id,),
    )
    return [_session(row) for row in rows]


def end_session(tx: Tx, digest: str, agent_id: int) -> None:
    """Remove one of the agent's sessions."""
    tx.run("DELETE FROM agent_sessions WHERE digest = ? AND agent_id = ?", (digest, agent_id))


def see_session(tx: Tx, digest: str, now_ms: int, expires_at_ms: int) -> None:
    """Note a use of the session and move its end."""
    tx.run(
        "UPDATE agent_sessions SET seen_at_ms = ?, expires_at_ms = ? WHERE digest = ?",
        (now_ms, expires_at_ms, digest),
    )


def _session(row: tuple[Any, ...]) -> AgentSession:
    return AgentSession(row[0], row[1], bool(row[2]), *row[3:])
