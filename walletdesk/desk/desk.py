"""What the desk's verbs work with."""

import asyncio
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from walletdesk.chains.open import Chains
from walletdesk.channels.chat import Chat
from walletdesk.desk.hours import HoursBoard
from walletdesk.desk.queue import QueueBoard
from walletdesk.desk.receipts import Receipts
from walletdesk.desk.store import conversations as store
from walletdesk.desk.store.lists import CountBoard
from walletdesk.engine import Engine
from walletdesk.kernel.errors import NotFound
from walletdesk.languages.catalogue import Catalogues
from walletdesk.people.directory import Directory
from walletdesk.shield import Allowed, Trail

_TRAIL_S = 900
_TRAILS_MAX = 20_000
_CASES_MAX = 50_000


class Key(NamedTuple):
    """What makes a message one, however often it is sent."""

    source_id: int
    client_id: str


class Before(NamedTuple):
    """The list words that a person's last message ended in, and the messages that hold them."""

    trail: Trail
    keys: tuple[Key, ...]


class _Kept(NamedTuple):
    at_s: float
    seen: Trail
    stored: Trail
    keys: tuple[Key, ...]


class Trails:
    """The last list words of each person: in memory, for a quarter of an hour, never on disk.

    Kept by contact, so that halves of a phrase meet that come in different cases or channels.
    """

    def __init__(self) -> None:
        self._trails: dict[int, _Kept] = {}
        self._under_way: dict[Key, asyncio.Event] = {}

    @contextmanager
    def storing(self, key: Key, trail: Trail) -> Iterator[None]:
        """While a message that ends in list words is being stored."""
        if not trail.words or key in self._under_way:
            yield
            return
        self._under_way[key] = done = asyncio.Event()
        try:
            yield
        finally:
            del self._under_way[key]
            done.set()

    async def settled(self, keys: Iterable[Key], own: Key) -> None:
        """Wait until these messages are stored, or are not: only then can they be erased.

        own   the message that waits: sent again, it may stand among those before it
        """
        for key in keys:
            under_way = self._under_way.get(key)
            if under_way and key != own:
                await under_way.wait()

    def before(self, contact_id: int, confirmed: bool = False) -> Before | None:
        """The words that this person's last message ended in.

        confirmed   the sender sends again what was refused: it does not come before itself
        """
        kept = self._kept(contact_id)
        if kept is None:
            return None
        trail = kept.stored if confirmed else kept.seen
        return Before(trail, kept.keys[-trail.messages :] if trail.messages else ())

    def keep(self, contact_id: int, trail: Trail, key: Key) -> None:
        """Keep the words for the next message; nothing is kept of ordinary messages."""
        kept = self._kept(contact_id)
        keys = (*(kept.keys if kept else ()), key)[-max(trail.messages, 1) :]
        self._put(contact_id, trail, trail, keys)

    def keep_refused(self, contact_id: int, trail: Trail) -> None:
        """Keep the words of a message that was not stored: it is none to reach back to."""
        kept = self._kept(contact_id)
        seen = Trail(trail.words, max(0, trail.messages - 1))
        stored, keys = (kept.stored, kept.keys) if kept else (Trail(), ())
        self._put(contact_id, seen, stored, keys)

    def _kept(self, contact_id: int) -> _Kept | None:
        kept = self._trails.get(contact_id)
        return kept if kept and time.monotonic() - kept.at_s < _TRAIL_S else None

    def _put(self, contact_id: int, seen: Trail, stored: Trail, keys: tuple[Key, ...]) -> None:
        self._trails.pop(contact_id, None)
        if not seen.words:
            return
        if len(self._trails) >= _TRAILS_MAX:
            self._trails.pop(next(iter(self._trails)))
        self._trails[contact_id] = _Kept(time.monotonic(), seen, stored, keys)


@dataclass(frozen=True)
class Desk:
    """The desk: engine, people's names, the queue as it stands, and its channels.

    allowed   where support messages may link to
    chains    the operator's nodes
    """

    engine: Engine
    directory: Directory
    queue: QueueBoard
    receipts: Receipts
    chat: Chat
    allowed: Allowed
    catalogues: Catalogues
    chains: Chains
    trails: Trails = field(default_factory=Trails)
    case_ids: dict[str, int] = field(default_factory=dict)
    hours: HoursBoard = field(default_factory=HoursBoard)
    counts: CountBoard = field(default_factory=CountBoard)

    async def conversation_id(self, case: str) -> int:
        """The conversation behind a case number, which never changes. Raises NotFound."""
        known = self.case_ids.get(case)
        if known is not None:
            return known
        found = await self.engine.database.read(store.by_case, case)
        if found is None:
            raise NotFound
        if len(self.case_ids) >= _CASES_MAX:
            self.case_ids.pop(next(iter(self.case_ids)))
        self.case_ids[case] = found.id
        return found.id
