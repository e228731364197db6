"""The checklist for a secret that has been seen, and a search that keeps none."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from walletdesk.knowledge.burnt import NEVER, STEPS, TITLES, WHATS, What
from walletdesk.knowledge.library import open_library
from walletdesk.knowledge.pages import HelpCentre, help_routes
from walletdesk.languages.catalogue import Catalogues
from walletdesk.settings.model import Settings
from walletdesk.shield import clean, guard
from walletdesk.web.render import Renderer

PHRASE = "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient[Any]]:
    settings = Settings()
    renderer = Renderer(settings)
    library = open_library(settings, renderer.catalogues)
    centre = HelpCentre(settings, library, renderer)
    routes = help_routes(centre)
    with TestClient(app=Litestar(routes, openapi_config=None, logging_config=None)) as made:
        yield made


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("language", ["zh", "en", "ar-XB"])
def test_every_kind_of_secret_has_its_list(
    client: TestClient[Any], language: str, what: What
) -> None:
    html = client.get(f"/help/{language}/burnt", params={"what": what}).text
    assert html.count('type="checkbox"') == len(STEPS[what])
    assert Catalogues().of(language).gettext(TITLES[what]) in html
    assert f'burnt?what={what}" aria-current="true"' in html


def test_an_unknown_kind_gets_the_list_for_a_phrase(client: TestClient[Any]) -> None:
    html = client.get("/help/en/burnt", params={"what": "<script>"}).text
    assert TITLES["phrase"] in html
    assert "<script>" not in html.partition("<main")[2]


def test_its_own_words_ask_for_nothing() -> None:
    for language in ("en", "zh"):
        say = Catalogues().of(language).gettext
        for steps in STEPS.values():
            for step in steps:
                text = f"{say(step.title)}\n{say(step.text)}"
                assert (guard(text).reasons, clean(text).findings) == ((), ())
        assert all(clean(say(line)).findings == () for line in NEVER)


@pytest.mark.parametrize("part", ["", "&part=true"])
def test_a_phrase_is_not_searched_for_and_leaves_the_address(
    client: TestClient[Any], part: str
) -> None:
    query = PHRASE.replace(" ", "+")
    answer = client.get(f"/help/en/search?q={query}{part}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/help/en/search?removed=yes{part}",
    )
    led = client.get(f"/help/en/search?q={query}{part}")
    assert "sausage" not in led.text
    assert "/help/en/burnt" in led.text


def test_a_few_list_words_are_searched_for(client: TestClient[Any]) -> None:
    assert "swap" in client.get("/help/en/search", params={"q": "token swap network fee"}).text
