"""An agent without scripts: signs in, reads, answers, hands on, closes; and the account."""

import re
from collections.abc import AsyncIterator
from html import unescape
from typing import Any

import pyotp
import pytest
from httpx import ASGITransport, AsyncClient, Response
from litestar import Litestar, Router

from tests.builders import HandClock, code_of, hire, say, signed_in, with_authenticator
from walletdesk.desk.desk import Desk
from walletdesk.desk.pages import desk_pages
from walletdesk.people.add_agent import add_agent
from walletdesk.people.doorkeeper import Doorkeeper
from walletdesk.people.pages import people_pages, to_sign_in
from walletdesk.people.passwords import Passwords
from walletdesk.people.sign_in import COOKIE, SignIn
from walletdesk.web.errors import error_handlers
from walletdesk.web.render import Renderer

PASSWORD = "Correct-Horse-42"
CONTACT = 5


@pytest.fixture
def sign_in(desk: Desk) -> SignIn:
    return SignIn(desk.engine, "Sample")


@pytest.fixture
async def browser_of(desk: Desk, sign_in: SignIn) -> AsyncIterator[AsyncClient]:
    """A browser in front of the desk's pages, signed in nowhere."""
    renderer = Renderer(desk.engine.settings, catalogues=desk.catalogues, clock=desk.engine.clock)
    doors = [*people_pages(sign_in, renderer), *desk_pages(desk, renderer)]
    app: Any = Litestar(
        [Router("/", route_handlers=doors, exception_handlers=to_sign_in(renderer))],
        guards=[Doorkeeper(sign_in, desk.engine.key)],
        exception_handlers=error_handlers(renderer),
        openapi_config=None,
        logging_config=None,
    )
    headers = {"accept": "text/html", "accept-language": "en"}
    transport = ASGITransport(app=app)
    async with AsyncClient(
        transport=transport, base_url="http://desk.test", headers=headers, follow_redirects=True
    ) as made:
        yield made


async def enter(browser: AsyncClient, desk: Desk, **person: Any) -> Any:
    """Sign a new agent in with a session of their own."""
    agent = await hire(desk.engine, **person)
    browser.cookies.set(COOKIE, await signed_in(desk.engine, agent))
    await desk.directory.refresh(desk.engine)
    return agent


def words(page: Response) -> str:
    """The page's text."""
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page.text, flags=re.S)
    return " ".join(unescape(plain).split())


def field(page: Response, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found, name
    return found[1]


async def test_password_and_code_lead_to_the_page_that_was_asked_for(
    browser_of: AsyncClient, desk: Desk, sign_in: SignIn, clock: HandClock
) -> None:
    hashed = await Passwords().hash(PASSWORD)
    agent = await with_authenticator(sign_in, desk.engine, hashed)
    confirmed = "UPDATE agents SET totp_confirmed_at_ms = 1 WHERE id = ?"
    await desk.engine.database.write(lambda tx: tx.run(confirmed, (agent.id,)))
    asked = await browser_of.get("/desk?view=queue")
    assert asked.url.path == "/desk/sign-in"
    form = {"email": agent.email, "next": field(asked, "next")}
    wrong = await browser_of.post("/desk/sign-in", data=form | {"password": "wrong"})
    assert wrong.status_code == 400
    assert "E-mail or password is wrong" in words(wrong)
    code = await browser_of.post("/desk/sign-in", data=form | {"password": PASSWORD})
    assert code.url.path == "/desk/code"
    assert "<svg" not in code.text.split("<main")[1].split("gate-card")[1]
    half_way = await browser_of.get("/desk")
    assert half_way.url.path == "/desk/sign-in"
    done = await browser_of.post(
        "/desk/code", data={"code": code_of(clock.now_ms), "next": form["next"]}
    )
    assert str(done.url) == "http://desk.test/desk?view=queue"
    assert done.status_code == 200


async def test_a_new_agent_sets_up_the_authenticator_once(
    browser_of: AsyncClient, desk: Desk, clock: HandClock
) -> None:
    agent = await add_agent(desk.engine, "new@wallet.example", "Noor", "agent", PASSWORD)
    form = {"email": agent.email, "password": PASSWORD}
    shown = await browser_of.post("/desk/sign-in", data=form)
    assert 'class="qr"' in shown.text
    secret = re.search(r'<bdi class="mono" dir="ltr">([A-Z2-7 ]+)</bdi>', shown.text)
    assert secret
    totp = pyotp.TOTP(secret[1].replace(" ", ""))
    wrong = await browser_of.post("/desk/code", data={"code": "000000"})
    assert "This code does not fit" in words(wrong)
    assert secret[1] in wrong.text
    code = totp.at(clock.now_ms // 1000)
    assert (await browser_of.post("/desk/code", data={"code": code})).url.path == "/desk"
    again = await browser_of.post("/desk/sign-in", data=form)
    assert 'class="qr"' not in again.text


async def test_signing_in_leads_to_no_other_site(
    browser_of: AsyncClient, desk: Desk, sign_in: SignIn, clock: HandClock
) -> None:
    agent = await with_authenticator(sign_in, desk.engine, await Passwords().hash(PASSWORD))
    await browser_of.post("/desk/sign-in", data={"email": agent.email, "password": PASSWORD})
    form = {"code": code_of(clock.now_ms), "next": "//evil.example/"}
    done = await browser_of.post("/desk/code", data=form, follow_redirects=False)
    assert done.headers["location"] == "/"


async def test_an_agent_reads_answers_and_closes_by_forms(
    browser_of: AsyncClient, desk: Desk
) -> None:
    case = (await say(desk, CONTACT, "Where is my <b>swap</b>?")).conversation.case_number
    agent = await enter(browser_of, desk)
    page = await browser_of.get("/desk?view=all")
    assert case in page.text
    path = f"/desk/conversations/{case}"
    page = await browser_of.get(f"{path}?view=all")
    assert "Where is my <b>swap</b>?" in words(page)
    answer = {"id": field(page, "id"), "text": "Which network was it?"}
    for _ in range(2):
        page = await browser_of.post(f"{path}/messages?view=all", data=answer)
    assert page.text.count('dir="auto">Which network was it?</p>') == 1
    note = {"id": field(page, "id"), "text": "Looks like Polygon.", "note": "yes"}
    page = await browser_of.post(f"{path}/messages?view=all", data=note)
    assert "Private note" in words(page)
    page = await browser_of.post(f"{path}/assignment?view=all", data={"agent": "me"})
    assert f'<span dir="auto">{agent.name}</span>' in page.text
    page = await browser_of.post(f"{path}/closure?view=all")
    assert f"{path}/reopening" in page.text
    page = await browser_of.post(f"{path}/reopening?view=all")
    assert f"{path}/closure" in page.text
    page = await browser_of.post(f"{path}/release?view=all")
    assert "In the queue" in words(page)


async def test_what_the_guard_stops_stays_in_the_form_with_its_reasons(
    browser_of: AsyncClient, desk: Desk
) -> None:
    case = (await say(desk, CONTACT, "Help me please")).conversation.case_number
    await enter(browser_of, desk)
    typed = "Please send me your seed phrase"
    page = await browser_of.post(f"/desk/conversations/{case}/messages", data={"text": typed})
    assert page.status_code == 400
    assert "It asks for a recovery phrase." in words(page)
    assert f">{typed}</textarea>" in page.text
    assert f'dir="auto">{typed}</p>' not in page.text


async def test_a_removed_secret_is_named_and_warned_of(browser_of: AsyncClient, desk: Desk) -> None:
    phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    case = (await say(desk, CONTACT, f"here: {phrase}")).conversation.case_number
    await enter(browser_of, desk)
    page = await browser_of.get(f"/desk/conversations/{case}")
    assert "[removed: recovery phrase]" in words(page)
    assert "This customer sent a secret" in words(page)
    assert "sausage" not in page.text


async def test_a_colleagues_conversation_is_not_taken_over(
    browser_of: AsyncClient, desk: Desk
) -> None:
    case = (await say(desk, CONTACT, "Hello")).conversation.case_number
    await enter(browser_of, desk, name="First")
    path = f"/desk/conversations/{case}/assignment"
    await browser_of.post(path, data={"agent": "me"})
    browser_of.cookies.clear()
    await enter(browser_of, desk, name="Second")
    page = await browser_of.post(path, data={"agent": "me"})
    assert page.status_code == 400
    assert "Somebody changed this first" in words(page)
    assert '<span dir="auto">First</span>' in page.text


async def test_an_agent_sees_and_ends_own_sessions_and_changes_the_password(
    browser_of: AsyncClient, desk: Desk
) -> None:
    hashed = await Passwords().hash(PASSWORD)
    agent = await enter(browser_of, desk, password_hash=hashed)
    await signed_in(desk.engine, agent)
    page = await browser_of.get("/desk/account")
    assert page.text.count('name="session"') == 1
    found = re.search(r'name="session" value="(\w+)"', page.text)
    assert found
    page = await browser_of.post("/desk/account/sessions/end", data={"session": found[1]})
    assert 'name="session"' not in page.text
    form = {"old": "wrong", "new": "Correct-Horse-43", "again": "Correct-Horse-43"}
    page = await browser_of.post("/desk/account/password", data=form)
    assert "This is not your password until now." in words(page)
    page = await browser_of.post(
        "/desk/account/password", data=form | {"old": PASSWORD, "again": "other"}
    )
    assert "The two new passwords differ." in words(page)
    page = await browser_of.post("/desk/account/password", data=form | {"old": PASSWORD})
    assert "Your password is changed." in words(page)
    assert (await browser_of.post("/desk/sign-out")).url.path == "/desk/sign-in"
    assert (await browser_of.get("/desk/account")).url.path == "/desk/sign-in"


async def test_the_team_is_for_leads(browser_of: AsyncClient, desk: Desk) -> None:
    await enter(browser_of, desk, name="Agent")
    assert (await browser_of.get("/desk/team")).status_code == 403
    browser_of.cookies.clear()
    await enter(browser_of, desk, name="Lead", role="lead")
    assert "Agent" in words(await browser_of.get("/desk/team"))
