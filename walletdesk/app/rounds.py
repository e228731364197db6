"""What a running product looks after by itself, each at its own pace."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from walletdesk.app.house import House
from walletdesk.desk.fan_out import state_frame
from walletdesk.desk.find import index_new
from walletdesk.desk.store import automatic, lists
from walletdesk.desk.team import tell_team
from walletdesk.diagnosis.records import Rebuilder
from walletdesk.diagnosis.round import Watchman

log = structlog.get_logger(__name__)

_QUEUE_S = 1.0
_INDEX_S = 2.0
_TEAM_S = 25.0
_CHAINS_S = 1.0
_SWEEP_S = 3_600.0


def start_rounds(house: House) -> None:
    """Begin all rounds; they end with the house."""
    house.spawn(_every(_QUEUE_S, lambda: tell_queue(house)))
    house.spawn(_every(_TEAM_S, lambda: tell_team(house.desk)))


def start_worker_rounds(house: House) -> None:
    """The rounds of whoever runs the jobs."""
    house.spawn(_every(_INDEX_S, lambda: index_new(house.desk)))
    watchman = Watchman(house.desk, house.spawn)
    house.spawn(_every(_CHAINS_S, watchman.go_round))
    house.spawn(_every(_SWEEP_S, watchman.forget_old))
    rebuilder = Rebuilder(house.desk, house.spawn)
    house.spawn(_every(_CHAINS_S, rebuilder.go_round))
    house.spawn(_every(_SWEEP_S, rebuilder.forget_old))
    house.spawn(_every(_SWEEP_S, house.files.sweep))
    house.spawn(_every(_SWEEP_S, lambda: house.engine.database.write(automatic.forget_old)))


async def tell_queue(house: House) -> None:
    """Tell everyone who waits on an open page where they stand now, when that changed."""
    desk, live = house.desk, house.engine.live
    moved = await desk.queue.refresh(house.engine)
    here = [one for one in moved if live.listeners(f"customer:{one}")][:500]
    if not here:
        return
    for conversation in await house.engine.database.read(lists.by_ids, here):
        live.publish(f"customer:{conversation.id}", state_frame(desk, conversation))


async def _every(pause_s: float, work: Callable[[], Awaitable[object]]) -> None:
    while True:
        await asyncio.sleep(pause_s)
        try:
            await work()
        except Exception as error:  # noqa: BLE001  a round that failed is tried again
            log.warning("round.failed", error=type(error).__name__)
