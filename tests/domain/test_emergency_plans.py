"""Until when an emergency plan holds, and how often a unit has been asked for it by a day."""

from datetime import date

import pytest

from bot.domain import emergency_plans
from bot.domain.aftermath_rules import PlanRule
from bot.domain.emergency_plans import Asking, EmergencyPlan
from bot.domain.people import PersonId, UnitId

UNIT = UnitId("huadong")
RULE = PlanRule(("subsidiary",))


def plan(on: date) -> EmergencyPlan:
    return EmergencyPlan("p", UNIT, PersonId("yu-xia"), on, ())


@pytest.mark.parametrize(
    ("on", "months", "out"),
    [
        (date(2026, 6, 2), 12, date(2027, 6, 2)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 31), 24, date(2028, 12, 31)),
    ],
)
def test_it_holds_for_so_many_months(on: date, months: int, out: date) -> None:
    assert emergency_plans.runs_out(plan(on), PlanRule(("subsidiary",), months=months)) == out


def test_where_a_unit_stands() -> None:
    one = plan(date(2026, 6, 2))
    assert emergency_plans.standing(None, RULE, date(2026, 6, 2)) == "missing"
    assert emergency_plans.standing(one, RULE, date(2027, 5, 2)) == "on-file"
    assert emergency_plans.standing(one, RULE, date(2027, 5, 3)) == "runs-out"
    assert emergency_plans.standing(one, RULE, date(2027, 6, 1)) == "runs-out"
    assert emergency_plans.standing(one, RULE, date(2027, 6, 2)) == "out-of-date"
    never = PlanRule(("subsidiary",), before=())
    assert emergency_plans.standing(one, never, date(2027, 6, 1)) == "on-file"


def test_on_which_days_it_is_asked_for() -> None:
    one, asked = plan(date(2026, 6, 2)), Asking(UNIT, date(2026, 6, 2))
    days = [
        date(2027, 5, 2),
        date(2027, 5, 3),
        date(2027, 5, 26),
        date(2027, 6, 2),
        date(2027, 6, 9),
        date(2027, 6, 23),
    ]
    assert [emergency_plans.come_by(asked, one, RULE, day) for day in days] == [0, 1, 2, 3, 4, 5]
    assert emergency_plans.come_by(asked, None, RULE, date(2026, 6, 2)) == 3
    assert emergency_plans.come_by(asked, None, RULE, date(2026, 6, 9)) == 4
    assert [emergency_plans.heads_too(count, RULE) for count in (1, 3, 4, 5)] == [False, False, True, True]


def test_a_new_plan_begins_a_new_round() -> None:
    one, today = plan(date(2026, 6, 2)), date(2026, 7, 1)
    first = emergency_plans.asking(None, None, UNIT, date(2026, 6, 1))
    assert first == Asking(UNIT, date(2026, 6, 1))
    assert emergency_plans.asking(None, first, UNIT, today) == first
    assert emergency_plans.asking(one, Asking(UNIT, date(2026, 6, 1), 4), UNIT, today) == Asking(UNIT, today, 0, "p")


@pytest.mark.parametrize(
    ("kind", "state", "asked"),
    [("subsidiary", "active", True), ("subsidiary", "preparation", False), ("department", "active", False)],
)
def test_which_units_are_asked(kind: str, state: str, *, asked: bool) -> None:
    assert RULE.asks(kind, state) is asked
