"""What comes every local day: once in each, in every zone, at every change of the clocks; quiet hours; weeks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendars import (
    Hours,
    OfficialDays,
    WorkingWeek,
    add_working,
    at_local,
    iso_week,
    next_local,
    subtract_working,
    working_between,
)
from bot.official_days import china
from tests.domain.test_calendars import AMOUNTS, MOMENTS, WEEKS, local

AT = (time(0), time(0, 30), time(1, 59), time(2), time(2, 30), time(23), time(23, 30))
DAY, TEN_DAYS = timedelta(days=1), timedelta(days=10)
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
CHINA = WorkingWeek(SHANGHAI, official=china())


def zones() -> dict[tuple[timedelta | None, ...], ZoneInfo]:
    """Give one of each zones that change their clocks alike in these years."""
    moments = [FIRST + TEN_DAYS * number for number in range((LAST - FIRST) // TEN_DAYS)]
    return {
        tuple(moment.astimezone(zone).utcoffset() for moment in moments): zone
        for zone in map(ZoneInfo, sorted(available_timezones()))
    }


def changes(offsets: tuple[timedelta | None, ...], zone: ZoneInfo) -> Iterator[date]:
    """Give the days on which a zone changes its clocks."""
    for number, (old, new) in enumerate(pairwise(offsets)):
        if old != new:
            days = [FIRST + TEN_DAYS * number + DAY * day for day in range(11)]
            yield next(day.date() for day in days if day.astimezone(zone).utcoffset() != old)


def test_faults_41_to_44_each_local_day_comes_exactly_once_in_every_zone_at_every_change_until_2035() -> None:
    seen = 0
    for offsets, zone in zones().items():
        for change in changes(offsets, zone):
            for at in AT:
                now, days = datetime.combine(change - 3 * DAY, time(12), UTC), list[date]()
                for _ in range(5):
                    day, now = next_local(now, at, zone)
                    days.append(day)
                assert days == [days[0] + DAY * number for number in range(5)], (zone.key, change, at)
                seen += 1
    assert seen > 7000


@pytest.mark.parametrize(
    ("after", "at", "zone", "day", "comes"),
    [
        ("2026-03-28T12:00", "02:30", "Europe/Berlin", "2026-03-29", "2026-03-29T01:00"),  # 41: at 3:00, once
        ("2026-10-24T12:00", "02:30", "Europe/Berlin", "2026-10-25", "2026-10-25T00:30"),  # 42: the first 2:30
        ("2026-10-25T00:30", "02:30", "Europe/Berlin", "2026-10-26", "2026-10-26T01:30"),  # 42: and not the second
        ("2026-10-03T12:00", "02:15", "Australia/Lord_Howe", "2026-10-04", "2026-10-03T15:30"),  # 44: half an hour
        ("2026-04-23T12:00", "00:00", "Africa/Cairo", "2026-04-24", "2026-04-23T22:00"),  # 43: at midnight
        ("2026-03-28T12:00", "23:30", "America/Nuuk", "2026-03-28", "2026-03-29T01:00"),  # the hour before it
    ],
)
def test_faults_41_to_44_known_changes(after: str, at: str, zone: str, day: str, comes: str) -> None:
    found = next_local(datetime.fromisoformat(after).replace(tzinfo=UTC), time.fromisoformat(at), ZoneInfo(zone))
    assert found == (date.fromisoformat(day), datetime.fromisoformat(comes).replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("after", "day"),
    [
        ("2026-02-13T10:00", "2026-02-14"),  # a Saturday that is worked
        ("2026-02-14T10:00", "2026-02-24"),  # Spring Festival: the week of 16 February has no working day
        ("2026-12-31T10:00", "2027-01-01"),  # 2027 is not out yet: only the week is known
        ("2028-02-28T10:00", "2028-02-29"),
    ],
)
def test_the_next_working_morning(after: str, day: str) -> None:
    assert next_local(local(after), time(8, 30), SHANGHAI, CHINA.works)[0] == date.fromisoformat(day)


def test_where_no_day_counts_any_does() -> None:
    assert next_local(local("2026-06-01T10:00"), time(9), SHANGHAI, lambda _: False)[0] == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2026-12-31T23:59", "2026-W53"),
        ("2027-01-01T00:00", "2026-W53"),
        ("2027-01-03T23:59", "2026-W53"),
        ("2027-01-04T00:00", "2027-W01"),
        ("2024-12-30T00:00", "2025-W01"),
        ("2028-02-29T12:00", "2028-W09"),
        ("2020-12-31T12:00", "2020-W53"),
        ("2022-01-01T12:00", "2021-W52"),
    ],
)
def test_fault_49_weeks_over_new_year_week_53_and_29_february(moment: str, week: str) -> None:
    assert iso_week(local(moment), SHANGHAI) == week


def test_fault_49_a_week_begins_where_the_organisation_is() -> None:
    moment = datetime(2027, 1, 3, 17, 0, tzinfo=UTC)  # Monday 1:00 in Shanghai
    assert (iso_week(moment, SHANGHAI), iso_week(moment, BERLIN)) == ("2027-W01", "2026-W53")


NIGHT = Hours(time(21), time(7, 30))


@pytest.mark.parametrize(
    ("now", "over"),
    [
        ("2026-06-01T20:59", None),
        ("2026-06-01T21:00", "2026-06-02T07:30"),
        ("2026-06-02T00:10", "2026-06-02T07:30"),
        ("2026-06-02T07:29", "2026-06-02T07:30"),
        ("2026-06-02T07:30", None),
    ],
)
def test_quiet_hours_run_over_midnight(now: str, over: str | None) -> None:
    assert NIGHT.over_at(local(now), SHANGHAI) == (local(over) if over else None)


def test_quiet_hours_of_a_day() -> None:
    noon = Hours(time(12), time(14))
    assert noon.over_at(local("2026-06-01T13:00"), SHANGHAI) == local("2026-06-01T14:00")
    assert noon.over_at(local("2026-06-01T14:00"), SHANGHAI) is None


@given(MOMENTS, st.sampled_from([Hours(time(2, 15), time(2, 45)), NIGHT, Hours(time(23, 30), time(0, 30))]), WEEKS)
def test_quiet_hours_come_to_an_end(now: datetime, quiet: Hours, week: WorkingWeek) -> None:
    over = quiet.over_at(now, week.zone)
    if over is not None:
        assert now < over <= now + 2 * DAY
        again = quiet.over_at(over, week.zone)
        assert again is None or again > over


@given(MOMENTS, AMOUNTS.filter(bool), WEEKS)
def test_what_is_taken_off_was_worked(end: datetime, amount: timedelta, week: WorkingWeek) -> None:
    start = subtract_working(end, amount, week)
    assert start <= end - amount
    assert working_between(start, end, week) == amount
    assert add_working(start, amount, week) <= end


@given(MOMENTS, AMOUNTS, WEEKS)
def test_between_a_start_and_its_due_time_so_much_is_worked(
    start: datetime, amount: timedelta, week: WorkingWeek
) -> None:
    assert working_between(start, add_working(start, amount, week), week) == amount


def test_going_backwards_too_the_night_does_not_count() -> None:
    week = WorkingWeek(SHANGHAI)
    assert subtract_working(local("2026-06-08T10:00"), timedelta(hours=2), week) == local("2026-06-05T16:00")
    assert subtract_working(local("2026-06-08T20:00"), timedelta(hours=2), week) == local("2026-06-08T15:00")
    assert working_between(local("2026-06-08T10:00"), local("2026-06-05T16:00"), week) == timedelta(0)
    never = WorkingWeek(SHANGHAI, frozenset())
    assert subtract_working(local("2026-06-08T10:00"), timedelta(hours=2), never) == local("2026-06-08T08:00")
    assert working_between(local("2026-06-01T10:00"), local("2026-06-08T10:00"), never) == timedelta(0)


def test_what_tells_two_calendars_apart() -> None:
    plain = WorkingWeek(SHANGHAI)
    others = (
        WorkingWeek(BERLIN),
        WorkingWeek(SHANGHAI, closes=time(18)),
        WorkingWeek(SHANGHAI, official=OfficialDays(frozenset({date(2026, 6, 5)}))),
    )
    assert plain.digest == WorkingWeek(ZoneInfo("Asia/Shanghai")).digest
    assert len({plain.digest, *(week.digest for week in others)}) == 4


def test_own_days_are_exceptions_of_the_official_ones() -> None:
    known = OfficialDays(frozenset({date(2026, 6, 19)}), frozenset({date(2026, 6, 20)}), frozenset({2026}))
    own = OfficialDays(frozenset({date(2026, 6, 20)}), frozenset({date(2026, 6, 19)}), frozenset({2027}))
    assert known.but(own) == OfficialDays(own.off, own.worked, frozenset({2026, 2027}))


def test_at_local_is_what_quiet_hours_end_at() -> None:
    assert NIGHT.over_at(local("2026-06-01T22:00"), SHANGHAI) == at_local(date(2026, 6, 2), time(7, 30), SHANGHAI)
