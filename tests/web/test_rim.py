"""The rim of the web: headers, origin, errors, preferences, and who may call what."""

import ast
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar, get, post
from litestar.middleware import DefineMiddleware
from litestar.params import FromPath
from litestar.testing import TestClient
from structlog.testing import capture_logs

import walletdesk
from walletdesk.kernel.errors import Conflict, Forged, NotAllowed, NotFound, Refused, TryLater
from walletdesk.settings.model import Settings
from walletdesk.web.errors import error_handlers
from walletdesk.web.headers import SecurityHeaders
from walletdesk.web.origin import OwnOrigin, is_own_origin
from walletdesk.web.render import Renderer
from walletdesk.web.routes import kit_routes, local_path
from walletdesk.web.sentences import reasons
from walletdesk.web.who import callers, open_to, silent_routes

_PAGE = {"accept": "text/html"}
_ERRORS: dict[str, Exception] = {
    "not-found": NotFound(),
    "not-allowed": NotAllowed(),
    "conflict": Conflict(row={"case": "7K3M-9QXC"}),
    "too-fast": Refused("too_fast"),
    "too-large": Refused("too_large", size_bytes_max=5),
    "try-later": TryLater(after_s=2.4),
    "forged": Forged("token"),
    "odd": Refused("never_heard_of"),
    "bug": RuntimeError("the customer's words"),
}


def _app() -> Litestar:
    renderer = Renderer(Settings())

    @get("/fail/{name:str}", opt=open_to("anyone"))
    async def fail(name: FromPath[str]) -> None:
        raise _ERRORS[name]

    @post("/api/change", opt=open_to("agent"))
    async def change() -> str:
        return "changed"

    @get("/own-header", opt=open_to("anyone"))
    async def own_header() -> str:
        return "x"

    @get("/silent")
    async def silent() -> str:
        return "x"

    return Litestar(
        [fail, change, own_header, silent, *kit_routes(renderer.assets, ("zh", "en"))],
        middleware=[DefineMiddleware(OwnOrigin, public_url="https://help.wallet.example")],
        exception_handlers=error_handlers(renderer),
        openapi_config=None,
        logging_config=None,
    )


@pytest.fixture(scope="module")
def app() -> Litestar:
    return _app()


@pytest.fixture
def client(app: Litestar) -> Any:
    with TestClient(app=SecurityHeaders(app, https=True), raise_server_exceptions=False) as made:
        yield made


@pytest.mark.parametrize(
    ("name", "status", "reason"),
    [
        ("not-found", 404, "not_found"),
        ("not-allowed", 403, "not_allowed"),
        ("conflict", 409, "conflict"),
        ("too-fast", 429, "too_fast"),
        ("too-large", 413, "too_large"),
        ("try-later", 503, "try_later"),
        ("forged", 401, "forged"),
        ("odd", 400, "never_heard_of"),
        ("bug", 500, "error"),
    ],
)
def test_errors_become_a_reason_for_programs_and_a_page_for_people(
    client: Any, name: str, status: int, reason: str
) -> None:
    answer = client.get(f"/fail/{name}")
    assert (answer.status_code, answer.json()["reason"]) == (status, reason)
    assert answer.json()["text"]
    page = client.get(f"/fail/{name}", headers=_PAGE)
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")
    assert "<h1>" in page.text


def test_details_are_in_the_answer_and_waiting_times_in_the_header(client: Any) -> None:
    assert client.get("/fail/conflict").json()["row"] == {"case": "7K3M-9QXC"}
    assert client.get("/fail/try-later").headers["retry-after"] == "2"


def test_what_nobody_foresaw_shows_a_number_and_logs_no_words(client: Any) -> None:
    with capture_logs() as logs:
        answer = client.get("/fail/bug")
    assert "customer" not in answer.text
    assert logs[0]["reference"] == answer.json()["reference"]
    assert logs[0]["error"] == "RuntimeError"
    assert "customer" not in repr(logs)


def test_errors_speak_the_readers_language(client: Any) -> None:
    chinese = {"accept-language": "zh-CN"}
    assert client.get("/fail/too-fast", headers=chinese).json()["text"].startswith("操作太频繁")
    page = client.get("/help/en/nothing-here", headers=_PAGE | chinese)
    assert page.status_code == 404
    assert "This page is not here" in page.text


def test_the_framework_refuses_in_the_same_shape(client: Any) -> None:
    assert client.get("/nothing").json()["reason"] == "not_found"
    wrong = client.get("/api/change")
    assert (wrong.status_code, wrong.json()["reason"]) == (405, "wrong_method")


def test_every_answer_carries_the_security_headers(client: Any) -> None:
    for path in ("/own-header", "/nothing", "/fail/bug", "/static/css/base.css"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["strict-transport-security"].startswith("max-age=")


def test_each_answer_has_a_nonce_of_its_own(client: Any) -> None:
    policies = {client.get("/own-header").headers["content-security-policy"] for _ in range(3)}
    assert len(policies) == 3


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://help.wallet.example"}, 201),
        ({"origin": "http://testserver.local"}, 201),
        ({"origin": "https://help.wallet.example", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "https://help.wallet.example", "sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 201),
    ],
)
def test_changes_with_cookies_come_from_our_own_pages(
    client: Any, headers: dict[str, str], status: int
) -> None:
    answer = client.post("/api/change", headers={"cookie": "wd_agent=x", **headers})
    assert answer.status_code == status


def test_changes_without_cookies_have_nothing_to_forge(client: Any) -> None:
    answer = client.post("/api/change", headers={"origin": "https://vendor.example"})
    assert answer.status_code == 201


def test_a_sockets_origin_counts_as_its_pages() -> None:
    assert is_own_origin("https://desk.example", "wss", "desk.example")
    assert not is_own_origin("http://desk.example", "wss", "desk.example")
    assert not is_own_origin("https://desk.example.evil", "wss", "desk.example")


def test_static_files_are_cached_for_good_at_their_hashed_address(client: Any) -> None:
    plain = client.get("/static/css/base.css")
    version = plain.headers["etag"].strip('"')
    assert plain.headers["cache-control"] == "no-cache"
    hashed = client.get(f"/static/css/base.css?v={version}")
    assert "immutable" in hashed.headers["cache-control"]
    again = client.get("/static/css/base.css", headers={"if-none-match": f'"{version}"'})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/static/../render.py").status_code == 404


def test_looks_are_chosen_by_a_plain_form(client: Any) -> None:
    answer = client.post(
        "/preferences",
        data={"theme": "dark", "language": "xx", "back": "/help/zh?a=1"},
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/help/zh?a=1")
    assert answer.cookies["wd_theme"] == "dark"
    assert "wd_language" not in answer.cookies


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nX: y", ""]
)
def test_a_form_leads_back_to_this_site_only(path: str) -> None:
    assert local_path(path) == "/"


def test_routes_that_do_not_say_who_may_call_them_are_found(app: Litestar) -> None:
    assert silent_routes(app) == ["GET /silent"]
    assert callers(app)["POST /api/change"] == "agent"


def test_every_reason_in_the_code_has_a_sentence() -> None:
    root = Path(walletdesk.__file__).parent
    used = {
        node.args[0].value
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Refused"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert {str(reason) for reason in used} <= set(reasons())
