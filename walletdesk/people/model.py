"""Who there is: contacts who ask, agents who answer."""

from typing import Literal

from msgspec import Struct

Role = Literal["agent", "lead", "admin"]
Presence = Literal["online", "away", "offline"]

ROLES: tuple[Role, ...] = ("agent", "lead", "admin")

PRESENCE_MS = 75_000
"""How long an agent counts as here after the last sign of life; pages give one each 30 s."""


class Contact(Struct, frozen=True):
    """A customer.

    email_verified_at_ms   when somebody proved to read that mailbox, None for never
    zone                   IANA time zone the browser named
    """

    id: int
    name: str | None = None
    email: str | None = None
    email_verified_at_ms: int | None = None
    language: str = "en"
    zone: str | None = None
    created_at_ms: int = 0
    seen_at_ms: int = 0


class Agent(Struct, frozen=True):
    """Somebody of the support team.

    totp_secret   sealed with the installation's key; None until enrolment began
    capacity      conversations held at once; None for the setting
    """

    id: int
    email: str
    name: str
    role: Role
    password_hash: str
    totp_secret: str | None = None
    totp_confirmed_at_ms: int | None = None
    totp_used_step: int = 0
    capacity: int | None = None
    presence: Presence = "offline"
    seen_at_ms: int = 0
    language: str = "en"
    disabled_at_ms: int | None = None
    created_at_ms: int = 0

    def reaches(self, role: Role) -> bool:
        """Whether this agent may do what `role` may."""
        return ROLES.index(self.role) >= ROLES.index(role)

    def is_here(self, now_ms: int) -> bool:
        """Whether the agent is online and gave a sign of life lately."""
        return self.presence == "online" and now_ms - self.seen_at_ms < PRESENCE_MS


class AgentSession(Struct, frozen=True):
    """One browser an agent is signed in on.

    second_factor   False between password and code: opens nothing but the code page
    """

    digest: str
    agent_id: int
    second_factor: bool
    created_at_ms: int
    seen_at_ms: int
    expires_at_ms: int
    browser: str
