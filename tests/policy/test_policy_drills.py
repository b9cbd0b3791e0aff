"""What a policy says of drills: usual, all of it, what does not fit, in words."""

from datetime import timedelta

import pytest

from bot.console import say
from bot.domain.drill_rules import DrillRules
from bot.explaining import crises
from bot.mistakes import Mistakes
from bot.policy import read_policy, shipped
from tests.policy.files import POLICY

ALL = """
[crisis.drills]
in_hours = "quarter"
off_hours = "year"
any_hour = true
announce = "day before"
lasts = "45 min"
everybody = true
outside = true
"""


def read(more: str) -> DrillRules:
    return read_policy(POLICY + more, "policy.toml").drills


def test_without_a_word_there_is_none_but_by_hand() -> None:
    assert read("") == read("[crisis]\n") == read("[crisis.drills]\n") == DrillRules()
    assert DrillRules().lasts == timedelta(minutes=30)


def test_everything_can_be_said() -> None:
    assert read(ALL) == DrillRules(
        in_hours="quarter",
        off_hours="year",
        lasts=timedelta(minutes=45),
        announced=True,
        outside=True,
        everybody=True,
        any_hour=True,
    )


def test_article_8_of_p1_asks_for_them_regularly() -> None:
    policy = read_policy(shipped()["p1"].read_text("utf-8"), "p1")
    assert policy.drills == DrillRules(in_hours="month", off_hours="quarter", clauses=("第八条",))
    assert "定期举行舆情应急处理演练" in policy.clauses["第八条"]
    said = say(list(crises.explained(policy)), "zh-Hans")
    assert "制度要求每月在工作时间内演练一次" in said
    assert "制度要求每季度在工作时间外演练一次" in said


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ('lasts = "4 min"', "crisis.drills.lasts"),
        ('lasts = "5 h"', "crisis.drills.lasts"),
        ('in_hours = "week"', "crisis.drills.in_hours"),
        ('announce = "an hour before"', "crisis.drills.announce"),
        ('clause = "no such clause"', "crisis.drills.clause"),
        ("often = true", "crisis.drills.often"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(more: str, place: str) -> None:
    with pytest.raises(Mistakes) as found:
        read(f"[crisis.drills]\n{more}\n")
    assert place in str(found.value)
