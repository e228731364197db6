"""What tests are arranged with: a clock set by hand, people, and a desk with its doors."""

import dataclasses
from typing import Literal

import pyotp

from walletdesk.chains.open import Chains
from walletdesk.channels.chat import Chat, SendFrame
from walletdesk.desk import rules
from walletdesk.desk.desk import Desk
from walletdesk.desk.fan_out import FanOut
from walletdesk.desk.model import Change, Conversation, Draft, Message
from walletdesk.desk.queue import QueueBoard
from walletdesk.desk.receipts import Receipts
from walletdesk.desk.send import Outbound, answer, send
from walletdesk.desk.store import conversations as store
from walletdesk.desk.take_in import Taken, take_in
from walletdesk.engine import Engine
from walletdesk.kernel.ids import new_id, new_token, token_digest
from walletdesk.languages.catalogue import Catalogues
from walletdesk.people import store as people
from walletdesk.people.directory import Directory
from walletdesk.people.model import Agent, AgentSession, Role
from walletdesk.people.sign_in import SignIn
from walletdesk.shield import Allowed

SUNDAY_NOON_MS = 1_795_320_000_000  # 2026-11-22T04:00:00Z, noon in Shanghai
DAY_S = 86_400


@dataclasses.dataclass
class HandClock:
    """A clock that stands still until it is moved on."""

    now_ms: int = SUNDAY_NOON_MS

    def __call__(self) -> int:
        return self.now_ms

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.now_ms += round(seconds * 1000)


async def open_desk(engine: Engine) -> Desk:
    """A desk on an open engine, whose commits reach open pages."""
    desk = Desk(
        engine=engine,
        directory=Directory(),
        queue=QueueBoard(engine.settings.desk.wait_guess_s),
        receipts=Receipts(engine),
        chat=Chat(engine.settings.desk.text_chars_max, engine.settings.desk.files_max),
        allowed=Allowed(engine.settings.official_domains, engine.settings.official_contacts),
        chains=Chains(()),
        catalogues=Catalogues(),
    )
    engine.hear[Change] = [FanOut(desk).hear]
    return desk


async def hire(
    engine: Engine,
    name: str = "Mei",
    role: Role = "agent",
    capacity: int | None = None,
    password_hash: str = "",
    totp_secret: str | None = None,
    disabled_at_ms: int | None = None,
) -> Agent:
    """An agent of the team; whoever shows names has to refresh its directory."""
    agent = Agent(
        id=new_id(),
        email=f"{new_token()[:12].lower()}@wallet.example",
        name=name,
        role=role,
        password_hash=password_hash,
        totp_secret=totp_secret,
        capacity=capacity,
        disabled_at_ms=disabled_at_ms,
    )
    await engine.database.write(people.add_agent, agent)
    return agent


async def signed_in(engine: Engine, agent: Agent, second_factor: bool = True) -> str:
    """The token of a session of this agent, as the cookie has it."""
    token, now_ms = new_token(), engine.clock()
    session = AgentSession(
        token_digest(token), agent.id, second_factor, now_ms, now_ms, now_ms + DAY_S * 1000, ""
    )
    await engine.database.write(people.add_session, session)
    return token


async def with_authenticator(sign_in: SignIn, engine: Engine, password_hash: str) -> Agent:
    """An agent who has enrolled an authenticator; `code_of` reads it."""
    sealed = sign_in.seal_totp(SECRET)
    return await hire(engine, password_hash=password_hash, totp_secret=sealed)


SECRET = pyotp.random_base32()


def code_of(now_ms: int) -> str:
    """What the authenticator of `with_authenticator` shows at an instant."""
    return pyotp.TOTP(SECRET).at(now_ms // 1000)


async def say(
    desk: Desk,
    contact_id: int,
    text: str,
    case: str | None = None,
    client_id: str = "",
    files: tuple[str, ...] = (),
    confirmed: bool = False,
    language: str | None = "en",
    zone: str | None = None,
) -> Taken:
    """A customer's message, in by the one door."""
    frame = SendFrame(
        id=client_id or f"c{new_id()}", text=text, files=files, case=case, confirmed=confirmed
    )
    return await take_in(desk, desk.chat.read(frame, contact_id, language, zone))


async def reply(
    desk: Desk,
    agent: Agent,
    case: str,
    text: str,
    client_id: str = "",
    files: tuple[str, ...] = (),
    note: bool = False,
) -> Taken:
    """An agent's answer or note, out by the one door."""
    client_id = client_id or f"a{new_id()}"
    return await send(desk, Outbound(agent, case, client_id, text, files, note))


async def hand_over(desk: Desk, case: str, urgent: bool = False) -> None:
    """The first line gives a case to people."""

    def change(conversation: Conversation, now_ms: int) -> list[Draft]:
        return rules.hand_over(conversation, now_ms, "hand_over", urgent)

    await answer(desk, await desk.conversation_id(case), change)


async def stored(
    desk: Desk, case: str, seen_by: Literal["customer", "agents"] = "agents"
) -> list[Message]:
    """A case's messages as the database has them."""
    conversation_id = await desk.conversation_id(case)
    hidden = seen_by == "agents"
    return await desk.engine.database.read(
        store.messages_after, conversation_id, 0, 100_000, hidden
    )


async def now_of(desk: Desk, case: str) -> Conversation:
    """A case as the database has it."""
    found = await desk.engine.database.read(store.by_case, case)
    assert found is not None
    return found
