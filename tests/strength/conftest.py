"""A whole product on each engine: in this process, or as its own."""

from collections.abc import AsyncIterator, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from tests.houses import house_in
from tests.services.product import Product
from walletdesk.app.house import House


@pytest.fixture(scope="module", params=["embedded", "postgresql"])
async def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    """An open house, opened once for a module."""
    scaled = request.param == "postgresql"
    server = request.getfixturevalue("postgres") if scaled else None
    context: Any = server.new_database("house") if server else nullcontext("")
    with context as url:
        async with house_in(tmp_path_factory.mktemp("house"), url) as opened:
            yield opened


@pytest.fixture(params=["embedded", "postgresql"])
def product(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Product]:
    """The product as its own process, not started yet."""
    scaled = request.param == "postgresql"
    url = request.getfixturevalue("postgres_database") if scaled else ""
    data = tmp_path / "data"
    product = Product(data, tmp_path / "serve.log", {"WALLETDESK_DATABASE__URL": url})
    yield product
    product.kill()
