"""Who may call a route: its `opt` says so, this holds it to it, for every route."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from walletdesk.kernel.errors import Forged, NotAllowed, Refused
from walletdesk.people import sign_in as agents
from walletdesk.people import visitors
from walletdesk.people.model import ROLES, Agent
from walletdesk.web.who import KEY

Connection = ASGIConnection[Any, Any, Any, Any]


class Doorkeeper:
    """A guard for the whole application; also tells handlers whom it let in."""

    def __init__(self, sign_in: agents.SignIn, key: bytes) -> None:
        self._sign_in = sign_in
        self._key = key

    async def __call__(self, connection: Connection, handler: BaseRouteHandler) -> None:
        """Raises Refused sign_in, NotAllowed, Forged."""
        who = str(handler.opt.get(KEY, ""))
        if who in ROLES:
            agent = await self._sign_in.who(connection.cookies.get(agents.COOKIE, ""))
            if agent is None:
                raise Refused("sign_in")
            if not agent.reaches(who):
                raise NotAllowed
            connection.state.agent = agent
        elif who == "visitor":
            connection.state.contact_id = self.visitor(connection)
        elif who != "anyone":
            # A route that does not say who may call it is open to nobody.
            raise NotAllowed

    def visitor(self, connection: Connection) -> int:
        """The contact behind a request. Raises Forged when there is none."""
        found = self.maybe_visitor(connection)
        if found is None:
            raise Forged("visitor token")
        return found

    def maybe_visitor(self, connection: Connection) -> int | None:
        """The contact behind a request, None when it carries no good token."""
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            token = connection.cookies.get(visitors.COOKIE, "")
        try:
            return visitors.contact_of(token, self._key)
        except Forged:
            return None


def agent_of(connection: Connection) -> Agent:
    """The agent whom the doorkeeper let in."""
    agent: Agent = connection.state.agent
    return agent


def contact_of(connection: Connection) -> int:
    """The contact whom the doorkeeper let in."""
    contact_id: int = connection.state.contact_id
    return contact_id
