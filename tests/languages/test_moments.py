"""Dates as readers write them."""

from zoneinfo import ZoneInfo

from walletdesk.languages import moments
from walletdesk.languages.catalogue import babel_locale

_AT_MS = 1_795_309_323_000  # 2026-11-22T01:02:03Z
_SHANGHAI = ZoneInfo("Asia/Shanghai")
_ZH, _EN = babel_locale("zh"), babel_locale("en")


def test_a_moment_is_written_in_the_readers_zone_and_language() -> None:
    assert moments.date_and_time(_AT_MS, _ZH, _SHANGHAI) == "2026年11月22日 09:02"
    shown = moments.date_and_time(_AT_MS, _EN, ZoneInfo("America/New_York"))
    assert shown.replace("\u00a0", " ") == "Nov 21, 2026, 8:02 PM"


def test_what_was_just_now_is_told_by_distance() -> None:
    assert moments.ago(_AT_MS - 180_000, _AT_MS, _ZH, _SHANGHAI) == "3 分钟前"
    assert moments.ago(_AT_MS + 7_200_000, _AT_MS, _EN, _SHANGHAI) == "in 2 hours"


def test_what_is_long_ago_is_told_by_its_day() -> None:
    assert moments.ago(_AT_MS - 30 * 86_400_000, _AT_MS, _EN, _SHANGHAI) == "October 23, 2026"


def test_waits_are_rounded_up_to_minutes() -> None:
    assert moments.span(20, _EN) == "1 minute"
    assert moments.span(181, _EN) == "4 minutes"


def test_an_unknown_zone_falls_back() -> None:
    assert str(moments.zone_called("Not/There", "Asia/Shanghai")) == "Asia/Shanghai"
    assert str(moments.zone_called("../../etc/passwd")) == "UTC"
    assert moments.zone_in_words("Asia/Shanghai", _ZH) == "中国时间"
