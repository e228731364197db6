"""A whole product, opened once for a module, and ways to call it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from tests.services.product import Product
from walletdesk.app.house import House, open_house
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.settings import Settings
from walletdesk.settings.model import Database, FirstLine, Server
from walletdesk.settings.model import Desk as DeskSettings


@pytest.fixture(scope="module", params=["embedded", "postgresql"])
async def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    """An open house on each engine, without its rounds: jobs run when a test says so."""
    scaled = request.param == "postgresql"
    server = request.getfixturevalue("postgres") if scaled else None
    context: Any = server.new_database("house") if server else nullcontext("")
    with context as url:
        settings = Settings(
            data=str(tmp_path_factory.mktemp("house")),
            server=Server(public_url="http://desk.example"),
            database=Database(url=url),
            desk=DeskSettings(messages_per_minute=10_000, sessions_per_minute=10_000),
            first_line=FirstLine(vectors=False),
        )
        bring_up_to_date(settings)
        async with open_house(settings) as opened:
            yield opened


@pytest.fixture(params=["embedded", "postgresql"])
def product(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Product]:
    """The product as its own process, not started yet, on each engine."""
    scaled = request.param == "postgresql"
    url = request.getfixturevalue("postgres_database") if scaled else ""
    data = tmp_path / "data"
    product = Product(data, tmp_path / "serve.log", {"WALLETDESK_DATABASE__URL": url})
    yield product
    product.kill()
