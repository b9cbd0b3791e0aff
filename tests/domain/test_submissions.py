"""When what should have been handed in is chased: on working mornings, make-up days and long holidays included."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.domain.calendars import OfficialDays, WorkingWeek
from bot.domain.submissions import CALLED, LONG, OTHERS, closes, day_before, days_late, morning, next_chase

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = WorkingWeek(ZONE)
NEVER = WorkingWeek(ZONE, frozenset())
# A Friday off, and the Sunday after it worked.
SHIFTED = WorkingWeek(ZONE, official=OfficialDays(frozenset({date(2026, 6, 5)}), frozenset({date(2026, 6, 7)})))


def local(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=ZONE)


def test_mornings_are_counted_by_working_days() -> None:
    thursday = local(4, 17)
    assert morning(thursday, 1, WEEK) == local(5)
    assert morning(thursday, 2, WEEK) == local(8)
    assert morning(thursday, 1, SHIFTED) == local(7)
    assert morning(thursday, 2, SHIFTED) == local(8)
    assert morning(thursday, 1, NEVER) is None


def test_lateness_is_counted_in_working_days_that_have_begun() -> None:
    due = local(5, 17)
    assert days_late(due, local(5, 18), WEEK) == 0
    assert days_late(due, local(7, 12), WEEK) == 0
    assert days_late(due, local(8, 8, 59), WEEK) == 0
    assert days_late(due, local(8), WEEK) == 1
    assert days_late(due, local(10, 12), WEEK) == 3
    assert days_late(due, datetime(2029, 1, 1, tzinfo=UTC), WEEK) == LONG
    assert days_late(due, local(4), WEEK) == 0


def test_what_went_by_is_not_chased_day_by_day() -> None:
    due = local(5, 17)
    assert next_chase(due, local(5, 18), WEEK, CALLED) == (1, local(8))
    assert next_chase(due, local(8), WEEK, CALLED) == (2, local(9))
    assert next_chase(due, local(10, 12), WEEK, CALLED) == (4, local(11))
    assert next_chase(due, local(8), WEEK, OTHERS) == (3, local(10))
    assert next_chase(due, local(12), WEEK, CALLED) is None
    assert next_chase(due, local(12), NEVER, CALLED) is None


def test_the_day_before_is_a_working_day() -> None:
    assert day_before(local(8, 10), WEEK) == local(5)
    assert day_before(local(8, 10), SHIFTED) == local(7)
    assert day_before(local(8, 10), NEVER) is None


def test_so_many_working_days_before_a_day() -> None:
    assert closes(date(2026, 6, 19), 5, WEEK) == local(12, 17)
    assert closes(date(2026, 6, 8), 1, SHIFTED) == local(7, 17)
    assert closes(date(2026, 6, 8), 0, WEEK) == local(8, 17)
    assert closes(date(2026, 6, 8), 1, NEVER) is None
