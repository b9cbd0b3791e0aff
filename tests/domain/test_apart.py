"""Another pair of eyes (P4 二(三)1): whoever was asked in a step is not asked in one that stands apart from it."""

from dataclasses import replace

import pytest

from bot.domain import routing
from bot.domain.handovers import StepUnmanned
from bot.domain.people import PersonId, Role
from bot.domain.policies import Condition, Reopen, Reopening
from bot.domain.routing import NobodyToAsk
from tests.domain.line import ANN, BEN, CAI, DAN, EVA, PUBLISHING, Line, holds, rule, rules

POLICY = rules(rule("desk", Role.PR_DESK), rule("chief", Role.CHIEF, apart_from=("desk",)))


def line(*chiefs: PersonId, deputies: tuple[PersonId, ...] = (EVA,)) -> Line:
    people = (*holds(Role.PR_DESK, ANN, BEN), *holds(Role.CHIEF, *chiefs), *holds(Role.DEPUTY_HEAD, *deputies))
    return Line(POLICY, (*people, *PUBLISHING))


def test_nobody_of_the_other_step_is_asked_be_it_that_he_answered_or_a_colleague() -> None:
    item = line(ANN, BEN, DAN).submits().approves(ANN)
    assert item.waits_for() == [DAN]


def test_where_that_leaves_nobody_the_stand_ins_are_asked() -> None:
    item = line(ANN)
    plan = routing.plan(item.policy, item.versions[1], item.draft, item.roster)
    assert [(step.people, step.stands_in) for step in plan.steps] == [((ANN, BEN), False), ((EVA,), True)]
    assert item.submits().approves(BEN).waits_for() == [EVA]


@pytest.mark.parametrize("deputies", [(), (BEN,)])
def test_stand_ins_stand_apart_as_well_and_with_none_it_is_not_sent_on_its_way(deputies: tuple[PersonId, ...]) -> None:
    with pytest.raises(NobodyToAsk):
        line(ANN, deputies=deputies).submits()


def test_a_step_that_is_not_on_the_way_keeps_nobody_away() -> None:
    item = Line(rules(POLICY.steps[1]), (*holds(Role.CHIEF, ANN), *PUBLISHING)).submits()
    assert item.waits_for() == [ANN]


def test_whoever_joined_the_other_step_meanwhile_is_not_asked_either() -> None:
    item = line(DAN, CAI).submits().joins(DAN, Role.PR_DESK).leaves(ANN)
    assert item.waits_for() == [BEN, DAN]
    assert item.approves(BEN).waits_for() == [CAI]


def test_where_nobody_else_is_left_when_its_turn_comes_the_administrators_are_told() -> None:
    item = line(DAN, deputies=(DAN,)).submits().joins(DAN, Role.PR_DESK).leaves(ANN)
    item.approves(BEN)
    assert item.told(StepUnmanned)
    assert item.waits_for() == [DAN]


def test_a_step_that_comes_in_later_and_asks_who_answered_has_the_one_apart_from_it_asked_again() -> None:
    staff = ((Condition("category", ("staff",)),),)
    first, second = replace(POLICY.steps[0], when=staff), POLICY.steps[1]
    policy = rules(first, second, rule("secret", Role.CONFIDENTIALITY), reopening=Reopening(category=Reopen.NOTHING))
    people = (*holds(Role.PR_DESK, ANN), *holds(Role.CHIEF, ANN, DAN), *holds(Role.CONFIDENTIALITY, CAI), *PUBLISHING)
    item = Line(policy, people).submits().approves(ANN).changes(category="staff").submits()
    assert item.waits_for() == [ANN]
    assert item.approves(ANN).waits_for() == [DAN]


def test_nobody_of_the_other_step_follows_somebody_who_leaves() -> None:
    item = line(DAN).submits().approves(ANN).joins(BEN, Role.CHIEF).leaves(DAN)
    assert item.waits_for() == [EVA]
