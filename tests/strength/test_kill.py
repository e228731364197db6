"""A power cut in mid-load: what was acknowledged is there once, and counted without a gap."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.services.product import Product

VISITORS = 6
KILL_AFTER_ACKS = 250
LIVES = 1


class Visitor:
    """Sends numbered words as fast as they are acknowledged, three ahead, over a real socket.

    acked   client id to the number the server gave it
    """

    def __init__(self, product: Product, name: int) -> None:
        self._product = product
        self._name = name
        self._made = 0
        self.case: str | None = None
        self.token = ""
        self.sent: dict[str, str] = {}
        self.acked: dict[str, int] = {}

    async def begin(self) -> None:
        async with httpx.AsyncClient(base_url=self._product.url) as client:
            answer = await client.post("/api/chat/sessions", json={})
        self.token = answer.json()["token"]

    async def pump(self, acks: asyncio.Semaphore) -> None:
        """Send until the connection breaks; what has no ack is sent again first."""
        try:
            async with connect(self._product.socket_url) as socket:
                await self._say(socket, {"t": "hello", "token": self.token, "case": self.case})
                for client_id, text in self._owed():
                    await self._send(socket, client_id, text)
                while True:
                    while len(self._owed()) < 3:
                        client_id, text = self._next()
                        await self._send(socket, client_id, text)
                    self._hear(json.loads(await socket.recv()), acks)
        except (ConnectionClosed, OSError):
            return

    async def settle(self) -> None:
        """Send again what has no ack, and wait for it."""
        async with connect(self._product.socket_url) as socket:
            await self._say(socket, {"t": "hello", "token": self.token, "case": self.case})
            for client_id, text in self._owed():
                await self._send(socket, client_id, text)
            while self._owed():
                self._hear(json.loads(await asyncio.wait_for(socket.recv(), 30)), None)

    async def kept(self) -> list[dict[str, Any]]:
        """The whole conversation as the server has it."""
        found: list[dict[str, Any]] = []
        headers = {"authorization": f"Bearer {self.token}"}
        async with httpx.AsyncClient(base_url=self._product.url, headers=headers) as client:
            more = True
            while more:
                after = found[-1]["number"] if found else 0
                params = {"case": self.case or "", "after": str(after)}
                state = (await client.get("/api/chat/messages", params=params)).json()
                found += state["messages"]
                more = state["more"]
        return found

    def _owed(self) -> list[tuple[str, str]]:
        return [one for one in self.sent.items() if one[0] not in self.acked]

    def _next(self) -> tuple[str, str]:
        self._made += 1
        client_id, text = f"v{self._name}-{self._made}", f"word {self._made} of {self._name}"
        self.sent[client_id] = text
        return client_id, text

    async def _send(self, socket: ClientConnection, client_id: str, text: str) -> None:
        await self._say(socket, {"t": "send", "id": client_id, "text": text, "case": self.case})

    async def _say(self, socket: ClientConnection, frame: dict[str, Any]) -> None:
        await socket.send(json.dumps(frame))

    def _hear(self, frame: dict[str, Any], acks: asyncio.Semaphore | None) -> None:
        if frame["t"] != "ack":
            assert frame["t"] != "refused", frame
            return
        self.case = self.case or frame["case"]
        self.acked[frame["id"]] = frame["message"]["number"]
        if acks:
            acks.release()


async def killed_in_mid_load(product: Product, visitors: list[Visitor]) -> None:
    acks = asyncio.Semaphore(0)
    pumps = [asyncio.create_task(visitor.pump(acks)) for visitor in visitors]
    for _ in range(KILL_AFTER_ACKS):
        await asyncio.wait_for(acks.acquire(), 60)
    await asyncio.to_thread(product.kill)
    await asyncio.gather(*pumps)


@pytest.mark.serial
async def test_a_power_cut_loses_nothing_acknowledged_and_doubles_nothing(product: Product) -> None:
    await asyncio.to_thread(product.start)
    visitors = [Visitor(product, name) for name in range(VISITORS)]
    for visitor in visitors:
        await visitor.begin()
    for _ in range(LIVES):
        await killed_in_mid_load(product, visitors)
        await asyncio.to_thread(product.start)
    for visitor in visitors:
        await visitor.settle()
        kept = await visitor.kept()
        own = [message for message in kept if message["from"]["kind"] == "customer"]
        assert [message["number"] for message in kept] == [*range(1, len(kept) + 1)]
        assert {one["client_id"]: one["number"] for one in own} == visitor.acked
        assert {one["client_id"]: one["text"] for one in own} == visitor.sent
        assert len(own) == len(visitor.sent)
