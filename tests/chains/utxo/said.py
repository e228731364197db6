"""An endpoint that answers from a table instead of a network: recorded answers, or ruined ones."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp

from walletdesk.chains.endpoint import Endpoint
from walletdesk.chains.nodes import Nodes

PAYLOADS = Path(__file__).parent / "payloads"


class Said(Endpoint):
    """Gives what stands in the table under a path, or under a method with its parameters.

    asked   every request, each a list of what was asked in it
    """

    def __init__(self, answers: Mapping[str, Any]) -> None:
        super().__init__("http://recorded", calls_per_second=1_000, session=_none)
        self.answers = answers
        self.asked: list[list[str]] = []

    async def fetch(self, verb: str, path: str, body: Any = None, *, calls: int = 1) -> Any:
        """The recorded answer; None for 404 where there is none."""
        if verb == "GET":
            self.asked.append([path])
            return self.answers.get(path)
        if not isinstance(body, list):
            return None
        self.asked.append([_key(one) for one in body])
        return [self._result(one) for one in body]

    def _result(self, call: Mapping[str, Any]) -> dict[str, Any]:
        refused = {"code": -5, "message": "No such mempool or blockchain transaction."}
        answer = self.answers.get(_key(call), {"error": refused})
        if isinstance(answer, dict) and "error" in answer:
            return {"id": call["id"], **answer}
        return {"id": call["id"], "result": answer, "error": None}


@dataclass(frozen=True)
class Scene:
    """What was asked, what was known before, and every answer."""

    asked: str
    remembered: dict[str, Any]
    answers: dict[str, Any]


def recorded(name: str) -> Scene:
    """A scene of the folder of payloads."""
    text = (PAYLOADS / f"{name}.json").read_text("utf-8")
    return Scene(**json.loads(text, parse_float=Decimal))


def nodes(chain: str, *answers: Mapping[str, Any]) -> Nodes:
    """The nodes of a chain that answer from these tables."""
    return Nodes(chain, [Said(one) for one in answers])


def _key(call: Mapping[str, Any]) -> str:
    return " ".join([call["method"], json.dumps(call["params"])])


def _none() -> aiohttp.ClientSession:
    raise AssertionError("nothing here goes over a network")
