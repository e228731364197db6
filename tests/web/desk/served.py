"""Serves the double on a port of its own, with the real templates and static files."""

import asyncio
import socket as sockets
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, TypeVar

import msgspec
import uvicorn
from litestar import Litestar, Request, Response, WebSocket, delete, get, post, put, websocket
from litestar.exceptions import WebSocketDisconnect
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from markupsafe import Markup

from tests.web.desk.double import Double
from tests.web.desk.sample import AGENTS, ME, Row
from walletdesk.desk.pages import Scope
from walletdesk.settings.model import Settings
from walletdesk.web.desk_strings import desk_strings
from walletdesk.web.headers import SecurityHeaders
from walletdesk.web.render import Renderer
from walletdesk.web.routes import kit_routes
from walletdesk.web.shield_files import LEXICON_PATH

AnyRequest = Request[Any, Any, Any]
AnySocket = WebSocket[Any, Any, Any]
T = TypeVar("T")
BLOCKED = ("助记词发", "seed phrase")


def refused(reason: str, status: int, **more: Any) -> Response[Row]:
    """An error as the API answers it."""
    return Response({"reason": reason, "text": "", **more}, status_code=status)


def verdict(text: str) -> Row:
    """What a very small guard says."""
    blocked = any(words in text for words in BLOCKED)
    reasons = ["asks_recovery_phrase"] if blocked else []
    return {"verdict": "block" if blocked else "send", "reasons": reasons}


def pages(double: Double, renderer: Renderer) -> list[Any]:
    """The desk's page without what it shows where scripts do not run, and a bare page."""

    def boot(language: str) -> Markup:
        catalogue = renderer.catalogues.of(language)
        served = {
            "me": ME,
            "agents": AGENTS,
            "strings": desk_strings(catalogue),
            "locale": language,
            "brand": renderer.settings.brand.called(language),
            "logo": renderer.assets.url("brand/logo.svg"),
            "limits": {"text_chars_max": 8000, "files_max": 5},
            "links": {"article": "/help/{language}/guides/{slug}"},
            "rules": renderer.assets.url(LEXICON_PATH),
        }
        return Markup(msgspec.json.encode(served).decode().replace("<", "\\u003c"))  # noqa: S704

    @get(["/desk", "/desk/conversations/{case:str}"])
    async def desk(request: AnyRequest) -> Response[str]:
        language = request.cookies.get("wd_language", "en")
        values: dict[str, Any] = {
            "scope": Scope(),
            "me": ME,
            "views": [],
            "rows": [],
            "next": None,
            "open": None,
            "marked": str,
            "refusal": None,
        }
        return renderer.page(request, "desk/shell.html", language, boot=boot(language), **values)

    @get("/blank")
    async def blank() -> Response[str]:
        return Response("<!doctype html><title>blank</title>", media_type="text/html")

    return [desk, blank]


def reading(double: Double) -> list[Any]:
    """The API's reading side."""

    @get("/api/desk/conversations")
    async def list_them(
        view: FromQuery[str],
        words: Annotated[str, QueryParameter(name="q")] = "",
        cursor: FromQuery[str | None] = None,
        limit: FromQuery[int | None] = None,
    ) -> Response[Row]:
        if double.refuse == "try_later":
            return refused("try_later", 503)
        return Response(double.page(view, words, cursor, limit))

    @get("/api/desk/conversations/{case:str}")
    async def open_it(case: FromPath[str]) -> Response[Row]:
        if case not in double.cases:
            return refused("not_found", 404)
        return Response(double.opened(case))

    @get("/api/desk/conversations/{case:str}/diagnosis")
    async def looked(case: FromPath[str]) -> Row:
        return {"references": [], "word": None, "diagnosis": None}

    @get("/api/desk/conversations/{case:str}/messages")
    async def earlier(case: FromPath[str], before: FromQuery[int]) -> list[Row]:
        return [one for one in double.cases[case].messages if one["position"] < before][-100:]

    @post("/api/desk/guard", status_code=200)
    async def guard(data: JSONBody[Row]) -> Row:
        return verdict(data["text"])

    @post("/api/desk/files")
    async def keep(request: AnyRequest) -> Row:
        body = await request.body()
        kept: Row = {"id": f"f{len(double.files)}", "name": request.headers["x-file-name"]}
        kept |= {"type": "text/plain", "size_bytes": len(body), "width": None, "height": None}
        return double.files.setdefault(kept["id"], kept)

    @put("/api/desk/presence")
    async def presence(data: JSONBody[Row]) -> Row:
        return data

    return [list_them, open_it, looked, earlier, guard, keep, presence]


def acting(double: Double) -> list[Any]:
    """The API's acting side."""

    async def act(case: str, event: str, **change: Any) -> Response[Row]:
        if double.refuse == "conflict":
            double.refuse = None
            row = double.cases[case].row
            row |= {"assignee": {"id": "a2", "name": "Jonas Weber"}, "version": row["version"] + 1}
            return refused("conflict", 409, row=row)
        if double.refuse:
            reason, double.refuse = double.refuse, None
            return refused(reason, 409)
        return Response(await double.act(case, event, **change))

    @post("/api/desk/conversations/{case:str}/assignment", status_code=200)
    async def assign(case: FromPath[str], data: JSONBody[Row]) -> Response[Row]:
        chosen = "a1" if data["agent"] == "me" else data["agent"]
        agent = next(one for one in AGENTS if one["id"] == chosen)
        who = {"id": agent["id"], "name": agent["name"]}
        return await act(case, "assigned", assignee=who, status="open", queued_at=None)

    @delete("/api/desk/conversations/{case:str}/assignment", status_code=200)
    async def release(case: FromPath[str]) -> Response[Row]:
        opened_at = double.cases[case].row["opened_at"]
        return await act(case, "unassigned", assignee=None, status="queued", queued_at=opened_at)

    @post("/api/desk/conversations/{case:str}/closure", status_code=200)
    async def close(case: FromPath[str]) -> Response[Row]:
        closed_at = double.cases[case].row["last_at"]
        return await act(case, "closed", status="closed", closed_at=closed_at)

    @delete("/api/desk/conversations/{case:str}/closure", status_code=200)
    async def reopen(case: FromPath[str]) -> Response[Row]:
        return await act(case, "reopened", status="open", closed_at=None)

    @post("/api/desk/conversations/{case:str}/urgency", status_code=200)
    async def mark(case: FromPath[str]) -> Response[Row]:
        return await act(case, "urgent", urgent=True)

    @delete("/api/desk/conversations/{case:str}/urgency", status_code=200)
    async def unmark(case: FromPath[str]) -> Response[Row]:
        return await act(case, "not_urgent", urgent=False)

    return [assign, release, close, reopen, mark, unmark]


def live(double: Double) -> list[Any]:
    """The socket."""

    @websocket("/api/desk/live")
    async def desk_live(socket: AnySocket) -> None:
        await socket.accept()
        try:
            while True:
                await answer(double, socket, await socket.receive_json())
        except WebSocketDisconnect:
            double.sockets.pop(socket, None)

    return [desk_live]


async def answer(double: Double, socket: AnySocket, frame: Row) -> None:
    """What a frame of the page leads to."""
    if frame["t"] in ("hello", "watch"):
        double.sockets[socket] = frame.get("case")
        more = {"me": ME, "agents": AGENTS} if frame["t"] == "hello" else {}
        await double.tell(socket, state(double, frame) | more)
    elif frame["t"] == "view":
        double.followed = frame["view"]
    elif frame["t"] == "send":
        await send(double, socket, frame)
    elif frame["t"] == "read":
        row = double.cases[frame["case"]].row
        row |= {"unread": 0, "read_by_agents": frame["number"], "version": row["version"] + 1}
        await double.push(frame["case"])
    elif frame["t"] == "ping":
        await double.tell(socket, {"t": "pong"})


def state(double: Double, frame: Row) -> Row:
    """State and cursor of the conversation that a frame names."""
    case = double.cases.get(frame.get("case") or "")
    after = frame.get("after", 0)
    found = [one for one in case.messages if one["position"] > after] if case else []
    return {
        "t": "state",
        "case": frame.get("case"),
        "row": case.row if case else None,
        "messages": found[:200],
        "typing": [],
    }


async def send(double: Double, socket: AnySocket, frame: Row) -> None:
    """Keep and acknowledge a message once, or refuse it."""
    said = verdict(frame["text"])
    if said["verdict"] == "block" and not frame["note"]:
        refusal = {"t": "refused", "id": frame["id"], "reason": "blocked", "text": ""}
        await double.tell(socket, refusal | {"reasons": said["reasons"]})
        return
    case = double.cases[frame["case"]]
    known = [one for one in case.messages if one["client_id"] == frame["id"]]
    files = [double.files[name] for name in frame["files"]]
    kind = "note" if frame["note"] else "text"
    message = (
        known[0]
        if known
        else case.add(kind, "agent", ME["name"], frame["text"], client_id=frame["id"], files=files)
    )
    ack = {"t": "ack", "id": frame["id"], "case": frame["case"]}
    await double.tell(socket, ack | {"message": message})
    await double.push(frame["case"], message)


class Served:
    """The double behind an address; `do` runs one of its coroutines in its own loop."""

    def __init__(self, double: Double, url: str, loop: asyncio.AbstractEventLoop) -> None:
        self.double = double
        self.url = url
        self._loop = loop

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for a coroutine of the double."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)


def application(double: Double) -> Any:
    """The double as an ASGI program with our own headers."""
    renderer = Renderer(Settings())
    handlers = [
        *pages(double, renderer),
        *reading(double),
        *acting(double),
        *live(double),
        *kit_routes(renderer.assets, ("zh", "en")),
    ]
    return SecurityHeaders(Litestar(handlers, openapi_config=None))


@contextmanager
def served(double: Double, port: int = 0) -> Iterator[Served]:
    """Serve the double from a thread until the block ends."""
    listener = sockets.create_server(("127.0.0.1", port))
    config = uvicorn.Config(application(double), log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    loop = asyncio.new_event_loop()

    def run() -> None:
        loop.run_until_complete(server.serve([listener]))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield Served(double, f"http://127.0.0.1:{listener.getsockname()[1]}", loop)
    finally:
        server.should_exit = server.force_exit = True
        thread.join(timeout=10)
        listener.close()
        loop.close()
