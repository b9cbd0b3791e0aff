"""Somebody leaves a role: what waits for him passes on, what he decided stays, nothing passes for want of people."""

import pytest

from bot.domain.advancing import reseat
from bot.domain.drafts import DraftState
from bot.domain.facts import StepOpened, StepPassed
from bot.domain.handovers import SeatPassedOn, StepUnmanned
from bot.domain.people import PersonId, Role
from bot.domain.policies import Answer
from bot.domain.steps import SeatState
from tests.domain.line import (
    ADA,
    ANN,
    BEN,
    CAI,
    DAN,
    EVA,
    GUS,
    PUBLISHING,
    WANG,
    Line,
    holds,
    rule,
    rules,
)

DESK, CHIEF, DEPUTY = Role.PR_DESK, Role.CHIEF, Role.DEPUTY_HEAD


def line(*desk: PersonId, answer: Answer = Answer.ANY, deputies: tuple[PersonId, ...] = (EVA,)) -> Line:
    """Give an item that waits for the desk; Dan is the chief, Eva stands in."""
    people = (*holds(DESK, *desk), *holds(CHIEF, DAN), *holds(DEPUTY, *deputies), *PUBLISHING)
    return Line(rules(rule("desk", DESK, answer), rule("chief", CHIEF)), people).submits()


def test_an_open_seat_passes_to_whoever_has_the_role_now() -> None:
    item = line(ANN)
    seat = item.seat(ANN)
    item.joins(BEN, DESK).leaves(ANN)

    assert item.waits_for() == [BEN]
    assert [found.state for found in item.open.seats if found.id == seat.id] == [SeatState.CLOSED]
    [passed_on] = item.told(SeatPassedOn)
    assert (passed_on.gone, passed_on.seats) == (ANN, ((item.seat(BEN).id, BEN),))
    assert item.seat(BEN).version == 1
    assert item.approves(BEN).waits_for() == [DAN]


def test_and_to_the_stand_in_when_nobody_has_the_role() -> None:
    item = line(ANN).leaves(ANN)

    assert item.waits_for() == [EVA]
    assert item.open.stands_in
    assert item.open.who.role is DEPUTY


def test_and_back_to_the_role_when_the_stand_in_leaves() -> None:
    item = line(ANN).leaves(ANN).joins(BEN, DESK).leaves(EVA)

    assert item.waits_for() == [BEN]
    assert (item.open.stands_in, item.open.who.role) == (False, DESK)


def test_the_author_never_inherits_a_seat() -> None:
    item = line(ANN).joins(WANG, DESK).leaves(ANN)
    assert item.waits_for() == [EVA]


def test_those_who_stay_go_on_without_him() -> None:
    item = line(ANN, BEN, answer=Answer.ALL).leaves(ANN)

    assert item.waits_for() == [BEN]
    assert item.told(SeatPassedOn)[0].seats == ()
    assert item.approves(BEN).waits_for() == [DAN]


def test_the_step_passes_when_those_who_stay_have_approved() -> None:
    item = line(ANN, BEN, answer=Answer.ALL).approves(BEN).leaves(ANN)
    assert item.waits_for() == [DAN]
    assert item.round.approvers == (BEN,)


def test_a_successor_is_asked_besides_those_who_stay() -> None:
    item = line(ANN, BEN, answer=Answer.ALL).approves(BEN).joins(CAI, DESK).leaves(ANN)

    assert item.waits_for() == [CAI]
    assert item.approves(CAI).round.approvers == (BEN, CAI)


def test_a_decision_stays_when_its_person_leaves() -> None:
    item = line(ANN, BEN, CAI, answer=Answer.ALL).approves(ANN).leaves(ANN)
    assert item.waits_for() == [BEN, CAI]

    item.leaves(BEN)
    assert item.waits_for() == [CAI]
    assert item.seat(ANN).state is SeatState.DECIDED
    assert item.approves(CAI).round.approvers == (ANN, CAI)


def test_a_majority_is_of_those_who_are_left() -> None:
    item = line(ANN, BEN, CAI, GUS, answer=Answer.MAJORITY).approves(ANN).leaves(BEN)
    assert item.waits_for() == [CAI, GUS]

    item.leaves(CAI)
    assert item.waits_for() == [GUS]
    assert item.approves(GUS).waits_for() == [DAN]


def test_a_majority_against_may_come_from_somebody_leaving() -> None:
    item = line(ANN, BEN, CAI, answer=Answer.MAJORITY).returns(ANN)
    assert item.draft.state is DraftState.IN_REVIEW
    assert item.leaves(BEN).draft.state is DraftState.RETURNED


def test_when_all_have_left_the_stand_in_is_asked_though_one_had_approved() -> None:
    item = line(ANN, BEN, answer=Answer.ALL).approves(ANN).quits(ANN).leaves(BEN)

    assert item.waits_for() == [EVA]
    assert item.approves(EVA).round.approvers == (ANN, EVA)


def test_a_step_that_nobody_can_answer_is_told_to_the_administrators() -> None:
    item = line(ANN, deputies=()).leaves(ANN)

    assert item.draft.state is DraftState.IN_REVIEW
    assert item.told(StepUnmanned) == [StepUnmanned(item.item, item.open.id, item.open.names, (ADA,))]


def test_and_waits_for_somebody_to_get_the_role() -> None:
    item = line(ANN, deputies=()).leaves(ANN).joins(BEN, DESK).leaves(ANN)
    assert item.waits_for() == [BEN]


def test_an_approval_by_one_who_left_does_not_pass_a_step_that_nobody_can_answer() -> None:
    item = line(ANN, BEN, answer=Answer.ALL, deputies=()).approves(ANN).quits(ANN).leaves(BEN)
    assert item.open.rule == "desk"
    assert item.told(StepUnmanned)


def test_seats_still_to_come_are_passed_on_when_their_step_opens() -> None:
    item = line(ANN).joins(BEN, CHIEF).leaves(DAN)
    assert item.told(SeatPassedOn) == []

    item.approves(ANN)

    assert item.waits_for() == [BEN]
    assert item.told(StepOpened)[-1].seats == ((item.seat(BEN).id, BEN),)


def test_nobody_is_sent_what_he_may_no_longer_decide() -> None:
    item = line(ANN, deputies=()).quits(DAN).approves(ANN)

    assert item.told(StepUnmanned)[0].administrators == (ADA,)
    assert item.told(StepOpened)[-1].seats == ()


def test_a_step_whose_people_left_is_not_passed_by_what_they_approved_before() -> None:
    people = (*holds(DESK, ANN), *holds(CHIEF, ANN), *PUBLISHING)
    item = Line(rules(rule("desk", DESK), rule("chief", CHIEF)), people).submits()

    item.quits(ANN, CHIEF).approves(ANN)

    assert item.open.rule == "chief"
    assert item.told(StepUnmanned)


def test_a_successor_who_has_approved_before_is_not_asked_again() -> None:
    item = line(ANN).approves(ANN).joins(ANN, CHIEF).leaves(DAN)

    assert item.draft.state is DraftState.SIGNED_OFF
    assert item.told(StepPassed)[-1].step == item.step("chief").id


def test_whoever_comes_back_gets_a_new_seat() -> None:
    item = line(ANN).joins(BEN, DESK).leaves(ANN).joins(ANN, DESK).leaves(BEN)

    assert item.waits_for() == [ANN]
    assert item.approves(ANN).waits_for() == [DAN]


def test_a_step_asked_once_more_asks_those_who_hold_its_role_then() -> None:
    item = line(ANN).joins(BEN, DESK).leaves(ANN).approves(BEN)
    item.returns(DAN, to=item.step("desk").id)
    assert item.waits_for() == [BEN]
    assert [(seat.person, seat.state) for seat in item.open.seats] == [(ANN, SeatState.CLOSED), (BEN, SeatState.OPEN)]


@pytest.mark.parametrize("person", [ANN, DAN, EVA])
def test_nothing_passes_on_from_somebody_who_is_not_asked_or_keeps_the_role(person: PersonId) -> None:
    item = line(ANN)
    moved = reseat(item.draft, item.round, item.item, item.version, item.around, person)
    assert (moved.round, moved.facts) == (item.round, ())


def test_nothing_passes_on_when_nothing_is_open() -> None:
    item = line(ANN).returns(ANN).quits(ANN)
    assert reseat(item.draft, item.round, item.item, item.version, item.around, ANN).facts == ()


def test_a_policy_that_no_longer_knows_the_step_names_no_stand_in() -> None:
    item = line(ANN)
    item.policy = rules(rule("chief", CHIEF))
    assert item.leaves(ANN).told(StepUnmanned)
