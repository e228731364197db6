"""The web application: all routes, and what stands in front of them."""

from typing import Any

from litestar import Litestar, Router, get
from litestar.config.app import AppConfig
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.plugins import PluginProtocol
from litestar.plugins.core import MsgspecDIPlugin
from litestar.types import ASGIApp

from walletdesk import __version__
from walletdesk.app.house import House
from walletdesk.desk.agent_api import agent_routes
from walletdesk.desk.agent_socket import AgentSocket
from walletdesk.desk.case_desk import CaseDesk
from walletdesk.desk.case_pages import case_routes
from walletdesk.desk.chat_api import chat_routes
from walletdesk.desk.chat_socket import ChatSocket
from walletdesk.desk.contact_page import contact_routes
from walletdesk.desk.hours import Opening, opening
from walletdesk.desk.pages import desk_pages
from walletdesk.desk.safety_api import safety_routes
from walletdesk.desk.safety_pages import safety_pages
from walletdesk.desk.widget_api import widget_route
from walletdesk.diagnosis.agent_api import agent_diagnosis_route
from walletdesk.diagnosis.agent_page import agent_transaction_page
from walletdesk.diagnosis.api import diagnosis_route
from walletdesk.diagnosis.case_api import case_api_routes
from walletdesk.diagnosis.lately import Lately
from walletdesk.diagnosis.pages import diagnosis_page
from walletdesk.diagnosis.records_pages import records_routes
from walletdesk.diagnosis.risk_pages import risk_routes
from walletdesk.diagnosis.risks import Exposures
from walletdesk.knowledge.pages import HelpCentre, help_routes
from walletdesk.people.doorkeeper import Doorkeeper
from walletdesk.people.pages import people_pages, to_sign_in
from walletdesk.web.cross_origin import WidgetOrigins
from walletdesk.web.demo import demo_routes
from walletdesk.web.errors import error_handlers
from walletdesk.web.headers import SecurityHeaders
from walletdesk.web.origin import OwnOrigin
from walletdesk.web.routes import kit_routes
from walletdesk.web.sockets import Sockets
from walletdesk.web.who import open_to

_BODY_SLACK_BYTES = 65_536


class _Application(Litestar):
    @staticmethod
    def _get_default_plugins(plugins: list[PluginProtocol]) -> list[PluginProtocol]:
        """Only what reads our own types: Litestar would load all of pydantic, if it is there."""
        return [*plugins, MsgspecDIPlugin()]


def build(house: House) -> ASGIApp:
    """The application of an open house, behind the headers of every answer."""
    https = house.settings.public_url.startswith("https:")
    return Sockets(SecurityHeaders(routes_of(house), https=https), sockets_of(house))


def sockets_of(house: House) -> dict[str, ASGIApp]:
    """Who serves each socket, and decides who may open it: a page cannot read a 403."""
    return {
        "/api/chat/live": ChatSocket(house.desk, house.limits),
        "/api/desk/live": AgentSocket(house.desk, house.sign_in),
    }


def routes_of(house: House) -> Litestar:
    """The application itself, but for its sockets."""
    settings = house.settings
    doorkeeper = Doorkeeper(house.sign_in, house.engine.key)
    return _Application(
        route_handlers=[*_routes(house, doorkeeper), _health(house)],
        guards=[doorkeeper],
        exception_handlers=error_handlers(house.renderer),
        middleware=[
            DefineMiddleware(WidgetOrigins, origins=settings.server.widget_origins),
            DefineMiddleware(OwnOrigin, public_url=settings.server.public_url),
        ],
        request_max_body_size=settings.desk.file_size_bytes_max + _BODY_SLACK_BYTES,
        openapi_config=OpenAPIConfig(
            title="walletdesk",
            version=__version__,
            path="/api",
            openapi_router=Router(path="/api", opt=open_to("anyone"), route_handlers=[]),
            use_handler_docstrings=True,
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
        ),
        on_app_init=[_quiet],
    )


def _routes(house: House, doorkeeper: Doorkeeper) -> list[Any]:
    desk, renderer = house.desk, house.renderer

    def opening_now() -> Opening:
        return opening(house.settings.hours, house.engine.clock())

    centre = HelpCentre(house.settings, house.library, renderer, opening_now)
    lately = Lately(desk.chains)
    cases = CaseDesk(desk, centre, house.files, house.limits, doorkeeper)
    return [
        *kit_routes(renderer.assets, house.settings.brand.languages),
        *demo_routes(renderer),
        *help_routes(centre),
        *contact_routes(desk, centre, house.limits, doorkeeper),
        *case_routes(cases),
        *risk_routes(centre, Exposures(desk.chains), house.limits),
        diagnosis_page(centre, lately, desk.chains, house.limits),
        diagnosis_route(lately, house.limits, desk.catalogues),
        agent_diagnosis_route(desk, lately),
        *records_routes(desk, centre),
        Router(
            path="/",
            route_handlers=[
                *people_pages(house.sign_in, renderer),
                *desk_pages(desk, renderer),
                *safety_pages(desk, renderer),
                agent_transaction_page(desk, renderer, lately),
            ],
            exception_handlers=to_sign_in(renderer),
        ),
        widget_route(desk, renderer),
        *chat_routes(desk, house.limits, house.files, doorkeeper),
        *agent_routes(desk, house.limits, house.files),
        *safety_routes(desk),
        *case_api_routes(desk),
    ]


def _health(house: House) -> Any:
    @get("/api/health", opt=open_to("anyone"))
    async def health() -> dict[str, str]:
        """Answers once the database answers."""
        await house.engine.database.read(lambda tx: tx.row("SELECT 1"))
        return {"status": "ok", "version": __version__}

    return health


def _quiet(config: AppConfig) -> AppConfig:
    """Errors are logged by web.errors, without the words that they may quote."""
    config.logging_config = None
    return config
