"""Agents sign in: password, then a code of their authenticator; sessions can be ended."""

import base64
import hashlib
import hmac

import pyotp
from cryptography.fernet import Fernet, InvalidToken
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from walletdesk.engine import Engine, Tx
from walletdesk.kernel.errors import NotFound, Refused
from walletdesk.kernel.ids import new_token, token_digest
from walletdesk.people import store
from walletdesk.people.model import Agent, AgentSession
from walletdesk.people.passwords import Passwords

COOKIE = "wd_agent"
SESSION_AGE_S = 12 * 3600

_HALF_WAY_AGE_MS = 10 * 60_000
_STEP_S = 30
_BROWSER_CHARS_MAX = 200


class SignIn:
    """The way in for agents.

    Five wrong tries a minute for an account, thirty for a network address; a wrong name and
    a wrong password look the same and take as long.
    """

    def __init__(self, engine: Engine, brand_name: str) -> None:
        self._engine = engine
        self._brand_name = brand_name
        self._passwords = Passwords()
        self._tries = MovingWindowRateLimiter(MemoryStorage())
        seal = hmac.new(engine.key, b"totp", hashlib.sha256).digest()
        self._seal = Fernet(base64.urlsafe_b64encode(seal))

    async def password(self, email: str, password: str, address: str, browser: str) -> str:
        """The first step; returns the token of a session that still needs its code.

        Raises   Refused wrong_sign_in, too_fast
        """
        self._count_try(f"account:{email.strip().lower()}", 5)
        self._count_try(f"address:{address}", 30)
        database = self._engine.database
        agent = await database.read(store.agent_by_email, email)
        right = await self._passwords.fits(agent.password_hash if agent else None, password)
        if agent is None or not right or agent.disabled_at_ms is not None:
            raise Refused("wrong_sign_in")
        token = new_token()
        await database.write(self._open, token, agent.id, browser)
        return token

    async def code(self, token: str, code: str) -> tuple[Agent, str]:
        """The second step; returns the agent and the token of a full session.

        The half-way token is used up: a full session never has a token that was on the
        wire before its second factor. A code works once.
        Raises   Refused wrong_code, too_fast; NotFound when the session ended
        """
        session, agent = await self.half_way(token)
        self._count_try(f"code:{agent.id}", 5)
        step = self._matching_step(agent, code)
        if step is None:
            raise Refused("wrong_code")
        full = new_token()
        done = await self._engine.database.write(self._complete, session, full, agent.id, step)
        if not done:
            raise Refused("wrong_code")
        return agent, full

    async def half_way(self, token: str) -> tuple[AgentSession, Agent]:
        """The session between password and code. Raises NotFound when there is none."""
        found = await self._session_and_agent(token)
        if found is None or self._is_over(found[0]):
            raise NotFound
        return found

    async def who(self, token: str) -> Agent | None:
        """The agent who is fully signed in with this token; None for nobody."""
        found = await self._session_and_agent(token)
        if found is None:
            return None
        session, agent = found
        if not session.second_factor or self._is_over(session) or agent.disabled_at_ms is not None:
            return None
        now_ms = self._engine.clock()
        if now_ms - session.seen_at_ms > 60_000:
            ends_ms = now_ms + SESSION_AGE_S * 1000
            await self._engine.database.write(store.see_session, session.digest, now_ms, ends_ms)
        return agent

    async def enrolment(self, agent: Agent) -> str:
        """The `otpauth://` address to show as a QR code until the first code confirms it."""
        secret = self._opened(agent)
        if secret is None:
            secret = pyotp.random_base32()
            sealed = self._seal.encrypt(secret.encode()).decode()
            await self._engine.database.write(store.begin_totp, agent.id, sealed)
        return pyotp.TOTP(secret).provisioning_uri(name=agent.email, issuer_name=self._brand_name)

    async def change_password(self, agent: Agent, old: str, new: str, keep: str) -> None:
        """Change an agent's own password and end the other sessions.

        keep     token of the session that asks
        Raises   Refused wrong_sign_in, weak_password
        """
        self._count_try(f"account:{agent.email}", 5)
        if not await self._passwords.fits(agent.password_hash, old):
            raise Refused("wrong_sign_in")
        fresh = await self._passwords.hash(new)
        await self._engine.database.write(_change_password, agent.id, fresh, token_digest(keep))

    async def sessions(self, agent: Agent) -> list[AgentSession]:
        """Where the agent is signed in."""
        return await self._engine.database.read(store.sessions_of, agent.id)

    async def end(self, agent: Agent, digest: str) -> None:
        """End one of the agent's sessions."""
        await self._engine.database.write(store.end_session, digest, agent.id)

    async def sign_out(self, token: str) -> None:
        """End the session of this token."""
        found = await self._session_and_agent(token)
        if found:
            await self.end(found[1], found[0].digest)

    def seal_totp(self, secret: str) -> str:
        """A TOTP secret as the database keeps it."""
        return self._seal.encrypt(secret.encode()).decode()

    async def _session_and_agent(self, token: str) -> tuple[AgentSession, Agent] | None:
        return await self._engine.database.read_once(store.session_and_agent, token_digest(token))

    def _count_try(self, key: str, per_minute: int) -> None:
        if not self._tries.hit(RateLimitItemPerMinute(per_minute), key):
            raise Refused("too_fast")

    def _is_over(self, session: AgentSession) -> bool:
        return session.expires_at_ms <= self._engine.clock()

    def _open(self, tx: Tx, token: str, agent_id: int, browser: str) -> None:
        now_ms = tx.now_ms
        store.add_session(
            tx,
            AgentSession(
                token_digest(token),
                agent_id,
                False,
                now_ms,
                now_ms,
                now_ms + _HALF_WAY_AGE_MS,
                browser[:_BROWSER_CHARS_MAX],
            ),
        )

    def _complete(self, tx: Tx, session: AgentSession, full: str, agent_id: int, step: int) -> bool:
        now_ms = tx.now_ms
        if not store.use_totp_step(tx, agent_id, step, now_ms):
            return False
        store.end_session(tx, session.digest, agent_id)
        ends_ms = now_ms + SESSION_AGE_S * 1000
        store.add_session(
            tx,
            AgentSession(
                token_digest(full), agent_id, True, now_ms, now_ms, ends_ms, session.browser
            ),
        )
        store.see_agent(tx, agent_id, now_ms)
        return True

    def _matching_step(self, agent: Agent, code: str) -> int | None:
        secret = self._opened(agent)
        digits = "".join(code.split())
        if secret is None or not digits.isascii() or not digits.isdigit():
            return None
        totp = pyotp.TOTP(secret)
        now_step = self._engine.clock() // 1000 // _STEP_S
        for step in (now_step, now_step - 1, now_step + 1):
            if hmac.compare_digest(totp.at(step * _STEP_S), digits):
                return step
        return None

    def _opened(self, agent: Agent) -> str | None:
        if agent.totp_secret is None:
            return None
        try:
            return self._seal.decrypt(agent.totp_secret.encode()).decode()
        except InvalidToken:
            return None


def _change_password(tx: Tx, agent_id: int, password_hash: str, keep_digest: str) -> None:
    store.set_password(tx, agent_id, password_hash)
    for session in store.sessions_of(tx, agent_id):
        if session.digest != keep_digest:
            store.end_session(tx, session.digest, agent_id)
