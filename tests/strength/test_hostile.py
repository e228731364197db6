"""Whatever is sent, the answer is a clear error or nothing happens; the product goes on."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.strength.serving import Serving, serving
from walletdesk.app.house import House
from walletdesk.engine import Tx
from walletdesk.people import visitors
from walletdesk.web.sentences import reasons


@pytest.fixture(scope="module")
async def served(house: House) -> AsyncIterator[Serving]:
    async with serving(house) as opened:
        yield opened


@pytest.fixture
def token(house: House) -> str:
    return visitors.new_visitor(house.engine.key)[1]


def everything(tx: Tx) -> list[int]:
    tables = ("conversations", "messages", "contacts", "files", "jobs", "incidents", "agents")
    return [tx.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables]


async def kept(house: House) -> list[int]:
    return await house.engine.database.read(everything)


@contextlib.asynccontextmanager
async def page(served: Serving, token: str) -> AsyncIterator[ClientConnection]:
    async with connect(f"{served.socket_url}/api/chat/live", max_size=None) as socket:
        await socket.send(json.dumps({"t": "hello", "token": token}))
        await socket.recv()
        yield socket


async def heard(socket: ClientConnection) -> dict[str, Any] | int | None:
    """The next frame, or the code the server closed with."""
    try:
        frame: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 30))
        return frame
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 1006


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "hello",
        "[]",
        "null",
        '{"t":',
        '{"t":"send","id":"x","text":"\\ud800"}',
        '{"a":' * 9_000,
        "[" * 60_000,
        b"\x00\xff\xfe binary",
        b'{"t":5}',
        "x" * 70_000,
        '{"t":"send","id":"x","text":"' + "y" * 5_000_000 + '"}',
    ],
    ids=lambda raw: str(raw[:12]),
)
async def test_what_is_no_frame_closes_the_page(
    house: House, served: Serving, token: str, raw: str | bytes
) -> None:
    before = await kept(house)
    async with page(served, token) as socket:
        with contextlib.suppress(ConnectionClosed):
            await socket.send(raw)
        closed = await heard(socket)
    assert closed in (4400, 1009, 1007, 1006)
    assert await kept(house) == before


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        ({"t": "dance"}, "bad_frame"),
        ({"t": "send"}, "bad_frame"),
        ({"t": "send", "id": 5, "text": "x"}, "bad_frame"),
        ({"t": "send", "id": "a\u0000b", "text": "x"}, "bad_frame"),
        ({"t": "send", "id": "x", "text": ["x"]}, "bad_frame"),
        ({"t": "send", "id": "x", "text": "x", "files": ["f"] * 21}, "bad_frame"),
        ({"t": "send", "id": "x", "text": "x", "files": ["f"] * 6}, "too_many_files"),
        ({"t": "send", "id": "x", "text": "x", "files": ["../key"]}, "bad_file"),
        ({"t": "send", "id": "x", "text": "x", "files": ["\u0000"]}, None),
        ({"t": "send", "id": "x", "text": " \u200b\u0000 "}, "empty"),
        ({"t": "send", "id": "x", "text": "x" * 8_001}, "too_long"),
        ({"t": "send", "id": "x", "text": "x", "case": "\u0000"}, None),
        ({"t": "send", "id": "x", "text": "x", "case": "'; DROP TABLE messages; --"}, "not_found"),
        ({"t": "fetch", "case": "7K3M-9QXC", "after": 10**30}, "not_found"),
        ({"t": "fetch", "case": None, "after": "x"}, "bad_frame"),
        ({"t": "intake", "id": "x", "case": "none", "given": {"email": "x"}}, None),
        ({"t": "intake", "id": "x", "case": "none", "given": {"email": 5}}, "bad_frame"),
        ({"t": "read", "number": []}, "bad_frame"),
    ],
    ids=str,
)
async def test_an_unfit_frame_is_refused_and_the_page_stays(
    house: House, served: Serving, token: str, frame: dict[str, Any], reason: str | None
) -> None:
    before = await kept(house)
    async with page(served, token) as socket:
        await socket.send(json.dumps(frame))
        refused = await heard(socket)
        assert isinstance(refused, dict)
        assert refused["t"] == "refused"
        assert refused["reason"] == reason or reason is None
        assert refused["reason"] in reasons()
        assert refused["text"]
        await socket.send('{"t":"ping"}')
        answers = [await heard(socket)]
        while isinstance(answers[-1], dict) and answers[-1]["t"] == "state":
            answers.append(await heard(socket))
        assert answers[-1] == {"t": "pong"}
    assert await kept(house) == before


@pytest.mark.parametrize(
    "hello",
    ["{}", '{"t":"send"}', '{"t":"hello","token":5}', '{"t":"hello","after":"x"}', "\ufeff"],
)
async def test_a_page_that_does_not_say_hello_is_shut(served: Serving, hello: str) -> None:
    async with connect(f"{served.socket_url}/api/chat/live") as socket:
        await socket.send(hello)
        assert await heard(socket) == 4400


async def test_numbers_no_column_holds_do_not_shut_the_page(served: Serving, token: str) -> None:
    async with page(served, token) as socket:
        await socket.send(json.dumps({"t": "send", "id": "x", "text": "hello"}))
        while (frame := await heard(socket)) and isinstance(frame, dict) and frame["t"] != "ack":
            continue
        assert isinstance(frame, dict)
        for after in (10**30, -(10**30), 2**63):
            await socket.send(json.dumps({"t": "fetch", "case": frame["case"], "after": after}))
            await socket.send(json.dumps({"t": "read", "case": frame["case"], "number": after}))
        await socket.send('{"t":"ping"}')
        while (answer := await heard(socket)) != {"t": "pong"}:
            assert isinstance(answer, dict), answer


async def test_broken_handshakes_leave_no_trace(house: House, served: Serving) -> None:
    before = await kept(house)
    for start in (
        b"GET /api/chat/live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n",
        b"GET /api/chat/live HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Version: 1\r\nSec-WebSocket-Key: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"POST /api/chat/messages HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"GET /%00%ff%2e%2e/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
        with contextlib.suppress(ConnectionError):
            writer.write(start)
            writer.write_eof()
            answer = await asyncio.wait_for(reader.read(65_536), 30)
            assert b" 200 " not in answer[:20]
            assert b" 101 " not in answer[:20]
            assert b" 500 " not in answer[:20], answer
        writer.close()
    assert await kept(house) == before


async def test_a_socket_elsewhere_is_not_opened(served: Serving) -> None:
    with pytest.raises(InvalidStatus):
        async with connect(f"{served.socket_url}/api/chat/nowhere"):
            pass


@pytest.mark.parametrize(
    ("method", "path", "content", "kind"),
    [
        ("POST", "/api/chat/messages", "[" * 100_000, "application/json"),
        ("POST", "/api/chat/messages", '{"id":"x","text":"' + "y" * 5_000_000 + '"}', "json"),
        ("POST", "/api/chat/messages", '{"id":"x","text":"\\u0000"}', "application/json"),
        ("POST", "/api/chat/messages", '{"id":"x","text":"\\udc00"}', "application/json"),
        ("POST", "/api/chat/messages", b"\xff\xfe\x00", "application/json"),
        ("POST", "/api/chat/messages", "", "application/json"),
        ("POST", "/api/chat/messages", "id=x&text=y", "text/plain"),
        ("POST", "/api/chat/files", "x" * 12_000_000, "application/octet-stream"),
        ("POST", "/api/chat/files", "<svg onload='x'/>", "image/svg+xml"),
        ("POST", "/api/chat/intake", '{"id":"x","case":"\\u0000","given":{}}', "application/json"),
        ("GET", "/api/chat/messages?case=%00&after=1", "", ""),
        ("GET", "/api/chat/messages?case=x&after=99999999999999999999999", "", ""),
        ("GET", "/api/chat/messages?case=x&after=-99999999999999999999999", "", ""),
        ("GET", "/api/chat/messages?case=%ff%fe", "", ""),
        ("GET", "/api/chat/files/%00", "", ""),
        ("GET", "/api/chat/files/..%2f..%2fkey", "", ""),
        ("GET", "/api/chat/transcript?case=%00", "", ""),
        ("PUT", "/api/chat/messages", "{}", "application/json"),
    ],
    ids=lambda value: str(value)[:24],
)
async def test_hostile_requests_get_a_clear_error(
    house: House,
    served: Serving,
    token: str,
    method: str,
    path: str,
    content: str | bytes,
    kind: str,
) -> None:
    before = await kept(house)
    headers = {"authorization": f"Bearer {token}", "content-type": kind, "x-file-name": "x.svg"}
    async with httpx.AsyncClient(base_url=served.url, timeout=60) as client:
        answer = await client.request(method, path, content=content, headers=headers)
    assert 400 <= answer.status_code < 500, answer.text
    body = answer.json()
    assert body["reason"] in reasons()
    assert body["text"]
    assert await kept(house) == before
