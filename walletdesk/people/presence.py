"""Who of the team is here."""

from typing import NamedTuple

from walletdesk.engine import Engine, Tx
from walletdesk.people import store
from walletdesk.people.model import Presence


class TeamChanged(NamedTuple):
    """Somebody's presence, name or role is another one now."""

    agent_id: int


async def choose(engine: Engine, agent_id: int, presence: Presence) -> None:
    """Keep what an agent chose: online or away; offline when the last page closed."""
    await engine.database.write(_choose, agent_id, presence)


async def sign_of_life(engine: Engine, agent_id: int) -> None:
    """Note that an agent's page is open; who was offline is online by it."""
    await engine.database.write(_see, agent_id)


def _choose(tx: Tx, agent_id: int, presence: Presence) -> None:
    store.set_presence(tx, agent_id, presence, tx.now_ms)
    tx.tell(TeamChanged(agent_id))


def _see(tx: Tx, agent_id: int) -> None:
    before = store.agent(tx, agent_id)
    store.see_agent(tx, agent_id, tx.now_ms)
    if before and not before.is_here(tx.now_ms):
        tx.tell(TeamChanged(agent_id))
