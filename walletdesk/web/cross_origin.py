"""Lets the widget, which lives in the vendor's own pages, call the API that is meant for it."""

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

_PREFIXES = ("/api/chat/", "/api/diagnosis")


class WidgetOrigins:
    """ASGI middleware: bearer tokens or none, so no credentials are allowed."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer preflights; add the headers to answers."""
        if scope["type"] != ScopeType.HTTP or not scope["path"].startswith(_PREFIXES):
            await self._app(scope, receive, send)
            return
        origin = Headers.from_scope(scope).get("origin", "")
        allowed = "*" if "*" in self._origins else origin if origin in self._origins else ""
        if scope["method"] == "OPTIONS":
            await _preflight(send, allowed)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start" and allowed:
                headers = MutableScopeHeaders.from_message(message)
                headers["Access-Control-Allow-Origin"] = allowed
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
                headers.setdefault("Vary", "Origin")
            await send(message)

        await self._app(scope, receive, send_with_headers)


async def _preflight(send: Send, allowed: str) -> None:
    headers = [(b"content-length", b"0"), (b"vary", b"Origin")]
    if allowed:
        headers += [
            (b"access-control-allow-origin", allowed.encode("latin-1")),
            (b"access-control-allow-methods", b"GET, POST"),
            (b"access-control-allow-headers", b"Authorization, Content-Type, X-File-Name"),
            (b"access-control-max-age", b"86400"),
        ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
