"""The page kit's own routes: static files, the choice of theme and language."""

from collections.abc import Sequence
from typing import Annotated

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, State
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from msgspec import Struct

from walletdesk.web.assets import Assets
from walletdesk.web.reader import (
    LANGUAGE_COOKIE,
    THEME_COOKIE,
    is_offered,
    looks_cookie,
    theme_of,
)
from walletdesk.web.who import open_to

_FOR_GOOD = "public, max-age=31536000, immutable"
# The widget's modules and styles are loaded by the vendor's own site.
_FOR_OTHER_SITES = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class Preferences(Struct, frozen=True):
    """The form behind the theme and language switches; `back` is the page it stands on."""

    theme: str = ""
    language: str = ""
    back: str = "/"


Form = Annotated[Preferences, Body(media_type=RequestEncodingType.URL_ENCODED)]
AnyRequest = Request[None, None, State]


def kit_routes(assets: Assets, languages: tuple[str, ...]) -> list[HTTPRouteHandler]:
    """Handlers for static files and preferences."""

    @get("/widget.js", opt=open_to("anyone"), include_in_schema=False)
    async def widget_loader() -> Response[bytes]:
        """The address vendors put into their pages for good; it loads everything else."""
        loader = assets.asset("widget/loader.js")
        headers = {**_FOR_OTHER_SITES, "Cache-Control": "public, max-age=300"}
        return Response(loader.body, media_type=loader.media_type, headers=headers)

    @get("/static/{path:path}", opt=open_to("anyone"), include_in_schema=False)
    async def static_file(
        request: AnyRequest, path: FromPath[str], v: FromQuery[str] = ""
    ) -> Response[bytes]:
        asset = assets.asset(path.lstrip("/"))
        headers = {
            "ETag": f'"{asset.version}"',
            "Cache-Control": _FOR_GOOD if v == asset.version else "no-cache",
            **_FOR_OTHER_SITES,
        }
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(b"", status_code=304, headers=headers)
        return Response(asset.body, media_type=asset.media_type, headers=headers)

    @post("/preferences", opt=open_to("anyone"), include_in_schema=False)
    async def choose_looks(data: Form) -> Redirect:
        cookies = []
        if data.theme:
            cookies.append(looks_cookie(THEME_COOKIE, theme_of(data.theme)))
        if is_offered(data.language, languages):
            cookies.append(looks_cookie(LANGUAGE_COOKIE, data.language))
        return see_other(local_path(data.back), cookies)

    return [widget_loader, static_file, choose_looks]


def see_other(path: str, cookies: Sequence[Cookie] = ()) -> Redirect:
    """A 303 to `path` on this site."""
    return Redirect(path, status_code=303, cookies=list(cookies))


def local_path(path: str) -> str:
    """`path` when it stays on this site, else the front page."""
    stays = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if stays and path.isprintable() else "/"
