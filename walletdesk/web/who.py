"""Every route says who may call it: `@get("/…", opt=open_to("agent"))`."""

from typing import Any, Literal, get_args

from litestar import Litestar
from litestar.routes import ASGIRoute, HTTPRoute, WebSocketRoute

Who = Literal["anyone", "visitor", "agent", "lead", "admin"]

KEY = "who"


def open_to(who: Who) -> dict[str, Any]:
    """The `opt` of a route that `who` may call, and everybody above."""
    return {KEY: who}


def callers(app: Litestar) -> dict[str, str]:
    """Each route, as `GET /path`, with who may call it; empty where it does not say."""
    found: dict[str, str] = {}
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                who = str(handler.opt.get(KEY, ""))
                found |= {f"{method} {route.path}": who for method in handler.http_methods}
        elif isinstance(route, WebSocketRoute | ASGIRoute):
            found[f"{route.scope_type.name} {route.path}"] = str(
                route.route_handler.opt.get(KEY, "")
            )
    return found


def silent_routes(app: Litestar) -> list[str]:
    """The routes that do not say who may call them; OPTIONS is the framework's own."""
    return sorted(
        route
        for route, who in callers(app).items()
        if who not in get_args(Who) and not route.startswith("OPTIONS ")
    )
