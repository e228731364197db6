"""The public help centre: home, topics, guides and search; every page works without scripts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from litestar import MediaType, Request, Response, get
from litestar.datastructures import Cookie, State
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from walletdesk.kernel.errors import NotFound
from walletdesk.knowledge import burnt
from walletdesk.knowledge.hours_in_words import special_days
from walletdesk.knowledge.library import Library
from walletdesk.knowledge.links import alternates, structured_data
from walletdesk.knowledge.placeholders import contact_kind
from walletdesk.knowledge.topics import DESCRIPTIONS, TITLES, URGENT
from walletdesk.languages.catalogue import PSEUDO
from walletdesk.settings.model import Settings
from walletdesk.shield import holds_secret
from walletdesk.web.reader import LANGUAGE_COOKIE, is_offered, language_of, looks_cookie
from walletdesk.web.render import Renderer
from walletdesk.web.routes import see_other
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, State]


class Opening(Protocol):
    """Whether people answer now, and when they do next."""

    @property
    def open(self) -> bool: ...
    @property
    def opens_at_ms(self) -> int | None: ...


OpeningNow = Callable[[], Opening | None]

_ANYONE = open_to("anyone")
_POPULAR = ("transaction-not-arrived", "reset-password", "change-bound-phone", "official-contacts")


@dataclass(frozen=True)
class HelpCentre:
    """What the pages are made of.

    opening    whether people answer now; None leaves it out
    """

    settings: Settings
    library: Library
    renderer: Renderer
    opening: OpeningNow = lambda: None

    def page(
        self, request: AnyRequest, template: str, language: str, **values: Any
    ) -> Response[str]:
        """A page of the help centre; a language followed by a link is remembered."""
        self.check(language)
        answer = self.renderer.page(
            request,
            template,
            language,
            **self._frame(request, language),
            **values,
        )
        answer.cookies.extend(_remembered(request, language))
        return answer

    def _frame(self, request: AnyRequest, language: str) -> dict[str, Any]:
        catalogue = self.renderer.catalogues.of(language)
        return {
            "library": self.library,
            "topic_titles": TITLES,
            "topic_descriptions": DESCRIPTIONS,
            "languages": self.languages(language),
            "alternates": alternates(self.settings, request.scope["path"], language),
            "contact_kind": lambda kind: contact_kind(kind, catalogue),
            "contact_link": self.library.facts.link,
            "looks_up": bool(self.settings.chains.nodes),
        }

    def check(self, language: str) -> None:
        """Raises NotFound for a language without pages."""
        if not is_offered(language, self.settings.brand.languages):
            raise NotFound()

    def languages(self, language: str) -> tuple[str, ...]:
        """The languages to choose from; the pseudo-locale only where it is in use."""
        offered = self.settings.brand.languages
        return (*offered, PSEUDO) if language == PSEUDO else offered


def help_routes(centre: HelpCentre) -> list[HTTPRouteHandler]:
    """The handlers of the help centre's pages."""
    return [*_front_doors(centre), *_reading(centre), _search(centre), _site_map(centre)]


def _front_doors(centre: HelpCentre) -> list[HTTPRouteHandler]:
    @get(["/", "/help"], opt=_ANYONE, include_in_schema=False)
    async def front_door(request: AnyRequest) -> Redirect:
        language = language_of(request, centre.settings.brand.languages)
        return Redirect(f"/help/{language}", headers={"Vary": "Accept-Language, Cookie"})

    @get("/help/{language:str}", opt=_ANYONE, include_in_schema=False)
    async def home(request: AnyRequest, language: FromPath[str]) -> Response[str]:
        centre.check(language)
        catalogue = centre.renderer.catalogues.of(language)
        return centre.page(
            request,
            "help/home.html",
            language,
            topics=centre.library.topics(language),
            popular=[centre.library.get(slug, language) for slug in _POPULAR],
            urgent=[centre.library.get(slug, language) for slug in URGENT],
            opening=centre.opening(),
            special_days=special_days(centre.settings.hours, centre.renderer.now_ms(), catalogue),
            facts=centre.library.facts.text(language),
        )

    return [front_door, home]


def _reading(centre: HelpCentre) -> list[HTTPRouteHandler]:
    @get("/help/{language:str}/topics/{name:str}", opt=_ANYONE, include_in_schema=False)
    async def topic(
        request: AnyRequest, language: FromPath[str], name: FromPath[str]
    ) -> Response[str]:
        found = [t for t in centre.library.topics(language) if t.name == name]
        if not found:
            raise NotFound()
        return centre.page(request, "help/topic.html", language, topic=found[0])

    @get("/help/{language:str}/guides/{slug:str}", opt=_ANYONE, include_in_schema=False)
    async def guide(
        request: AnyRequest, language: FromPath[str], slug: FromPath[str]
    ) -> Response[str]:
        article = centre.library.get(slug, language)
        return centre.page(
            request,
            "help/guide.html",
            language,
            article=article,
            related=centre.library.related(article, language),
            summary=centre.library.short_answer(article),
            structured_data=structured_data(article, centre.library.short_answer(article)),
            is_urgent=slug in URGENT,
        )

    @get(f"/help/{{language:str}}/{burnt.PATH}", opt=_ANYONE, include_in_schema=False)
    async def checklist(
        request: AnyRequest, language: FromPath[str], what: FromQuery[str] = ""
    ) -> Response[str]:
        """What to do about a secret that has been seen."""
        chosen = burnt.as_what(what)
        return centre.page(
            request,
            "help/burnt.html",
            language,
            what=chosen,
            choices=burnt.CHOICES,
            title=burnt.TITLES[chosen],
            lead=burnt.LEADS[chosen],
            steps=burnt.STEPS[chosen],
            never=burnt.NEVER,
        )

    return [topic, guide, checklist]


def _search(centre: HelpCentre) -> HTTPRouteHandler:
    @get("/help/{language:str}/search", opt=_ANYONE, include_in_schema=False)
    async def search(
        request: AnyRequest,
        language: FromPath[str],
        q: FromQuery[str] = "",
        part: FromQuery[bool] = False,
        removed: FromQuery[str] = "",
    ) -> Response[Any]:
        query = q.strip()[:200]
        if holds_secret(query):
            # Off the address at once: what is in it stays in the browser's history.
            centre.check(language)
            suffix = "&part=true" if part else ""
            return see_other(f"/help/{language}/search?removed=yes{suffix}")
        return centre.page(
            request,
            "help/hits.html" if part else "help/search.html",
            language,
            removed=removed == "yes",
            query=query,
            hits=centre.library.search(query, language, 6 if part else 20),
            topics=() if part else centre.library.topics(language),
        )

    return search


def _site_map(centre: HelpCentre) -> HTTPRouteHandler:
    @get("/sitemap.xml", opt=_ANYONE, include_in_schema=False, media_type=MediaType.XML)
    async def site_map() -> str:
        languages = centre.settings.brand.languages
        paths = ["", f"/{burnt.PATH}"] + [
            f"/guides/{a.slug}" for a in centre.library.articles(languages[0])
        ]
        base = centre.settings.public_url
        places = [f"{base}/help/{language}{path}" for language in languages for path in paths]
        rows = "".join(f"<url><loc>{place}</loc></url>" for place in places)
        head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        return f'<?xml version="1.0" encoding="UTF-8"?>{head}{rows}</urlset>'

    return site_map


def _remembered(request: AnyRequest, language: str) -> Sequence[Cookie]:
    """The choice of somebody who went from one of our pages to this language."""
    by_link = request.headers.get("sec-fetch-site") == "same-origin"
    if by_link and request.cookies.get(LANGUAGE_COOKIE) != language and language != PSEUDO:
        return [looks_cookie(LANGUAGE_COOKIE, language)]
    return []
