"""Rebuilds the history of an address from its chain, piece by piece, and goes on after a break.

Refused   no_address, which_chain, no_chain, too_many_records
"""

import asyncio
import contextlib
import hashlib
import hmac
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, NamedTuple

import structlog
from msgspec.structs import replace

from walletdesk.chains.base import Kind, Movement, Page
from walletdesk.chains.nodes import NodesFailed
from walletdesk.chains.open import Chains, Reachable
from walletdesk.desk.automatic import network_of
from walletdesk.desk.desk import Desk
from walletdesk.desk.store import automatic
from walletdesk.diagnosis import records_store as store
from walletdesk.diagnosis.rebuilt import Record, after_failure, after_piece
from walletdesk.engine import Tx
from walletdesk.kernel.errors import NotFound, Refused, TryLater
from walletdesk.kernel.ids import new_id, new_token

log = structlog.get_logger(__name__)

KEPT_DAYS = 7

_KEY_CHARS = 22
_RUNNING_MAX = 200
_SIDE_BY_SIDE = 2
_LEASE_MS = 120_000
_CALM_S = 0.05
_DAY_MS = 86_400_000


class Wish(NamedTuple):
    """Whose history somebody wants.

    address           as it was typed
    chain             its name; empty where the address alone is to tell
    host              the network address that asks; None for an agent
    conversation_id   the case from which it is asked
    """

    address: str
    chain: str = ""
    host: str | None = None
    conversation_id: int | None = None


def possible_chains(chains: Chains, address: str) -> list[Reachable]:
    """The configured chains on which a word is an address."""
    return [one for one in chains.all if Kind.ADDRESS in one.family.kinds(address, one.chain)]


async def begin(desk: Desk, wish: Wish) -> str:
    """Begin to rebuild; returns the key of its page.

    Raises   Refused  see above
    """
    address = wish.address.strip()
    if not desk.chains.all:
        raise Refused("no_chain")
    possible = possible_chains(desk.chains, address)
    if not possible:
        raise Refused("no_address")
    chosen = [one for one in possible if one.chain.name == wish.chain] if wish.chain else possible
    if not chosen:
        raise Refused("no_address")
    if len(chosen) > 1:
        raise Refused("which_chain")
    return await desk.engine.database.write(_begin, desk, chosen[0].chain.name, address, wish)


async def step(desk: Desk, record: Record) -> Record | None:
    """Fetch one piece and keep it; None where another worker was faster."""
    reachable = desk.chains.of(record.chain)
    page = await _fetched(reachable, record)
    now_ms = desk.engine.clock()
    kept: Sequence[Movement] = ()
    if page is None:
        after = after_failure(record, now_ms)
    else:
        most = desk.engine.settings.chains.record_movements_max
        after, kept = after_piece(_leased(record, now_ms), page, now_ms, movements_max=most)
    written = await desk.engine.database.write(store.keep, after, record, kept)
    return after if written else None


async def found(desk: Desk, key: str) -> Record:
    """The record of a key. Raises NotFound."""
    record = await desk.engine.database.read_once(store.by_key, key[:64])
    if record is None:
        raise NotFound
    return record


async def movements(desk: Desk, record: Record, after: int, limit: int) -> list[Movement]:
    """A stretch of its movements, the newest first."""
    return await desk.engine.database.read_once(store.movements, record.id, after, limit)


async def of_conversation(desk: Desk, conversation_id: int) -> list[Record]:
    """Those that were begun from a case, the latest first."""
    return await desk.engine.database.read_once(store.of_conversation, conversation_id)


class Rebuilder:
    """Goes round; whatever matters of it is in the database.

    spawn   runs a coroutine beside everything else
    """

    def __init__(self, desk: Desk, spawn: Callable[[Coroutine[Any, Any, None]], None]) -> None:
        self._desk = desk
        self._spawn = spawn
        self._running = 0

    async def go_round(self) -> None:
        """Go on with what waits, as far as there is room."""
        room = _SIDE_BY_SIDE - self._running
        if room <= 0:
            return
        for record in await self._desk.engine.database.write(store.claim, room, _LEASE_MS):
            self._running += 1
            self._spawn(self._rebuild(record))

    async def forget_old(self) -> None:
        """Remove what was rebuilt long ago: the chain still has it."""
        before_ms = self._desk.engine.clock() - KEPT_DAYS * _DAY_MS
        await self._desk.engine.database.write(store.forget_old, before_ms)

    async def _rebuild(self, record: Record) -> None:
        try:
            # The database may be busy: the lease brings the record back.
            with contextlib.suppress(TryLater):
                await rebuild(self._desk, record)
        finally:
            self._running -= 1


async def rebuild(desk: Desk, record: Record) -> None:
    """Take steps until it is done, fails for now, or another worker has it."""
    now: Record | None = record
    while now is not None and now.state == "running" and not now.failures > record.failures:
        reachable = desk.chains.of(record.chain)
        # Whoever asks about a transaction now goes first.
        while reachable and not reachable.nodes.calm:  # noqa: ASYNC110  a rate tells nobody
            await asyncio.sleep(_CALM_S)
        now = await step(desk, now)


def _begin(tx: Tx, desk: Desk, chain: str, address: str, wish: Wish) -> str:
    limits = desk.engine.settings.chains
    if store.running(tx) >= _RUNNING_MAX:
        raise Refused("too_many_records")
    if wish.host is not None:
        # Nobody's network lies about: the count has a keyed hash.
        name = f"records\0{network_of(wish.host)}".encode()
        hashed = hmac.new(desk.engine.key, name, hashlib.sha256).hexdigest()[:32]
        if automatic.count(tx, hashed) > limits.records_per_network_per_day:
            raise Refused("too_many_records")
    record = Record(
        id=new_id(),
        key=new_token()[:_KEY_CHARS],
        conversation_id=wish.conversation_id,
        chain=chain,
        address=address,
        cursor=None,
        done_permille=0,
        pieces=0,
        movements=0,
        lacks="[]",
        state="running",
        failures=0,
        next_step_at_ms=tx.now_ms,
        created_at_ms=tx.now_ms,
        ended_at_ms=None,
    )
    store.add(tx, record)
    return record.key


def _leased(record: Record, now_ms: int) -> Record:
    return replace(record, next_step_at_ms=now_ms + _LEASE_MS)


async def _fetched(reachable: Reachable | None, record: Record) -> Page | None:
    if reachable is None:
        return None
    try:
        return await reachable.family.history(
            reachable.chain, reachable.nodes, record.address, record.cursor
        )
    except NodesFailed:
        return None
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        log.warning("records.garbage", chain=record.chain, failure=type(error).__name__)
        return None
