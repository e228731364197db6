"""Time, passed in and never read on the way.

An instant is an `int`, milliseconds since 1970 in UTC (`…_ms`): it sorts, stores
and compares the same in Python, SQLite and PostgreSQL.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

Clock = Callable[[], int]


def now_ms() -> int:
    """The present instant, ms since 1970 UTC."""
    return time.time_ns() // 1_000_000


def rfc3339(instant_ms: int) -> str:
    """An instant as people and JSON write it, `2026-11-22T01:02:03.123Z`."""
    seconds, millis = divmod(instant_ms, 1000)
    return f"{_second(seconds)}.{millis:03d}Z"


@lru_cache(maxsize=4096)
def _second(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()[:19]


def from_rfc3339(text: str) -> int:
    """The instant that `rfc3339` wrote; raises ValueError on anything else."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return round(moment.timestamp() * 1000)
