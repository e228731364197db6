"""Nodes that tests of the EVM family share, each back where it was after every test."""

from collections.abc import Iterator

import pytest

from tests.chains.evm.ground import Ground, ground
from tests.services import Unavailable


@pytest.fixture(scope="session")
def _mining() -> Iterator[Ground]:
    """A node that puts every transaction into a block at once; final are all but two blocks."""
    try:
        with ground("--slots-in-an-epoch", "1") as one:
            yield one
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.fixture
def node(_mining: Ground) -> Iterator[Ground]:
    """A node that puts every transaction into a block at once."""
    before = _mining.rpc("evm_snapshot")
    yield _mining
    _mining.rpc("evm_revert", before)


@pytest.fixture
def idle() -> Iterator[Ground]:
    """A node that puts transactions into blocks only when it is told to."""
    try:
        with ground("--no-mining", "--block-base-fee-per-gas", "1000000000") as one:
            yield one
    except Unavailable as absent:
        pytest.skip(str(absent))
