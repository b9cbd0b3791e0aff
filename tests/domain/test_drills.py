"""When a drill is: drawn alike everywhere, within the hours that are meant; and by what ladder it calls."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendars import WorkingWeek
from bot.domain.crisis_ladder import CrisisLadder, Group, Rung
from bot.domain.drill_rules import DrillRules, Every, Occasion
from bot.domain.drills import drawn, following, ladder, period, wanted
from bot.domain.people import Role
from bot.official_days import china

WEEK = WorkingWeek(ZoneInfo("Asia/Shanghai"), official=china())
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
HALF = timedelta(minutes=30)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
EVERY: tuple[Every, ...] = ("month", "quarter", "year")


def rules(**more: object) -> DrillRules:
    return replace(DrillRules(in_hours="month", off_hours="quarter"), **more)  # type: ignore[arg-type]


@given(DAYS, st.text(max_size=10))
def test_in_working_hours_it_begins_and_ends_while_people_work(day: date, seed: str) -> None:
    at = drawn(rules(), Occasion.IN_HOURS, day, seed, WEEK, LONG_AGO)
    assert at is not None
    local, ends = at.astimezone(WEEK.zone), (at + HALF).astimezone(WEEK.zone)
    assert period("month", local.date()) == period("month", day)
    assert WEEK.works(local.date())
    assert WEEK.opens <= local.time()
    assert ends.time() <= WEEK.closes
    assert local.second == 0


@given(DAYS, st.text(max_size=10))
def test_outside_working_hours_it_wakes_nobody(day: date, seed: str) -> None:
    at = drawn(rules(), Occasion.OFF_HOURS, day, seed, WEEK, LONG_AGO)
    assert at is not None
    local, ends = at.astimezone(WEEK.zone), (at + HALF).astimezone(WEEK.zone)
    assert period("quarter", local.date()) == period("quarter", day)
    assert time(7) <= local.time()
    assert ends.time() <= time(23)
    assert not (WEEK.works(local.date()) and local.time() < WEEK.closes)


def test_policy_may_let_it_come_by_night() -> None:
    days = [date(2026, 1, 1) + timedelta(days=92 * number) for number in range(60)]
    found = [drawn(rules(any_hour=True), Occasion.OFF_HOURS, day, "x", WEEK, LONG_AGO) for day in days]
    hours = {at.astimezone(WEEK.zone).hour for at in found if at is not None}
    assert hours & {0, 1, 2, 3, 4, 5, 6}
    for at in found:
        assert at is not None
        local = at.astimezone(WEEK.zone)
        assert not (WEEK.works(local.date()) and WEEK.opens <= local.time() < WEEK.closes)


def test_it_is_drawn_alike_wherever_that_is_worked_out_and_otherwise_for_others() -> None:
    june = date(2026, 6, 1)
    found = {drawn(rules(), Occasion.IN_HOURS, day, "青禾", WEEK, LONG_AGO) for day in (june, date(2026, 6, 30))}
    assert len(found) == 1
    others = {drawn(rules(), Occasion.IN_HOURS, june, seed, WEEK, LONG_AGO) for seed in ("a", "b", "c", "d")}
    assert len(others) == 4


def test_a_draw_that_went_by_is_followed_by_the_next_one_and_in_the_end_by_none() -> None:
    june = date(2026, 6, 1)
    first = drawn(rules(), Occasion.IN_HOURS, june, "x", WEEK, LONG_AGO)
    assert first is not None
    second = drawn(rules(), Occasion.IN_HOURS, june, "x", WEEK, first)
    assert second is not None
    assert second > first
    assert drawn(rules(), Occasion.IN_HOURS, june, "x", WEEK, datetime(2026, 6, 30, 12, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    "said", [DrillRules(), rules(lasts=timedelta(hours=9)), rules(in_hours=None)], ids=["none", "too long", "not these"]
)
def test_there_is_none_where_policy_asks_for_none_or_no_day_has_room(said: DrillRules) -> None:
    assert drawn(said, Occasion.IN_HOURS, date(2026, 6, 1), "x", WEEK, LONG_AGO) is None
    assert said.every(Occasion.HAND) is None


def test_periods_have_names_and_follow_each_other() -> None:
    day = date(2026, 12, 31)
    assert [period(every, day) for every in EVERY] == ["2026-12", "2026-Q4", "2026"]
    assert [following(every, day) for every in EVERY] == [date(2027, 1, 1)] * 3
    assert period("quarter", date(2026, 3, 31)) == "2026-Q1"
    assert following("month", date(2026, 2, 3)) == date(2026, 3, 1)


def test_its_ladder_stops_before_the_whole_directory_and_calls_nothing_outside() -> None:
    usual = CrisisLadder()
    short = ladder(usual, rules())
    assert len(short.rungs) == len(usual.rungs) - 1
    assert not short.hook
    whole = ladder(usual, rules(everybody=True, outside=True))
    assert whole == usual
    heard = ladder(usual, rules(outside=True))
    assert (heard.rungs[-1].calls, heard.rungs[-1].outside, heard.hook) == ((), True, True)
    mixed = replace(usual, rungs=(*usual.rungs[:3], Rung(timedelta(minutes=4), (Group(Role.CHIEF), Group()))))
    assert ladder(mixed, rules()).rungs[-1].calls == (Group(Role.CHIEF),)


def test_somebody_should_have_it_before_more_people_are_called() -> None:
    usual = CrisisLadder()
    assert wanted(usual) == timedelta(minutes=3)
    assert wanted(replace(usual, rungs=usual.rungs[:3])) == usual.again
