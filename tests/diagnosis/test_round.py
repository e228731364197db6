"""Several workers share the watching, nobody asks a node too often, and all survives a restart."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.builders import HandClock, open_desk, say, stored
from tests.diagnosis.test_watch import case_watching, diagnosed
from tests.houses import house_in
from tests.services import Unavailable
from tests.services.anvil import running_anvil
from tests.services.fake_chain import TESTNET, FakeChains, FakeFamily, arrived, pending
from walletdesk.chains.open import Chains
from walletdesk.desk.desk import Desk
from walletdesk.diagnosis import store
from walletdesk.diagnosis.diagnose import diagnose
from walletdesk.diagnosis.model import Asked
from walletdesk.diagnosis.round import Watchman, look_due
from walletdesk.diagnosis.watch import begin, watches_of
from walletdesk.engine import Tx, open_engine
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.settings import Settings
from walletdesk.settings.model import ChainNodes, Database

COUNT = 40


@pytest.fixture
async def workers(
    postgres_database: str, tmp_path: Path, clock: HandClock, family: FakeFamily
) -> AsyncIterator[list[Desk]]:
    """Three processes' desks on one database, which only PostgreSQL serves."""
    settings = Settings(data=str(tmp_path / "data"), database=Database(url=postgres_database))
    bring_up_to_date(settings)
    async with AsyncExitStack() as stack:
        engines = [await stack.enter_async_context(open_engine(settings, clock)) for _ in range(3)]
        chains = FakeChains(family)
        yield [dataclasses.replace(await open_desk(engine), chains=chains) for engine in engines]
        await chains.close()


async def test_several_workers_look_at_each_watch_once(
    workers: list[Desk], family: FakeFamily, clock: HandClock
) -> None:
    one = workers[0]
    cases = []
    for contact in range(1, COUNT + 1):
        taken = await say(one, contact, "where is my transaction")
        transaction = f"tx-{contact}"
        assert await begin(one, taken.conversation, diagnosed(pending(), transaction), asked())
        family.says[transaction] = arrived()
        cases.append(taken.conversation.case_number)
    clock.forward(60)
    await asyncio.gather(*(look_due(desk, TESTNET.name) for desk in workers))
    assert sorted(one.transaction for one in family.asked) == sorted(family.says)
    for case in cases:
        said = [one for one in await stored(one, case) if one.speaker == "first_line"]
        assert len(said) == 1


def asked() -> Asked:
    return Asked(text="")


async def test_a_restart_goes_on_where_it_was(
    settings: Settings, clock: HandClock, family: FakeFamily
) -> None:
    chains = FakeChains(family)
    async with open_engine(settings, clock) as engine:
        desk = dataclasses.replace(await open_desk(engine), chains=chains)
        case = await case_watching(desk, family)
        clock.forward(60)
        await engine.database.write(store.claim, TESTNET.name, 16, 300_000)
    family.says["tx-1"] = arrived()
    clock.forward(300)
    async with open_engine(settings, clock) as engine:
        desk = dataclasses.replace(await open_desk(engine), chains=chains)
        await look_due(desk, TESTNET.name)
        said = [one.text for one in await stored(desk, case) if one.speaker == "first_line"]
    await chains.close()
    assert len(said) == 1


async def test_a_chain_that_does_not_answer_is_not_asked_for_every_watch(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    for contact in range(1, COUNT + 1):
        taken = await say(watching, contact, "where is my transaction")
        found = diagnosed(pending(), f"tx-{contact}")
        assert await begin(watching, taken.conversation, found, asked())
    clock.forward(60)
    family.away = True
    assert await look_due(watching, TESTNET.name) is False
    assert 1 <= len(family.asked) <= 4


async def test_the_round_looks_on_each_chain_by_itself(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    tasks: list[asyncio.Task[None]] = []
    watchman = Watchman(watching, lambda work: tasks.append(asyncio.create_task(work)))
    await watchman.go_round()
    assert tasks == [], "nothing is due"
    family.says["tx-1"] = arrived()
    clock.forward(60)
    await watchman.go_round()
    await watchman.go_round()
    await asyncio.gather(*tasks)
    assert len(tasks) == 1
    assert len([one for one in await stored(watching, case) if one.speaker == "first_line"]) == 1


async def test_what_ended_long_ago_is_forgotten(
    watching: Desk, family: FakeFamily, clock: HandClock
) -> None:
    case = await case_watching(watching, family)
    family.says["tx-1"] = arrived()
    clock.forward(60)
    await look_due(watching, TESTNET.name)
    conversation_id = await watching.conversation_id(case)
    watchman = Watchman(watching, lambda work: work.close())
    await watchman.forget_old()
    assert len(await watches_of(watching, conversation_id)) == 1
    clock.forward(91 * 86_400)
    await watchman.forget_old()
    assert await watches_of(watching, conversation_id) == []


async def test_a_yes_to_the_first_line_closes_the_case(tmp_path: Path, family: FakeFamily) -> None:
    async with house_in(tmp_path) as house:
        desk = dataclasses.replace(house.desk, chains=FakeChains(family))
        case = await case_watching(desk, family)
        while await house.jobs.run_due():
            pass
        family.says["tx-1"] = arrived()
        await desk.engine.database.write(make_due)
        await look_due(desk, TESTNET.name)
        await say(desk, 1, "yes, it arrived, thank you", case)
        while await house.jobs.run_due():
            pass
        *_, word, event = await stored(desk, case, "customer")
        assert "The case is closed now" in word.text
        assert event.kind == "event"


def make_due(tx: Tx) -> None:
    tx.run("UPDATE watches SET next_look_at_ms = 0")


async def test_a_real_transaction_is_followed_from_waiting_to_confirmed(
    desk: Desk, clock: HandClock
) -> None:
    try:
        with running_anvil() as url:
            await _follow(desk, clock, url)
    except Unavailable as absent:
        pytest.skip(str(absent))


async def _follow(desk: Desk, clock: HandClock, url: str) -> None:
    node = httpx.AsyncClient(base_url=url, timeout=60)

    async def rpc(method: str, *parameters: object) -> Any:
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters}
        return (await node.post("/", json=body)).json()["result"]

    chains = Chains((ChainNodes(chain="31337", urls=(url,), confirmations=3),))
    watching = dataclasses.replace(desk, chains=chains)
    await rpc("evm_setAutomine", False)
    sender, receiver, *_ = await rpc("eth_accounts")
    transaction = {"from": sender, "to": receiver, "value": "0x1"}
    sent = str(await rpc("eth_sendTransaction", transaction))
    taken = await say(watching, 1, "where is my transaction")
    question = Asked(text=sent)
    diagnosis = await diagnose(chains, question)
    assert diagnosis.chain
    assert await begin(watching, taken.conversation, diagnosis, question)
    for blocks in (0, 1, 2, 3):
        if blocks:
            await rpc("anvil_mine", hex(blocks))
        clock.forward(120)
        await look_due(watching, diagnosis.chain.name)
    said = [
        one.text
        for one in await stored(watching, taken.conversation.case_number)
        if one.speaker == "first_line"
    ]
    await chains.close()
    await node.aclose()
    assert len(said) == 2
    assert "1 of 3 confirmations" in said[0]
    assert "may we close" in said[1]
