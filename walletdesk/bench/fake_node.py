"""A loopback node of our own that knows every transaction as pending, and counts who asks.

Anvil holds no ten thousand waiting transactions apart, and counts nothing.
"""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from aiohttp import web

_BLOCK = {
    "number": "0x1312d00",
    "hash": "0x" + "b1" * 32,
    "parentHash": "0x" + "b0" * 32,
    "timestamp": "0x65000000",
    "baseFeePerGas": "0x3b9aca00",
    "gasLimit": "0x1c9c380",
    "gasUsed": "0xe4e1c0",
    "transactions": [],
}
_SENDER = "0x" + "11" * 20
_ANSWERS: dict[str, Any] = {
    "eth_blockNumber": _BLOCK["number"],
    "eth_chainId": "0x1",
    "eth_getBalance": "0xde0b6b3a7640000",
    "eth_getCode": "0x",
    "eth_getTransactionCount": "0x7",
    "eth_getTransactionReceipt": None,
    "eth_gasPrice": "0x3b9aca00",
    "eth_maxPriorityFeePerGas": "0x3b9aca00",
    "eth_feeHistory": {
        "oldestBlock": _BLOCK["number"],
        "baseFeePerGas": ["0x3b9aca00"] * 21,
        "gasUsedRatio": [0.5] * 20,
        "reward": [["0x3b9aca00"]] * 20,
    },
}


class FakeNode:
    """What it was asked, each call with its moment."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[float] = []
        self.looked_up: set[str] = set()

    def busiest(self, window_s: float) -> int:
        """The most calls that came within so many seconds."""
        first, most = 0, 0
        for last, moment in enumerate(self.calls):
            while moment - self.calls[first] >= window_s:
                first += 1
            most = max(most, last - first + 1)
        return most

    async def answer(self, request: web.Request) -> web.Response:
        """One JSON-RPC request, a batch or a call."""
        asked = msgspec.json.decode(await request.read())
        batch = asked if isinstance(asked, list) else [asked]
        self.calls += [time.monotonic()] * len(batch)
        answers = [self._one(call) for call in batch]
        body = msgspec.json.encode(answers if isinstance(asked, list) else answers[0])
        return web.Response(body=body, content_type="application/json")

    def _one(self, call: dict[str, Any]) -> dict[str, Any]:
        head = {"jsonrpc": "2.0", "id": call["id"]}
        method, parameters = call["method"], call.get("params") or []
        if method == "eth_getTransactionByHash":
            self.looked_up.add(parameters[0])
            return {**head, "result": _pending(parameters[0])}
        if method == "eth_getBlockByNumber":
            return {**head, "result": _BLOCK}
        if method in _ANSWERS:
            return {**head, "result": _ANSWERS[method]}
        return {**head, "error": {"code": -32601, "message": "the method does not exist"}}


def _pending(wanted: str) -> dict[str, Any]:
    return {
        "hash": wanted,
        "from": _SENDER,
        "to": "0x" + "22" * 20,
        "nonce": "0x7",
        "value": "0x1",
        "gas": "0x5208",
        "gasPrice": "0x77359400",
        "maxFeePerGas": "0x77359400",
        "maxPriorityFeePerGas": "0x3b9aca00",
        "type": "0x2",
        "input": "0x",
        "blockNumber": None,
        "blockHash": None,
        "transactionIndex": None,
    }


@contextmanager
def fake_node() -> Iterator[FakeNode]:
    """A node in a thread of its own until the block ends."""
    node, loop = FakeNode(), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="walletdesk-fake-node")
    thread.start()
    runner = asyncio.run_coroutine_threadsafe(_opened(node), loop).result(10)
    try:
        yield node
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _opened(node: FakeNode) -> web.AppRunner:
    application = web.Application(client_max_size=8 * 1024 * 1024)
    application.router.add_post("/", node.answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    node.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    return runner
