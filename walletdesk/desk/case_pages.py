"""The visitor's own cases in the help centre: look up, read, answer, take along."""

import secrets
from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.enums import RequestEncodingType
from litestar.handlers import HTTPRouteHandler
from litestar.params import Body, FromPath, FromQuery
from msgspec import Struct

from walletdesk.channels.chat import SendFrame
from walletdesk.desk.automatic import network_of
from walletdesk.desk.case_desk import CaseDesk
from walletdesk.desk.case_link import ask_for_link, open_link
from walletdesk.desk.chat_api import visitor_cookie
from walletdesk.desk.contact_page import NEVER_STORED
from walletdesk.desk.open_file import consent
from walletdesk.desk.take_in import take_in
from walletdesk.desk.transcript import file_name, transcript
from walletdesk.kernel.case_number import read_case_number
from walletdesk.kernel.errors import Forged, NotFound, Refused
from walletdesk.shield import holds_secret
from walletdesk.web.routes import see_other
from walletdesk.web.who import open_to

AnyRequest = Request[Any, Any, Any]

_ANYONE = open_to("anyone")
_FORM_BYTES_MAX = 64 * 1024 * 1024


class LinkWish(Struct, frozen=True):
    """Which case, and the e-mail that it has."""

    case: str = ""
    email: str = ""


class LinkToken(Struct, frozen=True):
    """The token out of the mail."""

    token: str = ""


Wished = Annotated[LinkWish, Body(media_type=RequestEncodingType.URL_ENCODED)]
Mailed = Annotated[LinkToken, Body(media_type=RequestEncodingType.URL_ENCODED)]


def case_routes(cases: CaseDesk) -> list[HTTPRouteHandler]:
    """The pages of the visitor's own cases; links come before cases, for they match first."""
    return [*_finding(cases), *_links(cases), *_reading(cases), *_taking_along(cases)]


def _finding(cases: CaseDesk) -> list[HTTPRouteHandler]:
    @get("/help/{language:str}/cases", opt=_ANYONE, include_in_schema=False)
    async def own_cases(request: AnyRequest, language: FromPath[str]) -> Response[str]:
        return await cases.list_page(request, language)

    @get("/help/{language:str}/cases/find", opt=_ANYONE, include_in_schema=False)
    async def find(
        request: AnyRequest, language: FromPath[str], case: FromQuery[str] = ""
    ) -> Response[Any]:
        number = read_case_number(case)
        if number is None:
            asked = "" if holds_secret(case) else case[:40]
            return await cases.list_page(request, language, asked=asked, problem="no_number")
        return see_other(f"/help/{cases.checked(language)}/cases/{number}")

    return [own_cases, find]


def _links(cases: CaseDesk) -> list[HTTPRouteHandler]:
    @post("/help/{language:str}/cases/link", opt=_ANYONE, include_in_schema=False)
    async def send_link(
        request: AnyRequest, language: FromPath[str], data: Wished
    ) -> Response[Any]:
        cases.checked(language)
        host = request.client.host if request.client else ""
        cases.limits.count_link(network_of(host))
        await ask_for_link(cases.desk, data.case[:40], data.email[:300], language, host)
        return see_other(f"/help/{language}/cases?sent=yes")

    @get("/help/{language:str}/cases/open", opt=_ANYONE, include_in_schema=False)
    async def ask_to_open(
        request: AnyRequest, language: FromPath[str], token: FromQuery[str] = ""
    ) -> Response[str]:
        """A page with a button: programs that look into mails must not use the link up."""
        return cases.centre.page(
            request, "help/open_case.html", language, token=token[:200], headers=NEVER_STORED
        )

    @post("/help/{language:str}/cases/open", opt=_ANYONE, include_in_schema=False)
    async def open_case(
        request: AnyRequest, language: FromPath[str], data: Mailed
    ) -> Response[Any]:
        cases.checked(language)
        try:
            case, token = await open_link(cases.desk, data.token[:200])
        except Forged:
            return await cases.list_page(request, language, problem="old_link")
        where = f"/help/{language}/cases/{case}"
        return see_other(where, [visitor_cookie(cases.desk, token)])

    return [send_link, ask_to_open, open_case]


def _reading(cases: CaseDesk) -> list[HTTPRouteHandler]:
    @get("/help/{language:str}/cases/{case:str}", opt=_ANYONE, include_in_schema=False)
    async def read_case(
        request: AnyRequest, language: FromPath[str], case: FromPath[str]
    ) -> Response[Any]:
        number = read_case_number(case)
        try:
            if number is None:
                raise NotFound
            return await cases.case_page(request, language, number)
        except NotFound:
            return await cases.list_page(request, language, asked=case[:40], problem="not_here")

    @post(
        "/help/{language:str}/cases/{case:str}/messages",
        opt=_ANYONE,
        include_in_schema=False,
        request_max_body_size=_FORM_BYTES_MAX,
    )
    async def answer(
        request: AnyRequest, language: FromPath[str], case: FromPath[str]
    ) -> Response[Any]:
        contact_id = cases.visitor(request)
        form = await request.form()
        text = str(form.get("text", ""))
        try:
            await _take(cases, contact_id, case, form, text)
        except NotFound:
            raise
        except Refused as error:
            return await cases.case_page(request, language, case, error, text)
        return see_other(f"/help/{cases.checked(language)}/cases/{case}#end")

    @post(
        "/help/{language:str}/cases/{case:str}/files/{file_id:str}/consent",
        opt=_ANYONE,
        include_in_schema=False,
    )
    async def let_open(
        request: AnyRequest, language: FromPath[str], case: FromPath[str], file_id: FromPath[str]
    ) -> Response[Any]:
        """The customer lets support open a file that could not be checked."""
        where = f"/help/{cases.checked(language)}/cases/{read_case_number(case) or ''}"
        try:
            await consent(cases.desk, file_id, cases.visitor(request))
        except Refused as error:
            return await cases.case_page(request, language, case, error)
        return see_other(where)

    return [read_case, answer, let_open]


def _taking_along(cases: CaseDesk) -> list[HTTPRouteHandler]:
    async def copy(request: AnyRequest, case: str, language: str, kind: str) -> Response[Any]:
        """The conversation as `json` or `html` to save, else as a page."""
        contact_id = cases.visitor(request)
        whole, _ = await transcript(cases.desk, case, cases.checked(language), contact_id)
        if kind == "json":
            body = msgspec.json.format(msgspec.json.encode(whole), indent=2)
            headers = file_name(whole, "json")
            return Response(body, media_type="application/json", headers=headers)
        headers = file_name(whole, "html") if kind == "html" else {}
        return cases.transcript_page(request, language, whole, headers)

    @get("/help/{language:str}/cases/{case:str}/transcript", opt=_ANYONE, include_in_schema=False)
    async def kept(
        request: AnyRequest, language: FromPath[str], case: FromPath[str], save: FromQuery[str] = ""
    ) -> Response[Any]:
        return await copy(request, case, language, save)

    @get("/api/chat/transcript", opt=open_to("visitor"))
    async def widgets_copy(
        request: AnyRequest,
        case: FromQuery[str],
        language: FromQuery[str] = "en",
        format: FromQuery[Literal["json", "html"]] = "json",
    ) -> Response[Any]:
        """The conversation to keep: `json`, or a readable page in one file."""
        return await copy(request, case, language, format)

    return [kept, widgets_copy]


async def _take(
    cases: CaseDesk, contact_id: int, case: str, form: FormMultiDict, text: str
) -> None:
    cases.limits.count_message(contact_id)
    frame = SendFrame(
        id=str(form.get("id", ""))[:64] or secrets.token_urlsafe(16),
        text=text,
        files=tuple([await _put(cases, contact_id, file) for file in _chosen(form)]),
        case=case,
        confirmed=form.get("confirmed") == "yes",
    )
    await take_in(cases.desk, cases.desk.chat.read(frame, contact_id, None, None))


def _chosen(form: FormMultiDict) -> list[UploadFile]:
    """The files of the form; a browser sends one without a name where none was chosen."""
    return [one for one in form.getall("files", []) if isinstance(one, UploadFile) and one.filename]


async def _put(cases: CaseDesk, contact_id: int, file: UploadFile) -> str:
    cases.limits.count_upload(contact_id)
    stored = await cases.files.put(contact_id, await file.read(), file.filename[:300])
    return stored.id
