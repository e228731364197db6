"""What a widget needs to begin: its words, the brand, the hours, the limits."""

from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery
from msgspec import Struct

from walletdesk.desk import view
from walletdesk.desk.desk import Desk
from walletdesk.knowledge import burnt
from walletdesk.languages.catalogue import direction, negotiate
from walletdesk.settings.brand import Contact
from walletdesk.web.brand_files import logo_path
from walletdesk.web.reader import is_offered
from walletdesk.web.render import Renderer
from walletdesk.web.shield_files import LEXICON_PATH
from walletdesk.web.who import open_to
from walletdesk.web.widget_strings import WIDGET_STRINGS


class BrandView(Struct, frozen=True):
    """Whose support this is."""

    name: str
    colour: str
    logo: str
    contacts: tuple[Contact, ...]


class LimitsView(Struct, frozen=True):
    """What a message may hold."""

    text_chars_max: int
    files_max: int
    file_size_bytes_max: int


class LinksView(Struct, frozen=True):
    """Paths of the help centre, with `{slug}`, `{case}` and `{what}` to fill in."""

    home: str
    article: str
    cases: str
    burnt: str


class WidgetView(Struct, frozen=True):
    """Everything at once, so that the first click shows a whole widget.

    rules   where the word lists are by which the widget warns of a phrase
    """

    language: str
    direction: str
    strings: dict[str, str]
    brand: BrandView
    hours: view.HoursView
    limits: LimitsView
    links: LinksView
    rules: str


def widget_route(desk: Desk, renderer: Renderer) -> HTTPRouteHandler:
    """`GET /api/chat/widget`."""
    settings = desk.engine.settings

    @get("/api/chat/widget", opt=open_to("anyone"))
    async def widget(language: FromQuery[str] = "") -> WidgetView:
        """The widget's words and facts in the best language there is."""
        offered = settings.brand.languages
        spoken = language if is_offered(language, offered) else negotiate(language, offered)
        catalogue = desk.catalogues.of(spoken)
        return WidgetView(
            language=spoken,
            direction=direction(spoken),
            strings={text: catalogue.gettext(text) for text in WIDGET_STRINGS},
            brand=BrandView(
                settings.brand.called(spoken),
                settings.brand.colour,
                renderer.assets.url(logo_path(settings.brand)),
                settings.brand.contacts,
            ),
            hours=view.hours_view(desk),
            limits=LimitsView(
                settings.desk.text_chars_max,
                settings.desk.files_max,
                settings.desk.file_size_bytes_max,
            ),
            links=LinksView(
                home=f"/help/{spoken}",
                article=f"/help/{spoken}/guides/{{slug}}",
                cases=f"/help/{spoken}/cases/{{case}}",
                burnt=f"/help/{spoken}/{burnt.PATH}?what={{what}}",
            ),
            rules=renderer.assets.url(LEXICON_PATH),
        )

    return widget
