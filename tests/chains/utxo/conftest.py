"""A real node whose blocks cost something, asked in both ways that the family knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.services import Unavailable
from tests.services.esplora import serving_esplora
from tests.services.litecoind import Litecoind, running_litecoind

USUAL_RATE = 40


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process asks one node, in one order: what blocks hold moves the fees it estimates."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.xdist_group("litecoind"))


@pytest.fixture(scope="session")
def node() -> Iterator[Litecoind]:
    """A node that has seen enough blocks with fees to estimate what the next ones take."""
    with started() as litecoind:
        _fill(litecoind)
        yield litecoind


@pytest.fixture(params=["core", "esplora"])
def way(request: pytest.FixtureRequest) -> str:
    """Each of the two ways to ask."""
    name: str = request.param
    return name


@pytest.fixture
def url(way: str, node: Litecoind) -> Iterator[str]:
    """The same chain, asked over Bitcoin Core's calls and over Esplora's paths."""
    with asked_in(way, node) as there:
        yield there


@contextmanager
def started(*options: str, folder: Path | None = None) -> Iterator[Litecoind]:
    """A node of a test's own; the test is left out where there is no program for it."""
    try:
        with running_litecoind(*options, folder=folder) as litecoind:
            yield litecoind
    except Unavailable as absent:
        pytest.skip(str(absent))


@contextmanager
def asked_in(way: str, node: Litecoind) -> Iterator[str]:
    """Where a node's chain is asked in this way."""
    if way == "core":
        yield node.url
        return
    with serving_esplora(node) as there:
        yield there


def _fill(node: Litecoind) -> None:
    node.mine(130)
    coins = [(one["txid"], one["vout"]) for one in node.call("listunspent", 1)]
    for _ in range(8):
        for coin in (coins.pop(), coins.pop(), coins.pop()):
            node.send(node.address(), "1", USUAL_RATE, coin=coin)
        node.mine()


@pytest.fixture(scope="session")
def stranger() -> Iterator[str]:
    """A node of another chain of the same kind, which knows nothing of the first one's."""
    with started() as litecoind:
        litecoind.mine(5)
        yield litecoind.url
