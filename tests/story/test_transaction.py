"""Where is my transaction: the page, the chat and the desk, in a browser and with a real node."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.services import Unavailable
from tests.services.product import Product
from tests.services.transfers import UNKNOWN, Transfers, running_transfers
from tests.story.people import AXE, Agent, Visitor
from tests.story.sample import login, sample_product

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("story"),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here (make test brings it)"),
]

LOOKS = [("zh", "light", 1280), ("en", "dark", 360), ("ar-XB", "light", 360)]
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
# What was asked a moment ago is not asked again.
LATELY_S = 2.5
NewPage = Callable[..., Page]

looks = pytest.mark.parametrize(("language", "theme", "width"), LOOKS)


@pytest.fixture(scope="module")
def transfers() -> Iterator[Transfers]:
    """A real node with transfers on it."""
    try:
        with running_transfers() as running:
            yield running
    except Unavailable as absent:
        pytest.skip(str(absent))


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory, transfers: Transfers) -> Iterator[Product]:
    """The product, running, with that node in its settings."""
    folder = tmp_path_factory.mktemp("asking")
    running = sample_product(folder)
    running.environ["WALLETDESK_FIRST_LINE__VECTORS"] = "false"
    with (folder / "walletdesk.toml").open("a") as settings:
        settings.write(f'\n[[chains.nodes]]\nchain = "anvil"\nurls = ["{transfers.url}"]\n')
    running.start()
    yield running
    running.stop()


@pytest.fixture
def visit(asking: Product, new_page: NewPage) -> Callable[..., Visitor]:
    """Opens a browser as a visitor of a language."""

    def visitor(language: str, theme: str = "light", width: int = 1280) -> Visitor:
        page = new_page(
            language,
            viewport={"width": width, "height": 800},
            color_scheme=theme,
            reduced_motion="reduce",
        )
        return Visitor(page, asking.url, language)

    return visitor


def look_up(one: Visitor, query: str) -> None:
    """Open the page with a question."""
    one.page.goto(f"{one.url}/help/{one.language}/transaction?q={query}")


@looks
def test_every_answer_is_for_everybody(
    visit: Callable[..., Visitor], transfers: Transfers, language: str, theme: str, width: int
) -> None:
    one = visit(language, theme, width)
    problems = {}
    for path in ("", "/guides/transaction-not-arrived"):
        one.page.goto(f"{one.url}/help/{language}{path}")
        if found := one.faults() + (["scrolls sideways"] if one.overflows() else []):
            problems[path] = found
    for query in (
        *(transfers.pending, transfers.confirming, transfers.failed, transfers.final, UNKNOWN),
        *("", "abc&sender=nobody", "SWAP12345XYZ", f"https://etherscann.io/tx/{UNKNOWN}"),
    ):
        look_up(one, query)
        for more in one.page.locator("details:not(.menu)").all():
            more.evaluate("one => one.open = true")
        found = one.faults() + (["scrolls sideways"] if one.overflows() else [])
        if found:
            problems[query] = found
    assert problems == {}


@pytest.mark.parametrize(
    ("which", "now", "standing"),
    [
        ("pending", "Waiting for a block", "timeline-now"),
        ("confirming", "Being confirmed", "timeline-now"),
        ("failed", "In a block, but failed", "timeline-broken"),
    ],
)
def test_the_timeline_shows_where_it_stands(
    visit: Callable[..., Visitor], transfers: Transfers, which: str, now: str, standing: str
) -> None:
    one = visit("zh")
    look_up(one, getattr(transfers, which))
    here = one.page.locator("[aria-current=step]")
    expect(here).to_contain_text(one.t(now))
    expect(here).to_have_class(re.compile(standing))


def test_the_form_is_filled_and_sent_by_keyboard(
    visit: Callable[..., Visitor], transfers: Transfers
) -> None:
    one = visit("en")
    one.page.goto(f"{one.url}/help/en")
    one.page.get_by_label(one.t("Transaction ID, explorer link or address")).fill(transfers.final)
    one.page.keyboard.press("Enter")
    expect(one.page.get_by_role("heading", level=2).first).to_contain_text("complete")


def test_an_open_page_follows_the_transaction_by_itself(
    visit: Callable[..., Visitor], asking: Product, transfers: Transfers
) -> None:
    one = visit("en")
    sent = transfers.send()
    one.page.clock.install()
    look_up(one, sent)
    card = one.page.locator("[data-diagnosis]")
    expect(card).to_have_attribute("data-state", "pending")
    transfers.mine()
    time.sleep(LATELY_S)
    one.page.clock.fast_forward(16_000)
    expect(card).to_have_attribute("data-state", "confirming")
    expect(one.page.get_by_role("status").first).to_contain_text("1 of 12")
    transfers.mine(120)
    time.sleep(LATELY_S)
    one.page.clock.fast_forward(22_000)
    expect(card).to_have_attribute("data-state", "final")
    expect(one.page.get_by_role("link", name=one.t("Look again"))).to_have_count(0)


def test_without_scripts_one_looks_again_by_a_link(
    browser: Browser, asking: Product, transfers: Transfers
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{asking.url}/help/en/transaction")
    page.locator("#q").fill(transfers.send())
    page.locator("#q").press("Enter")
    expect(page.locator("[data-diagnosis]")).to_have_attribute("data-state", "pending")
    transfers.mine()
    time.sleep(LATELY_S)
    page.get_by_role("link", name="Look again").click()
    expect(page.locator("[data-diagnosis]")).to_have_attribute("data-state", "confirming")
    context.close()


def test_a_phrase_does_not_leave_the_device(visit: Callable[..., Visitor]) -> None:
    one = visit("en")
    one.page.goto(f"{one.url}/help/en/transaction")
    one.page.locator("#q").fill(PHRASE)
    one.page.keyboard.press("Enter")
    expect(one.page.get_by_role("alertdialog")).to_be_visible()
    assert "winner" not in one.page.url
    one.button("Delete it").click()
    expect(one.page.locator("#q")).to_have_value("")


def test_the_chat_explains_and_the_agent_sees_why(
    visit: Callable[..., Visitor], asking: Product, transfers: Transfers, new_page: NewPage
) -> None:
    one = visit("zh")
    one.open_chat()
    one.say("转账一直没到账")
    one.sees("把交易 ID 发到这里就行")
    sent = transfers.send()
    one.say(sent)
    one.sees("正在排队等待打包进区块")
    assert one.faults() == []
    one.say("转人工")
    expect(one.page.locator(".strip")).to_be_visible()

    page = new_page("zh", viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    agent = Agent(page, asking.url, "zh")
    agent.sign_in(login(asking, "mei"))
    agent.open_desk("queue")
    agent.open_case(one.case)
    panel = page.locator("wd-transaction")
    expect(panel.locator("[aria-current=step]")).to_contain_text(agent.t("Waiting for a block"))
    panel.locator("summary").click()
    expect(panel).to_contain_text("eth_getTransactionByHash")
    transfers.mine()
    time.sleep(LATELY_S)
    panel.get_by_role("button", name=agent.t("Look again")).click()
    expect(panel.locator("[aria-current=step]")).to_contain_text(agent.t("Being confirmed"))
    panel.locator("input[name=q]").fill(transfers.final)
    panel.locator("input[name=q]").press("Enter")
    expect(panel.locator(".found-success")).to_be_visible()
    assert agent.faults() == []
