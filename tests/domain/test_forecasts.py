"""How long things usually take, and which steps lie before what counts."""

from datetime import timedelta

from bot.domain.forecasts import before_point, expected, ordinary, usual
from bot.policy import read_policy, shipped

P1 = read_policy(shipped()["p1"].read_text("utf-8"), "p1")
HOUR = timedelta(hours=1)


def test_a_usual_time_is_known_from_three_passes_on() -> None:
    assert usual([HOUR, HOUR]) is None
    assert usual([HOUR, 9 * HOUR, 2 * HOUR]) == 2 * HOUR


def test_a_step_whose_usual_time_is_not_known_takes_until_it_is_due() -> None:
    assert expected(P1.steps[:2], {}) == 16 * HOUR
    assert expected(P1.steps[:2], {"unit-head": HOUR}) == 9 * HOUR


def test_what_lies_before_the_point_that_counts() -> None:
    steps = ordinary(P1)
    assert [rule.id for rule in steps] == ["unit-head", "pr-desk"]
    assert before_point(steps, "submitted", P1) == ()
    assert [rule.id for rule in before_point(steps, "reached-desk", P1)] == ["unit-head"]
    assert before_point(steps, "signed-off", P1) == steps
    assert before_point(steps[:1], "reached-desk", P1) == steps[:1]
