"""`/demo`: a sample wallet's site with the chat in its corner, to try the product with."""

from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from walletdesk.kernel.errors import NotFound
from walletdesk.languages.catalogue import PSEUDO
from walletdesk.web.reader import is_offered, language_of
from walletdesk.web.render import Renderer
from walletdesk.web.who import open_to


def demo_routes(renderer: Renderer) -> list[HTTPRouteHandler]:
    """The sample site, in the reader's language or in a named one."""
    offered = renderer.settings.brand.languages

    def page(request: Request[Any, Any, Any], language: str) -> Response[str]:
        languages = (*offered, PSEUDO) if language == PSEUDO else offered
        return renderer.page(request, "demo.html", language, languages=languages)

    @get("/demo", opt=open_to("anyone"), include_in_schema=False)
    async def demo(request: Request[Any, Any, Any]) -> Response[str]:
        return page(request, language_of(request, offered))

    @get("/demo/{language:str}", opt=open_to("anyone"), include_in_schema=False)
    async def demo_in(request: Request[Any, Any, Any], language: FromPath[str]) -> Response[str]:
        if not is_offered(language, offered):
            raise NotFound
        return page(request, language)

    return [demo, demo_in]
