"""The public page that looks an address over, without a script, and its JSON."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.chains.evm.risk_node import ALICE, BOB, COIN, RiskNode, risk_node
from walletdesk.chains.open import Chains
from walletdesk.desk.limits import Limits
from walletdesk.diagnosis.risk_pages import risk_routes
from walletdesk.diagnosis.risks import Exposures
from walletdesk.knowledge.library import open_library
from walletdesk.knowledge.pages import HelpCentre
from walletdesk.settings.model import ChainNodes, Settings
from walletdesk.web.errors import error_handlers
from walletdesk.web.render import Renderer

REAL = "0x1234567" + "a" * 25 + "89abcdef"
FAKE = "0x1234567" + "b" * 25 + "89abcdef"
HOLDER = "0x" + "6a" * 20
PHRASE = "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic"


def a_client(*configured: ChainNodes) -> TestClient[Any]:
    """The page alone."""
    settings = Settings()
    renderer, chains = Renderer(settings), Chains(configured)
    centre = HelpCentre(settings, open_library(settings, renderer.catalogues), renderer)
    routes = risk_routes(centre, Exposures(chains), Limits(settings.desk))
    app = Litestar(
        routes,
        openapi_config=None,
        logging_config=None,
        exception_handlers=error_handlers(renderer),
        on_shutdown=[chains.close],
    )
    return TestClient(app=app)


@pytest.fixture(scope="module")
def node() -> Iterator[RiskNode]:
    with risk_node() as started:
        started.as_anybody(HOLDER)
        started.send(HOLDER, REAL, COIN // 10)
        started.as_anybody(FAKE)
        started.send(FAKE, HOLDER, 1_000)
        coin = started.deploy("Coin", ("string", "uint8", "uint256"), "<b>USD</b>", 6, 1)
        started.call(HOLDER, "Coin", coin, "approve(address,uint256)", BOB, 2**256 - 1)
        yield started


@pytest.fixture
def client(node: RiskNode) -> Iterator[TestClient[Any]]:
    with a_client(ChainNodes(chain="31337", urls=(node.url,), calls_per_second=10_000)) as made:
        yield made


@pytest.fixture
def nowhere() -> Iterator[TestClient[Any]]:
    """Without a node."""
    with a_client() as made:
        yield made


def main_of(html: str) -> str:
    """What stands between the page's head and foot."""
    return html.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("language", ["en", "zh", "ar-XB"])
def test_the_form_is_there_in_every_language(nowhere: TestClient[Any], language: str) -> None:
    html = main_of(nowhere.get(f"/help/{language}/risks").text)
    assert 'name="q"' in html
    assert "data-secrets" in html


def test_dangers_stand_first_with_what_to_do(client: TestClient[Any]) -> None:
    answer = client.get("/help/en/risks", params={"q": HOLDER})
    html = main_of(answer.text)
    assert "1 danger needs you now" in html
    assert html.index("risk-danger") < html.index("risk-caution")
    assert f'<bdi dir="ltr" class="hex">{BOB}</bdi>' in html
    assert "open the page “Approvals” in your wallet" in html
    assert "&lt;b&gt;USD&lt;/b&gt;" in html, "a token's name is text"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.text


def test_real_and_fake_stand_side_by_side_with_their_differences(client: TestClient[Any]) -> None:
    html = main_of(client.get("/help/en/risks", params={"q": HOLDER}).text)
    marks = [piece.partition("</mark>")[0] for piece in html.split("<mark>")[1:]]
    assert [one.lower() for one in marks] == ["a" * 25, "b" * 25]
    assert (
        "The first 9 and the last 8 characters are the same, capitals aside. 25 in between" in html
    )


def test_no_page_links_to_another_site(client: TestClient[Any]) -> None:
    html = main_of(client.get("/help/en/risks", params={"q": HOLDER}).text)
    assert "http" not in html.replace(f"http://{client.base_url.netloc.decode()}", "")


@pytest.mark.parametrize(
    ("asked", "said"),
    [("", "Paste your address first"), ("hello", "This is not an address of a network")],
)
def test_what_is_no_address_is_said_beside_the_field(
    client: TestClient[Any], asked: str, said: str
) -> None:
    html = main_of(client.get("/help/en/risks", params={"q": asked}).text)
    assert said in html
    assert 'aria-invalid="true"' in html


def test_without_a_node_it_says_so(nowhere: TestClient[Any]) -> None:
    html = main_of(nowhere.get("/help/en/risks", params={"q": ALICE}).text)
    assert "We have no access to a network’s nodes here" in html


@pytest.mark.parametrize(
    ("secret", "removed"),
    [(PHRASE, "yes"), ("5d" * 31 + "4b", "maybe"), ("0x" + "5d" * 32, "maybe")],
)
def test_a_secret_leaves_the_address_and_is_not_looked_up(
    client: TestClient[Any], secret: str, removed: str
) -> None:
    answer = client.get("/help/en/risks", params={"q": secret}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/help/en/risks?removed={removed}"
    html = main_of(client.get(answer.headers["Location"]).text)
    assert "burnt" in html
    assert secret not in html
    told = client.post("/api/risks", json={"address": secret}).json()
    assert told == {"address": None, "risks": [], "chains": []}


def test_the_json_tells_the_same(client: TestClient[Any]) -> None:
    told = client.post("/api/risks", json={"address": HOLDER, "language": "zh"}).json()
    assert [one["name"] for one in told["risks"]] == ["approval_to_person", "lookalike_in_history"]
    assert told["risks"][1]["values"]["positions"] == "9-33"
    assert told["chains"][0]["alive"] is True
    assert "账户" in told["risks"][0]["cause"]


def test_a_network_looks_over_a_few_addresses_a_minute(nowhere: TestClient[Any]) -> None:
    answers = [nowhere.post("/api/risks", json={"address": ALICE}) for _ in range(7)]
    assert [one.status_code for one in answers] == [200] * 6 + [429]


def test_the_limit_is_said_on_the_page(client: TestClient[Any]) -> None:
    for _ in range(6):
        client.post("/api/risks", json={"address": "nothing"})
    answer = client.get("/help/en/risks", params={"q": HOLDER})
    assert answer.status_code == 429
    assert "too fast" in answer.text
