"""A desk with a chain that says what a test wrote down."""

import dataclasses
from collections.abc import AsyncIterator

import pytest

from tests.services.fake_chain import FakeChains, FakeFamily
from walletdesk.desk.desk import Desk


@pytest.fixture
def family() -> FakeFamily:
    """The chain's voice."""
    return FakeFamily()


@pytest.fixture
async def watching(desk: Desk, family: FakeFamily) -> AsyncIterator[Desk]:
    """A desk that asks it."""
    chains = FakeChains(family)
    yield dataclasses.replace(desk, chains=chains)
    await chains.close()
