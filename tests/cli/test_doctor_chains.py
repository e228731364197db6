"""What the doctor finds at blockchain nodes that answer, lag, belong elsewhere or are away."""

import json
from collections.abc import Callable, Iterator

import pytest

from tests.services import Unavailable
from tests.services.anvil import running_anvil
from tests.services.recorder import recording
from walletdesk.cli.doctor import _chains
from walletdesk.cli.doctor_chains import NodeState, node_states
from walletdesk.settings import Settings
from walletdesk.settings.model import ChainNodes, Chains

AWAY = "http://127.0.0.1:9/v3/secret-key"


@pytest.fixture(scope="module")
def anvil() -> Iterator[str]:
    """A real node."""
    try:
        with running_anvil() as url:
            yield url
    except Unavailable as absent:
        pytest.skip(str(absent))


def node_at(height: int, chain_id: int = 1) -> Callable[[bytes], tuple[int, bytes]]:
    """An Ethereum node that knows no more than its height and its chain."""

    def answer(body: bytes) -> tuple[int, bytes]:
        asked = json.loads(body)
        many = asked if isinstance(asked, list) else [asked]
        values = {"eth_blockNumber": hex(height), "eth_chainId": hex(chain_id)}
        results = [{"id": one["id"], "result": values.get(one["method"])} for one in many]
        return 200, json.dumps(results if isinstance(asked, list) else results[0]).encode()

    return answer


def states(*urls: str, chain: str = "ethereum") -> list[NodeState]:
    return list(node_states([ChainNodes(chain=chain, urls=urls)]))


def test_a_real_node_answers_with_its_height(anvil: str) -> None:
    (state,) = states(anvil, chain="anvil")
    assert (state.chain, state.trouble, state.height) == ("anvil", "", 0)
    assert "answers, block 0" in state.text


def test_a_node_of_another_chain_is_called_one(anvil: str) -> None:
    (state,) = states(anvil, chain="ethereum")
    assert state.trouble == "it is a node of anvil, not of ethereum"


def test_a_node_far_behind_the_best_is_said_to_lag() -> None:
    with recording(node_at(1_000)) as best, recording(node_at(900)) as late:
        found = states(best.url, late.url)
    assert [one.trouble for one in found] == ["", "100 blocks behind the best"]


def test_a_node_that_is_a_little_behind_is_good() -> None:
    with recording(node_at(1_000)) as best, recording(node_at(998)) as late:
        assert [one.trouble for one in states(best.url, late.url)] == ["", ""]


def test_a_node_that_is_away_says_why_and_never_its_key() -> None:
    (state,) = states(AWAY)
    assert state.text == "127.0.0.1:9: set aside: cannot be reached"


@pytest.mark.parametrize("body", [b"", b"[]", b'{"id": 0, "result": {}}', b'{"id": 0}'])
def test_a_node_that_answers_nonsense_is_set_aside(body: bytes) -> None:
    with recording(lambda _: (200, body)) as recorder:
        (state,) = states(recorder.url)
    assert state.height is None
    assert state.trouble.startswith("set aside: ")


def findings(*urls: str) -> list[tuple[str, str]]:
    nodes = (ChainNodes(chain="ethereum", urls=urls),)
    return [(one.about, one.state) for one in _chains(Settings(chains=Chains(nodes=nodes)))]


def test_a_chain_without_a_good_node_is_bad_and_with_one_it_is_not() -> None:
    assert findings(AWAY, AWAY) == [("ethereum", "bad"), ("ethereum", "bad")]
    with recording(node_at(1_000)) as best:
        assert findings(best.url, AWAY) == [("ethereum", "good"), ("ethereum", "note")]


def test_without_nodes_the_doctor_says_what_that_means() -> None:
    (only,) = _chains(Settings())
    assert (only.state, only.text) == ("note", "no chains.nodes: transactions are not looked up")
