"""What follows a crisis: when an account is due and reminded of, what may be done with it and with tasks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain import aftermath
from bot.domain.aftermath import Account, Task
from bot.domain.calendars import OfficialDays, WorkingWeek
from bot.domain.crises import CrisisId
from bot.domain.people import PersonId

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = WorkingWeek(ZONE)
NEVER = WorkingWeek(ZONE, frozenset())
HOLIDAY = WorkingWeek(ZONE, official=OfficialDays(frozenset({date(2026, 6, 5), date(2026, 6, 8)})))
GAO, LUO = PersonId("gao-yun"), PersonId("luo-jing")


def local(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 6, day, hour, tzinfo=ZONE)


ACCOUNT = Account(CrisisId("one"), GAO, local(5, 17))
TASK = Task("t", CrisisId("one"), "转接电话", LUO, local(5, 17), GAO, local(2))


def test_it_is_due_at_the_close_of_work_three_days_on_or_on_the_next_day_on_which_people_work() -> None:
    assert aftermath.due_by(local(2, 23), 3, WEEK) == local(5, 17)
    assert aftermath.due_by(local(3), 3, WEEK) == local(8, 17)
    assert aftermath.due_by(local(2), 3, HOLIDAY) == local(9, 17)
    assert aftermath.due_by(local(2), 3, NEVER) == local(5, 17)
    assert aftermath.due_by(local(2, 23).astimezone(UTC), 3, WEEK) == local(5, 17)


def test_reminders_come_the_day_before_on_the_day_and_for_five_working_days_after_it() -> None:
    due, now, found = local(5, 17), local(2), []
    while (one := aftermath.reminder(due, now, WEEK)) is not None:
        found.append(one)
        now = one[1]
    days = [4, 5, 8, 9, 10, 11, 12]
    assert found == [(late, local(day)) for late, day in zip([-1, 0, 1, 2, 3, 4, 5], days, strict=True)]


def test_what_is_due_early_on_its_day_is_not_reminded_of_after_it() -> None:
    assert aftermath.reminder(local(5, 8), local(4, 12), WEEK) == (1, local(8))
    assert aftermath.reminder(local(5, 17), local(2), NEVER) == (0, local(5))
    assert aftermath.reminder(local(5, 17), local(6), NEVER) is None


@pytest.mark.parametrize(("now", "late"), [(local(4, 23), -1), (local(5), 0), (local(5, 18), 0), (local(8), 1)])
def test_how_late_it_is(now: datetime, late: int) -> None:
    assert aftermath.lateness(local(5, 17), now, WEEK) == late


def test_what_was_written_before_is_the_start_of_the_next_one() -> None:
    first = aftermath.written(ACCOUNT, GAO, "happened", "排队")
    again = aftermath.asked(replace(first, state="off", revision=3), first.crisis, LUO, local(9, 17))
    assert again.said == {"happened": "排队"}
    assert (again.person, again.state, again.revision) == (LUO, "due", 3)
    assert aftermath.asked(None, first.crisis, LUO, local(9, 17)).missing == aftermath.PARTS


def test_it_is_handed_in_whole_once_and_by_whose_it_is() -> None:
    whole = ACCOUNT
    for part in aftermath.PARTS:
        with pytest.raises(aftermath.PartsMissing):
            aftermath.given(whole, GAO, local(4))
        whole = aftermath.written(whole, GAO, part, part)
    with pytest.raises(aftermath.NotYourAccount):
        aftermath.given(whole, LUO, local(4))
    given = aftermath.given(whole, GAO, local(4))
    assert (given.state, given.given_by, given.given_at) == ("in", GAO, local(4))
    with pytest.raises(aftermath.AccountNotDue):
        aftermath.written(given, GAO, "done", "later")


def test_who_follows_has_time_as_well() -> None:
    assert aftermath.passed_on(ACCOUNT, LUO, local(9, 17)).due == local(9, 17)
    assert aftermath.passed_on(ACCOUNT, LUO, local(4, 17)).due == ACCOUNT.due


def test_a_task_is_done_once_by_whose_it_is() -> None:
    with pytest.raises(aftermath.NotYourTask):
        aftermath.done(TASK, GAO, local(4))
    done = aftermath.done(TASK, LUO, local(4))
    assert (done.state, done.done_at) == ("done", local(4))
    with pytest.raises(aftermath.TaskDone):
        aftermath.done(done, LUO, local(4))
    assert aftermath.done(aftermath.handed_on(TASK, GAO), GAO, local(4)).state == "done"


def test_more_time_is_later_and_the_first_date_stays_known() -> None:
    with pytest.raises(aftermath.NotLaterThanNow):
        aftermath.put_off(TASK, LUO, TASK.due)
    later = aftermath.put_off(TASK, LUO, TASK.due + timedelta(days=3))
    latest = aftermath.put_off(later, LUO, TASK.due + timedelta(days=5))
    assert (later.was_due, latest.was_due, latest.due) == (TASK.due, TASK.due, TASK.due + timedelta(days=5))


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("转接值班电话 — 罗静 — 周五 17:00", ("转接值班电话", "罗静", "周五 17:00")),
        ("转接值班电话——罗静——周五", ("转接值班电话", "罗静", "周五")),
        ("forward the telephone -- Luo Jing -- Friday 17:00", ("forward the telephone", "Luo Jing", "Friday 17:00")),
        ("转接值班电话；罗静；周五", ("转接值班电话", "罗静", "周五")),
        ("set up follow-up calls", ("set up follow-up calls",)),
        ("转接 — 罗静", ("转接 — 罗静",)),
        ("一 — 二 — 三 — 四", ("一 — 二 — 三 — 四",)),
        ("一 — 二\n三 — 四", ("一 — 二\n三 — 四",)),
    ],
)
def test_what_who_and_until_when_are_told_apart_in_one_line(words: str, parts: tuple[str, ...]) -> None:
    assert aftermath.apart(words) == parts
