"""What people mean by "tomorrow 10:00": moments read from words, in Chinese and English."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.calendars import at_local
from bot.text import Names

_NOON: Final = 12
_EVENING: Final = 5  # the hour at which an evening begins
_LEAP: Final = 8  # years within which every date of the calendar comes again

_DIGITS: Final = {"〇": 0, "零": 0, "两": 2, "兩": 2} | {digit: n for n, digit in enumerate("一二三四五六七八九", 1)}  # noqa: RUF001
_CHINESE: Final = re.compile(r"(?<![周週期拜])[〇零一二两兩三四五六七八九十]+(?=[点點时時分日号號月年]|$)")
_TIME: Final = re.compile(
    r"(?:(?<=\d)t)?(?P<half>凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})|[点點时時](?:(?P<thirty>半)|(?P<minute2>\d{1,2})分?|[钟鐘整正])?|(?=\s*[ap]m))"
    r"\s*(?P<ampm>am|pm)?$"
)
_DATE: Final = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号號]?$"
)
_DAYS: Final = {
    word: days
    for days, words in enumerate(("今天 今日 today", "明天 明日 tomorrow", "后天 後天", "大后天 大後天"))
    for word in words.split()
}
_WEEKDAYS: Final = {
    **{
        f"{week}{day}": number
        for week in ("周", "週", "星期", "礼拜", "禮拜")
        for days in ("一二三四五六日", "一二三四五六天")
        for number, day in enumerate(days)
    },
    **{
        name[:length]: number
        for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
        for length in (3, len(name))
    },
}
_WEEK: Final = re.compile(r"(?:on\s+)?(?P<which>下下|下|本|这|這|next\s|this\s)?[个個]?\s*(?P<weekday>\S+)$")
_WEEKS_ON: Final = {"下下": 2, "下": 1, "next": 1, "本": 0, "这": 0, "這": 0, "this": 0}


def read_moment(words: str, *, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Understand "2026-06-04 10:00", "6月4日 10点", "明天下午3点半", "下周四 10:00", "Thu 10am"; None otherwise.

    A date without a year and a weekday mean the next one to come; "下" and "next" mean the week after this
    one. The result is UTC; of a local time that comes twice it is the first, and one that the clocks skip
    becomes the first one after it.
    """
    words = in_digits(unicodedata.normalize("NFKC", words).casefold().strip())
    clock = _TIME.search(words)
    at = _clock_time(clock) if clock else None
    if clock is None or at is None:
        return None
    said = words[: clock.start()].rstrip(" ,的").removesuffix(" at")
    try:
        moments = [at_local(day, at, zone) for day in _days(said, now.astimezone(zone).date())]
    except (OverflowError, ValueError):
        return None
    return next((moment for moment in moments if moment > now), moments[-1] if moments else None)


def example(now: datetime) -> Names:
    """Give a moment that is still to come in the words of each language; `now` is local."""
    day = now + timedelta(weeks=1)
    chinese = f"{day.month}月{day.day}日 10:00"
    return Names(chinese, chinese, f"{day.date()} 10:00")


def read_day(words: str, today: date) -> date | None:
    """Understand "明天", "下周四", "Friday", "5月1日", "2026-05-01"; None otherwise. It is today or still to come."""
    try:
        return next(_days(words, today), None)
    except (OverflowError, ValueError):
        return None


def in_digits(words: str) -> str:
    """Write numbers up to 99 that stand before a unit of time in digits."""
    return _CHINESE.sub(lambda found: str(_number(found[0])), words)


def _number(words: str) -> int:
    tens, ten, ones = words.rpartition("十")
    if ten:
        return (_number(tens) if tens else 1) * 10 + (_number(ones) if ones else 0)
    return int("".join(str(_DIGITS[digit]) for digit in words))


def _clock_time(found: re.Match[str]) -> time | None:
    hour = int(found["hour"])
    minute = int(found["minute"] or found["minute2"] or (30 if found["thirty"] else 0))
    shifted = _hour(hour, found["half"] or found["ampm"])
    return time(shifted, minute) if shifted is not None and minute < 60 else None  # noqa: PLR2004 - the clock's own


def _hour(hour: int, half: str | None) -> int | None:
    """Give the hour of the day; None where it does not fit the half of the day."""
    match half:
        case "am" | "凌晨":
            hour = 0 if hour == _NOON else hour
        case "pm" | "下午":
            hour += _NOON if hour < _NOON else 0
        case "傍晚" | "晚上" if hour == _NOON or hour < _EVENING:
            return None  # past midnight, but of which day?
        case "傍晚" | "晚上":
            hour += _NOON if hour < _NOON else 0
        case "中午" if hour < _EVENING:
            hour += _NOON
    return hour if hour < 2 * _NOON else None


def _days(words: str, today: date) -> Iterator[date]:
    """Give the days that words may mean, the nearest first; of several the first one whose time has not passed."""
    if words in _DAYS:
        yield today + timedelta(days=_DAYS[words])
    elif found := _DATE.match(words):
        yield from _dated(found, today)
    elif (week := _WEEK.match(words)) and week["weekday"] in _WEEKDAYS:
        day = today - timedelta(days=today.weekday()) + timedelta(days=_WEEKDAYS[week["weekday"]])
        if week["which"]:
            yield day + timedelta(weeks=_WEEKS_ON[week["which"].strip()])
        else:
            yield from (later for later in (day, day + timedelta(weeks=1)) if later >= today)


def _dated(found: re.Match[str], today: date) -> Iterator[date]:
    """Give the date said, of this year or the next one that has it; ValueError if there is no such month or year."""
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        yield date(int(found["year"]), month, day)
        return
    years = range(today.year, today.year + _LEAP + 1)
    days = (date(year, month, day) for year in years if 1 <= day <= monthrange(year, month)[1])
    yield from islice((later for later in days if later >= today), 1)
