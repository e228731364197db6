"""`serve`, `work`, `migrate`: the product as processes."""

import asyncio
import gc
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import uvicorn
import uvloop

from walletdesk.app.build import build
from walletdesk.app.house import House, open_house
from walletdesk.app.rounds import start_rounds, start_worker_rounds
from walletdesk.cli.log import set_up_logs
from walletdesk.cli.seed import SAMPLE_LOGINS, is_empty, seed_house
from walletdesk.cli.settings import settings_or_exit
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.engine.embedded.sqlite import Occupied
from walletdesk.settings import Settings
from walletdesk.settings.model import Server as ServerSettings
from walletdesk.web.wire import WireProtocol

_FRAME_BYTES_MAX = 65_536
_SWITCH_S = 0.0005
"""How long one thread may keep the others waiting: Python's own 5 ms is what a page would feel."""


def serve(with_jobs: bool) -> int:
    """Serve until stopped; returns the exit code."""
    settings = settings_or_exit()
    set_up_logs(settings)
    sys.setswitchinterval(_SWITCH_S)
    if not _is_free(settings.server):
        print(
            f"{settings.server.host}:{settings.server.port} is taken or not this machine's;"
            " set server.port (WALLETDESK_SERVER__PORT) to another one",
            file=sys.stderr,
        )
        return 1
    try:
        bring_up_to_date(settings)
        uvloop.run(_serve(settings, with_jobs))
    except Occupied as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def work() -> int:
    """Run jobs until stopped; returns the exit code."""
    settings = settings_or_exit()
    set_up_logs(settings)
    try:
        bring_up_to_date(settings)
        uvloop.run(_work(settings))
    except Occupied as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def migrate() -> int:
    """Bring the schema up to date; returns the exit code."""
    settings = settings_or_exit()
    try:
        changed = bring_up_to_date(settings)
    except Occupied as error:
        print(error, file=sys.stderr)
        return 1
    print("The database is now up to date." if changed else "The database was up to date.")
    return 0


def server_of(house: House) -> uvicorn.Server:
    """The HTTP and socket server of an open house."""
    settings = house.settings.server
    return uvicorn.Server(
        uvicorn.Config(
            build(house),
            host=settings.host,
            port=settings.port,
            loop="none",
            http="httptools",
            ws=WireProtocol,
            ws_max_size=_FRAME_BYTES_MAX,
            # Deflate costs 2.6 times the memory of an idle socket (docs/performance.md).
            ws_per_message_deflate=False,
            ws_ping_interval=20.0,
            ws_ping_timeout=20.0,
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            date_header=True,
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=list(settings.proxies) or None,
            timeout_graceful_shutdown=5,
            backlog=4096,
        )
    )


def _is_free(server: ServerSettings) -> bool:
    """Whether we can listen where the settings say; asked before anything is changed."""
    try:
        family = socket.getaddrinfo(server.host, server.port)[0][0]
        with socket.create_server((server.host, server.port), family=family):
            return True
    except OSError:
        return False


async def _serve(settings: Settings, with_jobs: bool) -> None:
    began = time.monotonic()
    async with open_house(settings) as house:
        fresh = await is_empty(house.engine)
        if fresh:
            await seed_house(house)
        if with_jobs:
            house.jobs.start()
            start_worker_rounds(house)
        start_rounds(house)
        server = server_of(house)
        _spare_the_collector()
        house.spawn(_once_open(house, server, began))
        await server.serve()


def _spare_the_collector() -> None:
    """What is there by now stays: to look through it again and again stops every page."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


def _warm_in_background(house: House) -> None:
    def warm() -> None:
        house.warm()
        gc.freeze()

    threading.Thread(target=warm, name="walletdesk-warm", daemon=True).start()


async def _once_open(house: House, server: uvicorn.Server, began: float) -> None:
    while not server.started:  # noqa: ASYNC110  the server tells by a flag only
        await asyncio.sleep(0.02)
    # Not before: it would keep the first page waiting for its half of the processor.
    _warm_in_background(house)
    _greet(house.settings, began)


def _greet(settings: Settings, began: float) -> None:
    url = settings.public_url
    print(
        f"\nwalletdesk is open after {time.monotonic() - began:.1f} s.\n"
        f"  help centre    {url}/\n"
        f"  sample wallet  {url}/demo\n"
        f"  agents' desk   {url}/desk"
    )
    note = Path(settings.data) / SAMPLE_LOGINS
    if note.exists():
        print(f"\nSample logins (remove {note} and these accounts before real use):")
        print(note.read_text())
    print("Stop with Ctrl+C.", flush=True)


async def _work(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with open_house(settings) as house:
        _warm_in_background(house)
        house.jobs.start()
        start_worker_rounds(house)
        print("walletdesk works on jobs. Stop with Ctrl+C.", flush=True)
        await stop.wait()
