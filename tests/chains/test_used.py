"""Whether an address was ever used, asked of real nodes and of bad ones."""

import json
import time
from collections.abc import Iterator

import pytest

from tests.services import Unavailable
from tests.services.anvil import running_anvil
from tests.services.recorder import recording, through_to
from walletdesk.chains.open import Chains
from walletdesk.chains.used import used
from walletdesk.settings.model import ChainNodes
from walletdesk.shield.derive import addresses

# The first of Anvil's published accounts, and a number that is nobody's account there.
RICH = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
POOR = "0x" + "5c" * 20


async def used_there(urls: tuple[str, ...], addresses: list[str]) -> frozenset[str]:
    """What one chain's nodes at these addresses say."""
    chains = Chains([ChainNodes(chain="anvil", urls=urls)] if urls else ())
    try:
        return await used(chains, addresses)
    finally:
        await chains.close()


@pytest.fixture(scope="module")
def anvil() -> Iterator[str]:
    """A real node."""
    try:
        with running_anvil() as url:
            yield url
    except Unavailable as absent:
        pytest.skip(str(absent))


def test_the_published_key_opens_the_published_account() -> None:
    key = bytes.fromhex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")
    opened = addresses(key)
    assert opened is not None
    assert opened.evm == RICH


async def test_a_real_node_knows_the_address_that_holds_something(anvil: str) -> None:
    assert await used_there((anvil,), [RICH, POOR]) == {RICH}


async def test_only_addresses_are_asked_about(anvil: str) -> None:
    with recording(through_to(anvil)) as recorder:
        assert await used_there((recorder.url,), [RICH]) == {RICH}
    calls = json.loads(recorder.heard[-1])
    assert {call["method"] for call in calls} == {"eth_getTransactionCount", "eth_getBalance"}
    assert {call["params"][0] for call in calls} == {RICH}


async def test_an_address_that_once_sent_something_is_used_though_it_is_empty() -> None:
    def answer(body: bytes) -> tuple[int, bytes]:
        results = [
            {"id": one["id"], "result": "0x7" if one["method"].endswith("Count") else "0x0"}
            for one in json.loads(body)
        ]
        return 200, json.dumps(results).encode()

    with recording(answer) as recorder:
        assert await used_there((recorder.url,), [POOR]) == {POOR}


@pytest.mark.parametrize(
    "bad",
    [
        (200, b""),
        (200, b"{}"),
        (200, b"[1]"),
        (200, b'[{"id": 0, "result": "zz"}]'),
        (200, b"[" * 70_000),
        (500, b"oops"),
        (302, b"http://127.0.0.1:9/elsewhere"),
    ],
)
async def test_a_node_that_answers_nonsense_knows_nothing(bad: tuple[int, bytes]) -> None:
    with recording(lambda _: bad) as recorder:
        assert await used_there((recorder.url,), [POOR]) == frozenset()


async def test_one_node_is_enough_and_one_that_is_away_does_no_harm() -> None:
    def answer(body: bytes) -> tuple[int, bytes]:
        return 200, json.dumps(
            [{"id": c["id"], "result": "0x1"} for c in json.loads(body)]
        ).encode()

    with recording(answer) as recorder:
        nodes = ("http://127.0.0.1:9/", "nonsense", recorder.url)
        assert await used_there(nodes, [POOR]) == {POOR}


async def test_a_slow_node_is_not_waited_for_long() -> None:
    def answer(_: bytes) -> tuple[int, bytes]:
        time.sleep(4)
        return 200, b"[]"

    with recording(answer) as recorder:
        began = time.monotonic()
        assert await used_there((recorder.url,) * 3, [POOR]) == frozenset()
        assert time.monotonic() - began < 3.5


async def test_without_nodes_nothing_is_asked() -> None:
    assert await used_there((), [RICH]) == frozenset()
