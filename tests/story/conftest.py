"""The product, a visitor and an agent."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.services.product import Product
from tests.story.people import Agent, Visitor
from tests.story.sample import login, sample_product

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product, running, with its sample; open all day, so that the story has one clock."""
    running = sample_product(tmp_path_factory.mktemp("product"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Makes pages of browsers of their own; any error in a page fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def make(language: str, **options: object) -> Page:
        locale = {"zh": "zh-CN", "en": "en-GB"}.get(language, language)
        context = browser.new_context(locale=locale, **options)  # type: ignore[arg-type]  # playwright's names
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def visitor(product: Product, new_page: NewPage) -> Callable[[str], Visitor]:
    """Opens the sample site as a visitor of a language."""
    return lambda language, **options: Visitor(
        new_page(language, timezone_id="Asia/Shanghai", **options), product.url, language
    )


@pytest.fixture(scope="session")
def sessions() -> dict[str, object]:
    """Who signed in already: a code works once, so a second page uses the first's session."""
    return {}


@pytest.fixture
def agent(product: Product, new_page: NewPage, sessions: dict[str, object]) -> Callable[..., Agent]:
    """Signs an agent in and shows the desk in a language."""

    def sign_in(name: str, language: str, **options: object) -> Agent:
        if name in sessions:
            options["storage_state"] = sessions[name]
        page = new_page(language, viewport={"width": 1440, "height": 900}, **options)
        one = Agent(page, product.url, language)
        if name not in sessions:
            one.sign_in(login(product, name))
            sessions[name] = page.context.storage_state()
        one.open_desk()
        return one

    return sign_in
