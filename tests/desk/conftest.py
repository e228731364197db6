"""What tests of the desk may ask for besides."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.builders import HandClock, open_desk
from walletdesk.desk.desk import Desk
from walletdesk.engine import open_engine
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.settings import Settings
from walletdesk.settings.model import Database


@pytest.fixture
async def two_desks(postgres_database: str, tmp_path: Path) -> AsyncIterator[tuple[Desk, Desk]]:
    """Two processes' desks on one database, which only PostgreSQL serves."""
    settings = Settings(data=str(tmp_path / "two"), database=Database(url=postgres_database))
    bring_up_to_date(settings)
    clock = HandClock()
    async with open_engine(settings, clock) as one, open_engine(settings, clock) as other:
        yield await open_desk(one), await open_desk(other)
