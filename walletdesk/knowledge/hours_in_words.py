"""Opening hours as people say them."""

from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from babel.dates import format_date, get_day_names

from walletdesk.languages.catalogue import Catalogue, to_translate
from walletdesk.languages.moments import zone_called, zone_in_words
from walletdesk.settings.brand import Hours

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LOOK_AHEAD_DAYS = 30

_NEXT = to_translate(", ")
_DAYS_AND_TIMES = to_translate("{days} {times}")
_NEXT_DAYS = to_translate("; ")
_WITH_ZONE = to_translate("{hours} ({zone})")
_FIRST_TO_LAST = to_translate("{first} to {last}")
_EVERY_DAY = to_translate("every day")
_ALL_DAY = to_translate("around the clock")
_BY_MESSAGE = to_translate("by message only")
_CLOSED = to_translate("closed")


def hours_in_words(hours: Hours, catalogue: Catalogue) -> str:
    """The week's opening hours in one line, `Monday to Friday 09:00–18:00 (China Time)`."""
    week = [(number, getattr(hours, name)) for number, name in enumerate(_DAYS)]
    runs = []
    for spans, days in groupby((day for day in week if day[1]), key=lambda day: day[1]):
        numbers = [number for number, _ in days]
        runs += [(run, spans) for run in _unbroken(numbers)]
    if not runs:
        return catalogue.gettext(_BY_MESSAGE)
    parts = [
        catalogue.gettext(_DAYS_AND_TIMES, days=_days(run, catalogue), times=_times(s, catalogue))
        for run, s in runs
    ]
    line = catalogue.gettext(_NEXT_DAYS).join(parts)
    zone = zone_in_words(hours.zone, catalogue.locale)
    return catalogue.gettext(_WITH_ZONE, hours=line, zone=zone)


def special_days(hours: Hours, now_ms: int, catalogue: Catalogue) -> list[str]:
    """The coming days unlike the week, one line each: `Thursday, January 1: closed`."""
    today = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(zone_called(hours.zone)).date()
    last = today + timedelta(days=_LOOK_AHEAD_DAYS)
    coming = sorted(day for day in map(date.fromisoformat, hours.special) if today <= day <= last)
    return [
        catalogue.gettext(
            _DAYS_AND_TIMES,
            days=format_date(day, "full", locale=catalogue.locale),
            times=_times(hours.special[day.isoformat()], catalogue),
        )
        for day in coming
    ]


def _unbroken(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _days(run: list[int], catalogue: Catalogue) -> str:
    if len(run) == 7:
        return catalogue.gettext(_EVERY_DAY)
    names = get_day_names("wide", locale=catalogue.locale)
    if len(run) == 1:
        return str(names[run[0]])
    return catalogue.gettext(_FIRST_TO_LAST, first=names[run[0]], last=names[run[-1]])


def _times(spans: tuple[str, ...], catalogue: Catalogue) -> str:
    if not spans:
        return catalogue.gettext(_CLOSED)
    if spans == ("00:00-24:00",):
        return catalogue.gettext(_ALL_DAY)
    return catalogue.gettext(_NEXT).join(span.replace("-", "–") for span in spans)
