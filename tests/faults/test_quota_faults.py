"""Faults of clocks and calendars where units are counted week by week."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.domain.calendars import WorkingWeek
from bot.domain.quota_rules import QuotaRule, Reminder
from bot.domain.quotas import after, period_at, reminders
from bot.text import Names
from tests.support.owing import ACCOUNT, DESK_HEAD, P1, counted, hands_in, lines, opened, reports
from tests.support.world import world

MIDNIGHT = QuotaRule("weekly", Names("甲"), "23", 1, reminders=(Reminder(0, time(0)),))


def test_fault_43_every_week_has_its_one_closing_in_every_zone() -> None:
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        week, period, found = WorkingWeek(zone), period_at(1, datetime(2026, 1, 1, tzinfo=UTC).date()), []
        for _ in range(53):
            begins, ends = period.span(zone)
            period = after(period, 1)
            assert period.span(zone)[0] == ends
            [at] = reminders(MIDNIGHT, period, week)
            assert at == ends > begins
            found.append(at)
        assert all(timedelta(days=6) < later - earlier < timedelta(days=8) for earlier, later in pairwise(found)), name


@pytest.mark.parametrize(
    ("monday", "week"),
    [
        ("2020-12-28", "2020-W53"),  # across New Year
        ("2024-12-30", "2025-W01"),  # the last days of December are next year's first week
        ("2024-02-26", "2024-W09"),  # with 29 February in it
    ],
)
async def test_fault_49_weeks_turn_with_the_year_as_the_calendar_has_it(tmp_path: Path, monday: str, week: str) -> None:
    async with opened(tmp_path, monday) as here:
        await here.passes(days=6)  # to Sunday
        await hands_in(here, "第二篇")
        assert await counted(here) == {ACCOUNT: 1}
        await here.passes(days=1, hours=1)
        assert reports(here, DESK_HEAD) == [week]
        assert lines(here, DESK_HEAD)[0].startswith(f"第{int(week[-2:])}周供稿 · 6 家单位：达标 1 · 不足 4")


async def test_fault_46_what_fell_due_while_the_bot_was_down_comes_once_and_says_that_it_is_late(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, "2026-06-01") as here:
        clock, paper = here.clock, here.paper
        await here.passes(days=3)  # Thursday morning: the first reminder has come
    clock.move(timedelta(days=5, hours=1))  # Tuesday 10:00
    async with world(tmp_path, policy=P1, clock=clock, paper=paper) as here:
        await here.settles()
        assert reports(here, DESK_HEAD) == ["2026-W23"]
        assert lines(here, DESK_HEAD)[1] == "迟发：原定昨天 09:00，当时机器人没有运行。"
        assert sum("第23周供稿提醒" in here.say(sheet.card.title) for sheet in here["pan-xin"].sheets) == 1
        await here.passes(days=1)
        assert reports(here, DESK_HEAD) == ["2026-W23"]
