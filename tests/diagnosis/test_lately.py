"""The same question within seconds costs the nodes nothing."""

import json
from collections.abc import Iterator

import pytest

from tests.services.recorder import Recorder, recording
from walletdesk.chains.open import Chains
from walletdesk.diagnosis.lately import Lately
from walletdesk.diagnosis.model import Asked, Kind
from walletdesk.settings.model import ChainNodes

ID = Asked(text="txid 0x" + "ab" * 32)
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture
def node() -> Iterator[Recorder]:
    def answer(body: bytes) -> tuple[int, bytes]:
        results = [
            {"id": one["id"], "result": {"number": "0x1"} if "Block" in one["method"] else None}
            for one in json.loads(body)
        ]
        return 200, json.dumps(results).encode()

    with recording(answer) as recorder:
        yield recorder


async def test_the_nodes_are_asked_once_in_a_few_seconds(node: Recorder) -> None:
    now = [100.0]
    chains = Chains([ChainNodes(chain="anvil", urls=(node.url,))])
    lately = Lately(chains, lambda: now[0])
    first = await lately.diagnose(ID)
    asked = len(node.heard)
    assert await lately.diagnose(ID) is first
    assert len(node.heard) == asked
    now[0] += 5
    assert await lately.diagnose(ID) is not first
    assert len(node.heard) == 2 * asked
    await chains.close()


async def test_nothing_is_kept_of_a_secret() -> None:
    lately = Lately(Chains(()))
    found = await lately.diagnose(Asked(text=PHRASE))
    assert found.reference.kind is Kind.SECRET
    assert "winner" not in repr(vars(lately))
