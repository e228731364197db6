"""An open house, for its table of routes."""

from collections.abc import AsyncIterator

import pytest

from tests.houses import house_in
from walletdesk.app.house import House


@pytest.fixture(scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """On the embedded engine."""
    async with house_in(tmp_path_factory.mktemp("house")) as opened:
        yield opened
