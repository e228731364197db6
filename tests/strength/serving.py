"""An open house behind real sockets, in the test's own process."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass

from walletdesk.app.house import House
from walletdesk.cli.serve import server_of


@dataclass(frozen=True)
class Serving:
    """Where it listens."""

    port: int

    @property
    def url(self) -> str:
        """For HTTP."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_url(self) -> str:
        """For sockets."""
        return f"ws://127.0.0.1:{self.port}"


@contextlib.asynccontextmanager
async def serving(house: House) -> AsyncIterator[Serving]:
    """Serve as `walletdesk serve` does, until the test is done."""
    server = server_of(house)
    listener = socket.create_server(("127.0.0.1", 0))
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # not in a thread
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:  # noqa: ASYNC110  uvicorn has no event for it
        await asyncio.sleep(0.02)
    yield Serving(listener.getsockname()[1])
    server.should_exit = True
    await task
    listener.close()
