"""A node with transfers on it."""

from collections.abc import Iterator

import pytest

from tests.services import Unavailable
from tests.services.transfers import Transfers, running_transfers


@pytest.fixture(scope="module")
def transfers() -> Iterator[Transfers]:
    """A real node."""
    try:
        with running_transfers() as running:
            yield running
    except Unavailable as absent:
        pytest.skip(str(absent))
