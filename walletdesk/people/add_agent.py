"""A new agent joins the team."""

from walletdesk.engine import Engine
from walletdesk.kernel.errors import AlreadyThere, Refused
from walletdesk.kernel.ids import new_id
from walletdesk.people import store
from walletdesk.people.model import Agent, Role
from walletdesk.people.passwords import Passwords
from walletdesk.settings import Settings
from walletdesk.shield import Allowed, Rule, guard


async def add_agent(
    engine: Engine,
    email: str,
    name: str,
    role: Role,
    password: str,
    totp_sealed: str | None = None,
    language: str = "en",
    rules: tuple[Rule, ...] = (),
) -> Agent:
    """Keep a new agent; the second factor is enrolled at the first sign-in.

    totp_sealed   a sealed secret that is known already (sample logins)
    rules         the guard's own rules: a name is shown to customers, so it passes the guard
    Raises        Refused taken when the address has an agent, weak_password, blocked with the
                  guard's reasons, empty
    """
    name = " ".join(name.split())
    if not name:
        raise Refused("empty")
    reasons = _against(name, engine.settings, rules)
    if reasons:
        raise Refused("blocked", reasons=reasons)
    now_ms = engine.clock()
    agent = Agent(
        id=new_id(),
        email=email.strip().lower(),
        name=name,
        role=role,
        password_hash=await Passwords().hash(password),
        totp_secret=totp_sealed,
        totp_confirmed_at_ms=now_ms if totp_sealed else None,
        language=language,
        created_at_ms=now_ms,
    )
    try:
        await engine.database.write(store.add_agent, agent)
    except AlreadyThere as error:
        raise Refused("taken", email=agent.email) from error
    return agent


def _against(name: str, settings: Settings, rules: tuple[Rule, ...]) -> list[str]:
    official = settings.official_domains, settings.official_contacts
    return list(guard(name, Allowed(*official, frozenset(), rules)).reasons)
