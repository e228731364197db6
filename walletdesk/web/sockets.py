"""Leads sockets to who serves them, past the layers that only requests need."""

from collections.abc import Mapping

import structlog
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from walletdesk.web.wire import EXTENSION

log = structlog.get_logger(__name__)

_INTERNAL_ERROR = 1011


class Sockets:
    """ASGI middleware: each layer below it would wait in memory once for every open page.

    served   who serves a path; each decides by itself who may open a page there
    """

    def __init__(self, app: ASGIApp, served: Mapping[str, ASGIApp]) -> None:
        self._app = app
        self._served = served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a page, or pass the request on."""
        serve = self._served.get(scope["path"]) if scope["type"] == ScopeType.WEBSOCKET else None
        if serve is None:
            await self._app(scope, receive, send)
            return
        try:
            await serve(scope, receive, send)
        except Exception as error:  # noqa: BLE001  the rim: whatever it is, the page is closed
            log.warning("socket.failed", error=type(error).__name__)
            scope["extensions"][EXTENSION].shut(_INTERNAL_ERROR)  # type: ignore[union-attr,index]  # no ASGI type knows our extension
