"""How fast visitors may write, open sessions and look transactions up."""

import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from walletdesk.kernel.errors import Refused
from walletdesk.settings.model import Desk as DeskSettings


class Limits:
    """Counts by the minute, in this process."""

    def __init__(self, settings: DeskSettings) -> None:
        self._counter = FixedWindowRateLimiter(MemoryStorage())
        self._messages = _Messages(settings.messages_per_minute)
        self._sessions = RateLimitItemPerMinute(settings.sessions_per_minute, namespace="s")
        self._uploads = RateLimitItemPerMinute(20, namespace="u")
        self._links = RateLimitItemPerMinute(3, namespace="l")
        self._look_overs = RateLimitItemPerMinute(6, namespace="r")
        self._lookups = RateLimitItemPerMinute(settings.lookups_per_minute, namespace="t")

    def count_message(self, contact_id: int) -> None:
        """One more message of a visitor. Raises Refused too_fast."""
        self._messages.count(contact_id)

    def count_session(self, address: str) -> None:
        """One more new session from a network address. Raises Refused too_fast."""
        self._count(self._sessions, address)

    def count_upload(self, owner_id: int) -> None:
        """One more file of a sender. Raises Refused too_fast."""
        self._count(self._uploads, str(owner_id))

    def count_link(self, network: str) -> None:
        """One more wish for a link by mail. Raises Refused too_fast."""
        self._count(self._links, network)

    def count_look_over(self, network: str) -> None:
        """One more address that a network has looked over. Raises Refused too_fast."""
        self._count(self._look_overs, network)

    def count_lookup(self, network: str) -> None:
        """One more transaction that a network looks up. Raises Refused too_fast."""
        self._count(self._lookups, network)

    def _count(self, limit: RateLimitItemPerMinute, key: str) -> None:
        if not self._counter.hit(limit, key):
            raise Refused("too_fast")


class _Messages:
    """Messages by the minute of the clock: the only count on the hot path, so a plain one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._minute = 0
        self._counts: dict[int, int] = {}

    def count(self, contact_id: int) -> None:
        minute = int(time.monotonic() // 60)
        if minute != self._minute:
            self._minute, self._counts = minute, {}
        so_far = self._counts.get(contact_id, 0)
        if so_far >= self._most:
            raise Refused("too_fast")
        self._counts[contact_id] = so_far + 1
