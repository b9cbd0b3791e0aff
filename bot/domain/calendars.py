"""Local days and working time: when a step is due, and which moment a local time is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_A_LIFETIME = 36_600  # days looked at before a working week without working days is given up
_NONE = timedelta(0)
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """When the organisation works: local hours on these days (Monday is 0), in its zone."""

    zone: ZoneInfo
    days: frozenset[int] = frozenset(range(5))
    opens: time = time(9)
    closes: time = time(17)


def add_working(start: datetime, amount: timedelta, week: WorkingWeek) -> datetime:
    """Give the moment (UTC) at which so much working time has gone by since `start`.

    Hours are counted as they pass, so a day on which the clocks change has the hours that it has.
    Without any working day the amount is counted as it is.
    """
    start = start.astimezone(UTC)
    day, left = start.astimezone(week.zone).date(), amount
    for _ in range(_A_LIFETIME if week.days else 0):
        if day.weekday() in week.days:
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
