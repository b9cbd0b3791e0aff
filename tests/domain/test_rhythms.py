"""Whether something appears often enough in a channel."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.domain.calendars import WorkingWeek
from bot.domain.contributing import Behind
from bot.domain.quota_rules import Rhythm
from bot.domain.rhythms import behind
from bot.official_days import china
from bot.text import Names

WEEK = WorkingWeek(ZoneInfo("Asia/Shanghai"), official=china())
WEIBO = ("weibo", Names("微博"))
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
MONDAY = datetime(2026, 6, 1, 2, tzinfo=UTC)
FEW, GAP = Rhythm("13", at_least=2), Rhythm("13", gap=3)


def at(rhythm: Rhythm, day: int, *moments: datetime, since: datetime = LONG_AGO) -> Behind | None:
    return behind(WEIBO, rhythm, moments, since, date(2026, 6, day), WEEK)


def test_a_week_is_missed_on_its_last_working_day() -> None:
    assert at(FEW, 4, MONDAY) is None
    assert at(FEW, 5, MONDAY) == Behind(*WEIBO, "13", 1, 2, last=MONDAY)
    assert at(FEW, 5, MONDAY, MONDAY) is None


def test_a_week_in_whose_middle_it_began_asks_for_nothing() -> None:
    assert at(FEW, 5, since=datetime(2026, 6, 3, 1, tzinfo=UTC)) is None
    assert behind(WEIBO, FEW, (), LONG_AGO, date(2026, 2, 20), WEEK) is None  # nor does one without a working day


def test_a_gap_is_counted_in_days_from_the_last_release() -> None:
    assert at(GAP, 4, MONDAY) is None
    assert at(GAP, 5, MONDAY) == Behind(*WEIBO, "13", days=4, gap=3, last=MONDAY)


def test_where_nothing_ever_appeared_it_is_counted_from_when_it_was_asked_for() -> None:
    assert at(GAP, 4, since=MONDAY) is None
    assert at(GAP, 5, since=MONDAY) == Behind(*WEIBO, "13", days=4, gap=3)
