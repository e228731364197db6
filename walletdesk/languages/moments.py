"""Instants and spans as a reader writes them, in the reader's language and time zone."""

import re
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.dates import (
    format_date,
    format_datetime,
    format_time,
    format_timedelta,
    get_timezone_name,
)

_DAY_S = 86_400
_WEEK_S = 7 * _DAY_S


def zone_called(name: str, otherwise: str = "UTC") -> ZoneInfo:
    """The IANA time zone `name`; the other one when there is no such zone."""
    for candidate in (name, otherwise):
        try:
            return ZoneInfo(candidate)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return ZoneInfo("UTC")


def date_and_time(instant_ms: int, locale: Locale, zone: tzinfo) -> str:
    """Day and minute, `2026年11月22日 09:02` or `Nov 22, 2026, 9:02 AM`."""
    moment = _moment(instant_ms, zone)
    if locale.language == "zh":
        return format_datetime(moment, "y年M月d日 HH:mm", locale=locale)
    both = {
        "1": format_date(moment, "medium", locale=locale),
        "0": _plain(format_time(moment, "short", locale=locale)),
    }
    pattern = str(locale.datetime_formats["medium"])
    return pattern.replace("{1}", both["1"]).replace("{0}", both["0"]).replace("'", "")


def day(instant_ms: int, locale: Locale, zone: tzinfo) -> str:
    """The day in full, `2026年11月22日`."""
    return format_date(_moment(instant_ms, zone), "long", locale=locale)


def minute(instant_ms: int, locale: Locale, zone: tzinfo) -> str:
    """The time of day, `09:02` or `9:02 AM`."""
    return _plain(format_time(_moment(instant_ms, zone), "short", locale=locale))


def ago(instant_ms: int, now_ms: int, locale: Locale, zone: tzinfo) -> str:
    """How long since (or until), `3 分钟前`; past a week the day."""
    distance_s = (instant_ms - now_ms) / 1000
    if abs(distance_s) > _WEEK_S:
        return day(instant_ms, locale, zone)
    passed = timedelta(seconds=distance_s)
    return _spaced(format_timedelta(passed, locale=locale, add_direction=True, threshold=0.99))


def span(seconds: float, locale: Locale) -> str:
    """A length of time in words, rounded up to minutes: `4 minutes`."""
    minutes = max(1, -(-int(seconds) // 60))
    return _spaced(format_timedelta(timedelta(minutes=minutes), locale=locale, threshold=0.99))


def zone_in_words(name: str, locale: Locale) -> str:
    """A time zone as people call it, `中国时间`."""
    return get_timezone_name(zone_called(name), zone_variant="generic", locale=locale)


def _moment(instant_ms: int, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(instant_ms / 1000, zone)


def _plain(text: str) -> str:
    """CLDR's narrow no-break space before AM and PM is missing from many fonts."""
    return text.replace("\u202f", "\u00a0")


def _spaced(text: str) -> str:
    """Chinese with the space that stands between digits and characters, `3 分钟前`."""
    return re.sub(r"(?<=\d)(?=[\u4e00-\u9fff])", " ", text)
