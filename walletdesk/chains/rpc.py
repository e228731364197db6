"""JSON-RPC: many calls in one request where the node takes that, one by one where not."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from walletdesk.chains.endpoint import Endpoint

_IN_ONE_REQUEST_MAX = 50


class Call(NamedTuple):
    """One call of a node's method."""

    method: str
    params: Any = ()


@dataclass(frozen=True)
class RpcError:
    """What a node answers when it does not do what it was asked: a fact, not a failure."""

    code: int
    message: str
    data: Any = None


async def called(endpoint: Endpoint, calls: Sequence[Call]) -> list[Any]:
    """The results of these calls in their order; an `RpcError` where one was refused.

    Raises    EndpointFailed
    """
    if not endpoint.batches or len(calls) == 1:
        return list(await asyncio.gather(*(_alone(endpoint, call) for call in calls)))
    parts = [
        calls[start : start + _IN_ONE_REQUEST_MAX]
        for start in range(0, len(calls), _IN_ONE_REQUEST_MAX)
    ]
    answers = await asyncio.gather(*(_together(endpoint, part) for part in parts))
    return [one for part in answers for one in part]


async def _alone(endpoint: Endpoint, call: Call) -> Any:
    answer = await endpoint.fetch("POST", "", _request(0, call))
    if not isinstance(answer, dict):
        raise endpoint.failed("garbage")
    return _result(endpoint, answer)


async def _together(endpoint: Endpoint, calls: Sequence[Call]) -> list[Any]:
    body = [_request(number, call) for number, call in enumerate(calls)]
    answer = await endpoint.fetch("POST", "", body, calls=len(calls))
    if isinstance(answer, dict) and "error" in answer:
        endpoint.batches = False
        return await called(endpoint, calls)
    if not isinstance(answer, list):
        raise endpoint.failed("garbage")
    numbered = (one for one in answer if isinstance(one, dict) and type(one.get("id")) is int)
    by_number = {one["id"]: one for one in numbered}
    if by_number.keys() != set(range(len(calls))):
        raise endpoint.failed("garbage")
    return [_result(endpoint, by_number[number]) for number in range(len(calls))]


def _request(number: int, call: Call) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": call.method, "params": list(call.params)}


def _result(endpoint: Endpoint, answer: dict[str, Any]) -> Any:
    error = answer.get("error")
    if error is None:
        if "result" not in answer:
            raise endpoint.failed("garbage")
        return answer["result"]
    if not isinstance(error, dict):
        raise endpoint.failed("garbage")
    code, message = error.get("code"), error.get("message")
    return RpcError(
        code if isinstance(code, int) else 0, str(message or "")[:500], error.get("data")
    )
