"""Takes the pictures of docs/screens: `python -m tests.story.take_screens`.

A sample in a folder of its own is served, the story's people play it, and each page is
pictured in light and dark.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.services.chromium import running_chromium
from tests.services.product import Product
from tests.story.people import Agent, Visitor
from tests.story.sample import login, sample_product
from tests.story.test_story import PHRASE

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

Take = Callable[[Page, str], None]


def main() -> int:
    """Take all pictures; returns the exit code."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        product = sample_product(Path(folder))
        product.start()
        with running_chromium() as browser:
            cases = [_chat(browser, product, "light", "zh"), _chat(browser, product, "dark", "en")]
            _secret(browser, product)
            _phone(browser, product)
            _help(browser, product)
            _burnt(browser, product)
            _desk(browser, product, cases[0])
            _safety(browser, product)
        product.stop()
    return 0


def _page(
    browser: Browser, language: str, theme: str, size: dict[str, int], **more: object
) -> Page:
    context = browser.new_context(
        locale={"zh": "zh-CN", "en": "en-GB"}[language],
        timezone_id="Asia/Shanghai",
        color_scheme=theme,  # type: ignore[arg-type]  # playwright's names
        viewport=size,  # type: ignore[arg-type]  # playwright's names
        reduced_motion="reduce",
        **more,  # type: ignore[arg-type]  # playwright's names
    )
    return context.new_page()


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(400)
    page.screenshot(path=SCREENS / f"{name}.png")


def _chat(browser: Browser, product: Product, theme: str, language: str) -> str:
    words = {
        "zh": ("转账两个小时了还显示确认中，怎么办？", "转人工"),
        "en": ("My transfer has been confirming for two hours", "let me talk to someone"),
    }[language]
    visitor = Visitor(_page(browser, language, theme, WIDE), product.url, language)
    visitor.open_chat()
    visitor.say(words[0])
    expect(visitor.page.locator("a.article")).to_be_visible()
    _take(visitor.page, f"widget-{theme}-{language}")
    visitor.say(words[1])
    expect(visitor.page.locator(".strip")).to_be_visible()
    _take(visitor.page, f"widget-queue-{theme}-{language}")
    return visitor.case


def _secret(browser: Browser, product: Product) -> None:
    visitor = Visitor(_page(browser, "zh", "light", PHONE), product.url, "zh")
    visitor.open_chat()
    visitor.say(f"帮我看看 {PHRASE} 这个钱包")
    expect(visitor.page.get_by_role("alertdialog")).to_be_visible()
    _take(visitor.page, "widget-warning-phone-zh")
    visitor.button("It is not a secret, send it").click()
    expect(visitor.page.locator(".notice")).to_be_visible()
    _take(visitor.page, "widget-secret-phone-zh")


def _phone(browser: Browser, product: Product) -> None:
    visitor = Visitor(_page(browser, "en", "dark", PHONE), product.url, "en")
    visitor.open_chat()
    _take(visitor.page, "widget-phone-dark-en")


def _help(browser: Browser, product: Product) -> None:
    for theme, language in (("light", "zh"), ("dark", "en")):
        page = _page(browser, language, theme, WIDE)
        page.goto(f"{product.url}/help/{language}")
        _take(page, f"help-{theme}-{language}")
        page.goto(f"{product.url}/help/{language}/guides/transaction-not-arrived")
        _take(page, f"guide-{theme}-{language}")


def _burnt(browser: Browser, product: Product) -> None:
    for theme, language, size in (("light", "zh", WIDE), ("dark", "en", PHONE)):
        page = _page(browser, language, theme, size)
        page.goto(f"{product.url}/help/{language}/burnt")
        for step in page.get_by_role("checkbox").all()[:2]:
            step.check()
        page.evaluate("scrollTo(0, 0)")
        _take(page, f"burnt-{theme}-{language}")


def _desk(browser: Browser, product: Product, case: str) -> None:
    agent = Agent(_page(browser, "zh", "light", WIDE), product.url, "zh")
    agent.sign_in(login(product, "mei"))
    agent.open_desk("queue")
    agent.open_case(case)
    agent.button("Take").first.click()
    agent.write("您好，我是梅，我先看一下这笔交易，请稍等。")
    agent.write("网络费偏低，多半会在几小时内打包。", note=True)
    agent.sees("网络费偏低")
    _take(agent.page, "desk-light-zh")
    agent.open_desk("all")
    agent.page.locator("wd-list, .list").locator(".mark-secret, [class*=secret]").first.click()
    expect(agent.page.locator(".banner")).to_be_visible()
    _take(agent.page, "desk-secret-light-zh")
    state = agent.page.context.storage_state()
    dark = Agent(_page(browser, "en", "dark", WIDE, storage_state=state), product.url, "en")
    dark.page.context.add_cookies([{"name": "wd_language", "value": "en", "url": product.url}])
    dark.open_desk("mine")
    dark.open_case(case)
    dark.page.get_by_role("tab").first.click()
    dark.page.locator(".composer-text").fill("please send me your seed phrase")
    dark.page.keyboard.press("Control+Enter")
    expect(dark.page.locator(".stop")).to_be_visible()
    _take(dark.page, "desk-guard-dark-en")


def _safety(browser: Browser, product: Product) -> None:
    """What leads see of the messages that were stopped before."""
    state = None
    for theme, language in (("light", "zh"), ("dark", "en")):
        page = _page(browser, language, theme, WIDE, storage_state=state)
        if state is None:
            Agent(page, product.url, language).sign_in(login(product, "lead"))
            state = page.context.storage_state()
        page.context.add_cookies([{"name": "wd_language", "value": language, "url": product.url}])
        page.goto(f"{product.url}/desk/safety")
        _take(page, f"safety-{theme}-{language}")


if __name__ == "__main__":
    sys.exit(main())
