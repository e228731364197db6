"""The history of a real node's address: what was sent there is in the list."""

import dataclasses
from typing import Any

import httpx
import pytest

from tests.builders import HandClock
from tests.services import Unavailable
from tests.services.anvil import running_anvil
from walletdesk.chains.open import Chains
from walletdesk.desk.desk import Desk
from walletdesk.diagnosis import records, records_store
from walletdesk.diagnosis.rebuilt import Record
from walletdesk.settings.model import ChainNodes

_TRANSFERS = 30


async def test_what_was_sent_on_a_real_chain_is_listed(desk: Desk, clock: HandClock) -> None:
    try:
        with running_anvil() as url:
            await _listed(desk, clock, url)
    except Unavailable as absent:
        pytest.skip(str(absent))


async def _listed(desk: Desk, clock: HandClock, url: str) -> None:
    async with httpx.AsyncClient(base_url=url, timeout=60) as node:

        async def rpc(method: str, *parameters: object) -> Any:
            body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters}
            return (await node.post("/", json=body)).json()["result"]

        sender, receiver = (await rpc("eth_accounts"))[:2]
        sent = [
            await rpc("eth_sendTransaction", {"from": sender, "to": receiver, "value": hex(10**15)})
            for _ in range(_TRANSFERS)
        ]
        # More than one piece of history, as a real address has it.
        await rpc("anvil_mine", hex(2_000))
    chains = Chains((ChainNodes(chain="31337", urls=(url,), calls_per_second=2_000),))
    connected = dataclasses.replace(desk, chains=chains)
    key = await records.begin(connected, records.Wish(receiver))
    done = await _rebuilt(connected, clock, key)
    found = await records.movements(connected, done, 0, 1_000)
    await chains.close()
    if not found:
        pytest.skip("the EVM family rebuilds no history yet")
    assert {one.transaction for one in found} >= set(sent)
    assert all(one.at_utc for one in found)


async def _rebuilt(desk: Desk, clock: HandClock, key: str) -> Record:
    while (now := await records.found(desk, key)).state == "running":
        for due in await desk.engine.database.write(records_store.claim, 1, 120_000):
            await records.rebuild(desk, due)
        clock.forward(130)
    return now
