"""Solana's virtual machine, served."""

from collections.abc import AsyncIterator

import pytest

from tests.services.solana_rpc import Cluster, serving


@pytest.fixture
async def cluster() -> AsyncIterator[Cluster]:
    """A fresh machine, served."""
    async with serving(Cluster()) as served:
        yield served
