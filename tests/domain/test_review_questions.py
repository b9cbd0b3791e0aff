"""What a step has to look at, and what an opinion signs of it."""

from dataclasses import replace

import pytest

from bot.domain.people import Role
from bot.domain.policies import ReviewQuestion
from bot.domain.review_questions import looked_at, signed
from bot.domain.steps import Opinion, Verdict
from bot.text import Names
from tests.domain.line import ANN, PUBLISHING, Line, holds, rule, rules

ASKED = (ReviewQuestion("true", Names(en="It is true"), "四(三)1"), ReviewQuestion("ours", Names(en="Ours"), "四"))


def test_a_step_looks_at_what_its_rule_says_but_not_in_a_talk() -> None:
    policy = rules(rule("desk", Role.PR_DESK, questions=ASKED))
    step = Line(policy, (*holds(Role.PR_DESK, ANN), *PUBLISHING)).submits().round.steps[0]
    assert looked_at(step, policy) == ASKED
    assert looked_at(replace(step, kind="talk"), policy) == ()
    assert looked_at(replace(step, rule="gone"), policy) == ()


def test_an_approval_signs_yes_to_all() -> None:
    opinion = signed(Opinion(Verdict.APPROVE, remark="好"), ASKED)
    assert opinion.answers == (("true", True), ("ours", True))
    assert opinion.remark == "好"


@pytest.mark.parametrize("verdict", [Verdict.RETURN, Verdict.REJECT])
def test_whoever_is_against_signs_what_he_named(verdict: Verdict) -> None:
    opinion = Opinion(verdict, reason="不实", answers=(("true", False),))
    assert signed(opinion, ASKED) is opinion


def test_where_nothing_is_to_be_looked_at_nothing_is_signed() -> None:
    opinion = Opinion(Verdict.APPROVE)
    assert signed(opinion, ()) is opinion
