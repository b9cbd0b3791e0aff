"""Units that are gone from the directory while they are asked: others go on, else somebody stands in for them."""

from datetime import timedelta

from bot.domain.handovers import StepUnmanned
from bot.domain.people import Role, UnitId, Who
from bot.domain.policies import Disagreement
from tests.domain.line import ANN, CAI, DAN, EVA, GUS, UNIT, Line, holds, rule, rules
from tests.domain.test_units_concerned import CHIEF, HEADS, LAW, NET, countersign, line, of


def gone(item: Line, *units: UnitId) -> Line:
    """Take units out of the directory, and whoever headed them out of that office."""
    item.former += units
    people = [held.person for held in item.holdings if held.unit in units]
    for person in people:
        item.leaves(person, Role.HEAD)
    return item


RULING = Disagreement(timedelta(hours=4), "2", Who(Role.LEADER_IN_CHARGE, "unit"), Who(Role.CHIEF))


def test_a_unit_that_is_gone_is_not_asked_where_others_are() -> None:
    item = gone(line().submits(), NET)
    assert (item.waits_for(), item.told(StepUnmanned)) == ([ANN, CAI], [])
    assert item.approves(ANN, CAI).waits_for() == [DAN]


def test_what_the_others_said_is_enough_when_the_last_unit_asked_is_gone() -> None:
    assert gone(line().submits().approves(ANN, CAI), NET).waits_for() == [DAN]


def test_for_the_only_unit_whoever_would_rule_stands_in() -> None:
    policy = rules(countersign(disagreement=RULING), rule("desk", Role.PR_DESK))
    people = (*HEADS, *CHIEF, *holds(Role.PR_DESK, EVA))
    item = gone(Line(policy, people).changes(concerned=(LAW, NET)).submits(), LAW, NET)
    assert (item.waits_for(), item.open.stands_in, item.open.who) == ([DAN], True, Who(Role.CHIEF))
    assert item.approves(DAN).waits_for() == [EVA]


def test_or_the_stand_in_of_the_lead_unit() -> None:
    item = gone(line(LAW, people=(*HEADS, of(UNIT, EVA, Role.DEPUTY_HEAD))).submits(), LAW)
    assert item.waits_for() == [EVA]
    assert item.approves(EVA).waits_for() == [DAN]


def test_or_that_of_the_organisation() -> None:
    item = gone(line(LAW, people=(*HEADS, *holds(Role.PR_DESK, GUS)), nobody=Who(Role.PR_DESK)).submits(), LAW)
    assert item.waits_for() == [GUS]


def test_and_without_anybody_the_administrators_are_told() -> None:
    item = gone(line(LAW).submits(), LAW)
    assert item.told(StepUnmanned)
    assert item.open.rule == "countersign"
