"""What a policy says of reminders: read from its file, told in words, and its mistakes named."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.console import say
from bot.domain.ladders import Ladder
from bot.explaining.policies import explained
from bot.mistakes import Mistakes
from bot.policy import read_policy, shipped
from tests.policy.files import POLICY, lines

HOUR = timedelta(hours=1)


def read(reminders: str) -> Ladder:
    return read_policy(f"{POLICY}\n[reminders]\n{reminders}", "policy.toml").reminders


def test_all_policies_that_come_with_the_bot_chase() -> None:
    for path in shipped().values():
        assert read_policy(path.read_text("utf-8"), path.name).reminders.lends


def test_what_is_not_said_is_usual() -> None:
    assert read("") == Ladder() == read_policy(POLICY, "policy.toml").reminders


def test_what_the_readme_shows_is_usual() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    [shown] = re.findall(r"^\[reminders\]\n(.*?)```", readme, re.MULTILINE | re.DOTALL)
    assert read(shown) == Ladder()


def test_everything_can_be_said() -> None:
    said = 'before = "none"\nfirst_after = "1 working day"\ndoubling = false\nmost = 3\nthen = "nothing"'
    assert read(said) == Ladder(None, 8 * HOUR, doubling=False, most=3, lends=False)


def told(reminders: str) -> str:
    return say(explained(read_policy(f"{POLICY}\n[reminders]\n{reminders}", "policy.toml")), "en")


def test_the_ladder_is_told_in_words() -> None:
    usual = told("")
    assert "reminded 2 working hours before a step is due" in usual
    assert "the first of at most 2 reminders comes after 2 working hours" in usual
    assert "whoever deputises for him" in usual
    assert "reminders come every 4 working hours, at most 1 times" in told(
        'first_after = "4 working hours"\ndoubling = false\nmost = 1'
    )
    bare = told('before = "none"\nmost = 0\nthen = "nothing"')
    assert "reminded" not in bare
    assert "deputises" not in bare


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('before = "2 hours"', "'2 hours' is no working time"),
        ("most = 21", "most"),
        ('then = "deputy"', "then"),
        ('clause = "第九十九条"', "clause '第九十九条': its text is missing under [clauses]"),
    ],
)
def test_mistakes_are_named(said: str, problem: str) -> None:
    with pytest.raises(Mistakes) as found:
        read(said)
    assert problem in "\n".join(lines(found.value))
