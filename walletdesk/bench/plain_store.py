"""What the store layer is compared with: its statements in a plain loop on the bare driver."""

import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from walletdesk.desk.store.conversations import COLUMNS, MESSAGE_COLUMNS
from walletdesk.engine.arrays import numbers, texts
from walletdesk.settings import Settings

_AT = {name: COLUMNS.index(name) for name in COLUMNS}
# What a customer's message changes, as the store layer finds by itself.
_CHANGING = (
    "preview", "position", "number", "version", "unread", "read_by_customer",
    "delivered_to_customer", "last_at_ms",
)  # fmt: skip
_NUMBERS = {
    "id", "position", "number", "version", "unread", "read_by_customer",
    "delivered_to_customer", "last_at_ms", "conversation_id", "speaker_id", "at_ms", "source_id",
}  # fmt: skip

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM conversations"
_INSERT = f"INSERT INTO messages ({', '.join(MESSAGE_COLUMNS)})"

Rows = list[tuple[Any, ...]]
Batch = Callable[[list[int], Callable[[Rows], tuple[Rows, Rows]]], None]


def opened(settings: Settings) -> tuple[Any, Batch]:
    """The bare driver, and what commits one batch on it."""
    if settings.database.url:
        driver = psycopg.connect(settings.database.url, autocommit=True)
        return driver, _on_postgresql(driver)
    return _on_sqlite(Path(settings.data) / "walletdesk.db")


def rate(settings: Settings, size: int, for_s: float, text: str) -> float:
    """Messages a second in batches of `size`, one commit with full sync each."""
    driver, batch = opened(settings)
    ids = [row[0] for row in driver.execute("SELECT id FROM conversations").fetchall()]
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < for_s:
        batch(random.sample(ids, min(size, len(ids))), lambda rows: said(rows, lambda _: text))
        count += size
    return count / (time.perf_counter() - began)


def said(rows: Rows, text_of: Callable[[int], str]) -> tuple[Rows, Rows]:
    """The new messages and the changed conversations; `text_of` a conversation of this id."""
    at_ms, name = time.time_ns() // 1_000_000, f"{time.time_ns():x}"
    messages, changed = [], []
    for place, row in enumerate(rows):
        values, text = list(row), text_of(row[0])
        for column in ("position", "number", "version", "unread"):
            values[_AT[column]] += 1
        values[_AT["last_at_ms"]] = at_ms
        values[_AT["preview"]] = text[:120]
        number, contact_id = values[_AT["number"]], values[_AT["contact_id"]]
        values[_AT["read_by_customer"]] = values[_AT["delivered_to_customer"]] = number
        head = (values[0], values[_AT["position"]], number, "text", "customer", contact_id, None)
        messages.append((*head, text, at_ms, contact_id, f"{name}-{place}", None))
        changed.append((*[values[_AT[column]] for column in _CHANGING], values[0]))
    return messages, changed


def _on_sqlite(path: Path) -> tuple[Any, Batch]:
    driver = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536"):
        driver.execute(f"PRAGMA {pragma}")
    driver.execute("PRAGMA secure_delete = ON")
    places = ", ".join("?" for _ in MESSAGE_COLUMNS)
    sets = ", ".join(f"{name} = ?" for name in _CHANGING)

    def batch(ids: list[int], said: Callable[[Rows], tuple[Rows, Rows]]) -> None:
        driver.execute("BEGIN IMMEDIATE")
        marks = ", ".join("?" for _ in ids)
        messages, changed = said(driver.execute(f"{_SELECT} WHERE id IN ({marks})", ids).fetchall())
        driver.executemany(f"{_INSERT} VALUES ({places})", messages)
        driver.executemany(f"UPDATE conversations SET {sets} WHERE id = ?", changed)
        driver.execute("COMMIT")

    return driver, batch


def _on_postgresql(driver: Any) -> Batch:
    changing = (*_CHANGING, "id")
    sets = ", ".join(f"{name} = new.{name}" for name in _CHANGING)
    insert = f"{_INSERT} SELECT * FROM unnest({_arrays(MESSAGE_COLUMNS)})"
    update = (
        f"UPDATE conversations SET {sets} FROM unnest({_arrays(changing)})"
        f" AS new({', '.join(changing)}) WHERE conversations.id = new.id"
    )

    def batch(ids: list[int], said: Callable[[Rows], tuple[Rows, Rows]]) -> None:
        driver.execute("BEGIN")
        found = driver.execute(f"{_SELECT} WHERE id = ANY(%s) ORDER BY id FOR UPDATE", (ids,))
        messages, changed = said(found.fetchall())
        driver.execute(insert, _columns(MESSAGE_COLUMNS, messages))
        driver.execute(update, _columns(changing, changed))
        driver.execute("COMMIT")

    return batch


def _columns(names: tuple[str, ...], rows: Rows) -> list[str]:
    return [
        numbers(column) if name in _NUMBERS else texts(column)
        for name, column in zip(names, zip(*rows, strict=True), strict=True)
    ]


def _arrays(names: tuple[str, ...]) -> str:
    return ", ".join("%s::bigint[]" if name in _NUMBERS else "%s::text[]" for name in names)
