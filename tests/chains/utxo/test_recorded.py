"""Recorded answers: Esplora's as its description has them, Core's as a real node gave them."""

import pytest

from tests.chains.utxo.asking import note
from tests.chains.utxo.said import Said, Scene, nodes, recorded
from walletdesk.chains.base import Chain, Finding, Question
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.own import OWN
from walletdesk.chains.utxo import FAMILY

RECEIVER = "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3"
ARRIVED = "a4c3ed04a95a3da14a9d235c83d868bed7c0f45cf7f3faa751ee8f50598d2211"
FAST = "115dc3606fbf8691fb69f2aefec86f2ecd302362a0502b3a9648bf2c4dc8290f"


def chain_of(name: str) -> Chain:
    """The chain on which a scene was recorded."""
    return OWN["bitcoin" if name.startswith("esplora") else "litecoin-regtest"]


async def judged(name: str, scene: Scene, expect_to: str | None = None) -> Finding:
    """What the family says when it is given a scene's answers."""
    chain = chain_of(name)
    question = Question(transaction=scene.asked, remembered=scene.remembered, expect_to=expect_to)
    return await FAMILY.examine(chain, nodes(chain.name, scene.answers), question)


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("esplora_low_fee", "underpriced"),
        ("esplora_replaced", "conflict"),
        ("esplora_arrived", "arrived"),
        ("core_low_fee", "underpriced"),
        ("core_parent_underpriced", "parent_underpriced"),
        ("core_replaced", "replaced"),
        ("core_arrived", "arrived"),
    ],
)
async def test_each_scene_has_its_verdict(name: str, verdict: str) -> None:
    assert (await judged(name, recorded(name))).verdict == verdict


async def test_the_wait_is_estimated_from_what_blocks_take() -> None:
    finding = await judged("esplora", recorded("esplora_low_fee"), RECEIVER)
    assert note(finding, "fee_rate") == {"rate": "3", "wanted": "20.2"}
    assert note(finding, "fee_wait_hours") == {"hours": "24"}
    assert note(finding, "child_can_pay") == {"address": RECEIVER, "held": "0.004 BTC"}


async def test_servers_that_recommend_a_few_rates_are_understood_too() -> None:
    scene = recorded("esplora_low_fee")
    del scene.answers["/fee-estimates"]
    assert (await judged("esplora", scene)).certainty == "open"
    scene.answers["/v1/fees/recommended"] = {
        "fastestFee": 22, "halfHourFee": 18, "hourFee": 15, "economyFee": 8, "minimumFee": 4,
    }  # fmt: skip
    finding = await judged("esplora", scene)
    assert finding.verdict == "underpriced"
    assert note(finding, "fee_rate") == {"rate": "3", "wanted": "15"}
    assert note(finding, "below_minimum") == {"rate": "3", "minimum": "4"}


async def test_one_that_comes_in_while_we_ask_is_not_called_replaced() -> None:
    scene = recorded("esplora_replaced")
    (spend,) = (path for path in scene.answers if "/outspend/" in path)
    scene.answers[spend] = {"spent": True, "txid": scene.asked, "vin": 0, "status": {}}
    late = {**recorded("esplora_arrived").answers[f"/tx/{ARRIVED}"], "txid": scene.asked}
    answers = Late(scene.answers, f"/tx/{scene.asked}", late)
    question = Question(transaction=scene.asked, remembered=scene.remembered)
    finding = await FAMILY.examine(OWN["bitcoin"], Nodes("bitcoin", (answers,)), question)
    assert (finding.verdict, finding.certainty) == ("unknown", "open")


class Late(Said):
    """Knows something only when it is asked a second time."""

    def __init__(self, answers: dict[str, object], path: str, late: object) -> None:
        super().__init__(answers)
        self._late = (path, late)

    async def fetch(self, verb: str, path: str, body: object = None, *, calls: int = 1) -> object:
        """Nothing at first, then what came late."""
        answer = await super().fetch(verb, path, body, calls=calls)
        if path == self._late[0]:
            self.answers = {**self.answers, path: self._late[1]}
        return answer


async def test_what_took_its_place_is_named() -> None:
    finding = await judged("esplora", recorded("esplora_replaced"))
    assert note(finding, "replacement_pays") == {"replacement": FAST}


async def test_a_conflict_is_final_when_a_second_server_has_the_same_rival() -> None:
    scene, chain = recorded("esplora_replaced"), OWN["bitcoin"]
    question = Question(transaction=scene.asked, remembered=scene.remembered)
    deeper = {**scene.answers, "/blocks/tip/height": 925200}
    alone = nodes("bitcoin", deeper)
    assert (await FAMILY.examine(chain, alone, question)).final
    agreeing = nodes("bitcoin", deeper, scene.answers)
    assert (await FAMILY.examine(chain, agreeing, question)).final
    unknowing = nodes("bitcoin", deeper, {"/blocks/tip/height": 925200})
    finding = await FAMILY.examine(chain, unknowing, question)
    assert (finding.verdict, finding.final) == ("conflict", False)
    assert finding.evidence[-1].call == "a second node"


async def test_an_address_that_waits_to_be_emptied_holds_nothing() -> None:
    scene = recorded("esplora_address")
    chain = OWN["bitcoin"]
    finding = await FAMILY.survey(chain, nodes("bitcoin", scene.answers), scene.asked)
    assert finding.values["balance"] == "0 BTC"
    assert [one.amount for one in finding.movements] == ["0.004", "0.006"]


async def test_the_main_chain_is_recognised() -> None:
    answers = recorded("esplora_arrived").answers
    assert await FAMILY.chain_there(nodes("utxo", answers)) == OWN["bitcoin"]
    assert await FAMILY.chain_there(nodes("utxo", {**answers, "/block-height/0": "0" * 64})) is None
    assert await FAMILY.chain_there(nodes("utxo", {})) is None


async def test_a_second_server_is_a_witness_in_whichever_way_it_is_asked() -> None:
    scene, chain = recorded("esplora_arrived"), OWN["bitcoin"]
    question = Question(transaction=scene.asked)
    other = {
        "getblockchaininfo []": {"chain": "main", "blocks": 925100},
        "getblockcount []": 925100,
    }
    agreeing = nodes("bitcoin", scene.answers, scene.answers)
    assert (await FAMILY.examine(chain, agreeing, question)).final
    unknowing = nodes("bitcoin", scene.answers, other)
    assert not (await FAMILY.examine(chain, unknowing, question)).final
    silent = nodes("bitcoin", scene.answers, {})
    assert (await FAMILY.examine(chain, silent, question)).final


@pytest.mark.parametrize("first", [{}, {"/blocks/tip/height": 7}, {"/blocks/tip/height": "x"}])
async def test_another_endpoint_is_asked_where_one_fails_or_does_not_know_it(
    first: dict[str, object],
) -> None:
    scene, chain = recorded("esplora_arrived"), OWN["bitcoin"]
    both = nodes("bitcoin", first, scene.answers)
    finding = await FAMILY.examine(chain, both, Question(transaction=scene.asked))
    assert finding.verdict == "arrived"


async def test_no_endpoint_at_all_is_told_from_one_that_fails() -> None:
    with pytest.raises(NodesFailed) as failed:
        await FAMILY.head(OWN["bitcoin"], Nodes("bitcoin", ()))
    assert failed.value.reasons == ()
    with pytest.raises(NodesFailed) as failed:
        await FAMILY.head(OWN["bitcoin"], nodes("bitcoin", {}))
    assert failed.value.reasons == (("recorded", "garbage"),)


@pytest.mark.parametrize("name", ["core_low_fee", "core_replaced", "core_arrived"])
async def test_bitcoin_core_is_asked_in_five_turns_at_most(name: str) -> None:
    scene = recorded(name)
    endpoint = Said(scene.answers)
    question = Question(transaction=scene.asked, remembered=scene.remembered)
    for _ in range(2):
        endpoint.asked.clear()
        await FAMILY.examine(chain_of(name), Nodes("x", (endpoint,)), question)
    assert len(endpoint.asked) <= 5
