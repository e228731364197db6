"""Time, passed in and never read on the way.

An instant is an `int`, milliseconds since 1970 in UTC (`…_ms`): it sorts, stores
and compares the same in Python, SQLite and PostgreSQL.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache

Clock = Callable[[], int]

# Put together from tables: a page of a list shows two hundred instants, and `isoformat` takes
# several times as long.
_MINUTES = tuple(f"{minute // 60:02d}:{minute % 60:02d}:" for minute in range(1440))
_SECONDS = tuple(f"{second:02d}." for second in range(60))
_MILLIS = tuple(f"{millis:03d}Z" for millis in range(1000))


def now_ms() -> int:
    """The present instant, ms since 1970 UTC."""
    return time.time_ns() // 1_000_000


def rfc3339(instant_ms: int) -> str:
    """An instant as people and JSON write it, `2026-11-22T01:02:03.123Z`."""
    seconds, millis = divmod(instant_ms, 1000)
    day, second = divmod(seconds, 86_400)
    return _day(day) + _MINUTES[second // 60] + _SECONDS[second % 60] + _MILLIS[millis]


@lru_cache(maxsize=4096)
def _day(days: int) -> str:
    return datetime.fromtimestamp(days * 86_400, UTC).isoformat()[:11]


def from_rfc3339(text: str) -> int:
    """The instant that `rfc3339` wrote; raises ValueError on anything else."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return round(moment.timestamp() * 1000)
