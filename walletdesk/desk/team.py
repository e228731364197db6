"""The team as agents see it: who is here, and how much each holds."""

from typing import Any

import msgspec
from msgspec import Struct

from walletdesk.desk.desk import Desk
from walletdesk.desk.store import incidents, suspensions
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


class MyView(AgentView, frozen=True):
    """An agent as they see themselves.

    suspended   may not write to customers until a lead has looked
    unseen      blocked tries that a lead has yet to look at; 0 for others
    """

    suspended: bool = False
    unseen: int = 0


async def team_view(desk: Desk) -> list[AgentView]:
    """Everybody of the team."""
    agents, loads = await desk.engine.database.read(_team)
    return [_view(desk, agent, loads) for agent in agents if agent.disabled_at_ms is None]


async def my_view(desk: Desk, agent: Agent) -> MyView | None:
    """An agent's view of themselves; None for who is no longer on the team."""
    wanted = id_text(agent.id)
    found = next((one for one in await team_view(desk) if one.id == wanted), None)
    if found is None:
        return None
    suspended, unseen = await desk.engine.database.read(_standing, agent)
    return MyView(**msgspec.structs.asdict(found), suspended=suspended, unseen=unseen)


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


def _standing(tx: Tx, agent: Agent) -> tuple[bool, int]:
    unseen = incidents.count_unseen(tx, agent.id) if agent.reaches("lead") else 0
    return suspensions.is_suspended(tx, agent.id), unseen


def _team(tx: Tx) -> tuple[list[Agent], dict[int, int]]:
    rows = tx.rows(
        "SELECT assignee_id, count(*) FROM conversations WHERE status = 'open'"
        " AND assignee_id IS NOT NULL GROUP BY assignee_id"
    )
    return people.agents_all(tx), {row[0]: row[1] for row in rows}
