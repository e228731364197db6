"""What is final wants a second endpoint that agrees; one that contradicts is set aside."""

from typing import Any

from tests.chains.evm.doubles import changed
from tests.chains.evm.ground import BOB, ETHER, Ground
from tests.services.recorder import recording, through_to
from walletdesk.chains.base import Finding, Question, State
from walletdesk.chains.open import Chains
from walletdesk.settings.model import ChainNodes

DEEP = 20


def hides(method: str, result: Any) -> Any:
    """Says that there is no such receipt."""
    return None if method == "eth_getTransactionReceipt" else result


def lags(method: str, result: Any) -> Any:
    """Knows the first block only."""
    return "0x0" if method == "eth_blockNumber" else hides(method, result)


def fails(method: str, result: Any) -> Any:
    """Says that it failed."""
    if method != "eth_getTransactionReceipt" or result is None:
        return result
    return {**result, "status": "0x0", "blockHash": "0x" + "11" * 32}


async def test_two_that_agree_make_it_final(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    node.mine(DEEP)
    with recording(through_to(node.url)) as second:
        found = await node.says(hash_, second.url)
    assert (found.verdict, found.state, found.final) == ("arrived", State.FINAL, True)


async def test_a_second_that_is_away_or_behind_keeps_it_from_being_final(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    node.mine(DEEP)
    found = await node.says(hash_, "http://127.0.0.1:9/")
    assert (found.verdict, found.state, found.final) == ("arrived", State.CONFIRMING, False)
    with recording(changed(node.url, lags)) as second:
        found = await node.says(hash_, second.url)
    assert (found.verdict, found.final) == ("arrived", False)


async def test_one_that_contradicts_is_set_aside_and_nothing_is_called_final(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    node.mine(DEEP)
    for lie in (hides, fails):
        with recording(changed(node.url, lie)) as liar:
            configured = ChainNodes(
                chain="anvil", urls=(node.url, liar.url), calls_per_second=1_000
            )
            chains = Chains([configured])
            try:
                one = chains.all[0]
                found: list[Finding] = []
                for _ in range(2):
                    question = Question(transaction=hash_)
                    found.append(await one.family.examine(one.chain, one.nodes, question))
                assert [endpoint.trouble for endpoint in one.nodes.endpoints] == [None, "lies"]
            finally:
                await chains.close()
        assert {(one.verdict, one.final, one.certainty) for one in found} == {
            ("nodes_disagree", False, "open")
        }


async def test_of_three_the_one_that_stands_alone_is_set_aside(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)
    node.mine(DEEP)
    with recording(changed(node.url, fails)) as liar, recording(through_to(node.url)) as third:
        urls = (liar.url, node.url, third.url)
        chains = Chains([ChainNodes(chain="anvil", urls=urls, calls_per_second=1_000)])
        try:
            one = chains.all[0]
            question = Question(transaction=hash_)
            first = await one.family.examine(one.chain, one.nodes, question)
            assert first.verdict == "nodes_disagree"
            then = await one.family.examine(one.chain, one.nodes, question)
            assert (then.verdict, then.final) == ("arrived", True)
            assert [it.trouble for it in one.nodes.endpoints] == ["lies", None, None]
        finally:
            await chains.close()


async def test_a_second_endpoint_is_asked_before_it_is_called_unknown(node: Ground) -> None:
    hash_ = node.send(BOB, ETHER)

    def forgets(method: str, result: Any) -> Any:
        return None if method.startswith("eth_getTransaction") else result

    with recording(changed(node.url, forgets)) as first:
        found = await Ground(first.url).says(hash_, node.url)
    assert found.verdict in ("nodes_disagree", "confirming")
    assert not found.final
