"""On PostgreSQL the product is several processes: who asks at one is answered from another."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.services.product import Product


@pytest.fixture
def processes(postgres_database: str, tmp_path: Path) -> Iterator[tuple[Product, Product]]:
    """Two that serve and one that works, on one database and one data folder."""
    environ = {"WALLETDESK_DATABASE__URL": postgres_database}
    data = tmp_path / "data"
    made = [
        Product(data, tmp_path / f"{number}.log", environ, command)
        for number, command in enumerate((("serve", "--no-workers"),) * 2 + (("work",),))
    ]
    for one in made:
        one.start()
    yield made[0], made[1]
    for one in made:
        one.stop()


async def heard(socket: ClientConnection, text: str) -> dict[str, Any]:
    """The first frame that holds a message saying this."""
    async with asyncio.timeout(30):
        while True:
            frame: dict[str, Any] = json.loads(await socket.recv())
            messages = [frame.get("message"), *frame.get("messages", [])]
            if any(message and text in message["text"] for message in messages):
                return frame


@pytest.mark.serial
async def test_two_pages_of_a_visitor_at_two_processes_see_the_same(
    processes: tuple[Product, Product],
) -> None:
    one, other = processes
    async with httpx.AsyncClient() as client:
        token = (await client.post(f"{one.url}/api/chat/sessions", json={})).json()["token"]
    hello = json.dumps({"t": "hello", "token": token, "case": None, "locale": "en"})
    async with connect(one.socket_url) as here:
        await here.send(hello)
        await here.send(json.dumps({"t": "send", "id": "a", "text": "let me talk to someone"}))
        await heard(here, "let me talk to someone")
        await heard(here, "case number")  # the worker's answer, by a hint
        async with connect(other.socket_url) as there:
            await there.send(hello)
            await heard(there, "let me talk to someone")
            await here.send(json.dumps({"t": "send", "id": "b", "text": "hello from the first"}))
            await heard(there, "hello from the first")
            await there.send(json.dumps({"t": "send", "id": "c", "text": "and from the other"}))
            await heard(here, "and from the other")
