"""How an item moves on: approvals, returns, rejections, and one person in two steps."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain import steps
from bot.domain.advancing import advance
from bot.domain.drafts import DraftState
from bot.domain.facts import Rejected, Returned, SignedOff, StepOpened, StepPassed
from bot.domain.people import Role
from bot.domain.policies import Answer, Policy
from bot.domain.steps import SeatState, StepState, Verdict
from tests.domain.line import ANN, BEN, CAI, DAN, FAY, NOW, PUBLISHING, WANG, Line, holds, rule, rules

HOLDINGS = (
    *holds(Role.PR_DESK, ANN),
    *holds(Role.CONFIDENTIALITY, BEN, CAI),
    *holds(Role.CHIEF, DAN),
    *PUBLISHING,
)
PASSED, OPEN, WAITING = StepState.PASSED, StepState.OPEN, StepState.WAITING
RETURNED, REPLACED = StepState.RETURNED, StepState.REPLACED


def three(answer: Answer = Answer.ANY) -> Policy:
    return rules(rule("desk", Role.PR_DESK), rule("secret", Role.CONFIDENTIALITY, answer), rule("chief", Role.CHIEF))


def line(answer: Answer = Answer.ANY) -> Line:
    return Line(three(answer), HOLDINGS).submits()


def test_each_step_opens_when_the_one_before_has_passed() -> None:
    item = line()
    assert item.waits_for() == [ANN]

    item.approves(ANN)
    assert item.waits_for() == [BEN, CAI]
    assert item.stands() == [("desk", PASSED), ("secret", OPEN), ("chief", WAITING)]


def test_the_last_approval_signs_the_version_off_and_nothing_else() -> None:
    item = line().approves(ANN, BEN, DAN)

    assert item.draft.state is DraftState.SIGNED_OFF
    assert item.round.signed == item.version.fingerprint
    assert item.facts[-1] == SignedOff(item.item, 1, item.version.fingerprint, (FAY,), None, (ANN, BEN, DAN))


def test_where_one_answer_is_enough_nobody_else_is_waited_for() -> None:
    secret = line().approves(ANN, CAI).step("secret")
    assert [seat.state for seat in secret.seats] == [SeatState.CLOSED, SeatState.DECIDED]


def test_where_all_are_asked_all_are_waited_for() -> None:
    item = line(Answer.ALL).approves(ANN, BEN)
    assert item.waits_for() == [CAI]
    assert item.approves(CAI).waits_for() == [DAN]


def test_nothing_moves_while_the_open_step_waits() -> None:
    item = line()
    assert advance(item.draft, item.round, item.item, item.version, item.around).facts == ()


def test_nothing_moves_when_the_item_is_not_under_review() -> None:
    item = line().approves(ANN).returns(BEN)

    moved = advance(item.draft, item.round, item.item, item.version, item.around)

    assert (moved.draft, moved.round, moved.facts) == (item.draft, item.round, ())


def test_a_return_to_the_author_waits_for_him() -> None:
    item = line().approves(ANN).returns(BEN)

    assert item.draft.state is DraftState.RETURNED
    assert item.stands() == [("desk", PASSED), ("secret", RETURNED), ("chief", WAITING)]
    assert item.waits_for() == []
    [returned] = item.told(Returned)
    assert (returned.by, returned.reason, returned.to, returned.earlier) == (BEN, "来源不明", None, (ANN,))


def test_one_return_ends_a_step_in_which_all_are_asked() -> None:
    item = line(Answer.ALL).approves(ANN, BEN).returns(CAI)

    assert item.draft.state is DraftState.RETURNED
    assert item.told(Returned)[0].earlier == (ANN, BEN)


def test_a_return_to_an_earlier_step_asks_from_there_on_again() -> None:
    item = line().approves(ANN, BEN)
    item.returns(DAN, to=item.step("desk").id)

    assert item.draft.state is DraftState.IN_REVIEW
    assert item.stands() == [
        ("desk", REPLACED),
        ("secret", REPLACED),
        ("chief", RETURNED),
        ("desk", OPEN),
        ("secret", WAITING),
        ("chief", WAITING),
    ]
    assert [step.position for step in item.round.steps] == list(range(6))
    assert item.told(Returned)[0].to == item.step("desk").names


def test_and_goes_on_to_the_one_who_returned_it() -> None:
    item = line().approves(ANN, BEN)
    item.returns(DAN, to=item.step("desk").id).approves(ANN, CAI)

    assert item.waits_for() == [DAN]
    assert item.approves(DAN).draft.state is DraftState.SIGNED_OFF
    assert item.round.approvers == (ANN, CAI, DAN)


def test_steps_before_the_one_it_goes_back_to_keep_their_answer() -> None:
    item = line().approves(ANN, BEN)
    item.returns(DAN, to=item.step("secret").id)

    assert item.stands()[0] == ("desk", PASSED)
    assert item.waits_for() == [BEN, CAI]
    assert item.approves(CAI, DAN).round.approvers == (ANN, CAI, DAN)


def test_a_return_to_a_step_that_no_longer_counts_goes_to_the_author() -> None:
    item = line().approves(ANN)
    gone = item.step("desk").id
    item.returns(BEN, to=gone).returns(ANN).submits().approves(ANN).returns(CAI, to=gone)

    assert item.draft.state is DraftState.RETURNED


def test_whoever_it_goes_back_to_is_asked_though_he_approved_before() -> None:
    policy = rules(rule("desk", Role.PR_DESK), rule("secret", Role.CONFIDENTIALITY), rule("chief", Role.CHIEF))
    holdings = (*holds(Role.PR_DESK, ANN), *holds(Role.CONFIDENTIALITY, ANN), *holds(Role.CHIEF, DAN), *PUBLISHING)
    item = Line(policy, holdings).submits().approves(ANN)
    assert item.waits_for() == [DAN]

    item.returns(DAN, to=item.step("secret").id)

    assert item.waits_for() == [ANN]
    assert item.approves(ANN).waits_for() == [DAN]


def test_a_rejection_ends_it_for_everybody() -> None:
    item = line(Answer.ALL).approves(ANN, BEN).rejects(CAI)

    assert item.draft.state is DraftState.REJECTED
    assert item.waits_for() == []
    assert item.stands() == [("desk", PASSED), ("secret", StepState.REJECTED), ("chief", REPLACED)]
    [rejected] = item.told(Rejected)
    assert (rejected.by, rejected.reason, rejected.earlier) == (CAI, "涉密", (ANN, BEN))


def test_of_several_answers_against_a_rejection_is_the_graver() -> None:
    item = line(Answer.ALL).approves(ANN)
    item.decides(BEN, Verdict.RETURN, reason="来源不明")
    item.rejects(CAI)
    assert item.draft.state is DraftState.REJECTED


def test_a_majority_passes_over_the_voice_against() -> None:
    holdings = (*holds(Role.CONFIDENTIALITY, ANN, BEN, CAI), *holds(Role.CHIEF, DAN), *PUBLISHING)
    item = Line(rules(*three(Answer.MAJORITY).steps[1:]), holdings).submits().returns(BEN)
    assert item.waits_for() == [ANN, CAI]
    assert item.approves(ANN, CAI).waits_for() == [DAN]


def twice(*, fresh_eyes: bool = False) -> Line:
    """Ann is the desk and one of two at the next step, or the only one there."""
    policy = rules(
        rule("desk", Role.PR_DESK),
        rule("secret", Role.CONFIDENTIALITY, Answer.ALL, fresh_eyes=fresh_eyes),
        rule("chief", Role.CHIEF),
    )
    return Line(policy, (*holds(Role.PR_DESK, ANN), *holds(Role.CHIEF, DAN), *PUBLISHING))


def test_one_person_in_two_steps_decides_once() -> None:
    item = twice().joins(ANN, Role.CONFIDENTIALITY).submits().approves(ANN)

    assert item.waits_for() == [DAN]
    assert [(passed.names.en, passed.already) for passed in item.told(StepPassed)] == [("desk", None), ("secret", ANN)]
    [seat] = item.step("secret").seats
    assert (seat.state, seat.decision, seat.version) == (SeatState.CARRIED, None, 1)
    assert item.approves(DAN).told(SignedOff)[0].approvers == (ANN, DAN)


def test_the_others_of_the_second_step_are_still_asked() -> None:
    item = twice().joins(ANN, Role.CONFIDENTIALITY).joins(BEN, Role.CONFIDENTIALITY).submits().approves(ANN)

    assert item.waits_for() == [BEN]
    assert item.told(StepOpened)[-1].seats == ((item.seat(BEN).id, BEN),)
    assert item.approves(BEN).waits_for() == [DAN]


@pytest.mark.parametrize("answer", Answer)
def test_a_step_opens_for_one_though_the_others_have_decided(answer: Answer) -> None:
    policy = rules(rule("desk", Role.PR_DESK, Answer.ALL), rule("secret", Role.CONFIDENTIALITY, answer))
    holdings = (*holds(Role.PR_DESK, ANN, BEN), *holds(Role.CONFIDENTIALITY, ANN, BEN, CAI), *PUBLISHING)
    item = Line(policy, holdings).submits().approves(ANN, BEN)

    assert steps.verdict(item.open) is None
    assert item.waits_for() == [CAI]
    assert item.approves(CAI).draft.state is DraftState.SIGNED_OFF


def test_fresh_eyes_are_asked_again() -> None:
    item = twice(fresh_eyes=True).joins(ANN, Role.CONFIDENTIALITY).submits().approves(ANN)
    assert item.waits_for() == [ANN]


def test_an_approval_of_an_older_version_does_not_answer_a_later_step() -> None:
    policy = rules(rule("desk", Role.PR_DESK), rule("chief", Role.CHIEF), rule("secret", Role.CONFIDENTIALITY))
    holdings = (*holds(Role.PR_DESK, ANN), *holds(Role.CONFIDENTIALITY, ANN), *holds(Role.CHIEF, DAN), *PUBLISHING)
    item = Line(policy, holdings).submits().approves(ANN).returns(DAN)
    item.changes(channels=("hall",)).submits().approves(DAN)

    assert item.waits_for() == [ANN]


def test_an_author_who_may_decide_his_own_draft_is_asked() -> None:
    item = Line(rules(rule("desk", Role.PR_DESK), own_drafts=True), (*holds(Role.PR_DESK, WANG), *PUBLISHING))
    assert item.submits().waits_for() == [WANG]
    assert item.approves(WANG).draft.state is DraftState.SIGNED_OFF


def test_a_step_is_due_in_working_time() -> None:
    policy = rules(rule("desk", Role.PR_DESK, due=timedelta(hours=8)), rule("chief", Role.CHIEF))
    item = Line(policy, HOLDINGS).submits()

    assert (item.open.opened_at, item.open.due_at) == (NOW, NOW + timedelta(days=1))
    assert item.told(StepOpened)[0].due_at == item.open.due_at
    assert item.approves(ANN).open.due_at is None


def test_a_policy_without_steps_signs_off_at_once() -> None:
    item = Line(rules(), HOLDINGS).submits()
    assert item.draft.state is DraftState.SIGNED_OFF


def test_who_stands_in_as_publisher_is_told_of_the_sign_off() -> None:
    item = line().approves(ANN, BEN).quits(FAY).approves(DAN)
    assert item.told(SignedOff)[0].publishers == (ANN,)


def test_the_planned_time_goes_to_the_publishers() -> None:
    item = line()
    item.versions[1] = replace(item.version, particulars=replace(item.version.particulars, planned=NOW))
    assert item.approves(ANN, BEN, DAN).told(SignedOff)[0].planned == NOW
