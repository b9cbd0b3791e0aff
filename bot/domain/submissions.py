"""What should have been handed in: when it is chased, whom that reaches, and how late it is."""

from datetime import date, datetime, timedelta
from typing import Final, Literal

from bot.domain.calendars import WorkingWeek, at_local
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId, UnitId
from bot.frozen import frozen
from bot.text import Names

_DAY: Final = timedelta(days=1)
_LONGEST: Final = 400  # days within which a working day is looked for
LONG: Final = 60  # working days that are counted; more is "long"


@frozen
class Chase:
    """On which working days after the due one people are reminded, and from which one their heads are told as well."""

    days: tuple[int, ...]
    heads_from: int


CALLED: Final = Chase((1, 2, 3, 4, 5), 3)  # somebody waits for it: each working day
OTHERS: Final = Chase((1, 3, 4), 4)


@frozen
class Overdue:
    """Something that should have been handed in: what, of which unit, since when; `days` are working days."""

    kind: Literal["contribution", "plan", "returned", "account", "task"]
    subject: str
    title: str
    number: str
    unit: Names
    due: datetime
    days: int
    of: UnitId
    draft: DraftId | None = None
    guarded: bool = False  # it may touch on secrets, and is not called by its title


@frozen
class SubmissionLate:
    """Something planned, or returned, was not handed in by now; a fact like any other."""

    kind: Literal["plan", "returned"]
    subject: str
    title: str
    number: str
    unit: Names
    due: datetime
    days: int
    officers: tuple[PersonId, ...]
    heads: tuple[PersonId, ...]
    by: PersonId | None = None


def morning(after: datetime, days: int, week: WorkingWeek) -> datetime | None:
    """Give when so many working days after a moment's own day begin; None where nobody works for a year."""
    day = after.astimezone(week.zone).date()
    for _ in range(_LONGEST):
        day += _DAY
        days -= week.works(day)
        if not days:
            return at_local(day, week.opens, week.zone)
    return None


def days_late(due: datetime, now: datetime, week: WorkingWeek) -> int:
    """Count the working days that have begun after the due one, at most `LONG`."""
    first, today = due.astimezone(week.zone).date(), now.astimezone(week.zone).date()
    ahead = min((today - first).days, _LONGEST)
    days = (first + _DAY * later for later in range(1, ahead + 1))
    return min(sum(week.works(day) and at_local(day, week.opens, week.zone) <= now for day in days), LONG)


def next_chase(due: datetime, now: datetime, week: WorkingWeek, chase: Chase) -> tuple[int, datetime] | None:
    """Give the next working day on which it is chased, counted from the due one, and when that begins."""
    for days in chase.days:
        at = morning(due, days, week)
        if at is not None and at > now:
            return days, at
    return None


def day_before(due: datetime, week: WorkingWeek) -> datetime | None:
    """Give the opening of the working day before a due one, on which people are reminded of it."""
    before = week.before(due.astimezone(week.zone).date())
    return None if before is None else at_local(before, week.opens, week.zone)


def closes(day: date, back: int, week: WorkingWeek) -> datetime | None:
    """Give when so many working days before a day close."""
    for _ in range(back):
        earlier = week.before(day)
        if earlier is None:
            return None
        day = earlier
    return at_local(day, week.closes, week.zone)
