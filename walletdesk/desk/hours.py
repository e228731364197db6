"""When people answer: the week, the special days, and the next opening."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from walletdesk.settings.brand import Hours

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LOOK_AHEAD_DAYS = 60


class Opening(NamedTuple):
    """Whether people answer now, and when they do next if not.

    opens_at_ms   None while open, or when nothing opens within two months
    """

    open: bool
    opens_at_ms: int | None


def opening(hours: Hours, now_ms: int) -> Opening:
    """The state of the opening hours at an instant.

    Spans are wall-clock times of the hours' zone; a span may run past midnight
    (`22:00-02:00`), and a day of summer time has as many hours as it has.
    """
    zone = ZoneInfo(hours.zone)
    today = datetime.fromtimestamp(now_ms / 1000, zone).date()
    for offset in range(-1, _LOOK_AHEAD_DAYS):
        for begins_ms, ends_ms in _spans(hours, today + timedelta(days=offset), zone):
            if begins_ms <= now_ms < ends_ms:
                return Opening(True, None)
            if begins_ms > now_ms:
                return Opening(False, begins_ms)
    return Opening(False, None)


class HoursBoard:
    """The opening hours as they are this second, worked out once for all who are told."""

    def __init__(self) -> None:
        self._second = -1
        self._opening = Opening(False, None)

    def at(self, hours: Hours, now_ms: int) -> Opening:
        """The state of the opening hours in the second of `now_ms`."""
        second = now_ms // 1000
        if second != self._second:
            self._second, self._opening = second, opening(hours, second * 1000)
        return self._opening


def check(hours: Hours) -> None:
    """Raises ValueError naming the span, date or zone that cannot be read."""
    try:
        zone = ZoneInfo(hours.zone)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"hours: {hours.zone!r} is no time zone such as Asia/Shanghai") from error
    for day in hours.special:
        _check_date(day)
    for spans in (*(getattr(hours, day) for day in _DAYS), *hours.special.values()):
        for span in spans:
            _read_span(span, date(2026, 1, 1), zone)


def _check_date(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise ValueError(f"hours: {day!r} is no date such as 2026-12-25") from error


def _spans(hours: Hours, day: date, zone: ZoneInfo) -> Iterator[tuple[int, int]]:
    spans = hours.special.get(day.isoformat())
    if spans is None:
        spans = getattr(hours, _DAYS[day.weekday()])
    return iter(sorted(_read_span(span, day, zone) for span in spans))


def _read_span(span: str, day: date, zone: ZoneInfo) -> tuple[int, int]:
    try:
        begins, ends = (time.fromisoformat(part) for part in _whole_day(span).split("-"))
    except ValueError as error:
        raise ValueError(f"hours: {span!r} is no span such as 09:00-18:00") from error
    last_day = day if ends > begins else day + timedelta(days=1)
    return _instant_ms(day, begins, zone), _instant_ms(last_day, ends, zone)


def _whole_day(span: str) -> str:
    # 24:00 is how people write the end of a day; to Python it is the next day's 00:00.
    return span.replace("-24:00", "-00:00")


def _instant_ms(day: date, at: time, zone: ZoneInfo) -> int:
    return round(datetime.combine(day, at, zone).astimezone(UTC).timestamp() * 1000)
