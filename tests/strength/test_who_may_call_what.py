"""Every route, with nobody and with every role: it opens to whom it says, and to nobody else.

The routes are the application's own: a new one is walked from the day it is added, and has
to be told here how it is called when it takes a body.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.builders import hire, reply, say, signed_in
from tests.pages import Page
from walletdesk.app.build import build, routes_of, sockets_of
from walletdesk.app.house import House
from walletdesk.desk.close import reopen
from walletdesk.kernel.ids import new_id
from walletdesk.people import visitors
from walletdesk.people.sign_in import COOKIE
from walletdesk.web.who import callers, silent_routes

FOREIGN = "words-of-a-alone"
HIDDEN = "note-for-colleagues-alone"
AGENTS = ("agent", "lead", "admin")
CALLERS = ("nobody", "visitor_a", "visitor_b", "half_way", "disabled", *AGENTS)


@dataclass(frozen=True)
class Scene:
    """Visitor A with a case, its note and files; visitor B with another; and the callers.

    cookies   what each caller's browser sends
    """

    house: House
    client: httpx.AsyncClient
    case: str
    case_of_b: str
    file_id: str
    hidden_file_id: str
    contact_a: int
    cookies: dict[str, str]

    async def call(self, route: str, caller: str, **filled: str) -> httpx.Response:
        """Call a route as `callers` names it, as somebody."""
        method, path = route.split(" ")
        self.client.cookies.clear()  # a session that was handed out must not stay
        headers = {"origin": "http://desk.example", "accept": "application/json"}
        if self.cookies[caller]:
            headers["cookie"] = self.cookies[caller]
        return await self.client.request(
            method,
            self.address(path, **filled),
            headers=headers,
            params=self._query(route),
            **self._body(route),
        )

    def address(self, path: str, **filled: str) -> str:
        """A path with its places filled in, all of them with what is A's."""
        values = {
            "case": self.case,
            "file_id": self.file_id,
            "language": "en",
            "slug": "transaction-not-arrived",
            "name": "transactions",
            "path": "css/tokens.css",
            "agent": "0000000000001",
            "release": "0000000000001",
            "rule": "0000000000001",
            "key": "guessed",
        } | filled
        return re.sub(r"\{(\w+)(:\w+)?\}", lambda match: values[match[1]], path)

    def _query(self, route: str) -> dict[str, str]:
        if route.startswith("GET /api/chat/"):
            return {"case": self.case}
        if route == "GET /api/desk/conversations":
            return {"view": "all"}
        return {"case": self.case} if route.endswith("/cases/find") else {}

    def _body(self, route: str) -> dict[str, Any]:
        if route.startswith(("GET ", "DELETE ", "ASGI ")):
            return {}
        given = _BODIES[route]
        if isinstance(given, bytes):
            return {"content": given}
        kind = "json" if route.split(" ")[1].startswith("/api/") else "data"
        fresh = {"id": f"w{new_id()}"} if "id" in given else {}
        named = {"case": self.case} if "case" in given else {}
        return {kind: {**given, **fresh, **named}}


_BODIES: dict[str, dict[str, Any] | bytes] = {
    "POST /api/chat/sessions": {},
    "POST /api/diagnosis": {"reference": "884213907"},
    "POST /api/chat/messages": {"id": "", "case": "", "text": "knock"},
    "POST /api/chat/read": {"case": "", "number": 1},
    "POST /api/chat/intake": {"id": "", "case": "", "given": {"when": "knock"}},
    "POST /api/chat/files": b"a text",
    "POST /api/chat/files/{file_id:str}/consent": {},
    "POST /api/desk/files": b"a text",
    "POST /api/desk/files/{file_id:str}/open": {},
    "POST /api/desk/guard": {"text": "Hello"},
    "POST /api/risks": {"address": "nobody's"},
    "PUT /api/desk/presence": {"presence": "online"},
    "POST /api/desk/safety/seen": {"until": "2026-01-01T00:00:00.000Z"},
    "POST /api/desk/safety/releases": {"name": "walk", "text": "words", "reason": "a walk"},
    "POST /api/desk/safety/rules": {"name": "walk", "words": "words of a walk"},
    "POST /api/desk/conversations/{case:str}/messages": {"id": "", "text": "knock"},
    "POST /api/desk/conversations/{case:str}/read": {"number": 1},
    "POST /api/desk/conversations/{case:str}/assignment": {"agent": "me"},
    "POST /api/desk/conversations/{case:str}/closure": {},
    "POST /api/desk/conversations/{case:str}/urgency": {},
    "POST /api/desk/conversations/{case:str}/records": {"address": "knock"},
    "POST /help/{language:str}/records": {"address": "knock"},
    "POST /preferences": {"language": "en", "next": "/"},
    "POST /help/{language:str}/contact": {"id": "", "text": "knock"},
    "POST /help/{language:str}/cases/link": {"case": "", "email": "b@visitor.example"},
    "POST /help/{language:str}/cases/open": {"token": "guessed"},
    "POST /help/{language:str}/cases/{case:str}/messages": {"id": "", "text": "knock"},
    "POST /help/{language:str}/cases/{case:str}/files/{file_id:str}/consent": {},
    "POST /desk/sign-in": {"email": "x@wallet.example", "password": "guessed"},
    "POST /desk/code": {"code": "000000"},
    "POST /desk/sign-out": {},
    "POST /desk/account/password": {"old": "x", "new": "y", "again": "z"},
    "POST /desk/account/sessions/end": {"session": "guessed"},
    "POST /desk/conversations/{case:str}/messages": {"id": "", "text": "knock"},
    "POST /desk/conversations/{case:str}/assignment": {"agent": "me"},
    "POST /desk/conversations/{case:str}/release": {},
    "POST /desk/conversations/{case:str}/closure": {},
    "POST /desk/conversations/{case:str}/reopening": {},
    "POST /desk/conversations/{case:str}/urgency": {},
    "POST /desk/safety/seen": {"until": "2026-01-01T00:00:00.000Z"},
    "POST /desk/safety/suspensions/{agent:str}/clearance": {},
    "POST /desk/safety/releases": {"name": "walk", "text": "words", "reason": "a walk"},
    "POST /desk/safety/releases/{release:str}/revocation": {},
    "POST /desk/safety/rules": {"name": "walk", "words": "words of a walk"},
    "POST /desk/safety/rules/{rule:str}/removal": {},
    "POST /desk/conversations/{case:str}/files/{file_id:str}/open": {},
}


@pytest.fixture(scope="module")
async def scene(house: House) -> AsyncIterator[Scene]:
    desk, key = house.desk, house.engine.key
    (contact_a, token_a), (contact_b, token_b) = (visitors.new_visitor(key) for _ in range(2))
    team = {role: await hire(house.engine, role.title(), role, 100) for role in AGENTS}  # type: ignore[arg-type]  # one of its kind
    gone = await hire(house.engine, "Gone", "admin", disabled_at_ms=1)
    await desk.directory.refresh(house.engine)
    picture = await house.files.put(contact_a, FOREIGN.encode(), f"{FOREIGN}.txt")
    kept_back = await house.files.put(team["agent"].id, HIDDEN.encode(), f"{HIDDEN}.txt")
    taken = await say(desk, contact_a, FOREIGN, files=(picture.id,))
    case = taken.conversation.case_number
    await reply(desk, team["agent"], case, HIDDEN, files=(kept_back.id,), note=True)
    await reply(desk, team["agent"], case, f"We see {FOREIGN}.")
    other = await say(desk, contact_b, "something else")
    sessions = {role: await signed_in(house.engine, agent) for role, agent in team.items()}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(build(house), raise_app_exceptions=False),  # type: ignore[arg-type]  # one of its kind
        base_url="http://desk.example",
    ) as client:
        yield Scene(
            house=house,
            client=client,
            case=case,
            case_of_b=other.conversation.case_number,
            file_id=picture.id,
            hidden_file_id=kept_back.id,
            contact_a=contact_a,
            cookies={
                "nobody": "",
                "visitor_a": f"{visitors.COOKIE}={token_a}",
                "visitor_b": f"{visitors.COOKIE}={token_b}",
                "half_way": f"{COOKIE}={await signed_in(house.engine, team['admin'], False)}",
                "disabled": f"{COOKIE}={await signed_in(house.engine, gone)}",
                **{role: f"{COOKIE}={token}" for role, token in sessions.items()},
            },
        )


def walked(house: House) -> dict[str, str]:
    """All routes of HTTP that are not the framework's own answer to OPTIONS."""
    everything = callers(routes_of(house))
    return {
        route: who
        for route, who in everything.items()
        if route.split(" ")[0] not in ("OPTIONS", "HEAD", "ASGI")
        # Signing out would end the sessions of the walk; it has a test of its own.
        and not route.endswith("/sign-out")
    }


def may(caller: str, who: str) -> bool:
    if who == "anyone":
        return True
    if who == "visitor":
        return caller.startswith("visitor")
    return caller in AGENTS[AGENTS.index(who) :]


async def test_every_route_says_who_may_call_it(house: House) -> None:
    assert silent_routes(routes_of(house)) == []


@pytest.mark.parametrize("caller", CALLERS)
async def test_a_route_opens_to_whom_it_says(scene: Scene, caller: str) -> None:
    for route, who in walked(scene.house).items():
        answer = await scene.call(route, caller)
        shut = answer.status_code in (401, 403) or (
            answer.status_code == 303 and answer.headers["location"].startswith("/desk/sign-in")
        )
        assert answer.status_code < 500, (route, caller)
        if may(caller, who):
            assert answer.status_code not in (401, 403), (route, caller, answer.text)
        else:
            assert shut, (route, caller, answer.status_code)
        if route.startswith("DELETE ") and route.endswith("/closure"):
            await reopen(scene.house.desk, scene.case, await hire(scene.house.engine))


@pytest.mark.parametrize("caller", ["nobody", "visitor_b", "half_way", "disabled"])
async def test_nothing_of_a_reaches_anybody_else(scene: Scene, caller: str) -> None:
    for route in walked(scene.house):
        for file_id in (scene.file_id, scene.hidden_file_id):
            answer = await scene.call(route, caller, file_id=file_id)
            assert FOREIGN not in answer.text, (route, caller)
            assert HIDDEN not in answer.text, (route, caller)


async def test_notes_and_their_files_never_reach_the_customer(scene: Scene) -> None:
    seen_own = 0
    for route, who in walked(scene.house).items():
        if not may("visitor_a", who):
            continue
        answer = await scene.call(route, "visitor_a")
        seen_own += FOREIGN in answer.text
        assert HIDDEN not in answer.text, route
        assert scene.hidden_file_id not in answer.text, route
    assert seen_own >= 5  # both messages, the page, the file, two transcripts
    hidden = await scene.call(
        "GET /api/chat/files/{file_id:str}", "visitor_a", file_id=scene.hidden_file_id
    )
    assert hidden.status_code == 404


async def test_what_is_anothers_looks_like_what_is_not_there(scene: Scene) -> None:
    for route, who in walked(scene.house).items():
        if who != "visitor" or route.endswith(("/files", "GET /api/chat/messages")):
            continue
        others = await scene.call(route, "visitor_b")
        absent = await scene.call(route, "visitor_b", file_id="none")
        assert others.status_code == absent.status_code == 404, route
        assert others.json()["reason"] == "not_found"


async def test_a_foreign_page_cannot_use_an_agents_cookie(scene: Scene) -> None:
    for route, who in walked(scene.house).items():
        method, path = route.split(" ")
        if method == "GET" or who not in AGENTS:
            continue
        headers = {"cookie": scene.cookies["admin"], "origin": "https://evil.example"}
        answer = await scene.client.request(
            method, scene.address(path), headers=headers, **scene._body(route)
        )
        assert answer.status_code == 403, route


async def test_signing_out_ends_the_session(scene: Scene, house: House) -> None:
    token = await signed_in(house.engine, await hire(house.engine))
    headers = {"cookie": f"{COOKIE}={token}", "origin": "http://desk.example"}
    before = await scene.client.get("/api/desk/agents", headers=headers)
    await scene.client.post("/desk/sign-out", headers=headers)
    after = await scene.client.get("/api/desk/agents", headers=headers)
    assert (before.status_code, after.status_code) == (200, 401)


async def test_no_socket_is_left_out_of_the_walk(house: House) -> None:
    """A third one has to be walked below as these are: no guard stands before it."""
    assert set(sockets_of(house)) == {"/api/chat/live", "/api/desk/live"}


@pytest.mark.parametrize("caller", ["nobody", "visitor_a", "half_way", "disabled"])
async def test_the_agents_socket_is_shut_to_all_others(scene: Scene, caller: str) -> None:
    page = Page(build(scene.house), "/api/desk/live", scene.cookies[caller])
    assert await page.open(case=scene.case) == {"t": "closed", "code": 4401}


async def test_the_agents_socket_is_shut_to_foreign_pages(scene: Scene) -> None:
    page = Page(
        build(scene.house), "/api/desk/live", scene.cookies["admin"], origin="https://evil.example"
    )
    assert await page.open(case=scene.case) == {"t": "closed", "code": 4401}


@pytest.mark.parametrize("token", ["", "v1.0000000000000.0", "v1..", "x" * 1_000, "\u202e"])
async def test_the_visitors_socket_is_shut_to_forged_tokens(scene: Scene, token: str) -> None:
    page = Page(build(scene.house), "/api/chat/live")
    assert await page.open(token=token) == {"t": "closed", "code": 4401}


async def test_a_visitor_sees_and_changes_nothing_of_anothers_case_by_socket(scene: Scene) -> None:
    page = Page(build(scene.house), "/api/chat/live", scene.cookies["visitor_b"])
    first = await page.open(case=scene.case)
    assert (first["t"], first["reason"]) == ("refused", "not_found")
    for frame in (
        {"t": "send", "id": "s1", "text": "knock", "case": scene.case},
        {"t": "intake", "id": "s2", "case": scene.case, "given": {"when": "knock"}},
        {"t": "send", "id": "s3", "text": "x", "files": [scene.file_id], "case": scene.case_of_b},
    ):
        refused = await page.ask(frame)
        assert refused["t"] == "refused", frame
    for kind in ("fetch", "read", "typing"):
        page.send({"t": kind, "case": scene.case, "after": 0, "number": 99})
    await page.caught_up()
    await say(scene.house.desk, scene.contact_a, f"more {FOREIGN}", case=scene.case)
    await page.caught_up()
    assert FOREIGN not in str(page.frames)
    await page.close()


async def test_notes_never_reach_the_customers_socket(scene: Scene) -> None:
    page = Page(build(scene.house), "/api/chat/live", scene.cookies["visitor_a"])
    await page.open(case=scene.case)
    agent = await hire(scene.house.engine)
    await reply(scene.house.desk, agent, scene.case, f"{HIDDEN} again", note=True)
    kept_back = await scene.house.files.put(agent.id, b"x", f"{HIDDEN}.txt")
    await reply(scene.house.desk, agent, scene.case, "", files=(kept_back.id,), note=True)
    await reply(scene.house.desk, agent, scene.case, "We have looked.")
    page.send({"t": "fetch", "case": scene.case, "after": 0})
    await page.caught_up()
    assert "We have looked." in str(page.frames)
    assert HIDDEN not in str(page.frames)
    await page.close()
