"""A node on loopback in the test's own loop that answers what it is told to."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import msgspec
from aiohttp import web

Answer = Callable[[Any], Any]


@dataclass
class FakeNode:
    """Its address, and every body that it was sent.

    status, text    when set, what every request gets instead of an answer
    pause_s         how long every answer takes
    batches         whether it takes several calls in one request
    """

    url: str = ""
    heard: list[Any] = field(default_factory=list)
    status: int = 200
    text: bytes | None = None
    pause_s: float = 0.0
    batches: bool = True


@asynccontextmanager
async def fake_node(answer: Answer) -> AsyncIterator[FakeNode]:
    """Run one while the block runs.

    answer   makes the result of one JSON-RPC call, or the JSON of a path for GET; an exception
             of it becomes the call's error
    """
    node = FakeNode()

    async def handle(request: web.Request) -> web.Response:
        raw = await request.read()
        body = msgspec.json.decode(raw) if raw else request.path
        node.heard.append(body)
        await asyncio.sleep(node.pause_s)
        if node.text is not None or node.status != 200:
            headers = {"Location": "http://127.0.0.1:9/"} if node.status == 302 else {}
            return web.Response(status=node.status, body=node.text or b"", headers=headers)
        if isinstance(body, str):
            found = answer(body)
            return web.json_response(found, status=200 if found is not None else 404)
        if isinstance(body, list) and not node.batches:
            return web.json_response({"id": None, "error": {"code": -32600, "message": "no"}})
        if isinstance(body, list):
            return web.json_response([_answered(one, answer) for one in body])
        return web.json_response(_answered(body, answer))

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    node.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield node
    finally:
        await runner.cleanup()


def _answered(call: Any, answer: Answer) -> dict[str, Any]:
    try:
        return {"jsonrpc": "2.0", "id": call["id"], "result": answer(call)}
    except LookupError as error:
        return {"jsonrpc": "2.0", "id": call["id"], "error": {"code": -1, "message": str(error)}}
