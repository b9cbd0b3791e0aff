"""Faults of time: restarts while something waits, clocks that jump, calendars that change, deadlines in the past."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import sample_settings
from bot.domain.calendars import Hours, OfficialDays
from bot.domain.effects import Lane
from bot.domain.habits import Gathers, Habits
from tests.support.mailing import news, queue
from tests.support.world import CHAIN, HEAD, PUBLISHERS, World, world

LATE, AFTER = "news-step-overdue", "news-step-late"


async def dues(here: World, rule: str) -> dict[str, int]:
    """Give what waits by a rule."""
    found = await here.rows("SELECT period, due_at FROM dues WHERE rule = ? AND state = 'waiting'", rule)
    return dict(found)


def told(here: World, person: str = HEAD) -> list[str]:
    return [title for title in here[person].titles() if title.startswith("news-")]


async def test_fault_40_a_restart_while_something_waits_and_it_comes_at_its_time(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        before = await dues(here, "step-rung")
        chats, clock = here.paper, here.clock
    clock.move(timedelta(hours=3))
    async with world(tmp_path, paper=chats, clock=clock) as here:
        assert await dues(here, "step-rung") == before
        await here.passes(hours=3, minutes=1)
        assert told(here) == ["news-step-due"]


async def test_fault_45_a_clock_that_is_set_back_brings_nothing_twice(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(days=1, hours=2, minutes=30)
        assert told(here) == ["news-step-due", LATE, AFTER]
        here.clock.move(timedelta(hours=-1))
        for _ in range(3):
            await here.settles()
        await here.passes(hours=1, minutes=10)
        assert told(here) == ["news-step-due", LATE, AFTER]
        assert len(await here.rows("SELECT period FROM dues WHERE rule = 'overdue' AND state = 'done'")) == 2


async def test_fault_46_after_eight_hours_of_sleep_late_things_come_once_marked_late_and_not_at_night(
    tmp_path: Path,
) -> None:
    usual = Habits(Hours(time(21), time(7, 30)), time(8, 30), Gathers.REMINDERS)
    async with world(tmp_path, habits=usual) as here:
        await here["wang-min"].submits()
        await here.passes(days=1, hours=5, minutes=50)  # Wednesday, ten to three
        here.clock.move(timedelta(hours=8))  # the last reminder was to come at three
        before = len(here[HEAD].sheets)
        await here.settles()
        await queue(here, news("alarm", lane=Lane.CRISIS))
        await here.settles()
        assert [sheet.card.title.key for sheet in here[HEAD].sheets[before:]] == ["news-kept"]
        await here.passes(hours=10)
        digest = here[HEAD].card("digest-title")
        assert [entry.text.key for entry in digest.entries][1:] == [AFTER, "news-late"]
        assert "本应在昨天 15:00 发出" in here.say(digest.entries[-1].text)


async def test_fault_48_with_other_official_days_what_is_to_come_is_worked_out_anew_and_what_was_said_is_kept(
    tmp_path: Path,
) -> None:
    week = sample_settings(tmp_path, 0).week
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(hours=7)  # Tuesday, four: reminded of what is due on Wednesday at nine
        before = await dues(here, "step-rung")
        assert told(here) == ["news-step-due"]
        chats, clock = here.paper, here.clock
    off = OfficialDays(frozenset({date(2026, 6, 3)}))  # Wednesday
    holiday = replace(week, official=week.official.but(off))
    async with world(tmp_path, paper=chats, clock=clock, week=holiday) as here:
        after, day = await dues(here, "step-rung"), timedelta(days=1) // timedelta(microseconds=1)
        assert after.keys() == before.keys()
        assert after["1.after-1"] == before["1.after-1"] + day
        assert "请在周四 09:00 前处理" not in here[HEAD].reads()  # the card follows when it is looked at next
        await here.passes(hours=40)
        assert told(here) == ["news-step-due"]
        await here.passes(hours=2)
        assert told(here) == ["news-step-due", LATE]
        kinds = await here.rows("SELECT count(*) FROM facts WHERE kind = 'calendar-taken'")
        assert kinds == [(2,)]


async def test_fault_48_what_has_all_been_said_is_not_said_again(tmp_path: Path) -> None:
    week = sample_settings(tmp_path, 0).week
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(days=4)
        before = told(here)
        chats, clock = here.paper, here.clock
    async with world(tmp_path, paper=chats, clock=clock, week=replace(week, closes=time(18))) as here:
        await here.passes(days=4)
        assert told(here) == before
        assert await dues(here, "step-rung") == {}


async def test_fault_48_in_another_zone_mornings_are_other_moments(tmp_path: Path) -> None:
    week = sample_settings(tmp_path, 0).week
    async with world(tmp_path) as here:
        [at] = (await dues(here, "overdue")).values()
        chats, clock = here.paper, here.clock
    async with world(tmp_path, paper=chats, clock=clock, week=replace(week, zone=ZoneInfo("Asia/Tokyo"))) as here:
        [moved] = (await dues(here, "overdue")).values()
        assert moved == at + timedelta(hours=23) // timedelta(microseconds=1)  # nine has been in Tokyo today


async def test_fault_48_what_a_new_calendar_puts_into_the_past_comes_once(tmp_path: Path) -> None:
    week = sample_settings(tmp_path, 0).week
    async with world(tmp_path, week=replace(week, closes=time(11))) as here:
        await here["wang-min"].submits()  # eight hours at two a day
        await here.passes(days=2)
        assert told(here) == []
        chats, clock = here.paper, here.clock
    async with world(tmp_path, paper=chats, clock=clock, week=week) as here:
        await here.settles()
        await here.settles()
        assert told(here) == ["news-late"]


async def test_fault_50_a_planned_time_that_is_past_brings_no_burst(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(planned="2026-06-02 10:00")  # in an hour
        await here.passes(hours=5)
        before = {person: len(chat) for person, chat in here.paper.chats.items()}
        await here.approved_by(*CHAIN)
        await here.settles()
        fresh = [sheet.card.title.key for person in PUBLISHERS for sheet in here[person].sheets]
        assert fresh == ["release-proofread"] * len(PUBLISHERS)
        assert len(here[HEAD].sheets) == before[HEAD]
