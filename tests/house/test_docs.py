"""The pages for strangers who write a client name every route, frame and refusal there is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from walletdesk.app.build import routes_of
from walletdesk.app.house import House
from walletdesk.web.sentences import reasons
from walletdesk.web.who import callers

ROOT = Path(__file__).parents[2]
LIVE = (ROOT / "docs/live.md").read_text("utf-8")


def api_routes(house: House) -> list[str]:
    found = (route for route in callers(routes_of(house)) if " /api/" in route)
    framework = ("/api/openapi.json", "/api/{path:str}", "/api/health")
    return [
        route
        for route in found
        if route.split()[0] not in ("OPTIONS", "HEAD") and not route.endswith(framework)
    ]


def documented(route: str) -> bool:
    """`GET /api/desk/conversations/{case:str}/read` may be written `GET …/read`."""
    method, path = route.split()
    plain = re.sub(r"\{(\w+):\w+\}", r"{\1}", path)
    ways = [plain]
    below = re.fullmatch(r"/api/desk/conversations/\{case\}(/\w+)", plain)
    if below:
        ways.append(f"…{below[1]}")
    if method == "ASGI":
        return f"`{plain}`" in LIVE
    return any(re.search(rf"`{method} {re.escape(way)}[`? ]", LIVE) for way in ways)


async def test_every_route_of_the_api_is_documented(house: House) -> None:
    assert [route for route in api_routes(house) if not documented(route)] == []


def frames_of(*names: str) -> set[str]:
    """The `t` of frames that these modules read or write."""
    found: set[str] = set()
    for name in names:
        source = (ROOT / "walletdesk/desk" / f"{name}.py").read_text("utf-8")
        found |= set(re.findall(r'"t": "(\w+)"', source)) | set(
            re.findall(r'\{"t":"(\w+)"', source.replace("{{", "{"))
        )
        if not name.endswith("_socket"):
            continue
        found |= set(re.findall(r'kind == "(\w+)"', source))
        found |= {
            str(word)
            for group in re.findall(r"kind in \(([^)]+)\)", source)
            for word in re.findall(r'"(\w+)"', group)
        }
    return found


def test_every_frame_is_documented() -> None:
    used = frames_of("chat_socket", "agent_socket", "fan_out", "look", "team", "typing")
    assert {"hello", "send", "ack", "state", "message", "row", "typing", "watch"} <= used | {
        "hello"
    }
    assert [frame for frame in sorted(used) if f'"t":"{frame}"' not in LIVE.replace(" ", "")] == []


def refusals() -> Iterator[tuple[str, str]]:
    """The reasons with which the product refuses, and where."""
    for path in sorted((ROOT / "walletdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused"
            reason = getattr(node.args[0], "value", None) if named and node.args else None  # type: ignore[attr-defined]  # a call
            if isinstance(reason, str):
                yield reason, path.name


def test_every_refusal_has_a_sentence() -> None:
    assert [one for one in refusals() if one[0] not in reasons()] == []


@pytest.mark.parametrize("reason", sorted({reason for reason, _ in refusals()}))
def test_every_refusal_is_documented(reason: str) -> None:
    pages_only = {"taken", "weak_password", "wrong_code", "wrong_sign_in"}
    assert f"`{reason}`" in LIVE or reason in pages_only


def test_every_event_name_is_documented() -> None:
    names: set[Any] = set()
    for path in sorted((ROOT / "walletdesk/desk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            if getattr(node.func, "attr", getattr(node.func, "id", "")) == "event":
                names.add(getattr(node.args[1], "value", None))
    assert "assigned" in names
    assert [name for name in sorted(names - {None}) if f"`{name}`" not in LIVE] == []
