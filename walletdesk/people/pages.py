"""Agents' way in and their account: sign-in, code, enrolment, sessions, password."""

from typing import Annotated, Any
from urllib.parse import parse_qs, quote, urlsplit

import segno
from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromQuery
from markupsafe import Markup
from msgspec import Struct

from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.kernel.ids import token_digest
from walletdesk.languages.catalogue import to_translate
from walletdesk.people.doorkeeper import agent_of
from walletdesk.people.model import Agent
from walletdesk.people.sign_in import COOKIE, SESSION_AGE_S, SignIn
from walletdesk.web.errors import Answers, Handler
from walletdesk.web.render import Renderer
from walletdesk.web.routes import local_path, see_other
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]
Page = Response[str] | Response[None]

SIGN_IN = "/desk/sign-in"
ACCOUNT = "/desk/account"

_ANYONE = open_to("anyone")
_AGENT = open_to("agent")
_HALF_WAY_S = 600

_WORDS = {
    "wrong_sign_in": to_translate("E-mail or password is wrong. Check Caps Lock and try again."),
    "wrong_code": to_translate(
        "This code does not fit, or it was used before. Wait for the next one and type it in."
    ),
    "too_fast": to_translate("Too many tries. Wait a minute, then try again."),
    "weak_password": to_translate(
        "Choose at least 10 characters of three kinds: small and capital letters, digits, signs. "
        "A phrase of 20 or more characters works as well."
    ),
    "wrong_password": to_translate("This is not your password until now."),
    "differ": to_translate("The two new passwords differ. Type the same one twice."),
}
_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Windows", "Windows"),
    ("Linux", "Linux"),
)


class Credentials(Struct, frozen=True):
    """The sign-in form; `next` is the page that was asked for."""

    email: str = ""
    password: str = ""
    next: str = ""


class Code(Struct, frozen=True):
    """The code form."""

    code: str = ""
    next: str = ""


class NewPassword(Struct, frozen=True):
    """The password form."""

    old: str = ""
    new: str = ""
    again: str = ""


class Ended(Struct, frozen=True):
    """Which session to end."""

    session: str = ""


CredentialsForm = Annotated[Credentials, Body(media_type=RequestEncodingType.URL_ENCODED)]
CodeForm = Annotated[Code, Body(media_type=RequestEncodingType.URL_ENCODED)]
PasswordForm = Annotated[NewPassword, Body(media_type=RequestEncodingType.URL_ENCODED)]
EndedForm = Annotated[Ended, Body(media_type=RequestEncodingType.URL_ENCODED)]


def people_pages(sign_in: SignIn, renderer: Renderer) -> list[HTTPRouteHandler]:
    """Everything that agents need before and beside the desk.

    Mount these and the desk's own pages with the exception handlers of `to_sign_in`.
    """
    cookies = _Cookies(renderer.settings.public_url.startswith("https:"))
    return [
        *_password_pages(sign_in, renderer, cookies),
        *_code_pages(sign_in, renderer, cookies),
        *_account_pages(sign_in, renderer),
        _sign_out(sign_in, cookies),
    ]


def to_sign_in(renderer: Renderer) -> dict[int | type[Exception], Handler]:
    """Exception handlers of agents' pages: nobody in particular is led to the sign-in."""
    answers = Answers(renderer)

    def led(request: AnyRequest, error: Refused) -> Response[Any]:
        if error.reason != "sign_in":
            return answers.ours(request, error)
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        back = asked if request.method == "GET" else "/desk"
        return see_other(f"{SIGN_IN}?next={quote(back, safe='')}")

    return {Refused: led}


class _Cookies:
    def __init__(self, secure: bool) -> None:
        self._secure = secure

    def made(self, token: str, age_s: int) -> Cookie:
        """Not for scripts, and not sent along from other sites' forms."""
        return Cookie(
            COOKIE,
            value=token,
            path="/",
            max_age=age_s,
            httponly=True,
            secure=self._secure,
            samesite="lax",
        )


def _password_pages(
    sign_in: SignIn, renderer: Renderer, cookies: _Cookies
) -> list[HTTPRouteHandler]:
    @get(SIGN_IN, opt=_ANYONE, include_in_schema=False)
    async def ask(request: AnyRequest) -> Page:
        wanted = request.query_params.get("next", "")
        return _form(renderer, request, "sign_in", next=wanted, email="")

    @post(SIGN_IN, opt=_ANYONE, include_in_schema=False)
    async def take(request: AnyRequest, data: CredentialsForm) -> Page:
        address = request.client.host if request.client else ""
        browser = request.headers.get("user-agent", "")
        try:
            token = await sign_in.password(data.email, data.password, address, browser)
        except Refused as error:
            return _form(
                renderer, request, "sign_in", error.reason, next=data.next, email=data.email
            )
        path = _with_next("/desk/code", data.next)
        return see_other(path, [cookies.made(token, _HALF_WAY_S)])

    return [ask, take]


def _code_pages(sign_in: SignIn, renderer: Renderer, cookies: _Cookies) -> list[HTTPRouteHandler]:
    async def form(request: AnyRequest, wanted: str, reason: str = "") -> Page:
        _, agent = await sign_in.half_way(request.cookies.get(COOKIE, ""))
        if agent.totp_confirmed_at_ms is not None:
            return _form(renderer, request, "code", reason, next=wanted)
        uri = await sign_in.enrolment(agent)
        return _form(renderer, request, "enrolment", reason, next=wanted, **_shown(uri))

    @get("/desk/code", opt=_ANYONE, include_in_schema=False)
    async def ask(request: AnyRequest) -> Page:
        wanted = request.query_params.get("next", "")
        try:
            return await form(request, wanted)
        except NotFound:
            return see_other(_with_next(SIGN_IN, wanted))

    @post("/desk/code", opt=_ANYONE, include_in_schema=False)
    async def take(request: AnyRequest, data: CodeForm) -> Page:
        try:
            _, token = await sign_in.code(request.cookies.get(COOKIE, ""), data.code)
        except NotFound:
            return see_other(_with_next(SIGN_IN, data.next))
        except Refused as error:
            return await form(request, data.next, error.reason)
        wanted = local_path(data.next) if data.next else "/desk"
        return see_other(wanted, [cookies.made(token, SESSION_AGE_S)])

    return [ask, take]


def _account_pages(sign_in: SignIn, renderer: Renderer) -> list[HTTPRouteHandler]:
    async def page(request: AnyRequest, reason: str = "", done: str = "") -> Page:
        agent = agent_of(request)
        return renderer.page(
            request,
            "desk/account.html",
            status_code=400 if reason else 200,
            agent=agent,
            sessions=await _sessions(sign_in, agent, request.cookies.get(COOKIE, "")),
            problem=_WORDS.get(reason, reason),
            done=done,
            languages=renderer.settings.brand.languages,
        )

    @get(ACCOUNT, opt=_AGENT, include_in_schema=False)
    async def account(request: AnyRequest, done: FromQuery[str] = "") -> Page:
        return await page(request, done=done)

    @post(f"{ACCOUNT}/password", opt=_AGENT, include_in_schema=False)
    async def password(request: AnyRequest, data: PasswordForm) -> Page:
        if data.new != data.again:
            return await page(request, "differ")
        token = request.cookies.get(COOKIE, "")
        try:
            await sign_in.change_password(agent_of(request), data.old, data.new, token)
        except Refused as error:
            reason = "wrong_password" if error.reason == "wrong_sign_in" else error.reason
            return await page(request, reason)
        return see_other(f"{ACCOUNT}?done=password")

    @post(f"{ACCOUNT}/sessions/end", opt=_AGENT, include_in_schema=False)
    async def end(request: AnyRequest, data: EndedForm) -> Page:
        await sign_in.end(agent_of(request), data.session)
        return see_other(f"{ACCOUNT}?done=session")

    return [account, password, end]


def _sign_out(sign_in: SignIn, cookies: _Cookies) -> HTTPRouteHandler:
    @post("/desk/sign-out", opt=_ANYONE, include_in_schema=False)
    async def leave(request: AnyRequest) -> Response[None]:
        await sign_in.sign_out(request.cookies.get(COOKIE, ""))
        return see_other(SIGN_IN, [cookies.made("", 0)])

    return leave


def _form(
    renderer: Renderer, request: AnyRequest, name: str, reason: str = "", **values: Any
) -> Response[str]:
    return renderer.page(
        request,
        f"desk/{name}.html",
        status_code=400 if reason else 200,
        problem=_WORDS.get(reason, reason),
        languages=renderer.settings.brand.languages,
        **values,
    )


def _shown(uri: str) -> dict[str, Any]:
    """The enrolment as a picture for the authenticator, and as letters to type in."""
    picture = segno.make(uri, error="m").svg_inline(
        scale=4, border=3, dark="#13201f", light="#ffffff", svgclass="qr", lineclass=None
    )
    secret = parse_qs(urlsplit(uri).query)["secret"][0]
    spaced = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return {"picture": Markup(picture), "secret": spaced}  # noqa: S704  segno's own SVG


async def _sessions(sign_in: SignIn, agent: Agent, token: str) -> list[dict[str, Any]]:
    here = token_digest(token)
    return [
        {
            "digest": session.digest,
            "browser": _named(session.browser, _BROWSERS),
            "system": _named(session.browser, _SYSTEMS),
            "created_at_ms": session.created_at_ms,
            "seen_at_ms": session.seen_at_ms,
            "here": session.digest == here,
        }
        for session in await sign_in.sessions(agent)
        if session.second_factor
    ]


def _named(browser: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if sign in browser), "")


def _with_next(path: str, wanted: str) -> str:
    return f"{path}?next={quote(wanted, safe='')}" if wanted else path
