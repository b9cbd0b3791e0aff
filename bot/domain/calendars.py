"""Local days and working time: when a step is due, and what people mean by "tomorrow 10:00"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_A_LIFETIME = 36_600  # days looked at before a working week without working days is given up


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
    day, left = start.astimezone(week.zone).date(), amount
    for _ in range(_A_LIFETIME if week.days else 0):
        opens, closes = _hours(day, week)
        begin = max(opens, start)
        if day.weekday() in week.days and begin < closes:
            if begin + left <= closes:
                return begin + left
            left -= closes - begin
        day += timedelta(days=1)
    return start + amount


def _hours(day: date, week: WorkingWeek) -> tuple[datetime, datetime]:
    return tuple(datetime.combine(day, at, week.zone).astimezone(UTC) for at in (week.opens, week.closes))  # type: ignore[return-value]


_WEEKDAYS = {
    **{
        f"{week}{day}": number
        for week in ("周", "週", "星期", "礼拜", "禮拜")
        for number, day in enumerate("一二三四五六日")
    },
    **{f"{week}天": 6 for week in ("星期", "周", "週", "礼拜", "禮拜")},
    **{
        name[:length]: number
        for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
        for length in (3, len(name))
    },
}
_DAYS = {"今天": 0, "今日": 0, "today": 0, "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2, "後天": 2}
_TIME = re.compile(
    r"(?P<half>上午|早上|下午|晚上)?\s*(?P<hour>\d{1,2})(?:[::](?P<minute>\d{2})|[点點时時](?P<half_hour>半)?(?:(?P<minute2>\d{1,2})分?)?)"
    r"\s*(?P<ampm>am|pm)?$"
)
_DATE = re.compile(r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号號]?$")


def read_moment(words: str, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Understand "2026-06-04 10:00", "6月4日 10点", "明天 10:00", "周四 10:00", "Thu 10:00"; None if it says no moment.

    A date without a year and a weekday mean the next one to come. The result is UTC; a local time that
    the clocks skip becomes the first one after it.
    """
    words = words.strip().casefold()
    clock = _TIME.search(words)
    if clock is None:
        return None
    at = _clock_time(clock)
    day = _day(words[: clock.start()].strip(" ,,"), now.astimezone(zone))
    if at is None or day is None:
        return None
    moment = datetime.combine(day, at, zone).astimezone(UTC)
    return moment if moment.astimezone(zone).time() == at else _after_gap(moment, zone)


def _after_gap(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give the first moment whose local time lies after a gap of the clocks (fault 41)."""
    local = moment.astimezone(zone)
    return local.replace(minute=0, second=0).astimezone(UTC)


def _clock_time(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    minute = int(found["minute"] or found["minute2"] or (30 if found["half_hour"] else 0))
    afternoon = found["half"] in ("下午", "晚上") or found["ampm"] == "pm"
    if afternoon and hour < 12:  # noqa: PLR2004 - noon
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - the clock's own


def _day(words: str, today: datetime) -> date | None:
    if words in _DAYS:
        return today.date() + timedelta(days=_DAYS[words])
    weekday = _WEEKDAYS.get(words.removeprefix("下").removeprefix("next "))
    if weekday is not None:
        return today.date() + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    found = _DATE.match(words)
    return _dated(found, today.date()) if found else None


def _dated(found: re.Match[str], today: date) -> date | None:
    month, day = int(found["month"]), int(found["day"])
    try:
        if found["year"]:
            return date(int(found["year"]), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
