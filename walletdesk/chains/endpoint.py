"""One endpoint of a chain: its requests, its rate, its health.

EndpointFailed    this endpoint gave no usable answer; another may
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from decimal import Decimal
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import msgspec
import structlog
from aiolimiter import AsyncLimiter

if TYPE_CHECKING:
    import aiohttp

log = structlog.get_logger(__name__)

Why = Literal["slow", "unreachable", "busy", "not_allowed", "garbage", "too_large", "lags", "lies"]

_REQUEST_S = 5.0
_ANSWER_BYTES_MAX = 8 * 1024 * 1024
_BURST_MIN = 20
_SET_ASIDE_S = (5.0, 15.0, 60.0, 300.0)
_LAGS_OR_LIES_S = 300.0
_decode = msgspec.json.Decoder(float_hook=Decimal).decode


class EndpointFailed(Exception):
    """This endpoint gave no usable answer.

    why   one word for logs, `doctor` and the agent; never part of the URL, which may hold a key
    """

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Endpoint:
    """A URL with what we know of who answers there.

    label     host and port, fit to be shown
    batches   whether it takes several JSON-RPC calls in one request; found out when it refuses
    height    newest block that it knew when it was last looked at; None before that
    """

    def __init__(
        self,
        url: str,
        *,
        calls_per_second: float,
        session: Callable[[], aiohttp.ClientSession],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.url = url.rstrip("/")
        self.label = _label(url)
        self.batches = True
        self.height: int | None = None
        self.trouble: Why | None = None
        burst = max(float(_BURST_MIN), calls_per_second)
        self._limiter = AsyncLimiter(burst, burst / calls_per_second)
        self._session = session
        self._clock = clock
        self._failures = 0
        self._aside_until = 0.0

    @property
    def set_aside(self) -> bool:
        """Whether others are asked before it."""
        return self._clock() < self._aside_until

    @property
    def calm(self) -> bool:
        """Whether half of its rate is free: what can wait asks only then."""
        return self._limiter.has_capacity(self._limiter.max_rate / 2)

    def set_it_aside(self, why: Why, for_s: float = _LAGS_OR_LIES_S) -> None:
        """Ask others first for a while."""
        self.trouble = why
        self._aside_until = self._clock() + for_s
        log.warning("endpoint.set_aside", endpoint=self.label, why=why, for_s=for_s)

    async def fetch(self, verb: str, path: str, body: Any = None, *, calls: int = 1) -> Any:
        """What the endpoint has at this path below its URL.

        body      sent as JSON
        calls     what the request counts for within the endpoint's rate
        Returns   JSON, floats as Decimal; text where the answer is plain text; None for 404
        Raises    EndpointFailed
        """
        for _ in range(calls):
            await self._limiter.acquire()
        try:
            answer = await self._fetched(verb, self.url + path, body)
        except EndpointFailed as failure:
            self.failed(failure.why)
            raise
        self._failures, self.trouble = 0, self.trouble if self.set_aside else None
        return answer

    async def _fetched(self, verb: str, url: str, body: Any) -> Any:
        import aiohttp

        payload = None if body is None else msgspec.json.encode(body)
        kind = {"Content-Type": "application/json"} if payload else {}
        try:
            async with (
                asyncio.timeout(_REQUEST_S),
                self._session().request(
                    verb, url, data=payload, headers=kind, allow_redirects=False
                ) as response,
            ):
                return await _understood(response)
        except TimeoutError as error:
            raise EndpointFailed("slow") from error
        except (aiohttp.ClientError, OSError) as error:
            raise EndpointFailed("unreachable") from error

    def failed(self, why: Why) -> EndpointFailed:
        """Count a failure, with longer pauses each time, and give the exception to raise."""
        pause_s = _SET_ASIDE_S[min(self._failures, len(_SET_ASIDE_S) - 1)]
        self._failures += 1
        self.set_it_aside(why, pause_s)
        return EndpointFailed(why)


async def _understood(response: aiohttp.ClientResponse) -> Any:
    if response.status == HTTPStatus.NOT_FOUND:
        return None
    if response.status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        raise EndpointFailed("busy")
    if response.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise EndpointFailed("not_allowed")
    text = await _read(response)
    try:
        return _decode(text)
    except (ValueError, RecursionError) as error:
        # Esplora says some things in plain words; a node that speaks HTML is none.
        if response.status < HTTPStatus.BAD_REQUEST and response.content_type == "text/plain":
            return text.decode("utf-8", "replace")
        raise EndpointFailed("garbage") from error


async def _read(response: aiohttp.ClientResponse) -> bytes:
    pieces, size = [], 0
    async for piece in response.content.iter_chunked(65_536):
        size += len(piece)
        if size > _ANSWER_BYTES_MAX:
            raise EndpointFailed("too_large")
        pieces.append(piece)
    return b"".join(pieces)


def _label(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def connections() -> aiohttp.ClientSession:
    """The connections that endpoints share; made in the loop that uses them."""
    # A seventh of a second and 20 MB, which a desk without nodes need not spend.
    import aiohttp

    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=200, limit_per_host=32),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None),
    )
