"""`user`: the people of the support team."""

import asyncio
import getpass
import json
import secrets
import sys
from pathlib import Path

import pyotp

from walletdesk.cli.seed import SAMPLE_LOGINS
from walletdesk.cli.settings import settings_or_exit
from walletdesk.desk.store.own_rules import for_guard
from walletdesk.desk.suspend import clear_by_operator
from walletdesk.engine import open_engine
from walletdesk.engine.choose import bring_up_to_date
from walletdesk.engine.embedded.sqlite import Occupied
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.people.add_agent import add_agent
from walletdesk.people.model import ROLES, Agent, Role
from walletdesk.settings import Settings

_SENTENCES = {
    "taken": "{email} is on the team already.",
    "weak_password": "The password is too weak: at least {length_min} characters of three kinds"
    " (small and capital letters, digits, signs), or twenty characters.",
    "blocked": "Customers see this name, and the guard stops it ({reasons}). Choose another.",
    "empty": "The name is empty.",
}


def add(
    email: str, name: str, role: str, password: str | None, language: str, as_json: bool
) -> int:
    """Add somebody; returns the exit code."""
    known = next((one for one in ROLES if one == role), None)
    if known is None:
        print(f"There is no role {role}; there are {', '.join(ROLES)}.", file=sys.stderr)
        return 2
    if "@" not in email:
        print(f"{email} is no e-mail address.", file=sys.stderr)
        return 2
    made = password is None and not sys.stdin.isatty()
    if password is None:
        password = f"{secrets.token_urlsafe(12)}-A1" if made else getpass.getpass("Password: ")
    try:
        agent = asyncio.run(_add(settings_or_exit(), email, name, known, password, language))
    except Occupied as error:
        print(error, file=sys.stderr)
        return 1
    except Refused as error:
        sentence = _SENTENCES.get(error.reason, error.reason)
        reasons = ", ".join(error.details.get("reasons", ()))
        print(sentence.format_map(error.details | {"reasons": reasons}), file=sys.stderr)
        return 1
    _tell(agent, password if made else None, as_json)
    return 0


def code(email: str) -> int:
    """Print the present code of a sample login; returns the exit code."""
    note = Path(settings_or_exit().data) / SAMPLE_LOGINS
    lines = note.read_text().splitlines() if note.exists() else []
    for line in lines:
        words = line.split()
        if words[1:2] == [email]:
            print(pyotp.TOTP(words[-1]).now())
            return 0
    print(f"{email} is no sample login; codes of others are on their phones.", file=sys.stderr)
    return 1


def let_send(email: str) -> int:
    """Let a suspended agent send again; returns the exit code."""
    try:
        was_suspended = asyncio.run(_let_send(settings_or_exit(), email))
    except Occupied as error:
        print(error, file=sys.stderr)
        return 1
    except NotFound:
        print(f"{email} is not on the team.", file=sys.stderr)
        return 1
    print(f"{email} may send again." if was_suspended else f"{email} was not suspended.")
    return 0


async def _add(
    settings: Settings, email: str, name: str, role: Role, password: str, language: str
) -> Agent:
    bring_up_to_date(settings)
    async with open_engine(settings) as engine:
        return await add_agent(
            engine,
            email,
            name,
            role,
            password,
            language=language,
            rules=await engine.database.read(for_guard),
        )


async def _let_send(settings: Settings, email: str) -> bool:
    bring_up_to_date(settings)
    async with open_engine(settings) as engine:
        return await clear_by_operator(engine, email)


def _tell(agent: Agent, password: str | None, as_json: bool) -> None:
    if as_json:
        shown = {"email": agent.email, "name": agent.name, "role": agent.role}
        print(json.dumps(shown | ({"password": password} if password else {}), ensure_ascii=False))
        return
    print(f"{agent.name} is on the team as {agent.role}.")
    if password:
        print(f"First password: {password}")
    print("The second factor is set up at the first sign-in.")
