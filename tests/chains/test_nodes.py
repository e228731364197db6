"""Nodes that are slow, away, broken or hostile: others are asked, and it is said what was wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Any

import pytest

from tests.services.node import fake_node
from walletdesk.chains import endpoint as endpoints
from walletdesk.chains.endpoint import Endpoint, connections
from walletdesk.chains.nodes import Nodes, NodesFailed, NoNode
from walletdesk.chains.rpc import Call, RpcError

NOBODY = "http://127.0.0.1:9"


@asynccontextmanager
async def nodes_at(*urls: str, calls_per_second: float = 1000) -> AsyncIterator[Nodes]:
    """Nodes that share their connections, closed at the end."""
    session = connections()
    yield Nodes(
        "here",
        [Endpoint(url, calls_per_second=calls_per_second, session=lambda: session) for url in urls],
    )
    await session.close()


def height(_: Any) -> str:
    return "0x10"


async def test_calls_go_together_and_come_back_in_order() -> None:
    async with fake_node(lambda call: call["method"]) as node, nodes_at(node.url) as nodes:
        assert await nodes.rpc([Call("one"), Call("two"), Call("three")]) == ["one", "two", "three"]
        assert len(node.heard) == 1


async def test_a_node_that_takes_no_batches_is_asked_one_by_one() -> None:
    def answer(call: Any) -> Any:
        return call["method"]

    async with fake_node(answer) as node, nodes_at(node.url) as nodes:
        node.batches = False
        assert await nodes.rpc([Call("one"), Call("two")]) == ["one", "two"]
        assert await nodes.rpc([Call("three"), Call("four")]) == ["three", "four"]
        assert all(isinstance(body, dict) for body in node.heard[1:])


async def test_what_a_node_refuses_is_an_answer() -> None:
    def answer(call: Any) -> Any:
        raise LookupError("no such method")

    async with fake_node(answer) as node, nodes_at(node.url) as nodes:
        refused, _ = await nodes.rpc([Call("one"), Call("two")])
        assert refused == RpcError(-1, "no such method")


@pytest.mark.parametrize(
    ("status", "text", "why"),
    [
        (200, b"", "garbage"),
        (200, b"<html>", "garbage"),
        (200, b"[1]", "garbage"),
        (200, b'{"result": 1}', "garbage"),
        (200, b'[{"id": 7, "result": 1}]', "garbage"),
        (200, b'[{"id": [], "result": 1}]', "garbage"),
        (200, b'[{"id": 0, "result": "0x1"}, {"id": 1}]', "garbage"),
        (200, b'[{"id": 0, "error": 7}, {"id": 1, "result": 1}]', "garbage"),
        (200, b"\xff\xfe", "garbage"),
        (200, b"[" * 100_000, "garbage"),
        (200, b'"' + b"a" * 9_000_000 + b'"', "too_large"),
        (302, b"", "garbage"),
        (401, b"", "not_allowed"),
        (403, b"", "not_allowed"),
        (429, b"", "busy"),
        (500, b"oops", "garbage"),
    ],
)
async def test_a_bad_answer_is_named_and_the_next_node_asked(
    status: int, text: bytes, why: str
) -> None:
    async with fake_node(height) as bad, fake_node(height) as good:
        bad.status, bad.text = status, text
        async with nodes_at(bad.url, good.url) as nodes:
            assert await nodes.rpc([Call("one"), Call("two")]) == ["0x10", "0x10"]
            assert nodes.endpoints[0].trouble == why
            assert nodes.endpoints[0].set_aside
            assert not nodes.endpoints[1].set_aside
        async with nodes_at(bad.url) as nodes:
            with pytest.raises(NodesFailed) as failed:
                await nodes.rpc([Call("one"), Call("two")])
            assert failed.value.reasons == ((bad.url.partition("//")[2], why),)


async def test_a_node_set_aside_is_asked_last_and_comes_back() -> None:
    async with (
        fake_node(height) as bad,
        fake_node(height) as good,
        nodes_at(bad.url, good.url) as nodes,
    ):
        bad.status = 500
        await nodes.rpc([Call("one")])
        bad.status = 200
        await nodes.rpc([Call("two")])
        assert len(bad.heard) == 1
        good.status = 500
        assert await nodes.rpc([Call("three")]) == ["0x10"]
        assert len(bad.heard) == 2


async def test_a_node_that_never_answers_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "_REQUEST_S", 0.2)
    async with fake_node(height) as slow, fake_node(height) as good:
        slow.pause_s = 30
        async with nodes_at(slow.url, good.url) as nodes:
            assert await nodes.rpc([Call("one")]) == ["0x10"]
            assert nodes.endpoints[0].trouble == "slow"


async def test_a_node_that_is_away_is_left() -> None:
    async with fake_node(height) as good, nodes_at(NOBODY, "nonsense", good.url) as nodes:
        assert await nodes.rpc([Call("one")]) == ["0x10"]
        assert {one.trouble for one in nodes.endpoints[:2]} == {"unreachable"}


async def test_without_nodes_it_says_so() -> None:
    async with nodes_at() as nodes:
        with pytest.raises(NoNode):
            await nodes.rpc([Call("one")])
        assert await nodes.rpc_elsewhere([Call("one")]) is None


async def test_a_second_witness_is_another_node() -> None:
    async with fake_node(lambda _: "first") as one, fake_node(lambda _: "second") as two:
        async with nodes_at(one.url, two.url) as nodes:
            assert await nodes.rpc([Call("x")]) == ["first"]
            assert await nodes.rpc_elsewhere([Call("x")]) == ["second"]
        async with nodes_at(one.url) as nodes:
            assert await nodes.rpc_elsewhere([Call("x")]) is None


async def test_paths_give_json_text_or_nothing() -> None:
    known = {"/tx/1": {"fee": 1.5}}
    async with fake_node(known.get) as node, nodes_at(node.url) as nodes:
        assert await nodes.get("/tx/1") == {"fee": Decimal("1.5")}
        assert await nodes.get("/tx/2") is None
        node.text = b"845123"
        assert await nodes.get("/height") == 845123


async def test_an_endpoint_is_asked_at_its_rate() -> None:
    async with fake_node(height) as node, nodes_at(node.url, calls_per_second=50) as nodes:
        began = asyncio.get_running_loop().time()
        await asyncio.gather(*(nodes.rpc([Call("x")]) for _ in range(75)))
        # A bucket of fifty at once, then fifty a second: the last of 75 leaves after half a second.
        assert asyncio.get_running_loop().time() - began > 0.45


async def test_failures_say_the_host_and_never_the_path() -> None:
    async with nodes_at("http://user:word@127.0.0.1:9/key-in-path") as nodes:
        with pytest.raises(NodesFailed) as failed:
            await nodes.get("/x")
        assert failed.value.reasons == (("127.0.0.1:9", "unreachable"),)
