"""Pages from templates: one Jinja environment, filled per reader."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import MediaType, Response
from litestar.connection import ASGIConnection
from markupsafe import Markup, escape

from walletdesk.kernel.clock import Clock, now_ms, rfc3339
from walletdesk.languages import moments
from walletdesk.languages.catalogue import (
    Catalogue,
    Catalogues,
    direction,
    filled,
    language_name,
    spoken,
)
from walletdesk.settings.model import Settings
from walletdesk.web.assets import STATIC, Assets
from walletdesk.web.brand_files import brand_files, logo_path
from walletdesk.web.icons import icon_macro, read_icons
from walletdesk.web.import_map import ImportMap
from walletdesk.web.reader import Reader, reader_of
from walletdesk.web.shield_files import shield_files

TEMPLATES = Path(__file__).parent / "templates"


class Renderer:
    """Makes HTML of templates: `html` for a reader, `page` for a request."""

    def __init__(
        self,
        settings: Settings,
        assets: Assets | None = None,
        catalogues: Catalogues | None = None,
        clock: Clock = now_ms,
        import_map: ImportMap | None = None,
    ) -> None:
        self.settings = settings
        self.assets = assets or Assets(made={**brand_files(settings.brand), **shield_files()})
        self.catalogues = catalogues or Catalogues()
        self.now_ms = clock
        self._environment = environment()
        self._environment.globals |= {
            "static": self.assets.url,
            "import_map": (import_map or ImportMap(self.assets)).json,
            "logo": self.assets.url(logo_path(settings.brand)),
            "brand": settings.brand,
            "public_url": settings.public_url,
        }

    def reader(
        self, request: ASGIConnection[Any, Any, Any, Any], language: str | None = None
    ) -> Reader:
        """The reader of a request, among the brand's languages."""
        return reader_of(request, self.settings.brand.languages, language)

    def html(self, template: str, reader: Reader, **values: Any) -> str:
        """The page as text."""
        context = self._context(reader) | values
        return self._environment.get_template(template).render(context)

    def page(
        self,
        request: ASGIConnection[Any, Any, Any, Any],
        template: str,
        language: str | None = None,
        status_code: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> Response[str]:
        """The page as an answer; it is the reader's own, so no shared cache may keep it."""
        return Response(
            self.html(template, self.reader(request, language), **values),
            media_type=MediaType.HTML,
            status_code=status_code,
            headers={"Cache-Control": "private, no-cache", **(headers or {})},
        )

    def _context(self, reader: Reader) -> dict[str, Any]:
        catalogue = self.catalogues.of(reader.language)
        zone = moments.zone_called(reader.zone, self.settings.hours.zone)
        return {
            "reader": reader,
            "brand_name": self.settings.brand.called(spoken(reader.language)),
            **sentences(catalogue),
            **dates(catalogue, zone, self.now_ms),
        }


def environment() -> Environment:
    """Jinja as all pages use it: escaping on, undefined names are errors."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "icon": icon_macro(read_icons(STATIC / "icons" / "sprite.svg")),
        "direction": direction,
        "language_name": language_name,
        "rfc3339": rfc3339,
    }
    return made


def sentences(catalogue: Catalogue) -> dict[str, Callable[..., Markup]]:
    """`_`, `ngettext` and `pgettext` for templates: values are escaped, markup is kept."""

    def safely(sentence: str, values: Mapping[str, Any]) -> Markup:
        shown = {name: escape(value) for name, value in values.items()}
        return Markup(filled(str(escape(sentence)), shown))  # noqa: S704  both are escaped

    def one(message: str, /, **values: Any) -> Markup:
        return safely(catalogue.gettext(message), values)

    def in_context(context: str, message: str, /, **values: Any) -> Markup:
        return safely(catalogue.pgettext(context, message), values)

    def several(singular: str, plural: str, /, count: int, **values: Any) -> Markup:
        kept = {name: f"{{{name}}}" for name in values}
        return safely(catalogue.ngettext(singular, plural, count, **kept), values)

    return {"_": one, "pgettext": in_context, "ngettext": several}


def dates(catalogue: Catalogue, zone: tzinfo, clock: Clock) -> dict[str, Callable[..., str]]:
    """Instants (ms since 1970 UTC) and spans in the reader's language and zone."""
    locale = catalogue.locale
    return {
        "date_and_time": lambda instant_ms: moments.date_and_time(instant_ms, locale, zone),
        "day": lambda instant_ms: moments.day(instant_ms, locale, zone),
        "minute": lambda instant_ms: moments.minute(instant_ms, locale, zone),
        "ago": lambda instant_ms: moments.ago(instant_ms, clock(), locale, zone),
        "span": lambda seconds: moments.span(seconds, locale),
    }
