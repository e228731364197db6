"""Is my wallet at risk: what was found on a real node is for everybody, without a script too."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.chains.evm.risk_node import BOB, COIN, RiskNode, risk_node
from tests.services.product import Product
from tests.story.people import AXE, Person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("story"),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here (make test brings it)"),
]

REAL = "0x1234567" + "a" * 25 + "89abcdef"
FAKE = "0x1234567" + "b" * 25 + "89abcdef"
HOLDER = "0x" + "6a" * 20


@pytest.fixture(scope="module")
def node() -> Iterator[RiskNode]:
    """A node where the holder was poisoned and let somebody take tokens."""
    with risk_node() as started:
        started.as_anybody(HOLDER)
        started.send(HOLDER, REAL, COIN // 10)
        started.as_anybody(FAKE)
        started.send(FAKE, HOLDER, 1_000)
        coin = started.deploy("Coin", ("string", "uint8", "uint256"), "USDX", 6, 1)
        started.call(HOLDER, "Coin", coin, "approve(address,uint256)", BOB, 2**256 - 1)
        yield started


@pytest.fixture(scope="module")
def product(node: RiskNode, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with that node and one that is away."""
    folder = tmp_path_factory.mktemp("risks")
    nodes = (("31337", node.url), ("polygon", "http://127.0.0.1:9"))
    tables = [f'[[chains.nodes]]\nchain = "{name}"\nurls = ["{url}"]\n' for name, url in nodes]
    (folder / "walletdesk.toml").write_text("".join(tables), "utf-8")
    running = Product(folder / "data", folder / "serve.log", {})
    running.start()
    yield running
    running.stop()


@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [("zh", "light", 1280), ("en", "dark", 360), ("ar-XB", "light", 360)],
)
def test_dangers_and_look_alikes_are_for_everybody(
    new_page: Callable[..., Page], product: Product, language: str, theme: str, width: int
) -> None:
    page = new_page(
        language,
        viewport={"width": width, "height": 800},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    one = Person(page, product.url, language)
    page.goto(f"{product.url}/help/{language}/risks")
    page.get_by_label(one.t("Your public address")).fill(HOLDER)
    one.button("Check this address").click()
    expect(page.locator(".risk-danger")).to_have_count(1)
    expect(page.locator(".risk-fake mark")).to_have_text("b" * 25, ignore_case=True)
    assert page.locator(".risk-fake bdi").get_attribute("dir") == "ltr"
    page.locator(".risk-rests summary").first.click()
    assert one.faults() == []
    assert not one.overflows()


def test_it_works_without_scripts(new_page: Callable[..., Page], product: Product) -> None:
    page = new_page("en", java_script_enabled=False)
    page.goto(f"{product.url}/help/en/risks")
    page.get_by_label("Your public address").fill(HOLDER)
    page.get_by_role("button", name="Check this address").click()
    expect(page.locator(".risk")).to_have_count(2)
