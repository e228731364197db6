"""Requests that change something and carry cookies must come from our own pages."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from walletdesk.kernel.errors import NotAllowed

_SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


def is_own_origin(origin: str, scheme: str, host: str, public_url: str = "") -> bool:
    """Whether an `Origin` header names this desk: its public address or the asked host.

    scheme    of the request; a socket's counts as its page's (`wss` as `https`)
    """
    page = {"ws": "http", "wss": "https"}.get(scheme, scheme)
    own = {f"{page}://{host}"} if host else set()
    if public_url:
        parts = urlsplit(public_url)
        own.add(f"{parts.scheme}://{parts.netloc}")
    return origin.lower() in {address.lower() for address in own}


def is_from_own_page(headers: Mapping[str, str], scheme: str, public_url: str = "") -> bool:
    """Whether the browser says that one of our own pages sent the request."""
    fetched_from = headers.get("sec-fetch-site")
    if fetched_from is not None:
        return fetched_from == "same-origin"
    origin = headers.get("origin", "")
    return is_own_origin(origin, scheme, headers.get("host", ""), public_url)


class OwnOrigin:
    """ASGI middleware; raises NotAllowed. Without cookies there is nothing to forge."""

    def __init__(self, app: ASGIApp, public_url: str = "") -> None:
        self._app = app
        self._public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and scope["method"] not in _SAFE:
            headers = Headers.from_scope(scope)
            own = is_from_own_page(headers, scope["scheme"], self._public_url)
            if "cookie" in headers and not own:
                raise NotAllowed(why="origin")
        await self._app(scope, receive, send)
