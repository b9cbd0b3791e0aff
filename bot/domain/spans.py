"""What people mean by "1-7 May": spans of days read from words, in Chinese and English."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.domain.moments import in_digits, read_day
from bot.frozen import frozen

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_RUNNING: Final = timedelta(days=92)  # longer ones that have begun name the year
_NAMED: Final = (
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may",),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTHS: Final = {name: number for number, names in enumerate(_NAMED, 1) for name in names}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST: Final = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?P<month>{_MONTH})\.?(?:\s*,?\s*(?P<year>\d{{4}}))?$"
)
_MONTH_FIRST: Final = re.compile(
    rf"(?P<month>{_MONTH})\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,?\s*(?P<year>\d{{4}}))?$"
)
_DAY_ONLY: Final = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*[日号號]?$")
_PARTED: Final = re.compile(r"\s*(?:--|[-–—~至到]|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*")
_COUNTS: Final = {
    word: number
    for number, words in enumerate(("一 a an one", "二 两 兩 two", "三 three", *"四五六七八九十"), 1)
    for word in words.split()
}
_LASTS: Final = re.compile(
    r"(?:for\s+)?(?P<count>\d{1,3}|an?|one|two|three|[一二两兩三四五六七八九十])\s*(?P<what>天|days?|周|週|[个個]星期|weeks?)$"
)
_WEEKS: Final = {
    **dict.fromkeys(("本周", "本週", "这周", "這週", "这星期", "這星期", "this week"), 0),
    **dict.fromkeys(("下周", "下週", "下星期", "下礼拜", "下禮拜", "next week"), 1),
}
_WHO: Final = re.compile(
    r"\s*(?:[-=]+>|→|[,;]?\s*(?:由|请|請|委托|委託|代理人?:?)|[,;]?\s*\b(?:delegate:?|(?:cover(?:ed)? )?by)\s)\s*"
)
_ACTS: Final = re.compile(
    r"\s*(?:代理|代办|代辦|代为处理|代為處理|代|处理|處理|acts?|decides?|stands in)?\s*(?:for me)?[.。]?\s*$"
)
_NOISE: Final = re.compile(r"^(?:from|自|从|從|on|off)\s*|\s*(?:外出|休假|请假|請假|出差|不在|off|away)$")


@frozen
class Span:
    """Days from the first to the last, both included."""

    since: date
    until: date


@frozen
class Said:
    """What somebody said of being away: the days, and who decides for him, where he said so."""

    span: Span | None = None
    who: str = ""
    before: str = ""  # what stood before the days: of whom it is said


def understood(words: str, today: date) -> Said:
    """Understand "1-7 May -> Zhang" and "5月1日至7日 由张伟代"; what stands before the days may be a name."""
    days, who = _apart(unicodedata.normalize("NFKC", words).strip())
    for name, rest in _beginnings(days):
        for span_words, behind in [(rest, who)] if who else _endings(rest):
            span = read_span(span_words, today)
            if span is not None:
                return Said(span, behind, name)
    return Said(None, who, days)


def _apart(words: str) -> tuple[str, str]:
    found = _WHO.search(words)
    if found is None:
        return words, ""
    return words[: found.start()], _ACTS.sub("", words[found.end() :]).strip()


def _beginnings(words: str) -> Iterator[tuple[str, str]]:
    """Take words apart in front of the days: nothing, then one word more each time."""
    yield "", words
    for space in re.finditer(r"\s+", words):
        yield words[: space.start()].strip(" ,:"), words[space.end() :]


def _endings(words: str) -> Iterator[tuple[str, str]]:
    """Take words apart behind the days: a name may stand there by itself."""
    yield words, ""
    for space in reversed(list(re.finditer(r"\s+", words))):
        yield words[: space.start()], words[space.end() :]


def read_span(words: str, today: date) -> Span | None:
    """Understand "1-7 May", "5月1日至7日", "下周", "until Friday", "3 days"; a single day is a span of one."""
    said = in_digits(unicodedata.normalize("NFKC", words).casefold().strip(" ,.。"))
    said = _NOISE.sub("", said).strip()
    if said in _WEEKS:
        monday = today - _DAY * today.weekday() + timedelta(weeks=_WEEKS[said])
        return Span(max(monday, today), monday + _DAY * (_WEEK - 1))
    lasts = _LASTS.match(said)
    if lasts is not None:
        count = _COUNTS.get(lasts["count"]) or int(lasts["count"])
        days = count * (_WEEK if lasts["what"][0] in "周週个個w" else 1)
        return Span(today, today + _DAY * (days - 1)) if days else None
    found = _one(said, today)
    return Span(found, found) if found is not None else next(_parted(said, today), None)


def _parted(said: str, today: date) -> Iterator[Span]:
    """Read the days on both sides of what may part them; a side may leave to the other what month it means."""
    for sign in _PARTED.finditer(said):
        first, last = said[: sign.start()], said[sign.end() :]
        since = today if not first else _one(first, today) or _of_month(first, last, today)
        if since is None:
            continue
        begun = _day(since.year - 1, since.month, since.day)
        running = _until(last, begun, today) if begun is not None else None
        if begun is not None and running is not None and today <= running <= begun + _RUNNING:
            yield Span(begun, running)  # it has begun: 1-7 June, said on the 2nd
        elif (until := _until(last, since, today)) is not None:
            yield Span(since, until)


def _until(last: str, since: date, today: date) -> date | None:
    """Read the last day; what is said of today ("tomorrow") is so wherever it stands, a date is the next from then."""
    meant, dated = _one(last, today), _one(last, since)
    relative = meant is not None and dated is not None and meant - today == dated - since
    named = [day for day in ((meant,) if relative else (meant, dated)) if day is not None and day >= since]
    return min(named, default=None) or _day_after(last, since)


def _one(said: str, today: date) -> date | None:
    english = _DAY_FIRST.match(said) or _MONTH_FIRST.match(said)
    if english is None:
        return read_day(said, today)
    month, number = _MONTHS[english["month"]], int(english["day"])
    if english["year"]:
        return _day(int(english["year"]), month, number)
    found = _day(today.year, month, number)
    return found if found is None or found >= today else _day(today.year + 1, month, number)


def _of_month(first: str, last: str, today: date) -> date | None:
    """Read "1" of "1-7 May": a day of the month that the other side names."""
    day, other = _DAY_ONLY.match(first), _one(last, today)
    found = _day(other.year, other.month, int(day["day"])) if day is not None and other is not None else None
    return found if found is not None and other is not None and found <= other else None


def _day_after(last: str, since: date) -> date | None:
    """Read "7日" of "5月1日至7日": the next such day from the first one on."""
    day = _DAY_ONLY.match(last)
    if day is None:
        return None
    here = _day(since.year, since.month, int(day["day"]))
    if here is not None and here >= since:
        return here
    year, month = divmod(since.year * 12 + since.month, 12)
    return _day(year, month + 1, int(day["day"]))


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= year <= date.max.year and 1 <= day <= monthrange(year, month)[1] else None
