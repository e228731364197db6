"""A node with transfers on it and the chains that ask it; a chain that says what a test wrote."""

import dataclasses
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.services import Unavailable
from tests.services.fake_chain import FakeChains, FakeFamily
from tests.services.transfers import Transfers, running_transfers
from walletdesk.chains.open import Chains
from walletdesk.desk.desk import Desk
from walletdesk.settings.model import ChainNodes


@pytest.fixture(scope="module")
def transfers() -> Iterator[Transfers]:
    """A real node."""
    try:
        with running_transfers() as running:
            yield running
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.fixture
async def chains(transfers: Transfers) -> AsyncIterator[Chains]:
    """The one chain there is."""
    opened = Chains([ChainNodes(chain="anvil", urls=(transfers.url,))])
    yield opened
    await opened.close()


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
