"""Opening hours are wall-clock times of a zone: midnight, summer time and holidays included."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletdesk.desk.hours import check, opening
from walletdesk.settings.brand import Hours

SHUT: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), ()
)


def hours(zone: str = "Europe/Berlin", **days: tuple[str, ...]) -> Hours:
    special = {name[1:].replace("_", "-"): days.pop(name) for name in list(days) if name[0] == "d"}
    return Hours(zone=zone, special=special, **{**SHUT, **days})


def at(text: str, zone: str = "Europe/Berlin") -> int:
    moment = datetime.fromisoformat(text)
    return round(
        (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).timestamp() * 1000
    )


def test_open_between_the_two_times_and_shut_at_the_second() -> None:
    week = hours(monday=("09:00-18:00",))
    assert opening(week, at("2026-11-23T09:00")).open
    assert opening(week, at("2026-11-23T17:59:59")).open
    assert opening(week, at("2026-11-23T18:00")) == (False, at("2026-11-30T09:00"))


def test_the_lunch_break_is_told_as_the_next_opening() -> None:
    week = hours(monday=("13:00-18:00", "09:00-12:00"))
    assert opening(week, at("2026-11-23T12:30")) == (False, at("2026-11-23T13:00"))


def test_a_span_may_run_past_midnight() -> None:
    week = hours(friday=("22:00-02:00",))
    assert opening(week, at("2026-11-27T23:59:59.999")).open
    assert opening(week, at("2026-11-28T00:00")).open
    assert opening(week, at("2026-11-28T01:59")).open
    assert not opening(week, at("2026-11-28T02:00")).open


@pytest.mark.parametrize("span", ["00:00-24:00", "00:00-00:00"])
def test_a_whole_day_has_no_hole_at_midnight(span: str) -> None:
    week = Hours(**dict.fromkeys(SHUT, (span,)))  # type: ignore[arg-type]  # days by name
    for moment in ("2026-11-23T23:59:59.999", "2026-11-24T00:00", "2026-11-24T00:00:00.001"):
        assert opening(week, at(moment)).open


def test_evening_until_midnight_ends_there() -> None:
    week = hours(monday=("18:00-24:00",))
    assert opening(week, at("2026-11-23T23:59:59")).open
    assert not opening(week, at("2026-11-24T00:00")).open


def test_a_holiday_is_shut_and_the_next_day_told() -> None:
    week = hours(
        thursday=("09:00-18:00",),
        friday=("09:00-18:00",),
        d2026_12_25=(),
        d2026_12_26=("10:00-12:00",),
    )
    assert opening(week, at("2026-12-25T10:00")) == (False, at("2026-12-26T10:00"))


def test_a_special_day_replaces_the_week() -> None:
    week = hours(monday=("09:00-18:00",), d2026_11_23=("12:00-13:00",))
    assert not opening(week, at("2026-11-23T10:00")).open
    assert opening(week, at("2026-11-23T12:30")).open


def test_the_short_and_the_long_night_of_summer_time() -> None:
    night = hours(sunday=("01:00-04:00",))
    spring = opening(night, at("2026-03-29T00:30"))
    assert spring.opens_at_ms == at("2026-03-29T00:00+00:00")
    opens, ends = at("2026-03-29T01:00+01:00"), at("2026-03-29T04:00+02:00")
    assert (ends - opens) == 2 * 3_600_000
    assert opening(night, ends - 1).open
    assert not opening(night, ends).open
    autumn_ends = at("2026-10-25T04:00+01:00")
    assert opening(night, at("2026-10-25T01:00+02:00")).open
    assert opening(night, autumn_ends - 1).open
    assert not opening(night, autumn_ends).open


def test_the_zone_is_the_hours_own() -> None:
    week = hours("Asia/Shanghai", monday=("09:00-18:00",))
    assert opening(week, at("2026-11-23T01:00+00:00")).open
    assert not opening(week, at("2026-11-23T10:00+00:00")).open


def test_never_open_has_no_next_opening() -> None:
    assert opening(hours(), at("2026-11-23T10:00")) == (False, None)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  the zone is beside them
def test_the_next_opening_is_open_and_after_now(moment: datetime) -> None:
    week = hours(monday=("09:00-12:00",), sunday=("22:00-03:00",), d2026_06_01=())
    now_ms = round(moment.timestamp() * 1000)
    found = opening(week, now_ms)
    if not found.open:
        assert found.opens_at_ms is not None
        assert found.opens_at_ms > now_ms
        assert opening(week, found.opens_at_ms).open
        assert not opening(week, found.opens_at_ms - 1).open


@pytest.mark.parametrize("span", ["9-18", "09:00", "09:00-25:00", "24:00-09:00", "nine-ten", ""])
def test_a_span_that_is_none_is_said(span: str) -> None:
    with pytest.raises(ValueError, match="no span"):
        check(hours(monday=(span,)))


def test_a_zone_or_date_that_is_none_is_said() -> None:
    for zone in ("Mars/Olympus", "", "../etc/passwd"):
        with pytest.raises(ValueError, match="no time zone"):
            check(hours(zone))
    with pytest.raises(ValueError, match="2026-02-30"):
        check(Hours(special={"2026-02-30": ()}))
