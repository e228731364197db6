"""Puts people and conversations straight into the tables, as if all had come long ago."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from walletdesk.desk.model import Conversation, Message
from walletdesk.desk.store import conversations as store
from walletdesk.engine.choose import bring_up_to_date, sql_engine_for
from walletdesk.kernel.case_number import new_case_number
from walletdesk.kernel.clock import now_ms
from walletdesk.kernel.ids import new_id, new_token, token_digest
from walletdesk.people.sign_in import COOKIE
from walletdesk.settings import Settings

_BATCH = 5_000
_DAY_MS = 86_400_000

Put = Callable[[str, Sequence[str], Iterable[Sequence[Any]]], None]


class Member(NamedTuple):
    """An agent of the bench, signed in."""

    id: int
    cookie: str


def prepare(settings: Settings) -> None:
    """Bring an empty database to the newest schema."""
    bring_up_to_date(settings)


def bulk(settings: Settings, work: Callable[[Put], None]) -> None:
    """Run `work`, which puts rows into tables in one transaction."""
    engine = sql_engine_for(settings)
    try:
        with engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("BEGIN")
            work(_copying(driver) if settings.database.url else _inserting(driver))
            driver.execute("COMMIT")
            # What a server does by itself after so many rows, before they are asked for.
            driver.execute("VACUUM ANALYZE" if settings.database.url else "ANALYZE")
    finally:
        engine.dispose()


def members(put: Put, count: int) -> list[Member]:
    """Agents with an open session each."""
    at_ms = now_ms()
    found = []
    agents, sessions = [], []
    for number in range(count):
        agent_id, token = new_id(), new_token()
        found.append(Member(agent_id, f"{COOKIE}={token}"))
        name = f"Agent {number}"
        agents.append(
            (
                agent_id,
                f"{number}@bench.example",
                name,
                "agent",
                "-",
                0,
                "online",
                at_ms,
                "en",
                at_ms,
            )
        )
        sessions.append((token_digest(token), agent_id, 1, at_ms, at_ms, at_ms + _DAY_MS, "bench"))
    columns = "id email name role password_hash totp_used_step presence seen_at_ms language"
    put("agents", [*columns.split(), "created_at_ms"], agents)
    columns = "digest agent_id second_factor created_at_ms seen_at_ms expires_at_ms browser"
    put("agent_sessions", columns.split(), sessions)
    return found


def contacts(put: Put, contact_ids: Iterable[int]) -> None:
    """Contacts of these ids."""
    at_ms = now_ms()
    columns = ("id", "language", "created_at_ms", "seen_at_ms")
    put("contacts", columns, ((one, "en", at_ms, at_ms) for one in contact_ids))


def conversations(put: Put, rows: Iterable[Conversation]) -> None:
    """Conversations as they are given."""
    put("conversations", store.COLUMNS, (msgspec.structs.astuple(one) for one in rows))


def messages(put: Put, rows: Iterable[Message]) -> None:
    """Messages as they are given."""
    put("messages", store.MESSAGE_COLUMNS, (msgspec.structs.astuple(one) for one in rows))


def held_by(agents: Sequence[Member], count: int) -> list[Conversation]:
    """Open conversations, shared out among agents, nothing said yet."""
    return [fresh(new_id(), agents[number % len(agents)].id) for number in range(count)]


def fresh(conversation_id: int, assignee_id: int | None) -> Conversation:
    """An open conversation of a contact of its own, nothing said yet."""
    at_ms = now_ms()
    return Conversation(
        id=conversation_id,
        case_number=new_case_number(),
        inbox="chat",
        contact_id=new_id(),
        contact_name=None,
        contact_email=None,
        status="open",
        assignee_id=assignee_id,
        urgent=0,
        secret=0,
        subject="A transfer has not arrived",
        preview="",
        preview_from="customer",
        position=0,
        number=0,
        version=1,
        unread=0,
        misses=0,
        language="en",
        zone="Asia/Shanghai",
        read_by_customer=0,
        delivered_to_customer=0,
        read_by_agents=0,
        delivered_to_agents=0,
        opened_at_ms=at_ms,
        last_at_ms=at_ms - random.randrange(_DAY_MS),
        waiting_since_ms=None,
        queued_at_ms=at_ms,
        closed_at_ms=None,
        intake=None,
        indexed_position=0,
    )


def _inserting(driver: Any) -> Put:
    def put(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        places = ", ".join("?" for _ in columns)
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        for batch in _batches(rows):
            driver.executemany(sql, batch)

    return put


def _copying(driver: Any) -> Put:
    def put(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        sql = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
        with driver.cursor() as cursor, cursor.copy(sql) as copy:
            for row in rows:
                copy.write_row(row)

    return put


def _batches(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch
