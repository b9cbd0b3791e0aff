"""Working time over nights, week ends and changes of the clocks; which moment a local time is, in every zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import chinese_calendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.calendars import OfficialDays, WorkingWeek, add_working, at_local
from bot.official_days import china

SHANGHAI = WorkingWeek(ZoneInfo("Asia/Shanghai"))
NAMES = sorted(available_timezones())
ZONES = st.sampled_from(NAMES).map(ZoneInfo)
DAYS = st.dates(date(1970, 1, 2), date(2037, 12, 30))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2037, 12, 30)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
TIMES = st.times().map(lambda at: at.replace(fold=0))
WEEKS = st.builds(
    WorkingWeek,
    ZONES,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.sampled_from([time(0), time(1, 30), time(9)]),
    st.sampled_from([time(12), time(17), time(23, 59)]),
)
NOTICES = st.builds(
    OfficialDays,
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 2, 1)), max_size=9),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 2, 1)), max_size=9),
)
AMOUNTS = st.timedeltas(timedelta(0), timedelta(hours=60))


def local(at: str, zone: str = "Asia/Shanghai") -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-06-01T10:00", 4, "2026-06-01T14:00"),
        ("2026-06-01T10:00", 7, "2026-06-01T17:00"),
        ("2026-06-01T10:00", 8, "2026-06-02T10:00"),
        ("2026-06-01T07:00", 1, "2026-06-01T10:00"),
        ("2026-06-01T17:00", 1, "2026-06-02T10:00"),
        ("2026-06-01T23:00", 1, "2026-06-02T10:00"),
        ("2026-06-05T16:00", 2, "2026-06-08T10:00"),  # Friday to Monday
        ("2026-06-06T12:00", 8, "2026-06-08T17:00"),  # said on a Saturday
        ("2026-06-01T10:00", 40, "2026-06-08T10:00"),
        ("2026-12-31T16:00", 2, "2027-01-01T10:00"),
        ("2028-02-28T10:00", 8, "2028-02-29T10:00"),
        ("2026-06-06T12:00", 0, "2026-06-08T09:00"),
    ],
)
def test_working_time_is_counted_while_people_work(start: str, hours: int, due: str) -> None:
    assert add_working(local(start), timedelta(hours=hours), SHANGHAI) == local(due)


def test_a_working_day_begins_where_the_organisation_is() -> None:
    start = datetime(2026, 6, 1, 20, 0, tzinfo=UTC)  # Tuesday 4:00 in Shanghai, Monday 16:00 in New York
    assert add_working(start, timedelta(hours=2), SHANGHAI) == local("2026-06-02T11:00")
    york = WorkingWeek(ZoneInfo("America/New_York"))
    assert add_working(start, timedelta(hours=2), york) == local("2026-06-02T10:00", "America/New_York")


def test_an_office_open_at_night_works_an_hour_less_when_the_clocks_go_forward() -> None:
    night = WorkingWeek(ZoneInfo("Europe/Berlin"), frozenset(range(7)), time(0), time(8))
    start = local("2026-03-29T00:00", "Europe/Berlin")
    assert add_working(start, timedelta(hours=7), night) == local("2026-03-29T08:00", "Europe/Berlin")
    start = local("2026-10-25T00:00", "Europe/Berlin")
    assert add_working(start, timedelta(hours=9), night) == local("2026-10-25T08:00", "Europe/Berlin")


def test_a_day_that_a_zone_left_out_is_no_working_day() -> None:
    samoa = WorkingWeek(ZoneInfo("Pacific/Apia"))  # there was no Friday, 30 December 2011
    start = local("2011-12-29T16:00", "Pacific/Apia")
    assert add_working(start, timedelta(hours=2), samoa) == local("2012-01-02T10:00", "Pacific/Apia")


@pytest.mark.parametrize("days", [frozenset[int](), frozenset({9})])
def test_without_working_days_time_is_counted_as_it_is(days: frozenset[int]) -> None:
    week = WorkingWeek(ZoneInfo("Asia/Shanghai"), days)
    assert add_working(local("2026-06-05T16:00"), timedelta(hours=2), week) == local("2026-06-05T18:00")


def test_the_answer_is_in_utc() -> None:
    start = datetime(2026, 6, 1, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert add_working(start, timedelta(hours=1), SHANGHAI).tzinfo is UTC


@given(MOMENTS, AMOUNTS, WEEKS)
def test_working_time_ends_in_working_hours(start: datetime, amount: timedelta, week: WorkingWeek) -> None:
    due = add_working(start, amount, week)
    assert due >= start + amount
    days = (due.astimezone(week.zone).date() + timedelta(days=days) for days in (-1, 0))
    assert any(
        day.weekday() in week.days
        and at_local(day, week.opens, week.zone) <= due <= at_local(day, week.closes, week.zone)
        for day in days
    )


@given(MOMENTS, MOMENTS, AMOUNTS, AMOUNTS, WEEKS)
def test_who_starts_later_or_needs_longer_ends_later(
    one: datetime, other: datetime, less: timedelta, more: timedelta, week: WorkingWeek
) -> None:
    early, late = sorted((one, other))
    short, long = sorted((less, more))
    assert add_working(early, short, week) <= add_working(late, long, week)


@given(MOMENTS, AMOUNTS, AMOUNTS.filter(bool), WEEKS)
def test_working_time_adds_up(start: datetime, one: timedelta, other: timedelta, week: WorkingWeek) -> None:
    first = add_working(start, one, week)
    assert add_working(first, other, week) == add_working(start, one + other, week)


@given(DAYS, TIMES, ZONES)
@example(date(2026, 3, 29), time(2, 30), ZoneInfo("Europe/Berlin"))
@example(date(2026, 10, 25), time(2, 30), ZoneInfo("Europe/Berlin"))
@example(date(2026, 10, 4), time(2, 15), ZoneInfo("Australia/Lord_Howe"))
@example(date(2011, 12, 30), time(12), ZoneInfo("Pacific/Apia"))
def test_a_local_time_is_its_first_moment_or_the_first_one_after(day: date, at: time, zone: ZoneInfo) -> None:
    moment = at_local(day, at, zone)
    wanted, shown = datetime.combine(day, at), moment.astimezone(zone).replace(tzinfo=None, fold=0)
    assert shown >= wanted
    before = (moment - timedelta(microseconds=1)).astimezone(zone).replace(tzinfo=None)
    assert before < wanted


def test_every_change_of_the_clocks_of_a_year_is_met() -> None:
    days = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(366)]
    half_hours = [time(half // 2, half % 2 * 30) for half in range(48)]
    changes = 0
    for zone in map(ZoneInfo, NAMES):
        offsets = [day.astimezone(zone).utcoffset() for day in days]
        for day, old, new in zip(days, offsets, offsets[1:], strict=False):
            around = [day.date() + timedelta(days=near) for near in (-1, 0, 1, 2)] if old != new else []
            moments = [at_local(near, at, zone) for near in around for at in half_hours]
            assert moments == sorted(moments)
            changes += old != new
    assert changes > 200


@pytest.mark.parametrize(
    ("day", "at", "zone", "is_at"),
    [
        ("2026-03-29", "02:30", "Europe/Berlin", "2026-03-29T01:00"),  # 3:00, when the gap is over (fault 41)
        ("2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T00:30"),  # the first of two (fault 42)
        ("2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30"),  # half an hour (fault 44)
        ("2026-04-24", "00:30", "Africa/Cairo", "2026-04-23T22:00"),  # at midnight
        ("2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T10:00"),  # a whole day
        ("2026-06-01", "10:00", "Asia/Shanghai", "2026-06-01T02:00"),
        ("1900-12-31", "23:58:30", "Asia/Shanghai", "1900-12-31T15:52:47"),
    ],
)
def test_known_changes_of_the_clocks(day: str, at: str, zone: str, is_at: str) -> None:
    moment = at_local(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone))
    assert moment == datetime.fromisoformat(is_at).replace(tzinfo=UTC)


def test_before_and_after_all_years_there_is_no_moment() -> None:
    with pytest.raises(OverflowError):
        at_local(date.max, time(23), ZoneInfo("America/New_York"))


CHINA = WorkingWeek(ZoneInfo("Asia/Shanghai"), official=china())


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-06-19", False),  # Friday, Dragon Boat Festival
        ("2026-09-20", True),  # Sunday, made up for the National Day
        ("2026-10-10", True),  # Saturday, made up
        ("2026-10-08", True),
        ("2026-10-11", False),
        ("2026-02-24", True),
        ("2027-01-01", True),  # no notice yet: a Friday like others
    ],
)
def test_holidays_are_off_and_make_up_days_are_worked(day: str, works: bool) -> None:  # noqa: FBT001 - a case
    assert CHINA.works(date.fromisoformat(day)) is works


def test_a_year_without_a_notice_is_provisional() -> None:
    assert not CHINA.provisional(date(2026, 12, 31))
    assert CHINA.provisional(date(2027, 1, 1))
    assert not SHANGHAI.provisional(date(2027, 1, 1))


def test_the_working_day_before_passes_over_a_holiday_and_meets_a_make_up_day() -> None:
    assert CHINA.before(date(2026, 10, 8)) == date(2026, 9, 30)
    assert CHINA.before(date(2026, 9, 21)) == date(2026, 9, 20)
    assert CHINA.before(date(2026, 2, 24)) == date(2026, 2, 14)
    assert WorkingWeek(SHANGHAI.zone, frozenset()).before(date(2026, 6, 1)) is None


def test_working_time_passes_over_a_holiday_and_is_counted_on_a_make_up_day() -> None:
    assert add_working(local("2026-09-30T16:00"), timedelta(hours=2), CHINA) == local("2026-10-08T10:00")
    assert add_working(local("2026-09-19T12:00"), timedelta(hours=9), CHINA) == local("2026-09-21T10:00")


@given(st.datetimes(datetime(2025, 12, 25), datetime(2026, 2, 5)), AMOUNTS, WEEKS, NOTICES)  # noqa: DTZ001 - made UTC
def test_with_official_days_too_time_is_due_while_people_work(
    start: datetime, amount: timedelta, week: WorkingWeek, notices: OfficialDays
) -> None:
    start, official = start.replace(tzinfo=UTC), replace(week, official=notices)
    due = add_working(start, amount, official)
    assert due >= start + amount
    day = due.astimezone(week.zone).date()
    assert official.works(day)
    assert at_local(day, week.opens, week.zone) <= due <= at_local(day, week.closes, week.zone)


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_the_official_days_are_those_that_the_library_names(day: date) -> None:
    assert CHINA.works(day) is chinese_calendar.is_workday(day)
