"""Looks at what is due: each chain beside the others, a few watches of one chain side by side."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import structlog

from walletdesk.chains.nodes import Nodes
from walletdesk.desk.desk import Desk
from walletdesk.diagnosis import store
from walletdesk.diagnosis.watch import look
from walletdesk.diagnosis.watched import DAY_MS, Watch
from walletdesk.kernel.errors import TryLater

log = structlog.get_logger(__name__)

_SIDE_BY_SIDE = 4
_CLAIM_MAX = 16
_LEASE_MS = 300_000
_CALM_S = 0.05
_FAILED_PAUSE_S = 20.0
_KEPT_MS = 90 * DAY_MS


class Watchman:
    """Goes round; whatever matters of it is in the database.

    spawn   runs a coroutine beside everything else
    """

    def __init__(self, desk: Desk, spawn: Callable[[Coroutine[Any, Any, None]], None]) -> None:
        self._desk = desk
        self._spawn = spawn
        self._busy: set[str] = set()

    async def go_round(self) -> None:
        """Begin to look on every chain where something is due and nobody looks yet."""
        for chain in await self._desk.engine.database.read_once(store.due_chains):
            if chain not in self._busy:
                self._busy.add(chain)
                self._spawn(self._look_on(chain))

    async def forget_old(self) -> None:
        """Remove what ended long ago."""
        before_ms = self._desk.engine.clock() - _KEPT_MS
        await self._desk.engine.database.write(store.forget_old, before_ms)

    async def _look_on(self, chain: str) -> None:
        try:
            with contextlib.suppress(TryLater):
                # A chain that does not answer is not asked for every watch that is due there.
                if not await look_due(self._desk, chain):
                    await asyncio.sleep(_FAILED_PAUSE_S)
        finally:
            self._busy.discard(chain)


async def look_due(desk: Desk, chain: str) -> bool:
    """Look at what is due on a chain until nothing is; returns False once no node answers."""
    while True:
        claimed = await desk.engine.database.write(store.claim, chain, _CLAIM_MAX, _LEASE_MS)
        if not claimed:
            return True
        reachable = desk.chains.of(chain)
        nodes = reachable.nodes if reachable else Nodes(chain, ())
        waiting = iter(claimed)
        lanes = [_lane(desk, nodes, waiting) for _ in range(_SIDE_BY_SIDE)]
        if not all(await asyncio.gather(*lanes)):
            return False


async def _lane(desk: Desk, nodes: Nodes, waiting: Iterator[Watch]) -> bool:
    """One of those who look side by side; stops at the first that nobody answers."""
    for watch in waiting:
        # Whoever asks about a transaction now goes before those that are watched.
        while not nodes.calm:  # noqa: ASYNC110  a rate tells nobody when it is free
            await asyncio.sleep(_CALM_S)
        try:
            if not await look(desk, watch):
                return False
        except Exception as error:  # noqa: BLE001  its lease brings it back
            log.warning("watch.failed", chain=watch.chain, failure=type(error).__name__)
    return True
