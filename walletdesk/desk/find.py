"""Agents find conversations: by case number, by e-mail, by the words in them."""

import asyncio
import time
from typing import NamedTuple

from walletdesk.desk.desk import Desk
from walletdesk.desk.model import Conversation
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store import lists
from walletdesk.engine import Tx
from walletdesk.engine.ports import Search
from walletdesk.kernel.case_number import read_case_number
from walletdesk.kernel.errors import Refused
from walletdesk.languages.analyse import terms
from walletdesk.shield import holds_secret

KIND = "message"

_BATCH = 20
_DOCUMENTS_MAX = 60
_REST_SHARE = 4


async def find(desk: Desk, query: str, limit: int) -> list[Conversation]:
    """Conversations for what somebody typed, the latest first.

    Raises   Refused secret   for a phrase or key: it is not looked for, and no database sees it
    """
    if holds_secret(query):
        raise Refused("secret")
    return await desk.engine.database.read(_find, desk.engine.search, query, limit)


async def index_new(desk: Desk) -> int:
    """Put messages that came since the last time into the index; returns how many."""
    count = 0
    while True:
        began = time.monotonic()
        # Words are cut up in a reader's thread: the writer only writes.
        fresh = await desk.engine.database.read(_unindexed)
        if not fresh.done:
            return count
        await desk.engine.database.write(_index, desk.engine.search, fresh)
        count += len(fresh.documents)
        # Small bites with rests between them: who writes now goes before who searches.
        await asyncio.sleep(_REST_SHARE * (time.monotonic() - began))


class _Fresh(NamedTuple):
    """What is not in the index yet.

    documents   (key, at_ms, terms)
    done        of each case: where it then stands, its id, where it stood
    """

    documents: list[tuple[str, int, str]]
    done: list[tuple[int, int, int]]


def _find(tx: Tx, search: Search, query: str, limit: int) -> list[Conversation]:
    number = read_case_number(query)
    named = store.by_case(tx, number) if number else None
    if named:
        return [named]
    if "@" in query:
        rows = tx.rows(
            "SELECT c.id FROM conversations c JOIN contacts p ON p.id = c.contact_id"
            " WHERE p.email = ? ORDER BY c.id DESC LIMIT ?",
            (query.strip().lower(), limit),
        )
        return lists.by_ids(tx, [row[0] for row in rows])
    hits = search.newest(tx, KIND, " ".join(terms(query)), limit * 4)
    ids = list(dict.fromkeys(int(hit.key.split(":")[0]) for hit in hits))[:limit]
    return lists.by_ids(tx, ids)


def _unindexed(tx: Tx) -> _Fresh:
    fresh = _Fresh([], [])
    waiting = tx.rows(
        "SELECT id, indexed_position FROM conversations WHERE indexed_position < position LIMIT ?",
        (_BATCH,),
    )
    for conversation_id, done in waiting:
        if len(fresh.documents) >= _DOCUMENTS_MAX:
            break
        messages = store.messages_after(tx, conversation_id, done, _DOCUMENTS_MAX, hidden=True)
        for message in messages:
            if message.text:
                key = f"{conversation_id}:{message.position}"
                fresh.documents.append((key, message.at_ms, " ".join(terms(message.text))))
        fresh.done.append((messages[-1].position, conversation_id, done))
    return fresh


def _index(tx: Tx, search: Search, fresh: _Fresh) -> None:
    for key, at_ms, words in fresh.documents:
        search.index(tx, KIND, key, at_ms, words)
    # A case whose words were changed meanwhile stands elsewhere, and is read again.
    tx.run_many(
        "UPDATE conversations SET indexed_position = ? WHERE id = ? AND indexed_position = ?",
        fresh.done,
    )
