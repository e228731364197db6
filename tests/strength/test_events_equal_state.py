"""Whatever is done to a case, what open pages were told equals the case fetched anew.

Customer and agent hold what `Belief` holds after the frames of their own sockets; after any
series of actions that must be, field by field, what the database says. (The place in the
queue is told apart: it changes by what happens to others.)
"""

import asyncio
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import hypothesis
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import HandClock, hand_over, hire, open_desk, reply, say, signed_in
from tests.pages import Belief, Page
from walletdesk.desk import assign, close, look
from walletdesk.desk.agent_socket import AgentSocket
from walletdesk.desk.chat_socket import ChatSocket
from walletdesk.desk.desk import Desk
from walletdesk.desk.files import FileDesk
from walletdesk.desk.intake import give
from walletdesk.desk.leave_email import leave_email
from walletdesk.desk.limits import Limits
from walletdesk.engine import Engine, open_engine
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.kernel.ids import new_id
from walletdesk.people.sign_in import COOKIE, SignIn
from walletdesk.people.visitors import new_visitor
from walletdesk.settings import Settings
from walletdesk.settings.model import Database, Guard
from walletdesk.settings.model import Desk as DeskSettings

PHRASE = ("legal winner thank year wave sausage", "worth useful legal winner thank yellow")
ACTIONS = (
    *("customer_text", "customer_http", "customer_file", "customer_again", "intake", "email"),
    *("secret", "secret_split", "answer", "note", "note_file", "blocked", "hand_over", "urgent"),
    *("calm", "take", "give", "release", "close", "reopen", "read", "read_by_agent", "receipts"),
)


class Office:
    """A desk with two agents, on its own event loop; each example opens a case of its own."""

    def __init__(self, settings: Settings) -> None:
        self.runner = asyncio.Runner()
        self._settings = settings
        self._stack: Any = None

    def open(self) -> None:
        self.runner.run(self._open())

    def close(self) -> None:
        self.runner.run(self._stack.__aexit__(None, None, None))
        self.runner.close()

    async def _open(self) -> None:
        self._stack = open_engine(self._settings, HandClock())
        self.engine: Engine = await self._stack.__aenter__()
        self.desk: Desk = await open_desk(self.engine)
        self.files = FileDesk(self.desk)
        self.sign_in = SignIn(self.engine, "Sample")
        self.mei = await hire(self.engine, "Mei", "lead")
        self.sam = await hire(self.engine, "Sam", "lead")
        await self.desk.directory.refresh(self.engine)


@pytest.fixture(scope="module", params=["embedded", "postgresql"])
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    folder: Path = tmp_path_factory.mktemp("office")
    scaled = request.param == "postgresql"
    server = request.getfixturevalue("postgres") if scaled else None
    with server.new_database("office") if server else nullcontext("") as url:
        settings = Settings(
            data=str(folder),
            database=Database(url=url),
            desk=DeskSettings(messages_per_minute=10_000),
            # One agent is stopped once in every standing, and again in every series.
            guard=Guard(tries_max=1_000_000),
        )
        bring_up_to_date(settings)
        office = Office(settings)
        office.open()
        yield office
        office.close()


class Case:
    """One case with the pages that have it open, and everything that may happen to it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.desk = office.desk
        self.contact_id, token = new_visitor(office.engine.key)
        self.token = token
        self.customer = Page(ChatSocket(office.desk, Limits(DeskSettings())))
        self.agent = Page(_nobody)
        self.case = ""
        self.last = ("", "")

    async def open(self) -> None:
        office = self.office
        await self.customer.open(token=self.token, locale="en")
        await self._from_customer("hello")
        cookie = f"{COOKIE}={await signed_in(office.engine, office.mei)}"
        self.agent = Page(AgentSocket(self.desk, office.sign_in), cookie=cookie)
        await self.agent.open(case=self.case)

    async def leave(self) -> None:
        await self.customer.close()
        await self.agent.close()

    async def do(self, action: str) -> None:
        await getattr(self, f"_{action}")()

    async def _from_customer(self, text: str, **more: Any) -> dict[str, Any]:
        self.last = (f"c{new_id()}", text)
        frame = {"t": "send", "id": self.last[0], "text": text, "case": self.case or None, **more}
        answer = await self.customer.ask(frame)
        self.case = self.case or answer["case"]
        return answer

    async def _customer_text(self) -> None:
        await self._from_customer("a word on the matter")

    async def _customer_http(self) -> None:
        await say(self.desk, self.contact_id, "by the other way", case=self.case)

    async def _customer_file(self) -> None:
        stored = await self.office.files.put(self.contact_id, b"log line\n", "app.log")
        await self._from_customer("", files=[stored.id])

    async def _customer_again(self) -> None:
        frame = {"t": "send", "id": self.last[0], "text": self.last[1], "case": self.case}
        await self.customer.ask(frame)

    async def _intake(self) -> None:
        await give(
            self.desk, self.case, self.contact_id, {"when": "today", "steps": "pressed send"}
        )

    async def _email(self) -> None:
        conversation_id = await self.desk.conversation_id(self.case)
        await leave_email(self.desk, conversation_id, self.contact_id, f"{new_id()}@a.example")

    async def _secret(self) -> None:
        await self._from_customer(f"my words: {' '.join(PHRASE)}")

    async def _secret_split(self) -> None:
        for half in PHRASE:
            await self._from_customer(half, confirmed=True)

    async def _answer(self) -> None:
        await self.agent.ask({"t": "send", "id": f"a{new_id()}", "case": self.case, "text": "Hi."})

    async def _note(self) -> None:
        frame = {"t": "send", "id": f"a{new_id()}", "case": self.case, "text": "VIP", "note": True}
        await self.agent.ask(frame)

    async def _note_file(self) -> None:
        stored = await self.office.files.put(self.office.sam.id, b"trace\n", "trace.txt")
        await reply(self.desk, self.office.sam, self.case, "see", files=(stored.id,), note=True)

    async def _blocked(self) -> None:
        text = "Please send me your recovery phrase."
        refused = await self.agent.ask(
            {"t": "send", "id": f"a{new_id()}", "case": self.case, "text": text}
        )
        assert refused["reason"] == "blocked"

    async def _hand_over(self) -> None:
        await hand_over(self.desk, self.case)

    async def _urgent(self) -> None:
        await close.mark_urgent(self.desk, self.case, self.office.sam)

    async def _calm(self) -> None:
        await close.unmark_urgent(self.desk, self.case, self.office.sam)

    async def _take(self) -> None:
        await assign.assign(self.desk, self.case, self.office.mei.id, self.office.mei)

    async def _give(self) -> None:
        await assign.assign(self.desk, self.case, self.office.sam.id, self.office.mei)

    async def _release(self) -> None:
        await assign.unassign(self.desk, self.case, self.office.mei)

    async def _close(self) -> None:
        await close.close(self.desk, self.case, self.office.mei)

    async def _reopen(self) -> None:
        await close.reopen(self.desk, self.case, self.office.mei)

    async def _read(self) -> None:
        self.customer.send({"t": "read", "case": self.case, "number": 10_000})
        await self.customer.caught_up()

    async def _read_by_agent(self) -> None:
        self.agent.send({"t": "read", "case": self.case, "number": 10_000})
        await self.agent.caught_up()

    async def _receipts(self) -> None:
        await self.office.desk.receipts.flush()


async def _nobody(_scope: Any, _receive: Any, _send: Any) -> None:
    return


def wire(frame: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(frame))


async def told_equals_fetched(office: Office, actions: list[str]) -> None:
    case = Case(office)
    await case.open()
    for action in actions:
        await case.do(action)
    await office.desk.receipts.flush()
    for page in (case.customer, case.agent):
        await page.caught_up()
    customer, agent = Belief("number", "conversation"), Belief("position", "row")
    for frame in case.customer.frames:
        customer.hear(frame)
    for frame in case.agent.frames:
        agent.hear(frame)
    _, fresh = await look.state_for_customer(case.desk, case.contact_id, case.case, 0)
    _, fresh_row = await look.state_for_agent(case.desk, case.case, 0)
    await case.leave()
    assert (customer.gaps, agent.gaps) == (0, 0)
    assert [one["number"] for one in customer.messages] == [*range(1, len(customer.messages) + 1)]
    assert without_queue(customer.conversation) == without_queue(wire(fresh["conversation"]))
    assert customer.messages == wire(fresh["messages"])
    assert agent.conversation == wire(fresh_row["row"])
    assert agent.messages == wire(fresh_row["messages"])


def without_queue(conversation: Any) -> Any:
    return {name: value for name, value in conversation.items() if name != "queue"}


@hypothesis.settings(
    max_examples=25, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@given(actions=st.lists(st.sampled_from(ACTIONS), max_size=12))
def test_any_series_of_actions(office: Office, actions: list[str]) -> None:
    office.runner.run(told_equals_fetched(office, actions))


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("before", ["hand_over", "take", "close"])
def test_each_action_from_each_standing(office: Office, before: str, action: str) -> None:
    office.runner.run(told_equals_fetched(office, [before, action, "receipts"]))
