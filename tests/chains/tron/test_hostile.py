"""Nodes that answer what no node of TRON would, late, or each something else."""

import asyncio
import copy
import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chains.tron.cases import ADDRESSES, TRANSACTIONS, diagnosed, examined, readable
from tests.services.tron_node import Answer, recorded, tron_node
from walletdesk.chains.base import Question, State
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.registry import chain_of
from walletdesk.chains.tron import FAMILY
from walletdesk.chains.tron.verdicts import DONE, FAILED, WAITING
from walletdesk.chains.verdicts import SHARED

TRON = chain_of("tron")
ANNA, FRIEND = ADDRESSES["anna"], ADDRESSES["friend"]
CASES = [
    "trx arrived", "usdt arrived", "drained", "swap", "paid by contract", "trc10 arrived",
    "out of energy", "reason", "pending", "no bandwidth", "control given away", "approved all",
    "lent", "none",
]  # fmt: skip
# What diagnose.py takes for garbage of a node.
BORNE = (NodesFailed, ValueError, KeyError, TypeError, IndexError, AttributeError)
RECORDED = recorded()

junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.sampled_from(["", "41", "zz", "\u202e", "0x", "9" * 5_000, "SUCCESS", "REVERT"])
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


class _Answers(Nodes):
    """Answers without a network."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        super().__init__("tron", ())
        self._answers = answers

    async def post(self, path: str, body: Any) -> Any:
        names = ("value", "address", "num", "contract_address", "function_selector", "parameter")
        shown = [str(body[name]) for name in names if body.get(name) not in (None, "")]
        return self._answers.get(" ".join((path.lstrip("/"), *shown)), {})

    async def get(self, path: str) -> Any:
        return self._answers.get(path.lstrip("/").replace("%2B", "+").replace("%2F", "/"))

    async def post_elsewhere(self, path: str, body: Any) -> Any:
        return None


def spoilt(answer: Any, steps: list[int], value: Any) -> Any:
    """The answer with something else at one place, reached by these turns."""
    if not steps or not isinstance(answer, (dict, list)) or not answer:
        return value
    changed = copy.copy(answer)
    keys = list(changed) if isinstance(changed, dict) else list(range(len(changed)))
    key = keys[steps[0] % len(keys)]
    changed[key] = spoilt(changed[key], steps[1:], value)
    return changed


@settings(max_examples=250)
@given(st.sampled_from(CASES), st.data())
def test_any_spoilt_answer_ends_as_garbage_or_in_a_listed_verdict(
    case: str, data: st.DataObject
) -> None:
    wanted = TRANSACTIONS.get(case, "ab" * 32)
    concerned = [one for one in RECORDED if wanted in one or not one.endswith("by_id")]
    call = data.draw(st.sampled_from([one for one in concerned if wanted in one] or concerned))
    other = data.draw(st.sampled_from(concerned))
    answers = dict(RECORDED)
    for one in (call, other):
        steps = data.draw(st.lists(st.integers(0, 9), max_size=7))
        answers[one] = spoilt(answers[one], steps, data.draw(junk))
    question = Question(transaction=wanted, sender=ANNA, expect_to=FRIEND)
    try:
        finding = asyncio.run(FAMILY.examine(TRON, _Answers(answers), question))
    except BORNE:
        return
    assert finding.verdict in {*FAILED, *WAITING, *DONE, *SHARED}
    readable(finding)


@settings(max_examples=100)
@given(st.data())
def test_any_spoilt_list_or_account_ends_as_garbage_or_is_read(data: st.DataObject) -> None:
    calls = [one for one in RECORDED if one.startswith(("v1/", "wallet/getaccount", "wallet/trig"))]
    answers = dict(RECORDED)
    for one in data.draw(st.lists(st.sampled_from(calls), min_size=1, max_size=3)):
        steps = data.draw(st.lists(st.integers(0, 9), max_size=6))
        answers[one] = spoilt(answers[one], steps, data.draw(junk))
    nodes = _Answers(answers)
    for ask in (
        lambda: FAMILY.history(TRON, nodes, ANNA, None),
        lambda: FAMILY.survey(TRON, nodes, ANNA),
        lambda: FAMILY.risks(TRON, nodes, ANNA, ()),
        lambda: FAMILY.used(TRON, nodes, (ANNA, FRIEND)),
        lambda: FAMILY.head(TRON, nodes),
        lambda: FAMILY.chain_there(nodes),
    ):
        try:
            asyncio.run(ask())
        except BORNE:
            continue


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"1", b'"x"', b"null", b'{"Error": "class java.lang.NullPointerException"}',
     b"<html>busy</html>", b"[" * 100_000, b'{"raw_data": {}}', b'{"txID": "x"}'],
)  # fmt: skip
async def test_garbage_is_no_verdict_of_a_transaction(body: bytes) -> None:
    with tron_node(instead=lambda _: (200, body)) as node:
        diagnosis = await diagnosed(node.url, TRANSACTIONS["trx arrived"])
    assert diagnosis.finding.verdict == "nodes_failed"


async def test_another_transaction_than_was_asked_for_is_garbage() -> None:
    wanted, given_instead = TRANSACTIONS["trx arrived"], TRANSACTIONS["trx with memo"]
    answers = {**RECORDED}
    key = "wallet/gettransactionbyid "
    answers[key + wanted] = answers[key + given_instead]
    with tron_node(answers) as node, pytest.raises(ValueError, match="another"):
        await examined(node.url, transaction="trx arrived")


def without(word: str) -> Answer:
    """A node that has not what is called so."""
    return lambda call: (404, b"") if word in call else None


async def test_a_node_without_a_solid_part_still_counts_its_blocks() -> None:
    with tron_node(instead=without("walletsolidity/")) as node:
        finding = await examined(node.url, transaction="trx arrived")
    assert (finding.verdict, finding.final) == ("arrived", False)


def unaware(call: str) -> tuple[int, bytes] | None:
    """A node that has not seen any transaction yet."""
    return (200, b"{}") if "gettransaction" in call else None


async def test_two_nodes_that_agree_make_it_final() -> None:
    with tron_node() as one, tron_node() as other:
        finding = await examined(one.url, other.url, transaction="usdt arrived")
        assert any("walletsolidity/gettransactioninfobyid" in call for call in other.asked)
    assert (finding.final, finding.certainty) == (True, "certain")
    assert "second_node_differs" not in [note.name for note in finding.notes]


@pytest.mark.parametrize("first_knows", [True, False])
async def test_what_only_one_of_two_nodes_knows_is_told_but_not_final(first_knows: bool) -> None:
    with tron_node() as knows, tron_node(instead=unaware) as lags:
        urls = (knows.url, lags.url) if first_knows else (lags.url, knows.url)
        finding = await examined(*urls, transaction="trx arrived")
    assert (finding.verdict, finding.final, finding.certainty) == ("arrived", False, "likely")
    assert finding.state is State.CONFIRMING
    assert "second_node_differs" in [note.name for note in finding.notes]


async def test_a_node_that_is_away_is_passed_over() -> None:
    with tron_node() as node:
        finding = await examined("http://127.0.0.1:9", node.url, transaction="trx arrived")
    assert finding.verdict == "arrived"


@pytest.mark.parametrize("case", ["trx arrived", "usdt arrived", "pending", "swap", "none"])
async def test_no_more_than_five_calls_wait_for_each_other(case: str) -> None:
    turns = await _turns(case)
    assert turns <= 5


async def _turns(case: str) -> int:
    """How many turns a diagnosis takes where every answer of one turn comes at once."""

    class Counting(_Answers):
        turns = 0
        waiting = False

        async def post(self, path: str, body: Any) -> Any:
            if not self.waiting:
                self.waiting, self.turns = True, self.turns + 1
            await asyncio.sleep(0.02)
            self.waiting = False
            return await super().post(path, body)

    nodes = Counting(RECORDED)
    question = Question(transaction=TRANSACTIONS.get(case, "ab" * 32), sender=ANNA)
    await FAMILY.examine(TRON, nodes, question)
    return nodes.turns


async def test_nothing_that_is_shown_holds_a_nodes_url_or_key() -> None:
    with tron_node() as node:
        finding = await examined(f"{node.url}/", transaction="usdt arrived")
    assert "127.0.0.1" not in json.dumps([str(finding)])
