"""The operator's own EVM nodes, over JSON-RPC: whether anybody ever used an address."""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

import structlog

log = structlog.get_logger(__name__)

_TOGETHER_S = 1.5
_ANSWER_BYTES_MAX = 65_536
_ADDRESSES_MAX = 8
_FAILURES = (URLError, OSError, ValueError, KeyError, TypeError, RecursionError)


class _Stays(HTTPRedirectHandler):
    """A node that sends us elsewhere is not asked there."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class EvmNodes:
    """Nodes by their addresses; without any, nothing is known."""

    urls: tuple[str, ...]

    async def used(self, addresses: Iterable[str]) -> frozenset[str]:
        """Those of these addresses that sent something or hold something on one of the chains.

        Waits 1.5 seconds for all of them together; what is not answered by then is not known.
        """
        some = tuple(dict.fromkeys(addresses))[:_ADDRESSES_MAX]
        if not self.urls or not some:
            return frozenset()
        asked = [
            asyncio.create_task(asyncio.to_thread(_used_there, url, some)) for url in self.urls
        ]
        done, late = await asyncio.wait(asked, timeout=_TOGETHER_S)
        for task in late:
            task.cancel()
        if late:
            log.warning("evm.late", nodes=len(late))
        return frozenset().union(*(task.result() for task in done))


def _used_there(url: str, addresses: tuple[str, ...]) -> frozenset[str]:
    calls = [
        {"jsonrpc": "2.0", "id": number, "method": method, "params": [address, "latest"]}
        for number, (address, method) in enumerate(_questions(addresses))
    ]
    try:
        answers = _posted(url, json.dumps(calls).encode())
        by_id = {answer["id"]: answer.get("result") for answer in answers}
        return frozenset(
            address
            for number, (address, _) in enumerate(_questions(addresses))
            if int(by_id.get(number) or "0x0", 16) > 0
        )
    except _FAILURES as error:
        # The URL may carry a password of the operator's: only the kind of failure is told.
        log.warning("evm.failed", failure=type(error).__name__)
        return frozenset()


def _questions(addresses: tuple[str, ...]) -> list[tuple[str, str]]:
    return [
        (address, method)
        for address in addresses
        for method in ("eth_getTransactionCount", "eth_getBalance")
    ]


def _posted(url: str, body: bytes) -> list[dict[str, Any]]:
    request = Request(url, body, {"Content-Type": "application/json"})  # noqa: S310  set by the operator
    with build_opener(ProxyHandler({}), _Stays()).open(request, timeout=_TOGETHER_S) as answer:
        answers: list[dict[str, Any]] = json.loads(answer.read(_ANSWER_BYTES_MAX))
    return answers
