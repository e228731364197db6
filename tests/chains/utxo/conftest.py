"""A real node whose blocks cost something, asked in both ways that the family knows."""

from collections.abc import Iterator

import pytest

from tests.services import Unavailable
from tests.services.esplora import serving_esplora
from tests.services.litecoind import Litecoind, running_litecoind

USUAL_RATE = 40


@pytest.fixture(scope="session")
def node() -> Iterator[Litecoind]:
    """A node that has seen enough blocks with fees to estimate what the next ones take."""
    try:
        with running_litecoind() as litecoind:
            _fill(litecoind)
            yield litecoind
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.fixture(params=["core", "esplora"])
def url(request: pytest.FixtureRequest, node: Litecoind) -> Iterator[str]:
    """The same chain, asked over Bitcoin Core's calls and over Esplora's paths."""
    if request.param == "core":
        yield node.url
        return
    with serving_esplora(node) as served:
        yield served


def _fill(node: Litecoind) -> None:
    node.mine(130)
    coins = [(one["txid"], one["vout"]) for one in node.call("listunspent", 1)]
    for _ in range(8):
        for coin in (coins.pop(), coins.pop(), coins.pop()):
            node.send(node.address(), "1", USUAL_RATE, coin=coin)
        node.mine()
