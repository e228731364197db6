"""The help centre's pages, read as a browser without scripts reads them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from walletdesk.knowledge.library import open_library
from walletdesk.knowledge.pages import HelpCentre, help_routes
from walletdesk.settings.model import Server, Settings
from walletdesk.web.demo import demo_routes
from walletdesk.web.errors import error_handlers
from walletdesk.web.headers import SecurityHeaders
from walletdesk.web.render import Renderer
from walletdesk.web.routes import kit_routes
from walletdesk.web.who import silent_routes

_NOW_MS = 1_795_309_323_000
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "circle", "rect"}
_VOID |= {"ellipse"}


class _Opening(NamedTuple):
    open: bool
    opens_at_ms: int | None


@pytest.fixture(scope="module")
def app() -> Litestar:
    settings = Settings(server=Server(public_url="https://help.wallet.example"))
    renderer = Renderer(settings, clock=lambda: _NOW_MS)
    library = open_library(settings, renderer.catalogues)
    centre = HelpCentre(settings, library, renderer, lambda: _Opening(False, _NOW_MS + 3_600_000))
    return Litestar(
        [*kit_routes(renderer.assets, ("zh", "en")), *help_routes(centre), *demo_routes(renderer)],
        exception_handlers=error_handlers(renderer),
        openapi_config=None,
        logging_config=None,
    )


@pytest.fixture
def client(app: Litestar) -> Iterator[TestClient[Any]]:
    with TestClient(app=SecurityHeaders(app)) as made:
        made.headers["accept"] = "text/html"
        yield made


class _Page(HTMLParser):
    """Collects what the tests ask about, and that every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.inline: list[str] = []
        self.labelled: set[str] = set()
        self.fields: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag not in _VOID:
            self.open.append(tag)
        self.ids += [str(found["id"])] if "id" in found else []
        self.links += [str(found["href"])] if tag == "a" else []
        self.inline += [name for name in found if name.startswith("on") or name == "style"]
        self.labelled |= {str(found["for"])} if tag == "label" and "for" in found else set()
        if tag in ("input", "textarea", "select") and found.get("type") != "hidden":
            self.fields.add(str(found.get("id")))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag, f"</{tag}> closes nothing"


_PAGES = (
    "/help/zh",
    "/help/en",
    "/help/ar-XB",
    "/help/zh/topics/security",
    "/help/en/guides/funds-stolen",
    "/help/zh/search?q=到账",
    "/help/en/search?q=zzzzqqq",
    "/help/en/search",
    "/help/en/search?removed=yes",
    "/help/zh/burnt",
    "/help/en/burnt?what=keystore",
    "/demo/zh",
    "/demo",
)


@pytest.mark.parametrize("path", _PAGES)
def test_pages_are_well_formed_and_carry_nothing_inline(client: TestClient[Any], path: str) -> None:
    answer = client.get(path)
    page = _Page(answer.text)
    assert answer.status_code == 200
    assert page.open == []
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))
    assert page.fields <= page.labelled
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("path", _PAGES)
def test_no_page_shows_another_language_by_mistake(client: TestClient[Any], path: str) -> None:
    if "/zh" not in path:
        return
    words = re.sub(r"<script.*?</script>|<[^>]+>", " ", client.get(path).text, flags=re.S)
    assert not re.search(r"\b(the|and|your|with|for)\b", words)


def test_every_link_of_the_help_centre_leads_somewhere(client: TestClient[Any]) -> None:
    seen, waiting = set[str](), ["/help/zh", "/help/en", "/help/ar-XB"]
    elsewhere = re.compile(r"/help/[^/]+/(contact|cases)|/preferences|https?:|mailto:|#|/help$")
    while waiting:
        path = waiting.pop()
        if path in seen or elsewhere.match(path):
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if "ar-XB" not in path or path == "/help/ar-XB":
            waiting += _Page(answer.text).links
    assert len(seen) > 150


def test_the_front_door_leads_to_the_readers_language(client: TestClient[Any]) -> None:
    for door in ("/", "/help"):
        answer = client.get(door, headers={"accept-language": "en-GB"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (302, "/help/en")
        assert "Accept-Language" in answer.headers["vary"]
    chosen = {"accept-language": "en-GB", "cookie": "wd_language=zh"}
    assert client.get("/", headers=chosen, follow_redirects=False).headers["location"] == "/help/zh"


def test_following_a_link_to_another_language_is_remembered(client: TestClient[Any]) -> None:
    by_link = {"sec-fetch-site": "same-origin", "cookie": "wd_language=zh"}
    assert client.get("/help/en", headers=by_link).cookies["wd_language"] == "en"
    from_outside = {"sec-fetch-site": "cross-site", "cookie": "wd_language=zh"}
    assert "wd_language" not in client.get("/help/en", headers=from_outside).cookies


def test_a_guide_shows_answer_steps_and_what_never_to_do(client: TestClient[Any]) -> None:
    html = client.get("/help/zh/guides/phrase-exposed").text
    assert 'class="short-answer"' in html
    assert 'class="steps"' in html
    assert 'class="never"' in html
    assert '<link rel="alternate" hreflang="en"' in html
    assert '<link rel="canonical" href="https://help.wallet.example/help/zh/guides/phrase' in html


def test_structured_data_passes_the_policy_of_its_page(client: TestClient[Any]) -> None:
    answer = client.get("/help/en/guides/reset-password")
    found = re.search(r'ld\+json" nonce="([^"]+)">(.*?)</script>', answer.text, re.S)
    assert found is not None
    assert f"'nonce-{found[1]}'" in answer.headers["content-security-policy"]
    assert '"FAQPage"' in found[2]


def test_a_guide_without_translation_says_which_language_it_is(
    client: TestClient[Any],
) -> None:
    html = client.get("/help/ar-XB/guides/reset-password").text
    assert '<article class="guide" lang="en" dir="ltr">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_what_was_searched_for_is_shown_as_text(client: TestClient[Any]) -> None:
    html = client.get("/help/en/search", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_suggestions_are_a_part_of_a_page(client: TestClient[Any]) -> None:
    part = client.get("/help/zh/search", params={"q": "助记词", "part": "true"}).text
    assert "<html" not in part
    assert part.count("<li>") == 6


def test_closing_time_is_told_in_the_readers_own_time(client: TestClient[Any]) -> None:
    html = client.get("/help/en", headers={"cookie": "wd_zone=America/New_York"}).text
    assert "Closed now" in html
    assert re.search(r"Nov 21, 2026, 9:02\sPM, your time", html)


@pytest.mark.parametrize(
    "path",
    ["/help/xx", "/help/en/guides/none", "/help/zh/topics/none", "/help/zh/none", "/demo/xx"],
)
def test_what_is_not_there_says_so_and_helps_on(client: TestClient[Any], path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'role="search"' in answer.text


def test_the_site_map_lists_every_guide(client: TestClient[Any]) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").text)
    assert "https://help.wallet.example/help/zh/guides/reset-password" in listed
    assert len(listed) >= 112


def test_the_sample_site_says_that_it_is_one_and_embeds_the_chat(
    client: TestClient[Any],
) -> None:
    html = client.get("/demo/en").text
    assert "This is a sample site" in html
    assert '<script src="/widget.js" async data-language="en" data-theme="auto">' in html
    loader = client.get("/widget.js")
    assert loader.headers["access-control-allow-origin"] == "*"
    assert loader.headers["content-type"].startswith("text/javascript")


def test_every_route_says_who_may_call_it(app: Litestar) -> None:
    assert silent_routes(app) == []
