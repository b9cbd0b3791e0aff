"""Ladders: when reminders come, with growing waits; what is past already is left out; whose seats are lent."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendars import WorkingWeek
from bot.domain.ladders import Ladder, rung_of, rungs
from bot.domain.lending import silent
from bot.domain.people import PersonId, Role, UnitId, Who
from bot.domain.policies import Answer
from bot.domain.steps import Seat, SeatId, SeatState, Step, StepId
from bot.text import Names
from tests.domain.test_calendars import local

WEEK = WorkingWeek(ZoneInfo("Asia/Shanghai"))
HOUR = timedelta(hours=1)
MONDAY, DUE = local("2026-06-01T10:00"), local("2026-06-01T17:00")


def climbed(ladder: Ladder, due: datetime | None = DUE, now: datetime = MONDAY) -> dict[str, datetime]:
    return {rung.name: rung.at for rung in rungs(ladder, due, now, WEEK)}


def test_reminders_come_before_and_after_with_growing_waits_then_others_are_asked() -> None:
    assert climbed(Ladder()) == {
        "before": local("2026-06-01T15:00"),
        "after-1": local("2026-06-02T11:00"),
        "after-2": local("2026-06-02T15:00"),
        "lend": local("2026-06-03T15:00"),
    }


def test_waits_may_stay_the_same() -> None:
    ladder = Ladder(before=None, after=3 * HOUR, doubling=False, most=3, lends=False)
    days = (local("2026-06-02T12:00"), local("2026-06-02T15:00"), local("2026-06-03T10:00"))
    assert tuple(climbed(ladder).values()) == days


def test_others_may_be_asked_without_a_reminder() -> None:
    assert climbed(Ladder(before=None, most=0)) == {"lend": local("2026-06-02T11:00")}


def test_fault_50_what_is_past_already_is_left_out() -> None:
    assert climbed(Ladder(), now=local("2026-06-01T15:00")).keys() == {"after-1", "after-2", "lend"}
    assert climbed(Ladder(), now=local("2026-07-01T15:00")) == {}


def test_a_step_without_a_time_has_no_ladder() -> None:
    assert climbed(Ladder(), None) == {}


def test_the_rung_of_a_due_item() -> None:
    assert [rung_of(period) for period in ("2.after-1", "12.lend")] == ["after-1", "lend"]


def seat(name: str, *, unit: str | None = None, state: SeatState = SeatState.OPEN) -> Seat:
    return Seat(SeatId(name), StepId("s"), PersonId(name), 1, state, unit=UnitId(unit) if unit else None)


STEP = Step(StepId("s"), "desk", 1, Names(en="Desk"), "", Who(Role.PR_DESK), Answer.ANY)


def lent(answer: Answer, *seats: Seat) -> list[str]:
    return [found.id for found in silent(replace(STEP, answer=answer, seats=seats))]


def test_where_one_is_enough_one_seat_is_lent() -> None:
    assert lent(Answer.ANY, seat("a", state=SeatState.CLOSED), seat("b"), seat("c")) == ["b"]
    assert lent(Answer.ANY, seat("a", state=SeatState.DECIDED)) == []


def test_where_all_are_asked_each_silent_one_is_lent() -> None:
    assert lent(Answer.ALL, seat("a"), seat("b", state=SeatState.DECIDED), seat("c")) == ["a", "c"]


def test_of_each_unit_one_seat_is_lent() -> None:
    seats = (seat("a", unit="u"), seat("b", unit="u"), seat("c", unit="v"))
    assert lent(Answer.ALL, *seats) == lent(Answer.ANY, *seats) == ["a", "c"]
