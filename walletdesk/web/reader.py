"""Who reads the page, as far as looks go: language, theme, time zone."""

from dataclasses import dataclass
from typing import Any, Literal, cast

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from walletdesk.languages.catalogue import PSEUDO, direction, negotiate

Theme = Literal["light", "dark", "system"]

LANGUAGE_COOKIE = "wd_language"
THEME_COOKIE = "wd_theme"
ZONE_COOKIE = "wd_zone"
NONCE_STATE = "csp_nonce"
_YEAR_S = 31_536_000


@dataclass(frozen=True)
class Reader:
    """What a page needs to know about its reader.

    zone    IANA name as the browser told it, empty when unknown
    path    the page's path, where a choice of theme leads back to
    nonce   of this answer's Content-Security-Policy
    """

    language: str
    theme: Theme = "system"
    zone: str = ""
    path: str = "/"
    nonce: str = ""

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return direction(self.language)


def reader_of(
    request: ASGIConnection[Any, Any, Any, Any],
    offered: tuple[str, ...],
    language: str | None = None,
) -> Reader:
    """The reader of `request`; `language` wins over cookie and Accept-Language."""
    return Reader(
        language=language or language_of(request, offered),
        theme=theme_of(request.cookies.get(THEME_COOKIE, "")),
        zone=request.cookies.get(ZONE_COOKIE, "")[:64].replace("%2F", "/"),
        path=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        nonce=request.scope.get("state", {}).get(NONCE_STATE, ""),
    )


def language_of(request: ASGIConnection[Any, Any, Any, Any], offered: tuple[str, ...]) -> str:
    """The language the reader chose before, else the best of what the browser asks for."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if is_offered(chosen, offered):
        return chosen
    return negotiate(request.headers.get("accept-language", ""), offered)


def is_offered(language: str, offered: tuple[str, ...]) -> bool:
    """Whether pages exist in it; the pseudo-locale can always be asked for."""
    return language in offered or language == PSEUDO


def theme_of(text: str) -> Theme:
    """The theme that a cookie or form names, else the system's."""
    return cast(Theme, text) if text in ("light", "dark") else "system"


def looks_cookie(name: str, value: str) -> Cookie:
    """A cookie that keeps a choice of looks for a year."""
    return Cookie(name, value=value, max_age=_YEAR_S, samesite="lax", httponly=True)
