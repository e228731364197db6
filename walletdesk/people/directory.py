"""The team's names and presence, as this process last read them."""

from walletdesk.engine import Engine
from walletdesk.people import store
from walletdesk.people.model import Agent


class Directory:
    """Agents by id, for pages that show many names at once; `refresh` reads them anew."""

    def __init__(self) -> None:
        self._agents: dict[int, Agent] = {}

    async def refresh(self, engine: Engine) -> None:
        """Read the team."""
        self._agents = {one.id: one for one in await engine.database.read(store.agents_all)}

    def name(self, agent_id: int | None) -> str | None:
        """An agent's name, None for nobody."""
        found = self._agents.get(agent_id) if agent_id is not None else None
        return found.name if found else None

    def team(self) -> list[Agent]:
        """All who are not disabled, by name."""
        return [one for one in self._agents.values() if one.disabled_at_ms is None]

    def here(self, now_ms: int) -> list[Agent]:
        """Those who are online now."""
        return [one for one in self.team() if one.is_here(now_ms)]
