"""The mock desk on a real port: HTTP, sockets, and a foreign page that embeds the widget."""

import asyncio
import json
import mimetypes
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import uvicorn

from tests.web.widget.mock_desk import Frame, MockDesk
from walletdesk.languages.catalogue import Catalogues, direction
from walletdesk.settings.brand import Brand
from walletdesk.web.assets import STATIC
from walletdesk.web.brand_files import brand_files
from walletdesk.web.shield_files import LEXICON_PATH, shield_files
from walletdesk.web.widget_strings import WIDGET_STRINGS

Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]

# What the check of a file finds, by the file's name.
_FOUND: dict[str, Frame] = {
    "card": {"state": "destroyed", "removed": ["recovery_phrase"], "size_bytes": 0},
    "half": {"state": "painted", "removed": ["recovery_phrase"]},
    "dark": {"state": "sealed"},
}
_HERE = Path(__file__).parent
_HOST_PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wallet</title></head><body><main><h1>Wallet</h1><p>A page of the vendor.</p>
<button type="button" data-walletdesk-open>Contact us</button></main>
<script src="{base}/widget.js" data-language="{language}" data-theme="{theme}"></script>
</body></html>"""


class MockServer:
    """What a test sees: addresses, the desk's memory and the network's faults."""

    def __init__(self, port: int) -> None:
        self.page = f"http://127.0.0.1:{port}/page"
        self.base = f"http://localhost:{port}"
        self.loop: asyncio.AbstractEventLoop | None = None
        self.sockets: set[Send] = set()
        self.sockets_blocked = False
        self.is_down = False
        self.token = "visitor-1"
        self.received: list[Frame] = []
        self.desk = MockDesk(self._push)
        self._tasks: set[asyncio.Task[None]] = set()

    def call(self, act: Callable[..., Any], *arguments: Any) -> None:
        """Run `act` on the server's thread and wait for it."""
        assert self.loop is not None
        done = threading.Event()

        def run() -> None:
            act(*arguments)
            done.set()

        self.loop.call_soon_threadsafe(run)
        assert done.wait(5)

    def cut(self) -> None:
        """End every socket, as a restart does."""

        def close() -> None:
            for send in list(self.sockets):
                self._later(send({"type": "websocket.close", "code": 1012}))
            self.sockets.clear()

        self.call(close)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        self.loop = asyncio.get_running_loop()
        if scope["type"] == "websocket":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _push(self, frame: Frame) -> None:
        for send in list(self.sockets):
            self._later(_say(send, frame))

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        if self.sockets_blocked or self.is_down:
            await send({"type": "websocket.close", "code": 1008})
            return
        await send({"type": "websocket.accept"})
        while (event := await receive())["type"] == "websocket.receive":
            frame = json.loads(event["text"])
            self.received.append(frame)
            if frame.get("token", self.token) != self.token:
                await send({"type": "websocket.close", "code": 4401})
                return
            for answer in self._answers(frame):
                await _say(send, answer)
            if frame["t"] == "hello":
                self.sockets.add(send)
        self.sockets.discard(send)

    def _answers(self, frame: Frame) -> list[Frame]:
        match frame["t"]:
            case "hello" | "fetch":
                return self._shown(frame["case"], frame["after"])
            case "send":
                return [self._sent(frame)]
            case "intake":
                return [self.desk.give_intake(frame)]
            case "read":
                self.desk.read(frame["case"], frame["number"])
            case "ping":
                return [{"t": "pong"}]
        return []

    def _shown(self, case: str | None, after: int) -> list[Frame]:
        if case is None or case in self.desk.conversations:
            return [self.desk.state(case, after)]
        refused = {"t": "refused", "id": None, "reason": "not_found", "text": "", "confirm": False}
        return [refused, self.desk.state(None, 0)]

    def _sent(self, frame: Frame) -> Frame:
        answer = self.desk.send(frame)
        if answer["t"] == "ack":
            loop = asyncio.get_running_loop()
            loop.call_later(0.05, self.desk.react, answer["case"], frame["text"])
        return answer

    async def _http(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        body = b""
        while scope["method"] == "POST":
            event = await receive()
            body += event["body"]
            if not event.get("more_body"):
                break
        fields = parse_qs(scope["query_string"].decode())
        query = {name: values[0] for name, values in fields.items()}
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        status, kind, answer = self._answer(scope["method"], scope["path"], query, headers, body)
        await _respond(send, status, kind, answer, self._policy(scope["path"]))

    def _policy(self, path: str) -> str:
        if path != "/page":
            return ""
        live = self.base.replace("http", "ws")
        policy = f"default-src 'none'; script-src {self.base}; img-src {self.base}; "
        policy += "require-trusted-types-for 'script'; trusted-types lit-html; "
        return f"{policy}connect-src {self.base} {live}"

    def _answer(
        self, method: str, path: str, query: dict[str, str], headers: dict[str, str], body: bytes
    ) -> tuple[int, str, bytes]:
        if method == "OPTIONS":
            return 204, "text/plain", b""
        if path.endswith("/consent"):
            return _as_json(self.desk.consent(path.split("/")[-2]))
        if path.startswith("/api/chat/files/"):
            described, content = self.desk.files[path.rsplit("/", 1)[1]]
            return 200, described["type"], content
        if path == "/api/chat/files":
            return _as_json(self._keep(headers, body))
        if self.is_down and path.startswith("/api/") and path != "/api/chat/widget":
            return 503, "application/json", b'{"reason": "try_later", "text": ""}'
        if path.startswith("/api/"):
            return _as_json(self._api(path, query, json.loads(body) if body else {}))
        return self._static(path, query)

    def _api(self, path: str, query: dict[str, str], body: Frame) -> Frame:
        match path.removeprefix("/api/chat/"):
            case "widget":
                return self._widget(query["language"])
            case "sessions":
                return {"token": self.token}
            case "messages" if body:
                return self._sent({"t": "send", **body})
            case "messages":
                return self.desk.state(query.get("case"), int(query["after"]))
            case "read":
                self.desk.read(body["case"], body["number"])
            case "intake":
                self.desk.give_intake(body)
                return self.desk.conversations[body["case"]].frame()
            case "transcript":
                return {"case": query["case"]}
        return {}

    def _keep(self, headers: dict[str, str], body: bytes) -> Frame:
        name = f"f{len(self.desk.files) + 1}"
        described = {
            "id": name,
            "name": unquote(headers["x-file-name"]),
            "type": headers["content-type"],
            "size_bytes": len(body),
            "width": None,
            "height": None,
        }
        described |= _FOUND.get(str(described["name"]).partition(".")[0], {})
        self.desk.files[name] = (described, body)
        return described

    def _widget(self, language: str) -> Frame:
        catalogue, brand = Catalogues().of(language), Brand()
        return {
            "language": language,
            "direction": direction(language),
            "strings": {text: catalogue.gettext(text) for text in WIDGET_STRINGS},
            "brand": {
                "name": brand.called(language),
                "colour": brand.colour,
                "logo": "/static/brand/logo.svg",
                "contacts": [
                    {"kind": one.kind, "value": one.value, "url": one.url} for one in brand.contacts
                ],
            },
            "hours": self.desk.hours,
            "limits": {"text_chars_max": 8000, "files_max": 5, "file_size_bytes_max": 10_485_760},
            "links": {
                "article": "/{language}/guides/{slug}",
                "home": f"/{language}",
                "burnt": "/burnt?what={what}",
            },
            "rules": f"/static/{LEXICON_PATH}",
        }

    def _static(self, path: str, query: dict[str, str]) -> tuple[int, str, bytes]:
        if path == "/page":
            language, theme = query.get("language", "zh"), query.get("theme", "auto")
            page = _HOST_PAGE.format(base=self.base, language=language, theme=theme)
            return 200, "text/html; charset=utf-8", page.encode()
        if path.startswith("/tests/"):
            content = (_HERE / path.removeprefix("/tests/")).read_bytes()
            return 200, mimetypes.guess_type(path)[0] or "text/plain", content
        made = {**brand_files(Brand()), **shield_files()}.get(path.removeprefix("/static/"))
        if path == "/widget.js":
            path = "/static/widget/loader.js"
        place = STATIC / path.removeprefix("/static/")
        if made is None and not place.is_file():
            return 404, "text/plain", b""
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return 200, kind, made or Path(place).read_bytes()


@contextmanager
def running_mock() -> Iterator[MockServer]:
    """A mock desk on a free port, until the test is done with it."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = MockServer(listener.getsockname()[1])
        config = uvicorn.Config(
            server, log_level="critical", ws="websockets-sansio", lifespan="off"
        )
        program = uvicorn.Server(config)
        thread = threading.Thread(target=program.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not program.started:
            time.sleep(0.01)
        try:
            yield server
        finally:
            program.should_exit = True
            program.force_exit = True
            thread.join(10)


def _as_json(answer: Frame) -> tuple[int, str, bytes]:
    status = 400 if answer.get("t") == "refused" else 200
    return status, "application/json", json.dumps(answer).encode()


async def _say(send: Send, frame: Frame) -> None:
    await send({"type": "websocket.send", "text": json.dumps(frame)})


async def _respond(send: Send, status: int, kind: str, body: bytes, policy: str) -> None:
    headers = [
        (b"content-type", kind.encode()),
        (b"access-control-allow-origin", b"*"),
        (b"access-control-allow-headers", b"authorization, content-type, x-file-name"),
        (b"cache-control", b"no-store"),
    ]
    if policy:
        headers.append((b"content-security-policy", policy.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
