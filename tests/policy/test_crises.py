"""A policy's crisis ladder: the usual one, one of its own, what does not fit together, all of it in words."""

from datetime import timedelta

import pytest

from bot.console import say
from bot.domain.crisis_ladder import CrisisLadder, Group, ReportClock, Rung
from bot.domain.people import Role
from bot.explaining import crises
from bot.mistakes import Mistakes
from bot.policy import read_policy, shipped
from tests.policy.files import POLICY

OWN = """
[crisis]
leaders = { role = "chief" }
again = "2 min"
again_for = "20 min"
later = "1 h"
unanswered = "30 s"
quiet = "10 min"
lost = "12 min"

[[crisis.rung]]
after = "0 s"
calls = [{ role = "pr-desk" }, { role = "head", of = "unit" }]
on = "first"

[[crisis.rung]]
after = "90 s"
calls = { everybody = true }
outside = true
"""


def read(more: str) -> CrisisLadder:
    return read_policy(POLICY + more, "policy.toml").crisis


def test_every_policy_has_a_ladder_and_one_that_says_nothing_the_usual_one() -> None:
    assert read("") == CrisisLadder()
    for path in shipped().values():
        ladder = read_policy(path.read_text("utf-8"), path.name).crisis
        assert ladder.rungs[0].calls[0] == Group(Role.DUTY)


@pytest.mark.parametrize(
    ("name", "clause", "quoted"),
    [
        ("p0", "三(六)2", "應立即向信息管理部門報告"),
        ("p1", "第八条", "对于重大突发负面舆情，应第一时间告知公司品牌公关部。"),
        ("p4", "二(五)2", "如发布的信息引发负面舆情或不当解读，应立即启动应急预案"),
    ],
)
def test_policies_on_emergencies_name_their_clause(name: str, clause: str, quoted: str) -> None:
    policy = read_policy(shipped()[name].read_text("utf-8"), name)
    assert policy.crisis == CrisisLadder(clauses=(clause,))
    assert quoted in policy.clauses[clause]
    assert clause in say(list(crises.explained(policy))[:1], "zh-Hans")


def test_a_policy_may_have_a_ladder_of_its_own() -> None:
    ladder = read(OWN)
    assert ladder.rungs == (
        Rung(timedelta(0), (Group(Role.PR_DESK), Group(Role.HEAD, "unit")), "first"),
        Rung(timedelta(seconds=90), (Group(),), outside=True),
    )
    assert ladder.leaders == (Group(Role.CHIEF),)
    minutes = [ladder.again, ladder.again_for, ladder.later, ladder.unanswered, ladder.quiet, ladder.lost]
    assert minutes == [timedelta(minutes=count) for count in (2, 20, 60, 0.5, 10, 12)]


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ('after = "0 s"', 'after = "5 s"', "crisis.rung[1]", "does not call anybody at once"),
        ('after = "90 s"', 'after = "0 s"', "crisis.rung[2].after", "is no later than the rung before"),
        ('after = "90 s"', 'after = "soon"', "crisis.rung[2].after", "'soon' is no time by the clock"),
        ('lost = "12 min"', 'lost = "10 min"', "crisis.lost", "is no later than quiet"),
        ('again = "2 min"', 'again = "20 s"', "crisis.again", "calls people more often than once a minute"),
        ("[crisis]", '[crisis]\nreports = { every = "30 s" }', "crisis.reports", "asks for reports more often than"),
        ("{ everybody = true }", "{ of = 'unit' }", "crisis.rung[2].calls", "names nobody, or a role and everybody"),
        ('role = "chief"', 'role = "cheif"', "crisis.leaders", "unknown role 'cheif'"),
        ("[crisis]", '[crisis]\nclause = "第九十九条"', "crisis.clause", "clause '第九十九条'"),
    ],
)
def test_what_does_not_fit_together_is_named(old: str, new: str, key: str, problem: str) -> None:
    assert OWN.count(old) == 1
    with pytest.raises(Mistakes) as raised:
        read(OWN.replace(old, new))
    [mistake] = raised.value.mistakes
    assert mistake.key == key
    assert mistake.problem.startswith(problem)


def test_how_often_a_report_is_due_is_policys_to_say() -> None:
    own = read(OWN.replace("[crisis]", '[crisis]\nreports = { first = "5 min", stable = "2 h" }')).reports
    assert own == ReportClock(timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
    assert read(OWN).reports == ReportClock()


def test_it_is_told_in_words() -> None:
    def told(more: str) -> str:
        return say(list(crises.explained(read_policy(POLICY + more, "policy.toml"))), "en")

    assert "after 1 min 30 s: everybody" in told(OWN)
    assert "called at once: who is on duty (where nobody is, the PR desk)" in told("")
    assert "situation reports: the first 10 min after taking, then every 30 min, while stable every 60 min" in told("")
    faster = OWN.replace('after = "90 s"', 'after = "30 s"')
    assert "after 30 s: everybody" in told(faster)
