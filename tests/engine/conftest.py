"""Both engines, open and empty: every contract test runs on each."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from walletdesk.engine import Engine, open_engine
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.settings import Settings
from walletdesk.settings.model import Database


@pytest.fixture(params=["embedded", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a new, migrated database."""
    scaled = request.param == "postgresql"
    url = request.getfixturevalue("postgres_database") if scaled else ""
    made = Settings(data=str(tmp_path / "data"), database=Database(url=url))
    bring_up_to_date(made)
    return made


@pytest.fixture
async def engine(settings: Settings) -> AsyncIterator[Engine]:
    """An open engine."""
    async with open_engine(settings) as opened:
        yield opened
