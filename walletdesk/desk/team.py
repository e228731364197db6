"""The team as agents see it: who is here, and how much each holds."""

from typing import Any

import msgspec
from msgspec import Struct

from walletdesk.desk.desk import Desk
from walletdesk.engine import Tx
from walletdesk.kernel.ids import id_text
from walletdesk.people import store as people
from walletdesk.people.model import Agent, Presence, Role
from walletdesk.web.wire import framed


class AgentView(Struct, frozen=True):
    """An agent as colleagues see them.

    load   conversations held now, of at most `capacity`
    """

    id: str
    name: str
    role: Role
    presence: Presence
    capacity: int
    load: int
    language: str


async def team_view(desk: Desk) -> list[AgentView]:
    """Everybody of the team."""
    agents, loads = await desk.engine.database.read(_team)
    return [_view(desk, agent, loads) for agent in agents if agent.disabled_at_ms is None]


async def agent_view(desk: Desk, agent_id: int) -> AgentView | None:
    """One agent."""
    wanted = id_text(agent_id)
    return next((one for one in await team_view(desk) if one.id == wanted), None)


async def team_frame(desk: Desk) -> dict[str, Any]:
    """The `agents` frame."""
    return {"t": "agents", "agents": await team_view(desk)}


async def tell_team(desk: Desk) -> None:
    """Read the team anew and push it to the open pages."""
    await desk.directory.refresh(desk.engine)
    if desk.engine.live.listeners("team"):
        frame = framed(msgspec.json.encode(await team_frame(desk)))
        desk.engine.live.publish("team", frame)


def _view(desk: Desk, agent: Agent, loads: dict[int, int]) -> AgentView:
    here = agent.is_here(desk.engine.clock())
    shown: Presence = "online" if here else "away" if agent.presence == "away" else "offline"
    return AgentView(
        id=id_text(agent.id),
        name=agent.name,
        role=agent.role,
        presence=shown,
        capacity=agent.capacity or desk.engine.settings.desk.capacity,
        load=loads.get(agent.id, 0),
        language=agent.language,
    )


def _team(tx: Tx) -> tuple[list[Agent], dict[int, int]]:
    rows = tx.rows(
        "SELECT assignee_id, count(*) FROM conversations WHERE status = 'open'"
        " AND assignee_id IS NOT NULL GROUP BY assignee_id"
    )
    return people.agents_all(tx), {row[0]: row[1] for row in rows}
