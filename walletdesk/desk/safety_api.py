"""The safety page's HTTP side: leads look and decide, admins add rules."""

from typing import Any

from litestar import Request, delete, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Struct

from walletdesk.desk import own_rule, release_text, suspend
from walletdesk.desk.desk import Desk
from walletdesk.desk.safety import Safety, safety
from walletdesk.kernel.clock import from_rfc3339
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.kernel.ids import id_from_text, id_text
from walletdesk.people.doorkeeper import agent_of
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]

LEAD, ADMIN = open_to("lead"), open_to("admin")
_BASE = "/api/desk/safety"


class Until(Struct, frozen=True):
    """Up to which instant (RFC 3339) a lead has looked at the tries."""

    until: str


class Release(Struct, frozen=True):
    """A text to release, its name, and why."""

    name: str
    text: str
    reason: str


class OwnRule(Struct, frozen=True):
    """Words that no message may hold, and what the rule is called."""

    name: str
    words: str


class Made(Struct, frozen=True):
    """What was made."""

    id: str


def safety_routes(desk: Desk) -> list[HTTPRouteHandler]:
    """Everything below `/api/desk/safety`."""
    return [*_looking(desk), _clearing(desk), *_releasing(desk), *_ruling(desk)]


def row_id(text: str) -> int:
    """The row behind an id of the wire. Raises NotFound."""
    found = id_from_text(text)
    if found is None:
        raise NotFound
    return found


def instant(text: str) -> int:
    """The instant of the wire, ms since 1970 UTC. Raises Refused bad_request."""
    try:
        return from_rfc3339(text)
    except ValueError as error:
        raise Refused("bad_request") from error


def _looking(desk: Desk) -> list[HTTPRouteHandler]:
    @get(_BASE, opt=LEAD)
    async def look(request: AnyRequest, before: FromQuery[str | None] = None) -> Safety:
        """Stopped messages, who is suspended, released texts, own rules, counts by day."""
        return await safety(desk, agent_of(request), row_id(before) if before else None)

    @post(f"{_BASE}/seen", opt=LEAD, status_code=204)
    async def seen(request: AnyRequest, data: JSONBody[Until]) -> None:
        """Say that the tries up to an instant have been looked at."""
        await suspend.see_tries(desk, agent_of(request), instant(data.until))

    return [look, seen]


def _clearing(desk: Desk) -> HTTPRouteHandler:
    @delete(f"{_BASE}/suspensions/{{agent:str}}", opt=LEAD, status_code=204)
    async def clear(request: AnyRequest, agent: FromPath[str]) -> None:
        """Let an agent send again; never oneself."""
        await suspend.clear(desk, row_id(agent), agent_of(request))

    return clear


def _releasing(desk: Desk) -> list[HTTPRouteHandler]:
    @post(f"{_BASE}/releases", opt=LEAD, status_code=201)
    async def release(request: AnyRequest, data: JSONBody[Release]) -> Made:
        """Release a text by name: it passes as written, for everybody."""
        wish = release_text.Wish(data.name, data.text, data.reason)
        return Made(id_text(await release_text.release_text(desk, wish, agent_of(request))))

    @delete(f"{_BASE}/releases/{{release:str}}", opt=LEAD, status_code=204)
    async def revoke(request: AnyRequest, release: FromPath[str]) -> None:
        """Take a release back."""
        await release_text.revoke(desk, row_id(release), agent_of(request))

    return [release, revoke]


def _ruling(desk: Desk) -> list[HTTPRouteHandler]:
    @post(f"{_BASE}/rules", opt=ADMIN, status_code=201)
    async def add(request: AnyRequest, data: JSONBody[OwnRule]) -> Made:
        """Add words that no message may hold."""
        return Made(
            id_text(await own_rule.add_rule(desk, data.name, data.words, agent_of(request)))
        )

    @delete(f"{_BASE}/rules/{{rule:str}}", opt=ADMIN, status_code=204)
    async def remove(rule: FromPath[str]) -> None:
        """Take a rule away."""
        await own_rule.remove_rule(desk, row_id(rule))

    return [add, remove]
