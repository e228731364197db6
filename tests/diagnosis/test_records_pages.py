"""Who lost the records asks for them on a page, without scripts, and takes them along."""

import dataclasses
from collections.abc import AsyncIterator

import pytest
from httpx import ASGITransport, AsyncClient, Response
from litestar import Litestar

from tests.builders import hire, say, signed_in
from tests.diagnosis.test_records import MINE, history
from tests.houses import house_in
from tests.services.fake_chain import TESTNET, FakeChains, FakeFamily
from walletdesk.app.build import build
from walletdesk.desk.desk import Desk
from walletdesk.diagnosis import records
from walletdesk.diagnosis.records_pages import records_routes
from walletdesk.knowledge.library import Library, open_library
from walletdesk.knowledge.pages import HelpCentre
from walletdesk.languages.catalogue import Catalogues
from walletdesk.people.sign_in import COOKIE
from walletdesk.settings.model import Settings
from walletdesk.web.errors import error_handlers
from walletdesk.web.render import Renderer

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
PAGE = "/help/en/records"


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(Settings(), Catalogues())


@pytest.fixture
async def client(watching: Desk, library: Library) -> AsyncIterator[AsyncClient]:
    async with client_of(watching, library) as made:
        yield made


def client_of(desk: Desk, library: Library) -> AsyncClient:
    settings = desk.engine.settings
    renderer = Renderer(settings, catalogues=desk.catalogues, clock=desk.engine.clock)
    centre = HelpCentre(settings, library, renderer)
    app = Litestar(
        records_routes(desk, centre),
        exception_handlers=error_handlers(renderer),
        openapi_config=None,
        logging_config=None,
    )
    return AsyncClient(
        transport=ASGITransport(app),  # type: ignore[arg-type]  # one of its kind
        base_url="http://desk.example",
        headers={"accept": "text/html"},
    )


async def asked(client: AsyncClient, **form: str) -> Response:
    return await client.post(PAGE, data={"address": MINE, **form})


async def rebuilt(client: AsyncClient, desk: Desk) -> str:
    """The page of a list that is done."""
    where = (await asked(client)).headers["location"]
    await records.rebuild(desk, await records.found(desk, where.rpartition("/")[2]))
    return str(where)


async def test_the_form_offers_the_networks_and_takes_what_a_link_brings(
    client: AsyncClient,
) -> None:
    page = (await client.get(PAGE, params={"address": MINE, "chain": "testnet"})).text
    assert "Get your transaction records back" in page
    assert f'value="{MINE}"' in page
    assert '<option value="testnet" selected>Testnet</option>' in page


async def test_a_page_says_how_far_it_is_and_where_to_look_again(
    client: AsyncClient, watching: Desk, family: FakeFamily
) -> None:
    history(family, 4)
    where = (await asked(client)).headers["location"]
    record = await records.found(watching, where.rpartition("/")[2])
    await records.step(watching, record)
    answer = await client.get(where)
    assert answer.headers["cache-control"] == "no-store"
    assert 'value="250"' in answer.text
    assert "25 % done" in answer.text
    assert "3 transfers so far" in answer.text
    assert f'href="{where}">' in answer.text
    part = await client.get(where, params={"part": "true"})
    assert part.text.lstrip().startswith("<section")
    assert (await client.get(f"{where}/csv")).status_code == 409


async def test_a_list_that_is_done_is_shown_and_handed_over(
    client: AsyncClient, watching: Desk, family: FakeFamily
) -> None:
    history(family, 50)
    where = await rebuilt(client, watching)
    page = (await client.get(where)).text
    assert "150 transfers" in page
    assert page.count("<tr ") == 101
    assert "Names, notes and labels" in page
    assert "data-running" not in page
    second = (await client.get(where, params={"page": 2})).text
    assert second.count("<tr ") == 51
    assert (await client.get(where, params={"page": 99})).text.count("<tr ") == 51
    table = await client.get(f"{where}/csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == (
        'attachment; filename="transfers-testnet-addrmine.csv"'
    )
    assert len(table.content.splitlines()) == 151
    paper = await client.get(f"{where}/pdf")
    assert paper.content.startswith(b"%PDF")
    assert paper.headers["content-type"] == "application/pdf"


async def test_an_address_without_transfers_is_told_so(
    client: AsyncClient, watching: Desk, family: FakeFamily
) -> None:
    where = await rebuilt(client, watching)
    assert "knows no transfer of this address" in (await client.get(where)).text


@pytest.mark.parametrize("language", ["zh", "en", "ar-XB"])
async def test_every_language_has_its_pages(
    client: AsyncClient, watching: Desk, family: FakeFamily, language: str
) -> None:
    history(family, 2)
    where = (await rebuilt(client, watching)).replace("/en/", f"/{language}/")
    for path in (where, f"/help/{language}/records", f"{where}/csv", f"{where}/pdf"):
        assert (await client.get(path)).status_code == 200


async def test_what_is_no_address_is_said_and_kept_for_correction(client: AsyncClient) -> None:
    answer = await asked(client, address="hello")
    assert answer.status_code == 400
    assert "not an address" in answer.text
    assert 'value="hello"' in answer.text


async def test_a_phrase_is_neither_looked_up_nor_kept_nor_shown(
    client: AsyncClient, family: FakeFamily, watching: Desk
) -> None:
    for answer in (
        await asked(client, address=PHRASE),
        await client.get(PAGE + f"?address={PHRASE}"),
    ):
        assert answer.status_code == 303
        assert answer.headers["location"] == f"{PAGE}?removed=yes"
    page = (await client.get(f"{PAGE}?removed=yes")).text
    assert "looked like a recovery phrase" in page
    assert family.asked_after == []


async def test_a_guessed_page_is_not_there(client: AsyncClient) -> None:
    for path in (
        f"{PAGE}/guessed",
        f"{PAGE}/guessed/csv",
        f"{PAGE}/guessed/pdf",
        "/help/xx/records",
    ):
        assert (await client.get(path)).status_code == 404


async def test_without_a_node_the_page_says_so_and_leads_to_people(
    desk: Desk, library: Library
) -> None:
    async with client_of(desk, library) as client:
        page = (await client.get(PAGE)).text
    assert "not connected to any network" in page
    assert "/help/en/contact?topic=transactions" in page


async def test_hostile_words_of_a_chain_stay_words(
    client: AsyncClient, watching: Desk, family: FakeFamily
) -> None:
    history(family, 1)
    page = family.pages[None]
    evil = dataclasses.replace(page.movements[0], asset="<script>alert(1)</script>")
    family.pages[None] = dataclasses.replace(page, movements=(evil,))
    where = await rebuilt(client, watching)
    text = (await client.get(where)).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


async def test_an_agent_begins_it_from_a_case_and_sees_what_is_watched(
    tmp_path_factory: pytest.TempPathFactory, family: FakeFamily
) -> None:
    async with house_in(tmp_path_factory.mktemp("house")) as plain:
        desk = dataclasses.replace(plain.desk, chains=FakeChains(family, TESTNET))
        house = dataclasses.replace(plain, desk=desk)
        agent = await hire(house.engine)
        case = (await say(desk, 1, "my records are gone")).conversation.case_number
        cookie = {"cookie": f"{COOKIE}={await signed_in(house.engine, agent)}"}
        async with AsyncClient(
            transport=ASGITransport(build(house)),  # type: ignore[arg-type]  # one of its kind
            base_url="http://desk.example",
            headers={"origin": "http://desk.example", **cookie},
        ) as client:
            at = f"/api/desk/conversations/{case}"
            begun = await client.post(f"{at}/records", json={"address": MINE})
            assert begun.status_code == 201
            assert begun.json()["url"].startswith("http://desk.example/help/en/records/")
            listed = (await client.get(f"{at}/records")).json()
            assert [one["url"] for one in listed] == [begun.json()["url"]]
            assert (await client.get(f"{at}/watches")).json() == []
            assert (await client.delete(f"{at}/watches")).json() == []
            refused = await client.post(f"{at}/records", json={"address": "hello"})
            assert refused.status_code == 400
