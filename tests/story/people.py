"""Who is in the story: a visitor on the sample site, an agent at the desk."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.story.sample import Login
from walletdesk.languages.catalogue import Catalogues

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

_catalogues = Catalogues()


class Person:
    """Somebody at a page, who reads one language."""

    def __init__(self, page: Page, url: str, language: str) -> None:
        self.page = page
        self.url = url
        self._words = _catalogues.of(language)
        self.language = language

    def t(self, english: str, **values: Any) -> str:
        """A sentence of the product as this person reads it."""
        return self._words.gettext(english, **values)

    def button(self, english: str) -> Locator:
        """A button by its words; `kbd` hints may follow them."""
        name = re.compile(rf"^{re.escape(self.t(english))}\b|^{re.escape(self.t(english))}")
        return self.page.get_by_role("button", name=name)

    def faults(self) -> list[str]:
        """What axe finds on the page as it is now."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found: Any = self.page.evaluate("axe.run()")
        return [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]

    def overflows(self) -> bool:
        """Whether the page scrolls sideways."""
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        return bool(self.page.evaluate(wide))


class Visitor(Person):
    """A wallet user on the sample site."""

    def open_chat(self) -> None:
        """Open the sample site and its chat."""
        self.page.goto(f"{self.url}/demo/{self.language}")
        self.page.locator(".bubble").click()
        expect(self.field).to_be_visible()

    def come_back(self) -> None:
        """Load the page anew, as after a break; an open chat opens again by itself."""
        self.page.reload()
        bubble = self.page.locator(".bubble")
        expect(bubble).to_be_visible()
        if bubble.get_attribute("aria-expanded") != "true":
            bubble.click()
        expect(self.field).to_be_visible()

    @property
    def field(self) -> Locator:
        """Where the visitor writes."""
        return self.page.locator("#text")

    def say(self, text: str) -> None:
        """Write a message and press Enter."""
        self.field.fill(text)
        self.field.press("Enter")

    def types(self, letters: str) -> None:
        """Write without sending."""
        self.field.press_sequentially(letters)

    @property
    def case(self) -> str:
        """The case number at the top of the chat."""
        return self.page.locator("bdi.case").inner_text()

    @property
    def own(self) -> list[str]:
        """The visitor's own messages, as they stand."""
        return self.page.locator(".message.own .text").all_inner_texts()

    def sees(self, text: str | re.Pattern[str]) -> Locator:
        """A message that says this, once it is there."""
        found = self.page.locator(".message .text", has_text=text).last
        expect(found).to_be_visible()
        return found


class Agent(Person):
    """A support agent at the desk."""

    def sign_in(self, login: Login) -> None:
        """Password, then code."""
        self.page.goto(f"{self.url}/desk")
        self.page.fill("input[name=email]", login.email)
        self.page.fill("input[name=password]", login.password)
        self.page.keyboard.press("Enter")
        self.page.fill("input[name=code]", login.code())
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile(r"/desk(\?|$)"))

    def open_desk(self, view: str = "queue") -> None:
        """Show a list."""
        self.page.goto(f"{self.url}/desk?view={view}")
        expect(self.page.locator(".presence, wd-presence").first).to_be_visible()

    def row(self, case: str) -> Locator:
        """A conversation in the list."""
        return (
            self.page.locator("wd-list, .list").locator("a, li, button").filter(has_text=case).first
        )

    def open_case(self, case: str) -> None:
        """Open a conversation from the list."""
        self.row(case).click()
        expect(self.page.locator(".thread-head")).to_contain_text(case)

    def write(self, text: str, note: bool = False) -> None:
        """Answer, or keep a note."""
        tab = self.page.get_by_role(
            "tab", name=re.compile(self.t("Private note" if note else "Reply"))
        )
        tab.click()
        field = self.page.locator(".composer-text")
        field.fill(text)
        field.press("Control+Enter")

    def types(self, letters: str) -> None:
        """Write without sending."""
        self.page.locator(".composer-text").press_sequentially(letters)

    def sees(self, text: str) -> Locator:
        """A message that says this, once it is there."""
        found = self.page.locator(".bubble-text", has_text=text).last
        expect(found).to_be_visible()
        return found

    @property
    def thread(self) -> list[str]:
        """All messages of the open conversation."""
        return self.page.locator(".bubble-text").all_inner_texts()


def until(
    check: Callable[[], object],
    what: str,
    meanwhile: Callable[[], None] = lambda: None,
    within_s: float = 15.0,
) -> None:
    """Do something until `check()` is true; fails naming `what`."""
    ends = time.monotonic() + within_s
    while time.monotonic() < ends:
        meanwhile()
        if check():
            return
        time.sleep(0.25)
    raise AssertionError(what)
