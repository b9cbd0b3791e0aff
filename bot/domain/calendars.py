"""Local days and working time, official days included: when a step is due, and which moment a local time is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from bot.frozen import frozen

_A_LIFETIME = 36_600  # days looked at before a working week without working days is given up
_LONG_BREAK: Final = 400  # days looked back for a working day
_YEARS: Final = range(2020, 2041)  # whose changes of the clocks tell two lists of zones apart
_NONE = timedelta(0)
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@frozen
class OfficialDays:
    """What a government's notices say: days off that would be worked, and days worked that would be off.

    `years` are those whose notice is out; of any other year only the week is known.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def but(self, own: "OfficialDays") -> "OfficialDays":
        """Give these days with exceptions."""
        return OfficialDays(self.off - own.worked | own.off, self.worked - own.off | own.worked, self.years | own.years)


_NO_NOTICES: Final = OfficialDays()


@frozen
class WorkingWeek:
    """When the organisation works: local hours on these days (Monday is 0), in its zone, but for the official days."""

    zone: ZoneInfo
    days: frozenset[int] = frozenset(range(5))
    opens: time = time(9)
    closes: time = time(17)
    official: OfficialDays = _NO_NOTICES

    @property
    def digest(self) -> str:
        """What tells two calendars apart, the rules of the zone included, which a new list of zones may change (44)."""
        clocks = (datetime(year, month, 1, tzinfo=self.zone).utcoffset() for year in _YEARS for month in range(1, 13))
        official = (sorted(self.official.off), sorted(self.official.worked), sorted(self.official.years))
        known = (self.zone.key, sorted(self.days), self.opens, self.closes, *official, *clocks)
        return sha256(repr(known).encode()).hexdigest()

    def works(self, day: date) -> bool:
        """Tell whether the organisation works on a local day, make-up days included."""
        return day in self.official.worked or (day.weekday() in self.days and day not in self.official.off)

    def provisional(self, day: date) -> bool:
        """Tell whether the official days of that year are not out yet, so that `works` may still change its mind."""
        return bool(self.official.years) and day.year not in self.official.years

    def before(self, day: date) -> date | None:
        """Give the last working day before a day; None where there has been none for years."""
        earlier = (day - _DAY * back for back in range(1, _LONG_BREAK))
        return next((found for found in earlier if self.works(found)), None)


def by_the_clock(week: WorkingWeek) -> WorkingWeek:
    """Give a week in which all time counts as it passes."""
    return replace(week, days=frozenset(), official=_NO_NOTICES)


def add_working(start: datetime, amount: timedelta, week: WorkingWeek) -> datetime:
    """Give the moment (UTC) at which so much working time has gone by since `start`.

    Hours are counted as they pass, so a day on which the clocks change has the hours that it has.
    Without any working day the amount is counted as it is.
    """
    start = start.astimezone(UTC)
    day, left = start.astimezone(week.zone).date(), amount
    for _ in range(_A_LIFETIME if week.days else 0):
        if week.works(day):
            begin = max(at_local(day, week.opens, week.zone), start)
            there = max(at_local(day, week.closes, week.zone) - begin, _NONE)
            if there and left <= there:
                return begin + left
            left -= there
        day += _DAY
    return start + amount


def subtract_working(end: datetime, amount: timedelta, week: WorkingWeek) -> datetime:
    """Give the moment (UTC) from which so much working time passes until `end`; as it is, without any working day."""
    end = end.astimezone(UTC)
    day, left = end.astimezone(week.zone).date(), amount
    for _ in range(_A_LIFETIME if week.days else 0):
        if week.works(day):
            over = min(at_local(day, week.closes, week.zone), end)
            there = max(over - at_local(day, week.opens, week.zone), _NONE)
            if there and left <= there:
                return over - left
            left -= there
        day -= _DAY
    return end - amount


def working_between(start: datetime, end: datetime, week: WorkingWeek) -> timedelta:
    """Say how much working time passes between two moments; none where the second comes first."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    day, last, found = start.astimezone(week.zone).date(), end.astimezone(week.zone).date(), _NONE
    while day <= last:
        if week.works(day):
            begins, closes = at_local(day, week.opens, week.zone), at_local(day, week.closes, week.zone)
            found += max(min(closes, end) - max(begins, start), _NONE)
        day += _DAY
    return found


@frozen
class Hours:
    """Local hours of every day, from `begins` to before `ends`, which are different; they may run over midnight."""

    begins: time
    ends: time

    def over_at(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """Give the moment (UTC) at which they are over, if it is within them now."""
        today = now.astimezone(zone).date()
        for day in (today - _DAY, today):
            last = day if self.begins < self.ends else day + _DAY
            over = at_local(last, self.ends, zone)
            if at_local(day, self.begins, zone) <= now < over:
                return over
        return None


def next_local(
    after: datetime, at: time, zone: ZoneInfo, on: Callable[[date], bool] = lambda _: True
) -> tuple[date, datetime]:
    """Give the first local day whose time `at` comes after a moment, and that moment (UTC).

    The day is the period's name: where the clocks skip the hour before midnight, the moment lies in the next day.
    `on` tells which days count; where none does for more than a year, any day does.
    """
    today = after.astimezone(zone).date()
    days = (today + _DAY * ahead for ahead in range(-1, _LONG_BREAK))
    to_come = ((day, at_local(day, at, zone)) for day in days)
    found = next(((day, moment) for day, moment in to_come if moment > after and on(day)), None)
    return found or next_local(after, at, zone)


def iso_week(moment: datetime, zone: ZoneInfo) -> str:
    """Name the week of a moment, as it is called where the organisation is: 2026-W53."""
    year, week, _ = moment.astimezone(zone).isocalendar()
    return f"{year}-W{week:02}"


def at_local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Give the moment (UTC) of a local time: the first of two; where the clocks skip it, the first one after (41, 42).

    OverflowError where that lies outside the years that a datetime holds.
    """
    local = datetime.combine(day, at, zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    return _end_of_gap(local.replace(fold=1).astimezone(UTC), moment, zone)


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Find, to the second, when the clocks went forward between two moments."""
    before = before.replace(microsecond=0)
    new = after.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == new:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)
