"""The bare path: what one core can carry of the chat's load with nothing of the product in it.

`python -m walletdesk.bench.bare` serves the load's two sockets on the same server, driver
and disk as the product: a frame is read, committed in a group with full sync, and sent to its
sender and to the pages that watch. There is no shield, no rule, no job, no index, no receipt
and nobody to be kept out: the product's rate is shown as a share of this one's.
"""

import asyncio
import os
import queue
import sys
import threading
from collections import defaultdict
from functools import partial
from typing import Any, NamedTuple

import msgspec
import uvicorn
import uvloop
from msgspec import Struct

from walletdesk.bench import plain_store, product


class Asked(Struct):
    """A frame of the load."""

    t: str
    case: str = ""
    id: str = ""
    text: str = ""


class Written(NamedTuple):
    """A message on its way to the disk, and who waits for it."""

    conversation_id: int
    text: str
    done: asyncio.Future[None]


class Bare:
    """The server's whole state: which page shows which case."""

    def __init__(self, ids: dict[str, int], commit: plain_store.Batch) -> None:
        self._ids = ids
        self._commit = commit
        self._watchers: dict[str, list[Any]] = defaultdict(list)
        self._waiting: queue.SimpleQueue[Written] = queue.SimpleQueue()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one page, or say that the server is there."""
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"{}"})
            return
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] == "websocket.receive":
            frame = msgspec.json.decode(message["text"], type=Asked)
            if frame.t == "hello":
                if scope["path"] == "/api/desk/live":
                    self._watchers[frame.case].append(send)
                await _say(send, {"t": "state"})
            else:
                await self._take(frame, send)

    async def _take(self, frame: Asked, send: Any) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.put(Written(self._ids[frame.case], frame.text, done))
        await done
        await _say(send, {"t": "ack", "id": frame.id, "text": frame.text})
        text = msgspec.json.encode({"t": "message", "text": frame.text}).decode()
        for watcher in self._watchers[frame.case]:
            await watcher({"type": "websocket.send", "text": text})

    def write(self, loop: asyncio.AbstractEventLoop) -> None:
        """The writer's thread: all that wait, one commit."""
        held: list[Written] = []
        while True:
            taken = [*held, *self._taken(block=not held)]
            # A case has one row in a batch, as in the plain script: what is over waits a turn.
            batch = {one.conversation_id: one for one in reversed(taken)}
            held = [one for one in taken if batch[one.conversation_id] is not one]
            texts = {one: written.text for one, written in batch.items()}
            self._commit(list(texts), partial(plain_store.said, text_of=texts.__getitem__))
            loop.call_soon_threadsafe(_tell, list(batch.values()))

    def _taken(self, block: bool) -> list[Written]:
        taken = [self._waiting.get()] if block else []
        while not self._waiting.empty():
            taken.append(self._waiting.get())
        return taken


def _tell(written: list[Written]) -> None:
    for one in written:
        one.done.set_result(None)


async def _say(send: Any, frame: dict[str, str]) -> None:
    await send({"type": "websocket.send", "text": msgspec.json.encode(frame).decode()})


async def _serve() -> None:
    settings = product.settings_of(dict(os.environ))
    driver, commit = plain_store.opened(settings)
    ids = dict(driver.execute("SELECT case_number, id FROM conversations").fetchall())
    bare = Bare(ids, commit)
    loop = asyncio.get_running_loop()
    threading.Thread(target=bare.write, args=(loop,), daemon=True).start()
    config = uvicorn.Config(
        bare,
        port=settings.server.port,
        loop="none",
        http="httptools",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="off",
        access_log=False,
        log_config=None,
        backlog=4096,
    )
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    sys.setswitchinterval(0.0005)
    uvloop.run(_serve())
