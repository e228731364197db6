"""Sixty-four digits that nothing explains: a key where their address is known, else asked about."""

import dataclasses
import json
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.builders import say, stored
from tests.services.recorder import Recorder, recording
from walletdesk.chains.open import Chains
from walletdesk.desk import intake
from walletdesk.desk.desk import Desk
from walletdesk.desk.rules import unpacked
from walletdesk.kernel.ids import new_id
from walletdesk.settings.model import ChainNodes

DERIVED = json.loads(
    (Path(__file__).parents[1] / "shield/vectors/files/derived.json").read_text("utf-8")
)["derived"]
ONE, OTHER = DERIVED[0], DERIVED[1]
MARK = "⟦removed:private_key_hex⟧"


@asynccontextmanager
async def with_nodes(desk: Desk, *urls: str) -> AsyncIterator[Desk]:
    chains = Chains([ChainNodes(chain="ethereum", urls=urls)])
    yield dataclasses.replace(desk, chains=chains)
    await chains.close()


def node_that_knows(*known: str) -> AbstractContextManager[Recorder]:
    def answer(body: bytes) -> tuple[int, bytes]:
        results = [
            {"id": one["id"], "result": "0x1" if one["params"][0] in known else "0x0"}
            for one in json.loads(body)
        ]
        return 200, json.dumps(results).encode()

    return recording(answer)


async def certainties(desk: Desk, case: str) -> list[tuple[str, str]]:
    return [
        (one.kind, one.certainty)
        for message in await stored(desk, case)
        if message.kind == "text"
        for one in unpacked(message.extra).removed
    ]


@pytest.mark.parametrize("named", ["evm", "tron", "bitcoin", "ed25519"])
async def test_a_value_whose_address_the_case_names_is_a_key(desk: Desk, named: str) -> None:
    address = ONE[named] if isinstance(ONE[named], str) else ONE[named][0]
    contact_id = new_id()
    await say(desk, contact_id, f"nothing arrived at {address}")
    taken = await say(desk, contact_id, ONE["key"])
    assert taken.message.text == MARK
    assert await certainties(desk, taken.conversation.case_number) == [
        ("private_key_hex", "certain")
    ]


async def test_a_value_beside_its_own_address_is_a_key(desk: Desk) -> None:
    taken = await say(desk, new_id(), f"{ONE['evm']}\n0x{ONE['key']}")
    assert taken.message.text == f"{ONE['evm']}\n{MARK}"
    assert await certainties(desk, taken.conversation.case_number) == [
        ("private_key_hex", "certain")
    ]


async def test_a_value_that_nothing_is_known_of_stays_likely(desk: Desk) -> None:
    contact_id = new_id()
    await say(desk, contact_id, f"nothing arrived at {OTHER['evm']}")
    taken = await say(desk, contact_id, ONE["key"])
    assert taken.message.text == MARK
    assert await certainties(desk, taken.conversation.case_number) == [
        ("private_key_hex", "likely")
    ]


async def test_a_value_whose_address_a_node_knows_is_a_key_and_never_sent(desk: Desk) -> None:
    with node_that_knows(ONE["evm"]) as node:
        async with with_nodes(desk, node.url) as asking:
            taken = await say(asking, new_id(), f"look {ONE['key']}")
            unknown = await say(asking, new_id(), f"look {OTHER['key']}")
    assert await certainties(desk, taken.conversation.case_number) == [
        ("private_key_hex", "certain")
    ]
    assert await certainties(desk, unknown.conversation.case_number) == [
        ("private_key_hex", "likely")
    ]
    never_sent(node)


async def test_a_transaction_that_is_called_one_is_not_looked_up(desk: Desk) -> None:
    with node_that_knows(ONE["evm"]) as node:
        async with with_nodes(desk, node.url) as asking:
            taken = await say(asking, new_id(), f"tx 0x{OTHER['key']}")
    assert OTHER["key"] in taken.message.text
    assert node.heard == []


async def test_a_form_gives_no_key_the_benefit_of_the_doubt(desk: Desk) -> None:
    contact_id = new_id()
    with node_that_knows(ONE["evm"]) as node:
        async with with_nodes(desk, node.url) as asking:
            case = (await say(desk, contact_id, "my transfer")).conversation.case_number
            given = {"transaction_id": "0x" + OTHER["key"]}
            now = await intake.give(asking, case, contact_id, given)
            assert intake.unpacked(now.intake) is not None
            assert now.secret == 0
            given = {"transaction_id": ONE["key"] + " (eth)"}
            now = await intake.give(asking, case, contact_id, given)
    kept = intake.unpacked(now.intake)
    assert kept is not None
    assert now.secret == 1
    assert ONE["key"] not in (now.intake or "")
    never_sent(node)


async def test_a_form_that_names_the_address_beside_its_key_is_seen_through(desk: Desk) -> None:
    contact_id = new_id()
    case = (await say(desk, contact_id, f"to {ONE['evm'].lower()}")).conversation.case_number
    now = await intake.give(desk, case, contact_id, {"transaction_id": ONE["key"]})
    assert now.secret == 1
    assert ONE["key"] not in (now.intake or "")


def never_sent(node: Recorder) -> None:
    for one in (ONE, OTHER):
        assert one["key"].encode() not in node.everything().lower()
