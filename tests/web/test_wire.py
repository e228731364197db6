"""Frames past ASGI: in order with the others, bounded for a page that does not read."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from walletdesk.kernel.errors import Refused, TryLater
from walletdesk.web.socket import NOT_SIGNED_IN, Socket
from walletdesk.web.sockets import Sockets
from walletdesk.web.wire import TOO_SLOW, WireProtocol, framed

Serve = Callable[[Socket], Awaitable[None]]


@contextlib.asynccontextmanager
async def page_of(serve: Serve) -> AsyncIterator[ClientConnection]:
    """A page that is open before `serve`."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        socket = Socket(scope, receive, send)
        await socket.accept()
        await serve(socket)

    async with address_of(app) as address, connect(address, max_size=None) as page:
        yield page


@contextlib.asynccontextmanager
async def address_of(app: Any) -> AsyncIterator[str]:
    """Where an application is served with our wire."""
    config = uvicorn.Config(
        app, port=0, ws=WireProtocol, ws_per_message_deflate=False, lifespan="off", log_config=None
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  uvicorn has no event for it, only this flag
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"ws://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        await running


async def heard_to_the_end(page: ClientConnection) -> tuple[list[str | bytes], int]:
    """All frames, and the code that the server closed with."""
    heard: list[str | bytes] = []
    with contextlib.suppress(ConnectionClosed):
        async for frame in page:
            heard.append(frame)
    return heard, page.close_code or 0


@pytest.mark.parametrize("size", [1, 125, 126, 65_535, 65_536])
async def test_a_frame_arrives_whole_whatever_its_length(size: int) -> None:
    async def serve(socket: Socket) -> None:
        socket.push(framed(b"x" * size))
        await anext(socket.frames())

    async with page_of(serve) as page:
        assert await page.recv() == "x" * size


async def test_frames_keep_their_order_and_the_close_comes_last() -> None:
    async def serve(socket: Socket) -> None:
        for number in range(100):
            socket.push(framed(b"%d" % number))
            socket.say({"n": number})
        socket.close(NOT_SIGNED_IN)
        socket.push(framed(b"too late"))
        assert [frame async for frame in socket.frames()] == []

    async with page_of(serve) as page:
        heard, code = await heard_to_the_end(page)
    assert heard == [f for n in range(100) for f in (str(n), f'{{"n":{n}}}')]
    assert code == NOT_SIGNED_IN


async def test_a_page_that_reads_too_slowly_is_cut_off() -> None:
    """What waits for it is bounded: two buffers of the system's and one of ours."""
    pushed = 0
    ended: asyncio.Future[list[str | bytes]] = asyncio.get_running_loop().create_future()

    async def serve(socket: Socket) -> None:
        nonlocal pushed
        frame = framed(b"x" * 50_000)
        for _ in range(2_000):
            socket.push(frame)
            pushed += len(frame)
            await asyncio.sleep(0)
        ended.set_result([one async for one in socket.frames()])

    async with page_of(serve) as page:
        page.transport.pause_reading()
        assert await asyncio.wait_for(ended, 30) == []
        page.transport.resume_reading()
        heard, code = await heard_to_the_end(page)
    assert code == TOO_SLOW
    assert sum(map(len, heard)) < pushed / 2


async def test_a_page_that_left_is_written_to_no_more() -> None:
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def serve(socket: Socket) -> None:
        assert [frame async for frame in socket.frames()] == []
        for _ in range(20):
            socket.push(framed(b"nobody hears this"))
        socket.close(NOT_SIGNED_IN)
        done.set_result(None)

    async with page_of(serve) as page:
        await page.close()
        await asyncio.wait_for(done, 30)


async def test_a_server_that_fails_in_the_handshake_refuses_the_page() -> None:
    async def never(*_: Any) -> Any:
        raise AssertionError

    async def fails(*_: Any) -> None:
        raise TryLater(after_s=1)

    async with address_of(Sockets(never, {"/": fails})) as address:
        with pytest.raises(InvalidStatus) as refused:
            await connect(address)
    assert refused.value.response.status_code == 500


async def test_a_server_without_a_wire_is_refused() -> None:
    async def never(*_: Any) -> Any:
        raise AssertionError

    with pytest.raises(Refused, match="bad_request"):
        Socket({"type": "websocket", "headers": []}, never, never)  # type: ignore[arg-type]  # only what the constructor reads
