"""What people mean by "tomorrow 10:00", in Chinese and English."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.moments import example, read_moment
from bot.text import LANGUAGES

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
WEDNESDAY = datetime(2026, 6, 3, 10, 0, tzinfo=SHANGHAI)
SIGNS = """
今天 明天 大后天 下周 周 四 日 天 6月 4日 2026年 0000- 9999-12-31 1-1- 2月29日 十 〇 零 半 点 : 10:00 24:00 at am pm T
下午 晚上 中午 10 next thu 0001-01-01 , ， （ ２ ٣
"""
PIECES = st.lists(st.sampled_from([*SIGNS.split(), " "]), max_size=6).map("".join)


def read(words: str, now: datetime = WEDNESDAY) -> str | None:
    at = read_moment(words, now=now, zone=SHANGHAI)
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") if at else None


@pytest.mark.parametrize(
    ("words", "is_at"),
    [
        ("2026-06-04 10:00", "2026-06-04 10:00"),
        ("2026-06-04T10:00", "2026-06-04 10:00"),
        ("2026/6/4 9:05", "2026-06-04 09:05"),
        ("2026.6.4 9:05", "2026-06-04 09:05"),
        ("2026年6月4日10点", "2026-06-04 10:00"),
        ("6月4日 10:00", "2026-06-04 10:00"),
        ("6月4号 10点半", "2026-06-04 10:30"),
        ("6月4號 10點半", "2026-06-04 10:30"),
        ("6-4 10:00", "2026-06-04 10:00"),
        ("六月四日十点", "2026-06-04 10:00"),
        ("二〇二六年六月四日 十点三十分", "2026-06-04 10:30"),
        ("六月二十三日下午三点一刻", None),
        ("十二月三十一日二十三点五十九分", "2026-12-31 23:59"),
        ("６月４日　１０：００", "2026-06-04 10:00"),
        ("6月4日，10：00", "2026-06-04 10:00"),
        ("今天 15:00", "2026-06-03 15:00"),
        ("今日15时", "2026-06-03 15:00"),
        ("明天 10:00", "2026-06-04 10:00"),
        ("明天上午10点", "2026-06-04 10:00"),
        ("明天上午十点", "2026-06-04 10:00"),
        ("明天下午3点半", "2026-06-04 15:30"),
        ("明天下午三点半", "2026-06-04 15:30"),
        ("明天下午两点", "2026-06-04 14:00"),
        ("明天中午12点", "2026-06-04 12:00"),
        ("明天中午1点", "2026-06-04 13:00"),
        ("明天中午11点半", "2026-06-04 11:30"),
        ("明天晚上8点", "2026-06-04 20:00"),
        ("明天晚上20点", "2026-06-04 20:00"),
        ("明天傍晚6点", "2026-06-04 18:00"),
        ("明天凌晨1点", "2026-06-04 01:00"),
        ("明天凌晨12点", "2026-06-04 00:00"),
        ("明天早上8点整", "2026-06-04 08:00"),
        ("明早", None),
        ("后天 10點鐘", "2026-06-05 10:00"),
        ("後天 10:00", "2026-06-05 10:00"),
        ("大后天 10:00", "2026-06-06 10:00"),
        ("周四 10:00", "2026-06-04 10:00"),
        ("周四十点", "2026-06-04 10:00"),
        ("週四 10:00", "2026-06-04 10:00"),
        ("星期四10:00", "2026-06-04 10:00"),
        ("禮拜天 10:00", "2026-06-07 10:00"),
        ("周日 10:00", "2026-06-07 10:00"),
        ("周一 10:00", "2026-06-08 10:00"),
        ("周三 15:00", "2026-06-03 15:00"),
        ("周三 9:00", "2026-06-10 09:00"),
        ("下周四 10:00", "2026-06-11 10:00"),
        ("下下周四 10:00", "2026-06-18 10:00"),
        ("下个星期四 10:00", "2026-06-11 10:00"),
        ("下周一 10:00", "2026-06-08 10:00"),
        ("本周五 10:00", "2026-06-05 10:00"),
        ("这周一 10:00", "2026-06-01 10:00"),
        ("Thu 10:00", "2026-06-04 10:00"),
        ("Thursday at 10:00", "2026-06-04 10:00"),
        ("on Thursday, 10:00", "2026-06-04 10:00"),
        ("sat 10:00", "2026-06-06 10:00"),
        ("next Thursday 10:00", "2026-06-11 10:00"),
        ("this Friday 10:00", "2026-06-05 10:00"),
        ("tomorrow 10:00", "2026-06-04 10:00"),
        ("Tomorrow at 3pm", "2026-06-04 15:00"),
        ("tomorrow 3:30 PM", "2026-06-04 15:30"),
        ("today 12 pm", "2026-06-03 12:00"),
        ("tomorrow 12 am", "2026-06-04 00:00"),
        ("2026-02-29 10:00", None),
        ("2028-02-29 10:00", "2028-02-29 10:00"),
        ("2月29日 10:00", "2028-02-29 10:00"),
        ("2月30日 10:00", None),
        ("13月1日 10:00", None),
        ("0月1日 10:00", None),
        ("6月0日 10:00", None),
        ("6月3日 9:00", "2026-06-03 09:00"),  # today, and gone by
        ("6月2日 9:00", "2027-06-02 09:00"),
        ("明天 24:00", None),
        ("明天 10:60", None),
        ("明天晚上12点", None),
        ("明天晚上1点", None),
        ("10:00", None),
        ("明天", None),
        ("尽快", None),
        ("昨天 10:00", None),
        ("明天 110:00", None),
        ("十十十月一日 10:00", None),
        ("", None),
        ("Thursday-ish 10:00", None),
        ("9999-12-31 23:00", "9999-12-31 23:00"),
        ("0000-01-01 10:00", None),
    ],
)
def test_people_say_it_in_many_ways(words: str, is_at: str | None) -> None:
    assert read(words) == is_at


def test_a_day_beyond_the_last_year_is_no_moment() -> None:
    york = ZoneInfo("America/New_York")
    assert read_moment("9999-12-31 23:00", now=WEDNESDAY, zone=york) is None


def test_the_day_is_that_of_the_zone() -> None:
    late = datetime(2026, 6, 3, 20, 0, tzinfo=UTC)  # Thursday 4:00 in Shanghai
    assert read("明天 10:00", late) == "2026-06-05 10:00"


def test_a_week_ends_on_sunday() -> None:
    sunday = WEDNESDAY + timedelta(days=4)
    assert read("下周一 10:00", sunday) == "2026-06-08 10:00"
    assert read("周一 10:00", sunday) == "2026-06-08 10:00"
    assert read("本周一 10:00", sunday) == "2026-06-01 10:00"


def test_a_year_and_its_weeks_go_on_into_the_next() -> None:
    eve = datetime(2026, 12, 31, 10, 0, tzinfo=SHANGHAI)  # in ISO week 53
    assert read("周五 10:00", eve) == "2027-01-01 10:00"
    assert read("明天 10:00", eve) == "2027-01-01 10:00"
    assert read("1月1日 10:00", eve) == "2027-01-01 10:00"
    assert read("12月31日 15:00", eve) == "2026-12-31 15:00"
    assert read("下周一 10:00", eve) == "2027-01-04 10:00"


def test_every_century_has_its_next_29_february() -> None:
    assert read("2月29日 10:00", datetime(2096, 3, 1, tzinfo=SHANGHAI)) == "2104-02-29 10:00"


@pytest.mark.parametrize(
    ("words", "is_at"),
    [
        ("2026-03-29 02:30", "2026-03-29T01:00"),  # 3:00 (fault 41)
        ("2026-10-25 02:30", "2026-10-25T00:30"),  # the first one (fault 42)
    ],
)
def test_when_the_clocks_change(words: str, is_at: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert read_moment(words, now=WEDNESDAY, zone=berlin) == datetime.fromisoformat(is_at).replace(tzinfo=UTC)


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)), ZONES)  # noqa: DTZ001
def test_a_moment_written_out_is_read_in_every_zone(at: datetime, zone: ZoneInfo) -> None:
    found = read_moment(f"{at:%Y}".zfill(4) + f"-{at:%m-%d %H:%M}", now=WEDNESDAY, zone=zone)
    assert found is not None
    assert found.tzinfo is UTC
    shown = found.astimezone(zone).replace(tzinfo=None, fold=0)
    assert shown >= at.replace(second=0, microsecond=0, fold=0)
    assert shown - at <= timedelta(days=1)


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)), ZONES)  # noqa: DTZ001
def test_an_example_is_understood_in_every_language_and_still_to_come(now: datetime, zone: ZoneInfo) -> None:
    local = now.replace(tzinfo=zone)
    shown = example(local)
    for language in LANGUAGES:
        found = read_moment(shown.in_language(language), now=local, zone=zone)
        assert found is not None, shown
        assert local < found < local + timedelta(days=9)


@given(PIECES | st.text(max_size=20), st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)), ZONES)  # noqa: DTZ001
def test_whatever_is_written_is_understood_or_not(words: str, now: datetime, zone: ZoneInfo) -> None:
    found = read_moment(words, now=now.replace(tzinfo=UTC), zone=zone)
    assert found is None or found.tzinfo is UTC
