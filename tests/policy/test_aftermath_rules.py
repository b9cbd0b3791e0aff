"""What a policy says of accounts and of emergency plans: the usual, its own, what does not fit, all of it in words."""

import pytest

from bot.console import say
from bot.domain.aftermath_rules import AfterRule, PlanRule
from bot.explaining import crises
from bot.mistake_words import told
from bot.mistakes import Mistakes
from bot.policy import read_policy, shipped
from tests.policy.files import POLICY

PLANS = """
[crisis]
account_due = "5 days"
account_of_drills = true

[crisis.plans]
kind = ["subsidiary", "department"]
months = 6
"""


def test_an_account_is_due_in_three_days_and_no_plans_are_asked_for_unless_policy_says_so() -> None:
    policy = read_policy(POLICY, "policy.toml")
    assert (policy.aftermath, policy.plans) == (AfterRule(3), PlanRule())
    own = read_policy(POLICY + PLANS + "before = [7, 14]\nafter = []\n", "policy.toml")
    assert own.aftermath == AfterRule(5, drills=True)
    assert own.plans == PlanRule(("subsidiary", "department"), months=6, before=(14, 7), after=())


def test_p1_asks_subsidiaries_for_a_plan_by_its_article_8() -> None:
    policy = read_policy(shipped()["p1"].read_text("utf-8"), "p1")
    assert policy.plans == PlanRule(("subsidiary",), ("第八条",))
    assert "制定舆情应急处置预案" in policy.clauses["第八条"]
    others = [read_policy(path.read_text("utf-8"), name).plans for name, path in shipped().items() if name != "p1"]
    assert set(others) == {PlanRule()}


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ('"5 days"', '"soon"', "crisis.account_due", "'soon' is no number of days"),
        ('"5 days"', '"0 days"', "crisis.account_due", "'0 days' is no number of days"),
        ('kind = ["subsidiary", "department"]', "kind = []", "crisis.plans.kind", "is an empty list"),
        ('kind = ["subsidiary", "department"]\n', "", "crisis.plans.kind", "is missing"),
        ("months = 6", 'clause = "第九十九条"', "crisis.plans.clause", "clause '第九十九条'"),
    ],
)
def test_what_does_not_fit_is_named_with_its_mend(old: str, new: str, key: str, problem: str) -> None:
    assert PLANS.count(old) == 1
    with pytest.raises(Mistakes) as raised:
        read_policy(POLICY + PLANS.replace(old, new), "policy.toml")
    [mistake] = raised.value.mistakes
    assert (mistake.key, mistake.problem.startswith(problem)) == (key, True), mistake
    assert told(mistake).key == "mistakes-at"


def test_it_is_told_in_words() -> None:
    def said(policy: str) -> str:
        return say(list(crises.explained(read_policy(policy, "policy.toml"))), "en")

    assert "Within 3 days of its end its owner gives an account" in said(POLICY)
    assert "Within 5 days of its end its owner gives an account, of drills as well" in said(POLICY + PLANS)
    assert "an emergency plan is on file, renewed every 6 months" in said(POLICY + PLANS)
    p1 = shipped()["p1"].read_text("utf-8")
    assert "an emergency plan is on file, renewed every 12 months (Art. 8)" in said(p1)
