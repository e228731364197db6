"""Every page: axe finds nothing, nothing scrolls sideways; light, dark and right-to-left."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.services.product import Product
from tests.story.people import AXE, Agent, Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("story"),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here (make test brings it)"),
]

LOOKS = [("zh", "light", 1280), ("en", "dark", 360), ("ar-XB", "light", 360)]

PUBLIC = (
    "/help/{language}",
    "/help/{language}/guides/transaction-pending",
    "/help/{language}/search?q=phrase",
    "/help/{language}/search?q=zzzzqqqq",
    "/help/{language}/search?removed=yes",
    "/help/{language}/burnt",
    "/help/{language}/burnt?what=session",
    "/help/{language}/transaction",
    "/help/{language}/risks",
    "/help/{language}/risks?q=hello",
    "/help/{language}/risks?removed=maybe",
    "/help/{language}/contact",
    "/help/{language}/cases",
    "/help/{language}/no-such-page",
    "/demo/{language}",
    "/desk/sign-in",
)
DESK = ("/desk?view=all", "/desk?view=urgent", "/desk/account", "/desk/team", "/desk/safety")

looks = pytest.mark.parametrize(("language", "theme", "width"), LOOKS)


@looks
def test_public_pages_are_for_everybody(
    visitor: Callable[..., Visitor], language: str, theme: str, width: int
) -> None:
    one = visitor(
        language,
        viewport={"width": width, "height": 800},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    _use_language(one, language)
    problems = {}
    for path in PUBLIC:
        one.page.goto(one.url + path.format(language=language))
        found = one.faults() + (["scrolls sideways"] if one.overflows() else [])
        if found:
            problems[path] = found
    assert problems == {}


@looks
def test_a_visitors_own_pages_are_for_everybody(
    visitor: Callable[..., Visitor], language: str, theme: str, width: int
) -> None:
    one = visitor(
        language,
        viewport={"width": width, "height": 800},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    one.open_chat()
    one.say("let me talk to a person")
    expect(one.page.locator(".strip")).to_be_visible()
    assert one.faults() == []
    case = one.case
    for path in (f"/help/{language}/cases/{case}", f"/help/{language}/cases/{case}/transcript"):
        one.page.goto(one.url + path)
        assert (path, one.faults()) == (path, [])
        assert not one.overflows()


@looks
def test_the_desk_is_for_every_agent(
    agent: Callable[..., Agent], product: Product, language: str, theme: str, width: int
) -> None:
    one = agent("lead", language, color_scheme=theme, reduced_motion="reduce")
    _use_language(one, language)
    one.page.set_viewport_size({"width": width, "height": 800})
    problems = {}
    for path in DESK:
        one.page.goto(one.url + path)
        one.page.wait_for_load_state("networkidle")
        found = one.faults() + (["scrolls sideways"] if one.overflows() else [])
        if found:
            problems[path] = found
    one.page.goto(f"{one.url}/desk?view=all")
    one.page.locator(".list a, wd-list a").first.click()
    expect(one.page.locator(".thread-head")).to_be_visible()
    found = one.faults() + (["scrolls sideways"] if one.overflows() else [])
    if found:
        problems["conversation"] = found
    assert problems == {}


def _use_language(one: Visitor | Agent, language: str) -> None:
    cookie = {"name": "wd_language", "value": language, "url": one.url}
    one.page.context.add_cookies([cookie])  # type: ignore[list-item]  # a dict of its kind
