"""A new version: what has to look again, what stays approved, and what stays signed off."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain import routing
from bot.domain.drafts import DraftState
from bot.domain.facts import SignedOff
from bot.domain.people import Role
from bot.domain.policies import Answer, Condition, Reopen, Reopening
from bot.domain.routing import NobodyToAsk
from bot.domain.steps import SeatState, StepState, Verdict
from tests.domain.line import ANN, BEN, CAI, DAN, EVA, NOW, PICTURE, PUBLISHING, Line, holds, rule, rules

STEPS = (
    rule("desk", Role.PR_DESK),
    rule("secret", Role.CONFIDENTIALITY, Answer.ALL),
    rule("legal", Role.HEAD, when=((Condition("category", ("staff",)),),)),
    rule("chief", Role.CHIEF),
)
HOLDINGS = (
    *holds(Role.PR_DESK, ANN),
    *holds(Role.CONFIDENTIALITY, BEN, CAI),
    *holds(Role.HEAD, EVA),
    *holds(Role.CHIEF, DAN),
    *PUBLISHING,
)
PASSED, OPEN, WAITING = StepState.PASSED, StepState.OPEN, StepState.WAITING
RETURNED, REPLACED = StepState.RETURNED, StepState.REPLACED
SOON = NOW + timedelta(days=1)


def line(**reopening: Reopen) -> Line:
    policy = rules(*STEPS, reopening=Reopening(**({"content": Reopen.RETURNER} | reopening)))
    return Line(policy, HOLDINGS).submits()


def signed(**reopening: Reopen) -> Line:
    return line(**reopening).approves(ANN, BEN, CAI, DAN)


def test_where_everything_is_re_opened_everybody_looks_again() -> None:
    item = line(content=Reopen.ALL).approves(ANN).returns(BEN).changes(text="新的正文").submits()

    assert item.draft.state is DraftState.IN_REVIEW
    assert item.stands() == [
        ("desk", REPLACED),
        ("secret", RETURNED),
        ("desk", OPEN),
        ("secret", WAITING),
        ("chief", WAITING),
    ]
    assert [step.position for step in item.round.steps] == [0, 1, 2, 3, 4]
    assert item.round.version == 2
    assert item.seat(ANN).version == 2


def test_where_the_one_who_returned_it_looks_again_approvals_before_him_stay() -> None:
    item = line().approves(ANN).returns(BEN).changes(text="新的正文").submits()

    assert item.stands() == [("desk", PASSED), ("secret", RETURNED), ("secret", OPEN), ("chief", WAITING)]
    assert item.waits_for() == [BEN, CAI]
    assert item.approves(BEN, CAI, DAN).told(SignedOff)[0].approvers == (ANN, BEN, CAI, DAN)


def test_a_change_under_review_asks_the_open_step_about_the_new_version() -> None:
    item = line().approves(ANN, BEN)
    shown = item.seat(CAI)

    item.changes(text="新的正文").submits()

    assert item.stands() == [("desk", PASSED), ("secret", REPLACED), ("secret", OPEN), ("chief", WAITING)]
    assert item.waits_for() == [BEN, CAI]
    [closed] = [seat for step in item.round.steps for seat in step.seats if seat.id == shown.id]
    assert (closed.state, closed.version) == (SeatState.CLOSED, 1)


def test_a_change_under_review_of_everything_asks_everybody() -> None:
    item = line(content=Reopen.ALL).approves(ANN, BEN).changes(text="新的正文").submits()
    assert item.waits_for() == [ANN]
    assert item.stands()[:2] == [("desk", REPLACED), ("secret", REPLACED)]


def test_where_nothing_is_re_opened_an_approval_in_the_open_step_stays_too() -> None:
    item = line().approves(ANN, BEN).changes(note="急").submits()

    assert item.waits_for() == [CAI]
    assert item.seat(CAI).version == 2
    assert item.approves(CAI).waits_for() == [DAN]


def test_but_an_answer_against_does_not() -> None:
    item = line().approves(ANN)
    item.decides(BEN, Verdict.RETURN, reason="来源不明")
    assert item.changes(note="急").submits().waits_for() == [BEN, CAI]


def test_after_a_return_the_one_who_returned_it_looks_again_even_if_nothing_is_re_opened() -> None:
    item = line().approves(ANN).returns(CAI).changes(note="已核").submits()
    assert item.waits_for() == [BEN, CAI]
    assert line().approves(ANN).returns(CAI).submits().waits_for() == [BEN, CAI]


def test_an_approval_in_another_step_is_not_taken_for_one_in_this() -> None:
    item = line().approves(ANN, BEN, CAI).changes(note="急").submits()
    assert item.waits_for() == [DAN]


CONTENT: list[dict[str, Any]] = [
    {"title": "新标题"},
    {"text": "新的正文"},
    {"source_words": "卫健委"},
    {"attachments": ()},
    {"attachments": (PICTURE, replace(PICTURE, digest="b" * 64))},
]


@pytest.mark.parametrize("what", CONTENT)
@pytest.mark.parametrize("rule_for_content", Reopen)
def test_after_sign_off_a_change_of_content_re_opens_every_step(what: dict[str, Any], rule_for_content: Reopen) -> None:
    item = signed(content=rule_for_content).changes(**what).submits()

    assert item.draft.state is DraftState.IN_REVIEW
    assert (item.round.signed, item.round.passed, item.waits_for()) == ("", (), [ANN])
    item.approves(ANN, BEN, CAI, DAN)
    assert item.round.signed == item.version.fingerprint


def test_after_sign_off_nobody_returned_it_so_all_look_again() -> None:
    item = signed(channels=Reopen.RETURNER).changes(channels=("hall",)).submits()
    assert (item.waits_for(), item.round.passed) == ([ANN], ())


@pytest.mark.parametrize("what", [{"note": "急"}, {"planned": SOON}])
def test_what_re_opens_nothing_leaves_the_sign_off_as_it_is(what: dict[str, Any]) -> None:
    item = signed()
    before = item.round.signed

    item.changes(**what).submits()

    assert item.draft.state is DraftState.SIGNED_OFF
    assert (item.round.version, item.round.signed) == (2, before)
    assert item.version.fingerprint == before


def test_a_change_of_category_brings_in_the_step_that_it_asks_for() -> None:
    item = line().approves(ANN, BEN, CAI).changes(category="staff").submits()
    assert item.waits_for() == [ANN]

    item.approves(ANN, BEN, CAI)
    assert item.waits_for() == [EVA]


def test_and_only_that_where_nothing_else_is_re_opened() -> None:
    item = line(category=Reopen.NOTHING).approves(ANN, BEN, CAI).changes(category="staff").submits()

    assert item.waits_for() == [EVA]
    assert item.approves(EVA, DAN).draft.state is DraftState.SIGNED_OFF


def test_and_even_after_sign_off() -> None:
    item = signed(category=Reopen.NOTHING).changes(category="staff").submits()

    assert (item.draft.state, item.round.signed) == (DraftState.IN_REVIEW, "")
    assert item.waits_for() == [EVA]
    assert item.approves(EVA).told(SignedOff)[-1].approvers == (ANN, BEN, CAI, DAN, EVA)


def test_a_step_that_is_no_longer_asked_for_is_not_asked() -> None:
    item = line(category=Reopen.RETURNER).changes(category="staff").submits().approves(ANN, BEN, CAI).returns(EVA)
    assert item.changes(category="news").submits().waits_for() == [DAN]


def test_nobody_is_missed_in_a_step_that_keeps_its_answer() -> None:
    item = line().approves(ANN).returns(BEN).quits(ANN)
    assert item.changes(text="新的正文").submits().waits_for() == [BEN, CAI]


def test_but_in_one_that_looks_again() -> None:
    item = line(content=Reopen.ALL).approves(ANN).returns(BEN).quits(ANN)
    with pytest.raises(NobodyToAsk):
        item.changes(text="新的正文").submits()


def test_who_has_the_role_now_is_asked_about_the_new_version() -> None:
    item = line().approves(ANN).returns(BEN).quits(BEN).joins(EVA, Role.CONFIDENTIALITY)
    assert item.changes(text="新的正文").submits().waits_for() == [CAI, EVA]


@pytest.mark.parametrize(
    ("changes", "opened", "after_sign_off"),
    [
        (set(), Reopen.NOTHING, Reopen.NOTHING),
        ({"note", "planned"}, Reopen.NOTHING, Reopen.NOTHING),
        ({"content"}, Reopen.RETURNER, Reopen.ALL),
        ({"content", "note"}, Reopen.RETURNER, Reopen.ALL),
        ({"category"}, Reopen.ALL, Reopen.ALL),
        ({"channels"}, Reopen.RETURNER, Reopen.ALL),
        ({"channels", "category"}, Reopen.ALL, Reopen.ALL),
    ],
)
def test_of_several_changes_the_gravest_says_what_is_re_opened(
    changes: set[str], opened: Reopen, after_sign_off: Reopen
) -> None:
    policy = line().policy
    assert routing.reopens(frozenset(changes), line().round, policy) is opened
    assert routing.reopens(frozenset(changes), signed().round, policy) is after_sign_off


def test_approvals_that_stay_valid_can_be_named() -> None:
    item = line().approves(ANN, BEN, CAI)
    journey, plan = item.round, routing.plan(item.policy, item.version, item.draft, item.roster)
    for what in (Reopen.RETURNER, Reopen.NOTHING):
        assert routing.kept(journey, what, plan) == ("desk", "secret")
    assert routing.kept(journey, Reopen.ALL, plan) == ()
