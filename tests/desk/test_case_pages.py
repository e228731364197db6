"""A visitor without scripts: writes, reads, answers, takes the record along, comes back by link."""

import re
from collections.abc import AsyncIterator
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response
from litestar import Litestar
from PIL import Image

from tests.builders import HandClock, hire, say
from walletdesk.channels.mail import Mail
from walletdesk.desk.case_desk import CaseDesk
from walletdesk.desk.case_link import MailCaseLink
from walletdesk.desk.case_pages import case_routes
from walletdesk.desk.contact_page import contact_routes
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk
from walletdesk.desk.limits import Limits
from walletdesk.desk.open_file import open_file
from walletdesk.desk.store import conversations as store
from walletdesk.engine.jobs import JobRunner
from walletdesk.kernel.ids import new_id
from walletdesk.knowledge.library import Library, open_library
from walletdesk.knowledge.pages import HelpCentre
from walletdesk.languages.catalogue import Catalogues
from walletdesk.people import visitors
from walletdesk.people.doorkeeper import Doorkeeper
from walletdesk.people.sign_in import SignIn
from walletdesk.people.visitors import COOKIE
from walletdesk.settings.model import Settings
from walletdesk.web.errors import error_handlers
from walletdesk.web.origin import OwnOrigin
from walletdesk.web.render import Renderer

_PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(Settings(), Catalogues())


def _app(desk: Desk, library: Library) -> Litestar:
    settings = desk.engine.settings
    renderer = Renderer(settings, catalogues=desk.catalogues, clock=desk.engine.clock)
    centre = HelpCentre(settings, library, renderer)
    doorkeeper = Doorkeeper(SignIn(desk.engine, "Sample"), desk.engine.key)
    limits = Limits(settings.desk)
    cases = CaseDesk(desk, centre, FileDesk(desk), limits, doorkeeper)
    return Litestar(
        [*contact_routes(desk, centre, limits, doorkeeper), *case_routes(cases)],
        guards=[doorkeeper],
        middleware=[OwnOrigin],
        exception_handlers=error_handlers(renderer),
        openapi_config=None,
        logging_config=None,
    )


def _browser(app: Any) -> AsyncClient:
    """A browser without scripts and without a past."""
    headers = {"accept": "text/html", "origin": "http://help.test"}
    return AsyncClient(
        transport=ASGITransport(app=app),
        base_url="http://help.test",
        headers=headers,
        follow_redirects=True,
    )


@pytest.fixture
async def app(desk: Desk, library: Library) -> Litestar:
    return _app(desk, library)


@pytest.fixture
async def visitor(app: Litestar) -> AsyncIterator[AsyncClient]:
    async with _browser(app) as browser:
        yield browser


def _hidden(page: Response, name: str = "id") -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found is not None
    return found[1]


async def _write(browser: AsyncClient, **fields: str) -> Response:
    """Fill in the contact form and send it."""
    form = {"id": _hidden(await browser.get("/help/en/contact")), "text": "It is late", **fields}
    return await browser.post("/help/en/contact", data=form)


async def test_writing_opens_a_case_that_the_browser_keeps(visitor: AsyncClient) -> None:
    page = await _write(visitor, topic="transactions", text="Two hours <and> pending")
    assert page.status_code == 200
    case = page.url.path.rpartition("/")[2]
    assert "[Transactions] Two hours &lt;and&gt; pending" in page.text
    assert case in (await visitor.get("/help/en/cases")).text
    found = await visitor.get(
        "/help/en/cases/find", params={"case": case.lower().replace("-", " ")}
    )
    assert found.url.path == f"/help/en/cases/{case}"


async def test_who_comes_from_a_guide_finds_its_topic_chosen(visitor: AsyncClient) -> None:
    page = await visitor.get("/help/en/contact", params={"about": "reset-password"})
    assert '<option value="account" selected>' in page.text
    assert (await visitor.get("/help/en/contact?about=none")).status_code == 200


async def test_the_same_form_sent_twice_is_one_message(visitor: AsyncClient) -> None:
    first = await _write(visitor, id="same", text="Once only")
    again = await _write(visitor, id="same", text="Once only")
    assert again.url.path == first.url.path
    assert again.text.count('<div class="line-text" dir="auto">Once only') == 1


async def test_an_answer_with_a_picture_joins_the_case(visitor: AsyncClient) -> None:
    page = await _write(visitor)
    picture = BytesIO()
    Image.new("RGB", (8, 6), "red").save(picture, "PNG")
    page = await visitor.post(
        f"{page.url.path}/messages",
        data={"id": _hidden(page), "text": "See here"},
        files={"files": ("screen.png", picture.getvalue(), "image/png")},
    )
    assert page.status_code == 200
    assert "See here" in page.text
    assert "screen.png" in page.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "  "}, "nothing to send yet"),
        ({"email": "nonsense"}, "does not look like an e-mail"),
        ({"text": "x" * 9000}, "too long"),
    ],
)
async def test_what_is_refused_comes_back_with_its_text(
    visitor: AsyncClient, fields: dict[str, str], told: str
) -> None:
    page = await _write(visitor, **fields)
    assert page.status_code in (400, 413)
    assert told in page.text
    assert COOKIE not in visitor.cookies


async def test_a_phrase_is_gone_and_the_visitor_is_told(visitor: AsyncClient) -> None:
    page = await _write(visitor, text=f"my words: {_PHRASE}")
    assert "sausage" not in page.text
    assert '<span class="removed">Recovery phrase removed</span>' in page.text
    assert "Treat this wallet as burnt" in page.text
    assert 'href="/help/en/burnt?what=phrase"' in page.text


async def test_a_piece_of_a_phrase_is_asked_about_before_anything_is_stored(
    visitor: AsyncClient,
) -> None:
    page = await _write(visitor, id="piece", text="legal winner thank year wave sausage")
    assert page.status_code == 400
    assert 'name="confirmed"' in page.text
    assert page.headers["cache-control"] == "no-store"
    sent = await _write(visitor, id="piece", text="legal winner thank year", confirmed="yes")
    assert sent.status_code == 200


async def test_nobody_else_sees_a_case(visitor: AsyncClient, app: Litestar) -> None:
    case = (await _write(visitor, text="My very own words")).url.path
    async with _browser(app) as stranger:
        for one in (stranger, _with_cookie(stranger, "v1.forged.token")):
            page = await one.get(case)
            assert page.status_code == 404
            assert "My very own words" not in page.text
            assert (await one.get(f"{case}/transcript")).status_code == 404
            answer = await one.post(f"{case}/messages", data={"text": "hello", "id": "1"})
            assert answer.status_code == 404
        other = await _write(stranger, text="Another matter")
        assert other.status_code == 200
        assert (await stranger.get(case)).status_code == 404
        unknown = await stranger.get("/help/en/cases/0000-0000")
        assert unknown.status_code in (400, 404)


def _with_cookie(browser: AsyncClient, token: str) -> AsyncClient:
    browser.cookies.set(COOKIE, token)
    return browser


async def test_a_foreign_site_cannot_write_in_the_visitors_name(visitor: AsyncClient) -> None:
    await _write(visitor)
    answer = await visitor.post(
        "/help/en/contact", data={"text": "x"}, headers={"origin": "https://evil.example"}
    )
    assert answer.status_code == 403


async def test_the_record_can_be_printed_and_kept(visitor: AsyncClient) -> None:
    case = (await _write(visitor, text="For the record")).url.path
    shown = await visitor.get(f"{case}/transcript")
    assert "For the record" in shown.text
    assert "<style>" not in shown.text
    saved = await visitor.get(f"{case}/transcript", params={"save": "html"})
    assert saved.headers["content-disposition"].startswith('attachment; filename="case-')
    assert "<style>" in saved.text
    assert "<script" not in saved.text
    assert 'href="/' not in saved.text
    kept = (await visitor.get(f"{case}/transcript", params={"save": "json"})).json()
    assert kept["case"] == case.rpartition("/")[2]
    assert any(message["text"] == "For the record" for message in kept["messages"])


async def test_a_mistyped_number_is_told_from_a_foreign_one(visitor: AsyncClient) -> None:
    wrong = await visitor.get("/help/zh/cases/find", params={"case": "7K3M"})
    assert (wrong.status_code, "工单号不正确" in wrong.text) == (400, True)


async def test_a_link_by_mail_opens_the_case_elsewhere_and_once(
    visitor: AsyncClient, app: Litestar, desk: Desk, tmp_path: Path
) -> None:
    case = (await _write(visitor, email="Ming@Example.com")).url.path
    async with _browser(app) as elsewhere:
        await _ask(elsewhere, case, "ming@example.com")
        (mail,) = await _mailed(desk, tmp_path)
        link = re.search(r"/help/en/cases/open\?token=\S+", mail)
        assert link is not None
        asked = await elsewhere.get(link[0])
        assert COOKIE not in elsewhere.cookies, "looking at the page must not use the link up"
        opened = await elsewhere.post(
            "/help/en/cases/open", data={"token": _hidden(asked, "token")}
        )
        assert opened.url.path == case
    async with _browser(app) as thief:
        again = await thief.post("/help/en/cases/open", data={"token": _hidden(asked, "token")})
        assert "This link no longer works" in again.text


async def test_a_wrong_address_gets_no_mail_and_the_same_answer(
    visitor: AsyncClient, app: Litestar, desk: Desk, tmp_path: Path
) -> None:
    case = (await _write(visitor, email="ming@example.com")).url.path
    async with _browser(app) as elsewhere:
        right = await _ask(elsewhere, "/0000-0000", "ming@example.com")
        wrong = await _ask(elsewhere, case, "thief@example.com")
    assert "Look into your mailbox" in right.text
    assert "Look into your mailbox" in wrong.text
    assert await _mailed(desk, tmp_path) == []


async def _ask(browser: AsyncClient, case: str, email: str) -> Response:
    form = {"case": case.rpartition("/")[2], "email": email}
    return await browser.post("/help/en/cases/link", data=form)


async def _mailed(desk: Desk, folder: Path) -> list[str]:
    """What the mail job wrote, now that it has run."""
    mail = Mail(desk.engine.settings.mail, folder / "outbox")
    jobs = JobRunner(
        desk.engine.database, {"desk.mail_case_link": MailCaseLink(desk, mail)}, desk.engine.clock
    )
    await jobs.run_due()
    await jobs.close()
    letters = sorted((folder / "outbox").glob("*.eml")) if (folder / "outbox").exists() else []
    return [_body(path.read_bytes()) for path in letters]


def _body(raw: bytes) -> str:
    letter: Any = message_from_bytes(raw, policy=policy.default)
    return str(letter.get_body(("plain",)).get_content())


async def test_an_e_mail_stays_with_the_case(
    visitor: AsyncClient, desk: Desk, clock: HandClock
) -> None:
    case = (await _write(visitor, email="Ming@Example.com")).url.path.rpartition("/")[2]
    clock.forward(60)
    found = await desk.engine.database.read(store.by_case, case)
    assert found is not None
    assert found.contact_email == "ming@example.com"


async def test_a_sealed_file_opens_by_its_sender_then_an_agent(
    visitor: AsyncClient, desk: Desk
) -> None:
    contact_id, files, agent = new_id(), FileDesk(desk), await hire(desk.engine)
    put = await files.put(contact_id, b"a log line", "app.log")
    seal = "UPDATE files SET state = 'sealed' WHERE id = ?"
    await desk.engine.database.write(lambda tx: tx.run(seal, (put.id,)))
    case = (await say(desk, contact_id, "", files=(put.id,))).conversation.case_number
    _with_cookie(visitor, visitors.token_for(contact_id, desk.engine.key))
    page = await visitor.get(f"/help/en/cases/{case}")
    assert "We could not check this file" in page.text
    action = re.search(r'action="([^"]+/consent)"', page.text)
    assert action
    page = await visitor.post(action[1])
    assert "Sealed until support opens it" in page.text
    await open_file(desk, put.id, agent)
    page = await visitor.get(f"/help/en/cases/{case}")
    assert f'href="/api/chat/files/{put.id}"' in page.text
    assert f"{agent.name} opened app.log" in page.text
    files.close()
