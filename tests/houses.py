"""A whole open product in the test's own process."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from walletdesk.app.house import House, open_house
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.settings import Settings
from walletdesk.settings.model import ChainNodes, Chains, Database, FirstLine, Server
from walletdesk.settings.model import Desk as DeskSettings


@contextlib.asynccontextmanager
async def house_in(
    folder: Path, database_url: str = "", nodes: tuple[ChainNodes, ...] = ()
) -> AsyncIterator[House]:
    """An open house without its rounds: jobs run when a test says so."""
    settings = Settings(
        data=str(folder),
        server=Server(public_url="http://desk.example"),
        database=Database(url=database_url),
        desk=DeskSettings(messages_per_minute=10_000, sessions_per_minute=10_000),
        first_line=FirstLine(vectors=False),
        chains=Chains(nodes=nodes),
    )
    bring_up_to_date(settings)
    async with open_house(settings) as opened:
        yield opened
