"""Passwords: hashed by argon2 in one thread of their own, strong enough to be kept."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, TypeVarTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from walletdesk.kernel.errors import Refused, TryLater

T = TypeVar("T")
Args = TypeVarTuple("Args")

LENGTH_MIN = 10
LENGTH_MAX = 200

_WAITING_MAX = 32
# What is compared with when there is no such agent, so that both answers take as long: of
# "nobody has this password", made as `hash` makes them (a test looks that it still is).
NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$u87y8V/Tkqan/1AddTRCyw"
    "$Jvtgo2cpR2ss3o+iRHA/pzGDYAFWt8eRqWW5Ip2TMNE"
)


class Passwords:
    """Hashes and checks, one at a time: a hash costs 40 ms and 19 MiB, which is a lever
    for whoever would like to keep the machine busy (docs/performance.md)."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="walletdesk-argon2")
        self._waiting = 0

    async def hash(self, password: str) -> str:
        """The hash of a new password. Raises Refused weak_password, TryLater."""
        check_strength(password)
        return await self._in_thread(self._hasher.hash, password)

    async def fits(self, password_hash: str | None, password: str) -> bool:
        """Whether a password is the right one; takes as long when there is no hash."""
        right = await self._in_thread(self._verify, password_hash, password[:LENGTH_MAX])
        return right and password_hash is not None

    def hash_now(self, password: str) -> str:
        """The same as `hash`, for programs without an event loop."""
        check_strength(password)
        return self._hasher.hash(password)

    def _verify(self, password_hash: str | None, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash or NOBODY, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _in_thread(self, work: Callable[[*Args], T], *args: *Args) -> T:
        if self._waiting >= _WAITING_MAX:
            raise TryLater(after_s=3)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work, *args)
        finally:
            self._waiting -= 1


def check_strength(password: str) -> None:
    """Raises Refused weak_password for one that is short, long or all of one kind."""
    kinds = (str.islower, str.isupper, str.isdigit, lambda letter: not letter.isalnum())
    found = sum(any(kind(letter) for letter in password) for kind in kinds)
    if not LENGTH_MIN <= len(password) <= LENGTH_MAX or (found < 3 and len(password) < 20):
        raise Refused("weak_password", length_min=LENGTH_MIN)
