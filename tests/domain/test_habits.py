"""How people want to be told: what they chose goes before what is usual; hours as they write them."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendars import Hours, WorkingWeek
from bot.domain.effects import Lane
from bot.domain.habits import NONE, Chosen, Gathers, Habits, NoSuchHour, NoSuchHours, hour, hours, written_hours
from tests.domain.test_calendars import local

NIGHT = Hours(time(21), time(7, 30))
USUAL = Habits(NIGHT, time(8, 30), Gathers.REMINDERS)


def test_who_chose_nothing_is_told_as_usual() -> None:
    assert Chosen().habits(USUAL) == USUAL


def test_what_somebody_chose_goes_before_what_is_usual() -> None:
    chosen = Chosen("22:00-06:15", "13:30", Gathers.NEWS)
    assert chosen.habits(USUAL) == Habits(Hours(time(22), time(6, 15)), time(13, 30), Gathers.NEWS)
    assert Chosen(NONE).habits(USUAL) == Habits(None, time(8, 30), Gathers.REMINDERS)


def test_decisions_and_crises_are_never_gathered() -> None:
    lanes = {gathers: [lane for lane in Lane if lane >= Habits(gathers=gathers).gathers_from] for gathers in Gathers}
    assert lanes == {
        Gathers.NOTHING: [],
        Gathers.REMINDERS: [Lane.REMINDERS, Lane.BULK],
        Gathers.NEWS: [Lane.REQUESTS, Lane.REMINDERS, Lane.BULK],
    }


def test_the_next_digest_is_on_a_working_day() -> None:
    week = WorkingWeek(ZoneInfo("Asia/Shanghai"))
    assert USUAL.next_digest(local("2026-06-05T08:30"), week) == local("2026-06-08T08:30")


@pytest.mark.parametrize("words", ["", "21:00", "21:00-", "21:00-21:00", "25:00-07:00", "21-7:00x", "晚上"])
def test_no_hours(words: str) -> None:
    with pytest.raises(NoSuchHours):
        hours(words)


@pytest.mark.parametrize("words", ["", "8", "24:00", "08:60", "早上"])
def test_no_hour(words: str) -> None:
    with pytest.raises(NoSuchHour):
        hour(words)


def test_hours_as_they_are_written() -> None:
    assert hours(" 21:00 - 7:30 ") == NIGHT
    assert written_hours(NIGHT) == "21:00-07:30"
    assert hour("7:05") == time(7, 5)
