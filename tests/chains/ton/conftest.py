"""TON's virtual machine: what happened in it, and a node that tells of it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.services import Unavailable
from tests.services.ton_center import Center, sandbox, serving


@pytest.fixture(scope="session")
def happened() -> dict[str, Any]:
    """Every scenario; run once."""
    try:
        return sandbox()
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.fixture
async def center() -> AsyncIterator[Center]:
    """A node that knows nothing yet."""
    async with serving(Center()) as served:
        yield served
