"""A journey: what is open, what counts, who decided, and how it ends."""

from bot.domain.people import Role
from bot.domain.policies import Answer
from bot.domain.rounds import deciders, stop
from bot.domain.steps import SeatState, StepState
from tests.domain.line import ANN, BEN, CAI, DAN, PUBLISHING, Line, holds, rule, rules

POLICY = rules(rule("desk", Role.PR_DESK, Answer.ALL), rule("secret", Role.CONFIDENTIALITY), rule("chief", Role.CHIEF))
HOLDINGS = (
    *holds(Role.PR_DESK, ANN, BEN),
    *holds(Role.CONFIDENTIALITY, CAI),
    *holds(Role.CHIEF, DAN),
    *PUBLISHING,
)


def line() -> Line:
    return Line(POLICY, HOLDINGS).submits()


def test_what_is_open_and_what_has_passed() -> None:
    under_way = line().approves(BEN, ANN)

    assert under_way.open.rule == "secret"
    assert [step.rule for step in under_way.round.passed] == ["desk"]
    assert under_way.round.step(under_way.open.id) == under_way.open
    assert under_way.round.step("nowhere") is None


def test_people_stand_in_the_order_of_the_steps_and_once() -> None:
    under_way = line().approves(BEN, ANN).returns(CAI, to="author").submits().approves(CAI)

    assert [decision.by for decision in under_way.round.decisions] == [ANN, BEN, CAI, CAI]
    assert deciders(under_way.round, None) == (ANN, BEN, CAI)
    assert deciders(under_way.round, CAI) == (ANN, BEN)


def test_approvers_are_those_whose_approval_counts() -> None:
    under_way = line().approves(ANN, BEN, CAI)
    assert under_way.round.approvers == (ANN, BEN, CAI)

    again = under_way.returns(DAN).changes(text="新的正文").submits()
    assert again.round.approvers == ()
    assert deciders(again.round, None) == (ANN, BEN, CAI, DAN)


def test_a_journey_that_is_over_waits_for_nobody() -> None:
    over = stop(line().approves(ANN).round)

    assert over.open is None
    assert {step.state for step in over.steps} == {StepState.REPLACED}
    assert [seat.state for step in over.steps for seat in step.seats] == [SeatState.DECIDED, *[SeatState.CLOSED] * 3]


def test_what_had_passed_stays_passed_when_a_journey_is_over() -> None:
    over = stop(line().approves(ANN, BEN).round)
    assert [step.state for step in over.steps] == [StepState.PASSED, StepState.REPLACED, StepState.REPLACED]
