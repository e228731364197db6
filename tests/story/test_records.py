"""The pages of rebuilt histories in a real browser: for everybody, with and without scripts."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import astuple, replace
from playwright.sync_api import Page, expect

from tests.diagnosis.test_records import record_of
from tests.services.product import Product
from tests.story.people import AXE, Visitor
from walletdesk.chains.base import Movement, State
from walletdesk.diagnosis.rebuilt import Record, movement_text

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("records"),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here (make test brings it)"),
]

MINE = "0x52908400098527886E0F7030069857D2E4169EE7"
OTHER = "0x8617E340B3D01FA5F11F306F4090FD50E238070D"
LATER_MS = 4_000_000_000_000
LOOKS = [("zh", "light", 1280), ("en", "dark", 360), ("ar-XB", "light", 360)]

RUNNING = replace(
    record_of(),
    key="running",
    chain="ethereum",
    address=MINE,
    cursor="c",
    done_permille=420,
    movements=1_204,
    next_step_at_ms=LATER_MS,
    created_at_ms=LATER_MS,
)
STUCK = replace(RUNNING, id=2, key="stuck", failures=2)
DONE = replace(
    RUNNING,
    id=3,
    key="done",
    state="full",
    movements=130,
    done_permille=999,
    ended_at_ms=1_795_320_000_000,
)
EMPTY = replace(DONE, id=4, key="empty", state="done", movements=0)
PATHS = (
    "/help/{language}/records",
    "/help/{language}/records?removed=yes",
    "/help/{language}/records/running",
    "/help/{language}/records/stuck",
    "/help/{language}/records/done",
    "/help/{language}/records/done?page=2",
    "/help/{language}/records/empty",
    "/help/{language}/guides/transaction-records-missing",
)


@pytest.fixture(scope="module")
def with_records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product, connected to a node that is away, with histories in every state."""
    folder = tmp_path_factory.mktemp("records")
    (folder / "walletdesk.toml").write_text(
        '[[chains.nodes]]\nchain = "ethereum"\nurls = ["http://127.0.0.1:9"]\n', "utf-8"
    )
    vectors = {"WALLETDESK_FIRST_LINE__VECTORS": "false"}
    product = Product(folder / "data", folder / "serve.log", vectors)
    product.start()
    with _database(product) as database:
        for record in (RUNNING, STUCK, DONE, EMPTY):
            _put(database, record)
    yield product
    product.stop()


def _database(product: Product) -> sqlite3.Connection:
    return sqlite3.connect(Path(product.data) / "walletdesk.db", timeout=20)


def _put(database: sqlite3.Connection, record: Record) -> None:
    row = astuple(record)
    places = ", ".join("?" for _ in row)
    database.execute(f"INSERT INTO records VALUES ({places})", row)
    if record.ended_at_ms is None:
        return
    database.executemany(
        "INSERT INTO record_movements VALUES (?, ?, ?)",
        [(record.id, number, movement_text(_moved(number))) for number in range(1, 131)]
        if record.movements
        else [],
    )


def _moved(number: int) -> Movement:
    incoming = number % 3 == 0
    return Movement(
        transaction=f"0x{number:064x}",
        asset=("ETH", "USDT", "稳定币")[number % 3],
        amount=f"{number * 12.5:g}",
        sender=OTHER if incoming else MINE,
        receiver=MINE if incoming else OTHER,
        contract=OTHER if number % 3 else None,
        at_utc=1_795_320_000_000 - number * 3_600_000,
        fee=None if incoming else "0.000021 ETH",
        state=State.FAILED if number % 11 == 0 else State.FINAL,
    )


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_the_pages_are_for_everybody(
    with_records: Product, new_page: Callable[..., Page], language: str, theme: str, width: int
) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": theme}
    page = new_page(language, reduced_motion="reduce", **options)
    one = Visitor(page, with_records.url, language)
    problems = {}
    for path in PATHS:
        page.goto(one.url + path.format(language=language))
        found = one.faults() + (["scrolls sideways"] if one.overflows() else [])
        if found:
            problems[path] = found
    assert problems == {}


def test_without_scripts_a_link_looks_again(
    with_records: Product, new_page: Callable[..., Page]
) -> None:
    page = new_page("en", java_script_enabled=False)
    page.goto(f"{with_records.url}/help/en/records/running")
    expect(page.get_by_text("42 % done")).to_be_visible()
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("1,204 transfers so far")).to_be_visible()


def test_an_open_page_shows_the_list_by_itself_once_it_is_there(
    with_records: Product, new_page: Callable[..., Page]
) -> None:
    with _database(with_records) as database:
        _put(database, replace(RUNNING, id=5, key="live"))
    page = new_page("en")
    page.goto(f"{with_records.url}/help/en/records/live")
    expect(page.get_by_text("42 % done")).to_be_visible()
    with _database(with_records) as database:
        database.execute("UPDATE records SET done_permille = 700 WHERE key = 'live'")
    expect(page.get_by_text("70 % done")).to_be_visible()
    with _database(with_records) as database:
        database.execute("UPDATE records SET state = 'done', movements = 0 WHERE key = 'live'")
    expect(page.get_by_role("link", name="Table (CSV)")).to_be_visible()


def test_who_asks_is_led_to_the_work(with_records: Product, new_page: Callable[..., Page]) -> None:
    page = new_page("en")
    page.goto(f"{with_records.url}/help/en/records")
    page.get_by_label("Your wallet's address").fill(MINE)
    page.get_by_role("button", name="Rebuild the list").click()
    expect(page.get_by_role("heading", name="Transfers of an address")).to_be_visible()
    expect(page.get_by_text(MINE)).to_be_visible()
