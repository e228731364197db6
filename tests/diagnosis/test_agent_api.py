"""Agents see what became of the transactions that a customer named; nobody else does."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.builders import hire, reply, say, signed_in
from tests.houses import house_in
from tests.services.transfers import BOB, Transfers
from walletdesk.app.build import build
from walletdesk.app.house import House
from walletdesk.kernel.ids import new_id
from walletdesk.people.sign_in import COOKIE
from walletdesk.settings.model import ChainNodes

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture(params=["embedded", "postgresql"])
async def house(
    request: pytest.FixtureRequest, tmp_path: Path, transfers: Transfers
) -> AsyncIterator[House]:
    """A house that may ask the node."""
    scaled = request.param == "postgresql"
    url = request.getfixturevalue("postgres_database") if scaled else ""
    async with house_in(tmp_path, url, (ChainNodes(chain="anvil", urls=(transfers.url,)),)) as one:
        yield one


@pytest.fixture
async def client(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody with an agent's session."""
    app: Any = build(house)
    agent = await hire(house.engine)
    cookies = {COOKIE: await signed_in(house.engine, agent)}
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://desk.example", cookies=cookies
    ) as one:
        yield one


async def asked(client: httpx.AsyncClient, case: str, **query: str) -> httpx.Response:
    return await client.get(f"/api/desk/conversations/{case}/diagnosis", params=query)


async def test_the_last_transaction_that_the_customer_named_is_looked_at(
    house: House, client: httpx.AsyncClient, transfers: Transfers
) -> None:
    contact_id = new_id()
    taken = await say(house.desk, contact_id, f"first tx {transfers.final}")
    case = taken.conversation.case_number
    await say(house.desk, contact_id, f"to {BOB}, then tx {transfers.confirming}", case=case)
    found = (await asked(client, case, language="zh")).json()
    assert found["word"] == transfers.confirming
    assert found["diagnosis"]["verdict"] == "confirming"
    assert found["diagnosis"]["cause"].startswith("已经写进区块")
    assert found["diagnosis"]["evidence"]
    assert found["references"] == [
        {"kind": "transaction", "word": transfers.confirming},
        {"kind": "transaction", "word": transfers.final},
        {"kind": "address", "word": BOB},
    ]


async def test_what_an_agent_named_is_not_the_customers(
    house: House, client: httpx.AsyncClient, transfers: Transfers
) -> None:
    case = (await say(house.desk, new_id(), "hello")).conversation.case_number
    agent = await hire(house.engine, "Sam")
    await reply(house.desk, agent, case, f"tx {transfers.final}", note=True)
    assert (await asked(client, case)).json() == {
        "references": [],
        "word": None,
        "diagnosis": None,
    }


async def test_another_one_can_be_looked_up(
    house: House, client: httpx.AsyncClient, transfers: Transfers
) -> None:
    case = (await say(house.desk, new_id(), "hello")).conversation.case_number
    found = (await asked(client, case, q=transfers.final)).json()
    assert found["diagnosis"]["verdict"] == "arrived"


async def test_a_phrase_is_not_looked_up(house: House, client: httpx.AsyncClient) -> None:
    case = (await say(house.desk, new_id(), "hello")).conversation.case_number
    answer = await asked(client, case, q=PHRASE)
    assert (answer.status_code, answer.json()["reason"]) == (400, "secret")


async def test_without_a_session_nothing_is_told(
    house: House, client: httpx.AsyncClient, transfers: Transfers
) -> None:
    taken = await say(house.desk, new_id(), f"tx {transfers.final}")
    client.cookies.clear()
    answer = await asked(client, taken.conversation.case_number)
    assert answer.status_code == 401
    assert transfers.final not in answer.text


async def test_an_unknown_case_is_not_found(client: httpx.AsyncClient) -> None:
    assert (await asked(client, "7K3M-9QXC")).status_code == 404


async def test_the_page_without_scripts_shows_the_same(
    house: House, client: httpx.AsyncClient, transfers: Transfers
) -> None:
    case = (await say(house.desk, new_id(), f"tx {transfers.failed}")).conversation.case_number
    client.headers.update({"accept": "text/html", "accept-language": "en"})
    page = (await client.get(f"/desk/conversations/{case}/transaction")).text
    assert "What this rests on" in page
    assert transfers.failed in page
    assert "Ask a person" not in page
    assert (
        f"/desk/conversations/{case}/transaction"
        in (await client.get(f"/desk/conversations/{case}")).text
    )
    refused = await client.get(f"/desk/conversations/{case}/transaction", params={"q": PHRASE})
    assert (refused.status_code, "winner" in refused.text) == (400, False)
