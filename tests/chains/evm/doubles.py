"""Nodes that answer as a real one does, but for what a test changes."""

import json
from collections.abc import Callable
from typing import Any

from tests.services.recorder import through_to

Answer = Callable[[bytes], tuple[int, bytes]]


def changed(url: str, change: Callable[[str, Any], Any]) -> Answer:
    """The node there; `change` is given each method and result, and makes another result.

    What it makes goes into the answer as `error` where it is an exception.
    """

    def answer(body: bytes) -> tuple[int, bytes]:
        asked = json.loads(body)
        calls = asked if isinstance(asked, list) else [asked]
        _, raw = through_to(url)(json.dumps(calls).encode())
        methods = {one["id"]: one["method"] for one in calls}
        told = [_changed(one, methods[one["id"]], change) for one in json.loads(raw)]
        return 200, json.dumps(told if isinstance(asked, list) else told[0]).encode()

    return answer


def _changed(one: dict[str, Any], method: str, change: Callable[[str, Any], Any]) -> dict[str, Any]:
    result = change(method, one.get("result"))
    if isinstance(result, Exception):
        error = {"code": -32601, "message": str(result)}
        return {"jsonrpc": "2.0", "id": one["id"], "error": error}
    return one if "error" in one else {**one, "result": result}


def lacking(url: str, *methods: str) -> Answer:
    """The node there, without these methods."""

    def change(method: str, result: Any) -> Any:
        return LookupError("Method not found") if method in methods else result

    return changed(url, change)
