"""Lead times (P3 12.2): until when an item has to be submitted for its planned time, over holidays, in every zone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendars import WorkingWeek
from bot.domain.drafts import Draft, Particulars, Version
from bot.domain.leadtimes import Deadline, deadline, missed
from bot.domain.policies import Lead
from bot.official_days import china
from tests.domain.line import DRAFT, UNIT, WANG, version

CHINA = WorkingWeek(ZoneInfo("Asia/Shanghai"), official=china())
LEAD = Lead(7, "第十二条第2项", pressing=True, pressing_clause="第十二条第2项")
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)


def local(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=CHINA.zone).astimezone(UTC)


def item(planned: datetime | None, urgency: str = "routine") -> Version:
    return version(particulars=Particulars("news", ("weibo",), planned, planned_known=True, urgency=urgency))  # type: ignore[arg-type]


def until(planned: str, urgency: str = "routine", lead: Lead = LEAD) -> Deadline | None:
    return deadline(item(local(planned), urgency), lead, CHINA)


@pytest.mark.parametrize("planned", ["2026-06-09T00:00", "2026-06-09T10:00", "2026-06-09T23:59"])
def test_routine_items_come_seven_calendar_days_before(planned: str) -> None:
    assert until(planned) == Deadline(local("2026-06-03T00:00"), "第十二条第2项", "routine", 7)


@pytest.mark.parametrize(
    ("planned", "before"),
    [
        ("2026-06-09T10:00", "2026-06-08T17:00"),
        ("2026-06-08T10:00", "2026-06-05T17:00"),  # Monday: Friday
        ("2026-09-21T10:00", "2026-09-20T17:00"),  # Monday: the Sunday made up
        ("2026-10-08T10:00", "2026-09-30T17:00"),  # after the National Day
        ("2026-10-04T10:00", "2026-09-30T17:00"),  # in the middle of it
    ],
)
def test_important_and_urgent_ones_before_the_close_of_the_working_day_before(planned: str, before: str) -> None:
    assert until(planned, "important") == Deadline(local(before), "第十二条第2项", "pressing")


def test_what_rests_on_a_year_without_a_notice_is_provisional() -> None:
    assert until("2027-01-04T10:00", "important") == replace(
        Deadline(local("2027-01-01T17:00"), "第十二条第2项", "pressing"), provisional=True
    )
    assert until("2027-01-09T10:00") == Deadline(local("2027-01-03T00:00"), "第十二条第2项", "routine", 7)


def test_there_is_nothing_to_be_late_for() -> None:
    assert deadline(item(None), LEAD, CHINA) is None  # as soon as it is signed off
    assert until("2026-06-09T10:00", "crisis") is None
    assert until("2026-06-09T10:00", lead=Lead()) is None
    assert until("2026-06-09T10:00", "important", Lead(7)) is None
    nobody_works = WorkingWeek(CHINA.zone, frozenset())
    assert deadline(item(local("2026-06-09T10:00"), "important"), LEAD, nobody_works) is None


def test_what_counts_is_when_it_was_submitted_first() -> None:
    draft, planned = Draft(DRAFT, WANG, UNIT, "digest"), item(local("2026-06-09T10:00"))
    last, late = local("2026-06-02T23:59"), local("2026-06-03T00:00")
    assert missed(draft, planned, LEAD, CHINA, last) is None
    assert missed(draft, planned, LEAD, CHINA, late) == until("2026-06-09T10:00")
    assert missed(replace(draft, submitted_at=last), planned, LEAD, CHINA, late) is None
    assert missed(replace(draft, submitted_at=late), planned, LEAD, CHINA, late) is not None
    assert missed(draft, item(None), LEAD, CHINA, late) is None


@given(st.datetimes(datetime(2026, 1, 20), datetime(2026, 12, 20)), ZONES)  # noqa: DTZ001 - made UTC
def test_in_every_zone_days_are_counted_as_people_there_count_them(planned: datetime, zone: ZoneInfo) -> None:
    planned = planned.replace(tzinfo=UTC)
    week = WorkingWeek(zone, official=china())
    day = planned.astimezone(zone).date()

    routine = deadline(item(planned), LEAD, week)
    assert routine is not None
    assert (routine.before - timedelta(microseconds=1)).astimezone(zone).date() == day - timedelta(days=7)

    pressing = deadline(item(planned, "important"), LEAD, week)
    assert pressing is not None
    closing = (pressing.before - timedelta(hours=1)).astimezone(zone).date()
    assert week.works(closing)
    assert not any(week.works(closing + timedelta(days=on)) for on in range(1, (day - closing).days))


@pytest.mark.parametrize(
    ("zone", "planned", "before"),
    [
        ("Europe/Berlin", "2026-04-04T10:00", "2026-03-29T00:00+01:00"),  # the day on which clocks go forward
        ("Europe/Berlin", "2026-04-05T10:00", "2026-03-30T00:00+02:00"),
        ("Europe/Berlin", "2026-10-31T10:00", "2026-10-25T00:00+02:00"),
        ("Europe/Berlin", "2026-11-01T10:00", "2026-10-26T00:00+01:00"),
        ("America/New_York", "2026-03-14T23:59", "2026-03-08T00:00-05:00"),
        ("America/New_York", "2026-11-07T00:00", "2026-11-01T00:00-04:00"),
        ("America/New_York", "2026-11-08T00:00", "2026-11-02T00:00-05:00"),
        ("Australia/Lord_Howe", "2026-04-11T02:00", "2026-04-05T00:00+11:00"),  # half an hour
        ("Australia/Lord_Howe", "2026-04-12T02:00", "2026-04-06T00:00+10:30"),
        ("Australia/Lord_Howe", "2026-10-10T02:15", "2026-10-04T00:00+10:30"),
        ("Asia/Beirut", "2026-04-04T10:00", "2026-03-29T01:00+03:00"),  # midnight is skipped: the day begins at one
    ],
)
def test_routine_items_come_in_by_local_days_where_the_clocks_change_meanwhile(
    zone: str, planned: str, before: str
) -> None:
    week = WorkingWeek(ZoneInfo(zone))
    at = datetime.fromisoformat(planned).replace(tzinfo=week.zone).astimezone(UTC)
    found = deadline(item(at), LEAD, week)
    assert found is not None
    assert found.before == datetime.fromisoformat(before)


@pytest.mark.parametrize(
    ("zone", "planned", "before"),
    [
        ("Europe/Berlin", "2026-03-30T10:00", "2026-03-27T17:00+01:00"),  # over the weekend
        ("Europe/Berlin", "2026-10-26T00:30", "2026-10-23T17:00+02:00"),
        ("America/New_York", "2026-11-02T10:00", "2026-10-30T17:00-04:00"),
        ("Australia/Lord_Howe", "2026-04-06T10:00", "2026-04-03T17:00+11:00"),
        ("Australia/Lord_Howe", "2026-10-05T10:00", "2026-10-02T17:00+10:30"),
    ],
)
def test_the_close_of_the_working_day_before_is_by_the_clock_of_that_day(zone: str, planned: str, before: str) -> None:
    week = WorkingWeek(ZoneInfo(zone))
    at = datetime.fromisoformat(planned).replace(tzinfo=week.zone).astimezone(UTC)
    found = deadline(item(at, "important"), LEAD, week)
    assert found is not None
    assert found.before == datetime.fromisoformat(before)
