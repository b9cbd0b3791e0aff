"""Periods in which contributions count, where a unit stands in one, and when it is reminded."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendars import WorkingWeek
from bot.domain.drafts import Attachment, DraftId, Particulars, Version
from bot.domain.people import PersonId, Unit, UnitId
from bot.domain.quota_rules import QuotaRule, Reminder
from bot.domain.quotas import (
    Period,
    Standing,
    Tally,
    after,
    before,
    closed,
    closes,
    concerns,
    counted,
    fits,
    named,
    period_at,
    reminders,
    standing,
)
from bot.official_days import china
from bot.text import Names

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEK = WorkingWeek(SHANGHAI, official=china())
NO_WORK = WorkingWeek(SHANGHAI, frozenset())
THURSDAY, FRIDAY = Reminder(3, time(14)), Reminder(4, time(10))
RULE = QuotaRule("weekly", Names("甲"), "23", 1, ("subsidiary",), reminders=(THURSDAY, FRIDAY))
UNIT = Unit(UnitId("east"), Names("东"), "subsidiary")
JUNE = period_at(1, date(2026, 6, 3))
SPRING = period_at(1, date(2026, 2, 16))
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def local(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("weeks", "day", "expected"),
    [
        (1, date(2026, 6, 3), ("2026-W23", date(2026, 6, 1), date(2026, 6, 8))),
        (1, date(2026, 6, 7), ("2026-W23", date(2026, 6, 1), date(2026, 6, 8))),
        (1, date(2020, 12, 31), ("2020-W53", date(2020, 12, 28), date(2021, 1, 4))),
        (1, date(2021, 1, 3), ("2020-W53", date(2020, 12, 28), date(2021, 1, 4))),
        (1, date(2021, 1, 4), ("2021-W01", date(2021, 1, 4), date(2021, 1, 11))),
        (1, date(2024, 12, 30), ("2025-W01", date(2024, 12, 30), date(2025, 1, 6))),
        (1, date(2024, 2, 29), ("2024-W09", date(2024, 2, 26), date(2024, 3, 4))),
        (2, date(2026, 6, 3), ("2026-W22", date(2026, 5, 25), date(2026, 6, 8))),
        (2, date(2026, 6, 14), ("2026-W24", date(2026, 6, 8), date(2026, 6, 22))),
        (2, date(2020, 12, 31), ("2020-W53", date(2020, 12, 28), date(2021, 1, 11))),
        (0, date(2024, 2, 29), ("2024-02", date(2024, 2, 1), date(2024, 3, 1))),
        (0, date(2025, 12, 31), ("2025-12", date(2025, 12, 1), date(2026, 1, 1))),
    ],
)
def test_a_day_lies_in_its_period(weeks: int, day: date, expected: tuple[str, date, date]) -> None:
    found = period_at(weeks, day)
    assert (found.id, found.first, found.end) == expected
    assert named(weeks, found.id) == found


@pytest.mark.parametrize("weeks", [0, 1, 2, 3])
def test_periods_follow_each_other_without_a_gap_over_thirty_years(weeks: int) -> None:
    found = period_at(weeks, date(2010, 1, 1))
    seen = set()
    while found.end < date(2040, 1, 1):
        following = after(found, weeks)
        assert (following.first, before(following, weeks)) == (found.end, found)
        assert found.id not in seen
        seen.add(found.id)
        found = following


@pytest.mark.parametrize(
    ("weeks", "words"), [(1, "2021-W53"), (1, "2026-06"), (2, "2026-W23"), (1, "x"), (0, "2026-13")]
)
def test_what_is_no_period_is_none(weeks: int, words: str) -> None:
    assert named(weeks, words) is None


def stands(tally: Tally, unit: Unit = UNIT, period: Period = JUNE, now: str = "2026-06-03T10:00") -> Standing:
    return standing(RULE, unit, period, tally, WEEK, local(now))


@pytest.mark.parametrize(
    ("tally", "unit", "period", "now", "expected"),
    [
        (Tally(1, LONG_AGO), UNIT, JUNE, "2026-06-03T10:00", Standing.MET),
        (Tally(0, LONG_AGO), UNIT, JUNE, "2026-06-07T23:59", Standing.RUNNING),
        (Tally(0, LONG_AGO), UNIT, JUNE, "2026-06-08T00:00", Standing.SHORT),
        (Tally(0, LONG_AGO, excused=True), UNIT, JUNE, "2026-06-08T00:00", Standing.EXCUSED),
        (Tally(0, LONG_AGO), replace(UNIT, state="preparation"), JUNE, "2026-06-08T00:00", Standing.PREPARATION),
        (Tally(1), replace(UNIT, state="preparation"), JUNE, "2026-06-08T00:00", Standing.MET),
        (Tally(0, LONG_AGO), UNIT, SPRING, "2026-02-24T09:00", Standing.WAIVED),
        (Tally(0, local("2026-06-01T11:00")), UNIT, JUNE, "2026-06-08T00:00", Standing.SHORT),
        (Tally(0, local("2026-06-02T09:00")), UNIT, JUNE, "2026-06-08T00:00", Standing.NEW),
        (Tally(0), UNIT, JUNE, "2026-06-08T00:00", Standing.NEW),
    ],
)
def test_where_a_unit_stands(tally: Tally, unit: Unit, period: Period, now: str, expected: Standing) -> None:
    assert stands(tally, unit, period, now) is expected


def test_spring_festival_2026_has_a_week_without_a_working_day_and_make_up_days_around_it() -> None:
    assert SPRING.worked(WEEK) == ()
    assert [day.isoformat() for day in before(SPRING, 1).worked(WEEK)][-1] == "2026-02-14"  # a Saturday
    assert [day.isoformat() for day in after(SPRING, 1).worked(WEEK)] == [
        "2026-02-24",
        "2026-02-25",
        "2026-02-26",
        "2026-02-27",
        "2026-02-28",
    ]


def test_reminders_come_on_policys_days() -> None:
    assert reminders(RULE, JUNE, WEEK) == (local("2026-06-04T14:00"), local("2026-06-05T10:00"))


def test_who_does_not_work_on_that_day_is_reminded_on_the_working_day_before() -> None:
    october = period_at(1, date(2025, 9, 29))  # 1 to 8 October are off
    assert reminders(RULE, october, WEEK) == (local("2025-09-30T10:00"), local("2025-09-30T14:00"))


def test_where_nobody_works_before_that_day_the_first_one_after_it_will_do() -> None:
    monday = replace(RULE, reminders=(Reminder(0, time(9)),))
    assert reminders(monday, after(SPRING, 1), WEEK) == (local("2026-02-24T09:00"),)
    assert reminders(RULE, SPRING, WEEK) == ()


def test_in_a_longer_period_the_last_such_day_is_meant() -> None:
    assert reminders(replace(RULE, weeks=2), period_at(2, date(2026, 5, 27)), WEEK)[-1] == local("2026-06-05T10:00")
    assert reminders(replace(RULE, weeks=0), period_at(0, date(2026, 6, 3)), WEEK)[0] == local("2026-06-25T14:00")


def test_a_period_closes_with_its_last_working_day() -> None:
    assert closes(JUNE, WEEK) == local("2026-06-05T17:00")
    assert closes(before(SPRING, 1), WEEK) == local("2026-02-14T17:00")
    assert closes(SPRING, WEEK) == local("2026-02-23T00:00")


def test_the_newest_week_that_is_over_is_one_in_which_somebody_worked() -> None:
    assert closed(1, local("2026-06-08T09:00"), WEEK).id == "2026-W23"
    assert closed(1, local("2026-02-24T09:00"), WEEK).id == "2026-W07"
    assert closed(1, local("2026-06-08T09:00"), NO_WORK).id == "2026-W23"


def test_which_units_a_rule_is_for() -> None:
    assert concerns(RULE, UNIT)
    assert not concerns(RULE, replace(UNIT, kind="department"))
    assert concerns(replace(RULE, units=("it",)), Unit(UnitId("it"), Names("信息"), "department"))


VERSION = Version(DraftId("d1"), 1, PersonId("wang"), particulars=Particulars(category="news", channels=("weibo",)))
VIDEO = Attachment("a", "video", "x.mp4", 1)


@pytest.mark.parametrize(
    ("asked", "version", "expected"),
    [
        ({}, VERSION, True),
        ({"categories": ("news",)}, VERSION, True),
        ({"categories": ("other",)}, VERSION, False),
        ({"channels": ("wechat", "weibo")}, VERSION, True),
        ({"channels": ("wechat",)}, VERSION, False),
        ({"media": ("video",)}, VERSION, False),
        ({"media": ("video",)}, replace(VERSION, attachments=(VIDEO,)), True),
        ({"media": ("video",)}, replace(VERSION, attachments=(replace(VIDEO, evidence=True),)), False),
    ],
)
def test_which_items_a_rule_counts(asked: dict[str, tuple[str, ...]], version: Version, expected: bool) -> None:  # noqa: FBT001 - the outcome
    assert fits(replace(RULE, **asked), version) is expected  # type: ignore[arg-type]


def test_what_came_in_a_period_is_counted_by_the_organisations_clock() -> None:
    moments = [local("2026-06-01T00:00"), local("2026-06-07T23:59"), local("2026-06-08T00:00")]
    assert counted(moments, JUNE, SHANGHAI) == 2
