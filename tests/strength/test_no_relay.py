"""Row N7: nothing automatic carries a word that an unverified sender wrote.

A sender writes marked words into every field there is, by every way in; then everything that
the product says by itself is read: mails, the first line's and the desk's messages, and what
others' pages are pushed.
"""

import email
import re
from email import policy
from pathlib import Path

import httpx
import pytest

from tests.builders import hire, signed_in
from tests.pages import Page
from walletdesk.app.build import build
from walletdesk.app.house import House
from walletdesk.engine import Tx
from walletdesk.people import visitors
from walletdesk.people.sign_in import COOKIE

MARK = "zqxmark"
ORIGIN = "http://desk.example"
MAILBOX = f"{MARK}address@customer.example"


@pytest.fixture
async def pushed(house: House) -> list[str]:
    """Everything that another visitor's open page was pushed, once the marked words came in."""
    key = house.engine.key
    _, other = visitors.new_visitor(key)
    transport = httpx.ASGITransport(build(house))  # type: ignore[arg-type]  # one of its kind
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        headers = {"authorization": f"Bearer {other}"}
        body = {"id": "o1", "text": "let me talk to someone"}
        await client.post("/api/chat/messages", headers=headers, json=body)
        page = Page(build(house), "/api/chat/live", f"{visitors.COOKIE}={other}")
        await page.open()
        await write_everywhere(house, client)
        for _ in range(10):
            if not await house.jobs.run_due():
                break
        await page.caught_up()
        frames = [str(frame) for frame in page.frames]
        await page.close()
    return frames


async def write_everywhere(house: House, client: httpx.AsyncClient) -> None:
    """Marked words in each field of each way in, and a wish for each mail there is."""
    _, token = visitors.new_visitor(house.engine.key)
    headers = {
        "authorization": f"Bearer {token}",
        "x-file-name": f"{MARK}name.txt",
        "user-agent": f"{MARK}agent",
        "accept-language": f"en,{MARK}",
        "origin": ORIGIN,
        "referer": f"{ORIGIN}/{MARK}",
        "x-forwarded-for": f"{MARK}forwarded",
    }
    file = (await client.post("/api/chat/files", headers=headers, content=b"text")).json()
    cases = []
    for at, text in enumerate(
        (f"hello {MARK}one", f"what is {MARK}two?", "my funds were stolen " + MARK, f"{MARK} human")
    ):
        answer = await client.post(
            "/api/chat/messages",
            params={"language": "en"},
            headers=headers,
            json={"id": f"{MARK}{at}", "text": text, "files": [file["id"]] if not at else []},
        )
        assert answer.status_code == 201, answer.text
        cases.append(answer.json()["case"])
        await house.jobs.run_due()
    given = {"email": MAILBOX, "steps": f"{MARK}steps", "when": f"{MARK}when"}
    given |= {"network": f"{MARK}network", "account": f"{MARK}account", MARK: f"{MARK}more"}
    for case in cases:
        await client.post(
            "/api/chat/intake",
            headers=headers,
            json={"id": f"{MARK}i", "case": case, "given": given},
        )
    form = {"id": f"{MARK}form", "topic": f"{MARK}topic", "text": f"{MARK}text human"}
    form |= {"email": MAILBOX, "about": f"{MARK}about"}
    answer = await client.post("/help/en/contact", headers={"origin": ORIGIN}, data=form)
    assert answer.status_code == 303, answer.text
    cases.append(answer.headers["location"].rpartition("/")[2])
    for case in cases:
        wish = {"case": case, "email": MAILBOX, "subject": MARK, "name": MARK}
        headers = {"origin": ORIGIN, "user-agent": MARK}
        await client.post("/help/en/cases/link", headers=headers, data=wish)


async def test_no_mail_carries_the_senders_words(house: House, pushed: list[str]) -> None:
    mails = list((Path(house.settings.data) / "outbox").glob("*.eml"))
    assert mails, "nothing automatic left: the test proves nothing"
    for path in mails:
        letter = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        # The address is where it goes; of it, and of all the rest, no word is said.
        assert letter["To"] == MAILBOX
        del letter["To"]
        assert MARK not in letter.as_string()
        assert MARK not in letter.get_content()


async def test_no_automatic_message_quotes_the_sender(house: House, pushed: list[str]) -> None:
    spoken = await house.engine.database.read(said_by_the_product)
    texts = [text for text, _ in spoken if text]
    assert len(texts) >= 4, "the product said nothing: the test proves nothing"
    assert [one for one in spoken if MARK in f"{one[0]} {one[1]}"] == []


async def test_nobody_else_is_pushed_the_senders_words(pushed: list[str]) -> None:
    assert pushed
    assert [frame for frame in pushed if MARK in frame] == []


async def test_agents_are_pushed_them_alone(house: House, pushed: list[str]) -> None:
    """They are the ones who have to read them: the marks are no typing error."""
    agent = await hire(house.engine)
    cookie = f"{COOKIE}={await signed_in(house.engine, agent)}"
    query = "SELECT case_number FROM conversations"
    shown = []
    for (case,) in await house.engine.database.read(lambda tx: tx.rows(query)):
        page = Page(build(house), "/api/desk/live", cookie)
        shown.append(str(await page.open(case=case)))
        await page.close()
    assert any(re.search(MARK, one) for one in shown)


def said_by_the_product(tx: Tx) -> list[tuple[str, str]]:
    rows = tx.rows("SELECT text, extra FROM messages WHERE speaker IN ('first_line', 'desk')")
    return [(row[0], row[1] or "") for row in rows]
