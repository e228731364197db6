"""The sample: a team of three with throw-away logins, and conversations as they come."""

import asyncio
import secrets
import sys
from pathlib import Path

import pyotp

from walletdesk.app.house import House, open_house
from walletdesk.channels.base import Inbound
from walletdesk.cli.settings import settings_or_exit
from walletdesk.desk.send import Outbound, send
from walletdesk.desk.take_in import take_in
from walletdesk.engine import Engine, Tx
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.engine.embedded.sqlite import Occupied
from walletdesk.kernel.ids import new_id
from walletdesk.people.add_agent import add_agent
from walletdesk.people.model import Agent, Role

SAMPLE_LOGINS = "sample-logins.txt"

_TEAM: tuple[tuple[str, str, Role, str], ...] = (
    ("mei@wallet.example", "Mei 梅", "agent", "zh"),
    ("sam@wallet.example", "Sam", "agent", "en"),
    ("lead@wallet.example", "Lin 林", "lead", "zh"),
    ("admin@wallet.example", "Ada", "admin", "en"),
)

# The phrase is the first public test vector of BIP-39: it shows what the shield does.
_ASKED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("zh", "Asia/Shanghai", ("转账两个小时了还显示确认中，怎么办？", "转人工吧，我有点着急")),
    ("en", "Europe/London", ("Hi, my swap failed but the fee is gone. Is that right?",)),
    (
        "zh",
        "Asia/Singapore",
        ("我的助记词是 " + "abandon " * 11 + "about，帮我看看钱包为什么是空的",),
    ),
    (
        "en",
        "America/New_York",
        ("I got a new phone number and cannot get the code. A person please",),
    ),
)


def seed() -> int:
    """Fill an empty database; returns the exit code."""
    settings = settings_or_exit()
    try:
        bring_up_to_date(settings)
        return asyncio.run(_seed())
    except Occupied as error:
        print(error, file=sys.stderr)
        return 1


async def is_empty(engine: Engine) -> bool:
    """Whether nobody is on the team yet."""
    return await engine.database.read(_no_agents)


async def seed_house(house: House) -> None:
    """Make the sample team and conversations, all through the doors of the product."""
    agents = [await _member(house, *member) for member in _TEAM]
    for language, zone, texts in _ASKED:
        contact_id = new_id()
        case = None
        for text in texts:
            inbound = Inbound(
                inbox="chat",
                contact_id=contact_id,
                source_id=contact_id,
                client_id=f"sample-{new_id()}",
                text=text,
                case=case,
                language=language,
                zone=zone,
            )
            taken = await take_in(house.desk, inbound)
            case = taken.conversation.case_number
    await house.desk.directory.refresh(house.engine)
    note = Outbound(
        agents[0], case or "", f"sample-{new_id()}", "Has a new number since May.", note=True
    )
    await send(house.desk, note)


async def _seed() -> int:
    async with open_house(settings_or_exit()) as house:
        if not await is_empty(house.engine):
            print("The database is not empty; the sample is only for a new one.", file=sys.stderr)
            return 1
        await seed_house(house)
    print(f"Sample made; logins are in {Path(house.settings.data) / SAMPLE_LOGINS}.")
    return 0


async def _member(house: House, email: str, name: str, role: Role, language: str) -> Agent:
    password = f"{secrets.token_urlsafe(9)}-Sample1"
    secret = pyotp.random_base32()
    agent = await add_agent(
        house.engine, email, name, role, password, house.sign_in.seal_totp(secret), language
    )
    path = Path(house.settings.data) / SAMPLE_LOGINS
    with path.open("a") as file:
        path.chmod(0o600)
        file.write(f"  {role:<6} {email:<22} {password}  authenticator key {secret}\n")
    return agent


def _no_agents(tx: Tx) -> bool:
    return tx.row("SELECT 1 FROM agents LIMIT 1") is None
