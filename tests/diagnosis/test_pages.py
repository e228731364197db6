"""The public page and its JSON, asked of a real node."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.houses import house_in
from tests.services.recorder import recording
from tests.services.transfers import ALICE, BOB, UNKNOWN, Transfers
from walletdesk.app.build import build
from walletdesk.settings.model import ChainNodes

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
# Of Anvil's first account, as it publishes it.
KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
PAGE = "/help/en/transaction"


async def client_of(folder: Path, *urls: str) -> AsyncIterator[httpx.AsyncClient]:
    nodes = (ChainNodes(chain="anvil", urls=urls),) if urls else ()
    async with house_in(folder, nodes=nodes) as house:
        app: Any = build(house)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as one:
            one.headers["accept"] = "text/html"
            yield one


@pytest.fixture(scope="module")
async def client(
    tmp_path_factory: pytest.TempPathFactory, transfers: Transfers
) -> AsyncIterator[httpx.AsyncClient]:
    async for one in client_of(tmp_path_factory.mktemp("house"), transfers.url):
        yield one


def words(answer: httpx.Response) -> str:
    return " ".join(re.sub(r"<script.*?</script>|<[^>]+>", " ", answer.text, flags=re.S).split())


async def test_the_form_is_shown_and_no_node_is_asked(tmp_path: Path) -> None:
    with recording(lambda _: (500, b"")) as recorder:
        async for client in client_of(tmp_path, recorder.url):
            answer = await client.get(PAGE)
        assert answer.status_code == 200
        assert 'name="q"' in answer.text
        assert "<option" in answer.text
        assert recorder.heard == []


@pytest.mark.parametrize(
    ("which", "state", "said"),
    [
        ("pending", "pending", "waits for a block"),
        ("confirming", "confirming", "4 of 12 confirmations"),
        ("final", "final", "cannot be called back"),
    ],
)
async def test_a_transaction_is_shown_where_it_stands(
    client: httpx.AsyncClient, transfers: Transfers, which: str, state: str, said: str
) -> None:
    answer = await client.get(PAGE, params={"q": getattr(transfers, which)})
    assert f'data-state="{state}"' in answer.text
    assert said in words(answer)
    assert answer.headers["cache-control"] == "no-store"
    looks_again = state != "final"
    assert ("data-asked=" in answer.text) == looks_again
    assert ("Look again" in answer.text) == looks_again


async def test_the_part_is_the_diagnosis_alone(
    client: httpx.AsyncClient, transfers: Transfers
) -> None:
    answer = await client.get(PAGE, params={"q": transfers.pending, "part": "true"})
    assert answer.text.strip().startswith("<section")
    assert "<html" not in answer.text


async def test_the_page_speaks_chinese(client: httpx.AsyncClient, transfers: Transfers) -> None:
    answer = await client.get("/help/zh/transaction", params={"q": transfers.confirming})
    assert "确认数 4/12" in words(answer)
    assert not re.search(r"\b(the|and|your|with|for)\b", words(answer))


async def test_a_phrase_goes_nowhere_and_comes_off_the_address(client: httpx.AsyncClient) -> None:
    answer = await client.get(PAGE, params={"q": f"where is {PHRASE}"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}?removed=yes")
    shown = await client.get(answer.headers["location"])
    assert "treat that wallet as burnt" in words(shown)


@pytest.mark.parametrize("field", ["q", "sender", "receiver"])
async def test_a_key_is_not_looked_up_nor_shown_again(
    client: httpx.AsyncClient, field: str
) -> None:
    values = {"q": UNKNOWN, field: f"private key {KEY}"}
    answer = await client.get(PAGE, params=values)
    assert answer.headers["location"] == f"{PAGE}?removed=yes"


async def test_a_bare_key_whose_account_is_in_use_is_known_for_one(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get(PAGE, params={"q": KEY})
    assert answer.headers["location"] == f"{PAGE}?removed=yes"


async def test_what_is_missing_or_no_address_is_said_at_its_field(
    client: httpx.AsyncClient,
) -> None:
    empty = await client.get(PAGE, params={"q": "  "})
    assert "Paste the transaction ID first" in empty.text
    wrong = await client.get(PAGE, params={"q": UNKNOWN, "sender": "my wallet"})
    assert 'aria-describedby="sender-error sender-hint" aria-invalid="true"' in wrong.text
    assert UNKNOWN in wrong.text
    right = await client.get(PAGE, params={"q": UNKNOWN, "sender": ALICE, "receiver": BOB})
    assert "data-diagnosis" in right.text


async def test_what_somebody_wrote_is_text_on_the_page(client: httpx.AsyncClient) -> None:
    answer = await client.get(PAGE, params={"q": '"><img src=x onerror=alert(1)>'})
    assert "<img src=x" not in answer.text


async def test_who_asks_too_often_is_told_to_wait(tmp_path: Path, transfers: Transfers) -> None:
    async for client in client_of(tmp_path, transfers.url):
        body = {"reference": f"txid {UNKNOWN}"}
        codes = [(await client.post("/api/diagnosis", json=body)).status_code for _ in range(61)]
        page = await client.get(PAGE, params={"q": UNKNOWN})
    assert (codes[0], codes[-1]) == (200, 429)
    assert page.status_code == 429
    assert "too fast" in words(page)


async def test_without_nodes_the_page_says_so_and_helps_on(tmp_path: Path) -> None:
    async for client in client_of(tmp_path):
        form = await client.get(PAGE)
        found = await client.get(PAGE, params={"q": UNKNOWN})
        home = await client.get("/help/en")
    assert "not connected to any network" in words(form)
    assert "We have no access to a node" in words(found)
    assert PAGE not in home.text


async def test_home_and_guide_lead_to_the_page(client: httpx.AsyncClient) -> None:
    for path in ("/help/en", "/help/en/guides/transaction-not-arrived"):
        assert PAGE in (await client.get(path)).text


async def test_who_searches_the_guides_for_an_id_is_led_to_the_page(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/help/en/search", params={"q": UNKNOWN})
    assert f"{PAGE}?q={UNKNOWN}" in answer.text
    plain = await client.get("/help/en/search", params={"q": "transfer has not arrived yet, help"})
    assert f"{PAGE}?q=" not in plain.text


async def test_the_json_has_the_shape_that_the_command_prints(
    client: httpx.AsyncClient, transfers: Transfers
) -> None:
    body = {"reference": transfers.confirming, "language": "zh"}
    found = (await client.post("/api/diagnosis", json=body)).json()
    assert (found["chain"], found["kind"], found["verdict"], found["state"], found["final"]) == (
        "anvil",
        "transaction",
        "confirming",
        "confirming",
        False,
    )
    assert (found["confirmations"], found["needed"]) == (4, 12)
    assert found["cause"].startswith("已经写进区块")
    assert [one["standing"] for one in found["timeline"]] == ["done", "done", "done", "now", "open"]
    assert {"next_steps", "cannot_undo", "evidence", "certainty", "values", "notes"} <= set(found)


async def test_the_json_names_no_secret(client: httpx.AsyncClient) -> None:
    for secret in (PHRASE, KEY):
        found = await client.post("/api/diagnosis", json={"reference": secret})
        assert found.json()["verdict"] == "private_key"
        assert KEY not in found.text
        assert "winner" not in found.text


async def test_only_addresses_reach_a_node_beside_the_id(tmp_path: Path) -> None:
    with recording(lambda _: (500, b"")) as recorder:
        async for client in client_of(tmp_path, recorder.url):
            body = {"reference": f"tx {UNKNOWN}", "sender": KEY, "expect_to": "hello"}
            await client.post("/api/diagnosis", json=body)
        heard = b"".join(recorder.heard).decode()
    assert UNKNOWN in heard
    assert KEY.removeprefix("0x") not in heard
    assert "hello" not in heard


async def test_the_page_holds_what_its_script_asks(
    client: httpx.AsyncClient, transfers: Transfers
) -> None:
    answer = await client.get(PAGE, params={"q": transfers.pending, "sender": ALICE})
    match = re.search(r'data-asked="([^"]+)"', answer.text)
    assert match
    asked = json.loads(match[1].replace("&#34;", '"'))
    found = (await client.post("/api/diagnosis", json=asked)).json()
    now = f"{found['verdict']} {found['state']} {found['confirmations']} false"
    assert f'data-now="{now}"' in answer.text
