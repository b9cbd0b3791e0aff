"""What a policy says of statements: its own approvers, minutes and channels; what does not fit; all of it in words."""

from datetime import timedelta

import pytest

from bot.console import say
from bot.domain.people import Role, Who
from bot.domain.statements import StatementRules
from bot.explaining import crises
from bot.mistakes import Mistakes
from bot.policy import read_policy
from tests.policy.files import POLICY

OWN = """
[crisis.statements]
clause = "1"
approvers = [{ role = "head", of = "pr-desk" }, { role = "leader-in-charge" }, { role = "chief" }]
minutes = 15
channels = ["weibo"]
valid = 90
"""


def read(more: str) -> StatementRules:
    return read_policy(POLICY + more, "policy.toml").statements


def test_a_policy_that_says_nothing_has_the_usual_ones() -> None:
    assert read("") == read("\n[crisis]\n") == read("\n[crisis.statements]\n") == StatementRules()


def test_it_may_have_its_own() -> None:
    assert read(OWN) == StatementRules(
        approvers=(Who(Role.HEAD, "pr-desk"), Who(Role.LEADER_IN_CHARGE, "unit"), Who(Role.CHIEF)),
        time=timedelta(minutes=15),
        channels=("weibo",),
        valid=timedelta(days=90),
        clauses=("1",),
    )


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ('role = "chief"', 'role = "cheif"', "crisis.statements.approvers[3].role", "unknown role 'cheif'"),
        ('role = "chief"', 'role = "body-head"', "crisis.statements.approvers[3].role", "unknown role 'body-head'"),
        (
            'role = "chief"',
            'role = "chief", of = "unit"',
            "crisis.statements.approvers[3].of",
            "a chief is one of the organisation, not of the unit",
        ),
        (
            'of = "pr-desk"',
            'of = "organisation"',
            "crisis.statements.approvers[1].of",
            "a head is one of the unit, not of the organisation",
        ),
        ('["weibo"]', '["weibbo"]', "crisis.statements.channels", "unknown channel 'weibbo'"),
        ("minutes = 15", "minutes = 0", "crisis.statements.minutes", "must be 1 or more"),
        ('clause = "1"', 'clause = "9"', "crisis.statements.clause", "clause '9'"),
        ("valid = 90", "vlid = 90", "crisis.statements.vlid", "there is no such key here"),
    ],
)
def test_what_does_not_fit_together_is_named(old: str, new: str, key: str, problem: str) -> None:
    assert OWN.count(old) == 1
    with pytest.raises(Mistakes) as raised:
        read(OWN.replace(old, new))
    [mistake] = raised.value.mistakes
    assert mistake.key == key
    assert mistake.problem.startswith(problem)


def test_it_is_told_in_words() -> None:
    def told(more: str) -> str:
        return say(list(crises.explained(read_policy(POLICY + more, "policy.toml"))), "en")

    assert "statements (1): 15 min each: Head of the PR desk → Leader in charge → Chief" in told(OWN)
    assert "statements: 10 min each: Head of the PR desk → Leader in charge" in told("")
