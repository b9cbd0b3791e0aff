"""Local days and working time, official days included: when a step is due, and which moment a local time is."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.frozen import frozen

_A_LIFETIME = 36_600  # days looked at before a working week without working days is given up
_LONG_BREAK: Final = 400  # days looked back for a working day
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


_NO_NOTICES: Final = OfficialDays()


@frozen
class WorkingWeek:
    """When the organisation works: local hours on these days (Monday is 0), in its zone, but for the official days."""

    zone: ZoneInfo
    days: frozenset[int] = frozenset(range(5))
    opens: time = time(9)
    closes: time = time(17)
    official: OfficialDays = _NO_NOTICES

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
