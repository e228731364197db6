"""How many turns a question takes, what is said with poorer nodes, and what bad ones come to."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.chains.evm.doubles import changed, lacking
from tests.chains.evm.ground import ALICE, BOB, CAROL, ETHER, GWEI, NOBODY, Ground, call
from tests.services.recorder import Recorder, recording, through_to
from walletdesk.chains.base import Question
from walletdesk.chains.evm.fetch import fetched
from walletdesk.chains.evm.rules import VERDICTS, judged
from walletdesk.chains.nodes import Nodes, NodesFailed
from walletdesk.chains.registry import chain_of
from walletdesk.chains.rpc import Call
from walletdesk.chains.verdicts import SHARED

FAIR: dict[str, Any] = {"maxFeePerGas": 5 * GWEI, "maxPriorityFeePerGas": 2 * GWEI}
_BAD = (ValueError, KeyError, TypeError, IndexError, AttributeError, NodesFailed)


def turns(recorder: Recorder) -> int:
    """Requests one after the other: each is a batch here, and traces are asked for beside them."""
    return sum(b"jsonrpc" in one and b"debug_trace" not in one for one in recorder.heard)


async def test_the_commonest_cases_take_two_turns(node: Ground) -> None:
    coin, refuses = node.deploy("Coin"), node.deploy("Refuses")
    pays = node.deploy("Pays")
    for hash_, known in (
        (node.send(BOB, ETHER), {"expect_to": BOB}),
        (node.send(coin, 0, call("transfer(address,uint256)", BOB, 5)), {"expect_to": BOB}),
        (node.send(pays, 5, call("pay(address)", CAROL)), {"expect_to": CAROL}),
        (node.send(refuses, 0, call("silently()")), {}),
        ("0x" + "ab" * 32, {"sender": NOBODY}),
    ):
        with recording(through_to(node.url)) as recorder:
            await Ground(recorder.url).says(hash_, **known)
        assert turns(recorder) == 2


async def test_one_that_waits_takes_two_turns_or_three_behind_another(idle: Ground) -> None:
    first, second = (idle.send(BOB, 1, nonce=nonce, **FAIR) for nonce in (0, 1))
    for hash_, most in ((first, 2), (second, 3)):
        with recording(through_to(idle.url)) as recorder:
            await Ground(recorder.url).says(hash_)
        assert turns(recorder) == most


async def test_a_trace_that_is_slow_is_done_without(node: Ground) -> None:
    hash_ = node.send(node.deploy("Refuses"), 0, call("say(string)", "Too little received"))

    def slow(method: str, result: Any) -> Any:
        if method == "debug_traceTransaction":
            time.sleep(4)
        return result

    with recording(changed(node.url, slow)) as recorder:
        found = await Ground(recorder.url).says(hash_)
    assert found.verdict == "reverted_slippage"


async def test_without_traces_the_balance_tells_of_a_payment_inside(node: Ground) -> None:
    hash_ = node.send(node.deploy("Pays"), ETHER, call("pay(address)", NOBODY))
    node.mine(20)
    with recording(lacking(node.url, "debug_traceTransaction", "trace_transaction")) as poor:
        found = await Ground(poor.url).says(hash_, expect_to=NOBODY)
    assert (found.verdict, found.certainty) == ("arrived_internal", "likely")
    with recording(lacking(node.url, "debug_traceTransaction")) as poor:
        found = await Ground(poor.url).says(hash_, expect_to=NOBODY)
    assert (found.verdict, found.certainty) == ("arrived_internal", "certain")


async def test_without_traces_a_replay_tells_why_it_failed(node: Ground) -> None:
    refuses = node.deploy("Refuses")
    said = node.send(refuses, 0, call("say(string)", "Too little received"))
    starved = node.send(refuses, 0, call("work()"), gas=100_000)
    with recording(lacking(node.url, "debug_traceTransaction")) as poor:
        assert (await Ground(poor.url).says(said)).verdict == "reverted_slippage"
        assert (await Ground(poor.url).says(starved)).verdict == "out_of_gas"
    with recording(lacking(node.url, "debug_traceTransaction", "eth_call")) as poor:
        found = await Ground(poor.url).says(said)
        assert (found.verdict, found.certainty) == ("reverted_unexplained", "open")


async def test_without_a_look_into_the_pool_the_counts_tell(idle: Ground) -> None:
    idle.send(BOB, 1, nonce=0, **FAIR)
    second = idle.send(BOB, 1, nonce=1, **FAIR)
    with recording(lacking(idle.url, "eth_getTransactionBySenderAndNonce")) as poor:
        assert (await Ground(poor.url).says(second)).verdict == "blocked_by_lower_nonce"

    def forgetful(method: str, result: Any) -> Any:
        if method == "eth_getTransactionCount":
            return "0x0"
        return LookupError() if method == "eth_getTransactionBySenderAndNonce" else result

    with recording(changed(idle.url, forgetful)) as poor:
        found = await Ground(poor.url).says(second)
    assert (found.verdict, found.certainty) == ("pending", "open")
    assert found.values["missing"] == "txpool_contentFrom"


async def test_one_that_got_in_between_two_answers_is_no_longer_waiting(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    asked: list[str] = []

    def late(method: str, result: Any) -> Any:
        asked.append(method)
        first = asked.count(method) == 1
        if method == "eth_getTransactionReceipt" and first:
            return None
        if method == "eth_getTransactionByHash" and first:
            return {**result, "blockNumber": None}
        return result

    with recording(changed(node.url, late)) as slow:
        assert (await Ground(slow.url).says(hash_)).verdict == "confirming"


async def test_a_node_that_still_shows_what_was_replaced_is_seen_through(idle: Ground) -> None:
    old = idle.send(BOB, ETHER, nonce=0, **FAIR)
    shown = idle.rpc("eth_getTransactionByHash", old)
    new = idle.send(BOB, ETHER, nonce=0, maxFeePerGas=9 * GWEI, maxPriorityFeePerGas=4 * GWEI)
    idle.mine()

    def stale(method: str, result: Any) -> Any:
        return shown if method == "eth_getTransactionByHash" else result

    with recording(changed(idle.url, stale)) as recorder:
        found = await Ground(recorder.url).says(old)
    assert (found.verdict, found.values["replacement"]) == ("sped_up", new)


async def test_a_block_without_receipts_leaves_it_open_whether_it_succeeded(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)

    def half(method: str, result: Any) -> Any:
        return None if method == "eth_getTransactionReceipt" else result

    with recording(changed(node.url, half)) as slow:
        found = await Ground(slow.url).says(hash_)
    assert (found.verdict, found.certainty) == ("confirming", "open")


async def test_a_node_that_forgot_the_id_alone_contradicts_itself(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    known = (await node.says(hash_)).memory

    def forgets(method: str, result: Any) -> Any:
        return (
            None if method in ("eth_getTransactionByHash", "eth_getTransactionReceipt") else result
        )

    with recording(changed(node.url, forgets)) as liar, pytest.raises(ValueError, match="nonce"):
        await Ground(liar.url).says(hash_, remembered=known)


async def test_a_node_that_will_not_say_is_not_taken_for_one_that_does_not_know(
    node: Ground,
) -> None:
    hash_ = node.send(BOB, ETHER)
    with (
        recording(lacking(node.url, "eth_getTransactionByHash")) as mute,
        pytest.raises(NodesFailed),
    ):
        await Ground(mute.url).says(hash_)


async def test_another_transaction_than_the_one_asked_for_is_garbage(node: Ground) -> None:
    one, other = node.send(BOB, 1), node.send(BOB, 2)

    for asked in ("eth_getTransactionByHash", "eth_getTransactionReceipt"):

        def swaps(method: str, result: Any, swapped: str = asked) -> Any:
            return node.rpc(method, other) if method == swapped else result

        with (
            recording(changed(node.url, swaps)) as liar,
            pytest.raises(ValueError, match="another transaction"),
        ):
            await Ground(liar.url).says(one)


garbage = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.sampled_from(["", "0x", "0xzz", "-0x1", "0x" + "f" * 70, "0x1", "0x" + "1" * 64]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(
            st.sampled_from(["hash", "number", "from", "to", "calls", "logs", "topics", "error"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=4,
)


class Recorded(Nodes):
    """Answers by method, without a network."""

    def __init__(self, answers: dict[str, Any]) -> None:
        super().__init__("anvil", ())
        self.answers = answers

    async def rpc(self, calls: Sequence[Call]) -> list[Any]:
        """What is recorded for each."""
        return [self.answers.get(call.method) for call in calls]


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_garbage_in_any_place_ends_as_garbage_or_a_listed_verdict(
    answers: dict[str, dict[str, Any]], data: st.DataObject
) -> None:
    case = data.draw(st.sampled_from(sorted(answers)))
    known = dict(answers[case])
    place = data.draw(st.sampled_from(sorted(known)))
    known[place] = data.draw(_spoiled(known[place]))
    question = Question(transaction=case, sender=ALICE, expect_to=CAROL)
    try:
        facts = asyncio.run(fetched(Recorded(known), question))
    except _BAD:
        return
    assert judged(chain_of("anvil"), facts, question).verdict in {**VERDICTS, **SHARED}


def _spoiled(result: Any) -> st.SearchStrategy[Any]:
    if not isinstance(result, dict):
        return garbage
    one_field = st.tuples(st.sampled_from(sorted(result)), garbage)
    return st.one_of(garbage, one_field.map(lambda it: {**result, it[0]: it[1]}))


@pytest.fixture
def answers(node: Ground) -> dict[str, dict[str, Any]]:
    """What a real node answered, by method, for each of some transactions."""
    recorded: dict[str, dict[str, Any]] = {}
    coin, refuses, pays = node.deploy("Coin"), node.deploy("Refuses"), node.deploy("Pays")
    sent = (
        node.send(coin, 0, call("transfer(address,uint256)", BOB, 5)),
        node.send(pays, 5, call("pay(address)", BOB)),
        node.send(refuses, 0, call("say(string)", "no")),
    )
    for hash_ in sent:
        block = node.rpc("eth_getTransactionReceipt", hash_)["blockNumber"]
        recorded[hash_] = {
            "eth_getTransactionByHash": node.rpc("eth_getTransactionByHash", hash_),
            "eth_getTransactionReceipt": node.rpc("eth_getTransactionReceipt", hash_),
            "eth_getBlockByNumber": node.rpc("eth_getBlockByNumber", block, False),
            "debug_traceTransaction": node.rpc(
                "debug_traceTransaction", hash_, {"tracer": "callTracer"}
            ),
            "trace_transaction": node.rpc("trace_transaction", hash_),
            "eth_getCode": node.rpc("eth_getCode", coin, "latest"),
            "eth_getBalance": "0x5",
            "eth_getTransactionCount": "0x1",
            "eth_call": "0x" + "00" * 31 + "06",
            "eth_feeHistory": node.rpc("eth_feeHistory", "0x5", "latest", [10]),
        }
    return recorded
