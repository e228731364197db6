"""The API describes itself truly: every route is in the document, and nothing breaks it."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import hypothesis
import pytest
import schemathesis
from hypothesis import HealthCheck
from schemathesis.core.result import Ok

from tests.builders import hand_over, hire, say, signed_in
from walletdesk.app.build import build, routes_of
from walletdesk.app.house import House
from walletdesk.people import visitors
from walletdesk.people.sign_in import COOKIE
from walletdesk.web.who import callers

FRAMEWORK = {"GET /api", "GET /api/{path}", "GET /api/openapi.json"}  # the document's own


def document(house: House) -> dict[str, Any]:
    schema: dict[str, Any] = routes_of(house).openapi_schema.to_schema()
    return schema


def described(house: House) -> set[str]:
    found = {
        f"{method.upper()} {path}"
        for path, methods in document(house)["paths"].items()
        for method in methods
    }
    return found - FRAMEWORK


def served(house: House) -> set[str]:
    """The JSON routes; pages and sockets are not among them."""
    found = {
        re.sub(r"\{(\w+):\w+\}", r"{\1}", route)
        for route in callers(routes_of(house))
        if route.split()[0] in ("GET", "POST", "PUT", "DELETE") and " /api" in route
    }
    return found - FRAMEWORK


async def test_every_route_of_the_api_is_in_the_document(house: House) -> None:
    assert described(house) == served(house)


async def test_every_route_says_what_it_is_for(house: House) -> None:
    silent = [
        f"{method} {path}"
        for path, methods in document(house)["paths"].items()
        for method, operation in methods.items()
        if not operation.get("description") and f"{method.upper()} {path}" not in FRAMEWORK
    ]
    assert silent == []


async def test_bodies_are_described_by_named_shapes(house: House) -> None:
    shapes = document(house)["components"]["schemas"]
    message = next(shape for name, shape in shapes.items() if name.endswith("MessageView"))
    assert {"number", "kind", "from", "text", "at", "files", "removed"} <= set(
        message["properties"]
    )


@pytest.fixture(scope="module")
async def client(house: House) -> AsyncIterator[httpx.AsyncClient]:
    app: Any = build(house)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as opened:
        yield opened


async def test_the_document_is_served(client: httpx.AsyncClient) -> None:
    answer = await client.get("/api/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["info"]["title"] == "walletdesk"


def kinds_of_case(house: House) -> Iterator[Any]:
    """Every operation with what a generator makes of its parameters and body."""
    schema = schemathesis.openapi.from_dict(document(house))
    for operation in schema.get_all_operations():
        if isinstance(operation, Ok) and operation.ok().label not in FRAMEWORK:
            yield operation.ok()


async def test_nothing_that_fits_or_does_not_fit_breaks_a_route(
    house: House, client: httpx.AsyncClient
) -> None:
    contact_id, token = visitors.new_visitor(house.engine.key)
    case = (await say(house.desk, contact_id, "hello")).conversation.case_number
    await hand_over(house.desk, case)
    agent = await hire(house.engine, role="admin", capacity=1_000)
    headers = {
        "authorization": f"Bearer {token}",
        "cookie": f"{COOKIE}={await signed_in(house.engine, agent)}",
        "origin": "http://desk.example",
    }
    seen: dict[str, set[int]] = {}
    for operation in kinds_of_case(house):
        for made in drawn(operation):
            path = made.formatted_path.replace("%00", "_")
            if "/conversations/" in path and len(seen.get(operation.label, ())) % 2 == 0:
                path = re.sub(r"(/conversations/)[^/]*", rf"\g<1>{case}", path)
            answer = await client.request(
                made.method,
                path or "/",
                params=printable(made.query),
                headers={**headers, **as_headers(made)},
                **body_of(made),
            )
            seen.setdefault(operation.label, set()).add(answer.status_code)
            assert answer.status_code < 500, (made.method, path, made.query, made.body, answer.text)
    assert len(seen) == len(described(house))
    assert sum(min(codes) < 300 for codes in seen.values()) > len(seen) / 2


def drawn(operation: Any) -> list[Any]:
    """Some examples of an operation: half of them fit its description, half do not."""
    made: list[Any] = []
    for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):

        @hypothesis.settings(
            max_examples=6,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[hypothesis.Phase.generate],
        )
        @hypothesis.given(operation.as_strategy(generation_mode=mode))
        def keep(one: Any) -> None:
            made.append(one)

        try:
            keep()
        except (hypothesis.errors.Unsatisfiable, schemathesis.errors.SchemathesisError):
            continue  # an operation without parameters has nothing that does not fit
    return made


def printable(query: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in (query or {}).items()}


def as_headers(made: Any) -> dict[str, str]:
    kind = made.media_type or "application/json"
    return {"content-type": kind}


def body_of(made: Any) -> dict[str, Any]:
    if isinstance(made.body, schemathesis.core.NotSet):
        return {}
    if isinstance(made.body, bytes | str):
        return {"content": made.body}
    return {"content": json.dumps(made.body, default=str)}
