"""Quotas and rhythms in a policy file: what they mean, what is pointed out, how they are told."""

from datetime import time
from pathlib import Path

import pytest

from bot.console import say
from bot.domain.policies import Policy
from bot.domain.quota_rules import QuotaRule, Reminder, Rhythm
from bot.explaining.quotas import explained
from bot.mistakes import Mistakes
from bot.policy import read_policy, shipped
from bot.text import Language, Names
from tests.policy.files import lines, spoilt
from tests.policy.full import FULL

QUOTA = """
[[quota]]
id = "weekly"
names = { zh-Hans = "周报", zh-Hant = "週報", en = "Weekly" }
clause = "1"
at_least = 2
every = "2 weeks"
kind = ["department", "subsidiary"]
units = "it"
counts = "released"
category = "health"
channels = ["weibo"]
media = "video"
remind = ["monday 09:00", "friday 16:30"]
"""
WEIBO = '[[channel]]\nid = "weibo"\n'
OWN = '[[channel]]\nid = "own"\n'
RHYTHM = 'rhythm = { clause = "1", at_least = 3, gap = 2 }\n'
WITH = FULL + QUOTA


def read(*changes: tuple[str, str], text: str = WITH) -> Policy:
    return read_policy(spoilt(text, *changes), "full.toml")


def told(*changes: tuple[str, str]) -> list[str]:
    with pytest.raises(Mistakes) as found:
        read(*changes)
    return lines(found.value)


def test_a_quota_says_who_owes_what_how_often_and_when_he_is_reminded() -> None:
    assert read().quotas == (
        QuotaRule(
            "weekly",
            Names("周报", "週報", "Weekly"),
            "1",
            2,
            ("department", "subsidiary"),
            ("it",),
            "released",
            2,
            ("health",),
            ("weibo",),
            ("video",),
            (Reminder(0, time(9)), Reminder(4, time(16, 30))),
        ),
    )
    assert read((RHYTHM, ""), (WEIBO, WEIBO + RHYTHM), text=WITH + "# " + RHYTHM).channels[1].rhythm == Rhythm(
        "1", 3, 2
    )


@pytest.mark.parametrize(("every", "weeks"), [("week", 1), ("weeks", 1), ("3 weeks", 3), ("month", 0)])
def test_how_often_is_said_in_words(every: str, weeks: int) -> None:
    assert read(('"2 weeks"', f'"{every}"')).quotas[0].weeks == weeks


SHAPES = {
    "no interval": (
        ('"2 weeks"', '"0 weeks"'),
        "every: '0 weeks' is no interval; write it like 'week', '2 weeks' or 'month'",
    ),
    "another interval": (
        ('"2 weeks"', '"daily"'),
        "every: 'daily' is no interval; write it like 'week', '2 weeks' or 'month'",
    ),
    "no day": (
        ('"monday 09:00"', '"mon 9"'),
        "remind[1]: 'mon 9' is no day of the week with a time; write it like 'thursday 10:00'",
    ),
    "no time": (
        ('"monday 09:00"', '"monday 25:00"'),
        "remind[1]: 'monday 25:00' is no day of the week with a time; write it like 'thursday 10:00'",
    ),
}


@pytest.mark.parametrize(("change", "expected"), SHAPES.values(), ids=SHAPES)
def test_what_cannot_be_understood_is_pointed_out(change: tuple[str, str], expected: str) -> None:
    [line] = told(change)
    assert line.endswith(expected)


NO_CLAUSE = "clause '9': its text is missing under [clauses]; add it there, or name another clause; there are: 1"
CONTRADICTIONS: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "nobody owes it": (
        [('kind = ["department", "subsidiary"]\nunits = "it"\n', "")],
        ["quota[1]: is for no units at all; write kind = 'subsidiary', or units = [...]"],
    ),
    "an unknown category and channel": (
        [('category = "health"\nchannels = ["weibo"]', 'category = "helth"\nchannels = ["webo"]')],
        [
            "quota[1].category: unknown category 'helth'; did you mean 'health'?",
            "quota[1].channels: unknown channel 'webo'; did you mean 'weibo'?",
        ],
    ),
    "a desk that nothing comes to": (
        [('counts = "released"', 'counts = "reached-desk"')],
        [
            (
                "quota[1].counts: counts what reaches the PR desk, and no step asks the PR desk;"
                " count another point, such as 'submitted'"
            ),
        ],
    ),
    "a clause that is not there": (
        [(QUOTA, QUOTA.replace('clause = "1"', 'clause = "9"'))],
        [f"quota[1].clause: {NO_CLAUSE}"],
    ),
    "a rhythm that asks for nothing": (
        [(WEIBO, WEIBO + 'rhythm = { clause = "1" }\n')],
        ["channel[2].rhythm: asks for nothing; write at_least = 1 for once a week, or gap = 14 for so many days"],
    ),
    "a rhythm of everybody's own account": (
        [(OWN, OWN + 'rhythm = { clause = "9", gap = 3 }\n')],
        [
            f"channel[1].rhythm.clause: {NO_CLAUSE}",
            (
                "channel[1].rhythm: is of a channel that stands for each subsidiary's own account;"
                " leave it out; ask subsidiaries for items with a [[quota]]"
            ),
        ],
    ),
}


@pytest.mark.parametrize(("changes", "expected"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_what_contradicts_is_pointed_out(changes: list[tuple[str, str]], expected: list[str]) -> None:
    assert [line.partition(" ")[2] if line[0].isdigit() else line for line in told(*changes)] == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "zh-Hans",
            (
                "各单位定期供稿：\n"
                "  周报：部门、分子公司、it每 2 周至少 2 篇，发布时计入（1）。\n"
                "      只计：健康、微博、有视频的。\n"
                "      不足的在周一 09:00、周五 16:30提醒；最后一次同时告诉负责人。\n"
                "微博每周至少发布 3 次（1）。\n"
                "微博间隔不超过 2 天（1）。"
            ),
        ),
        (
            "en",
            (
                "What units hand in from time to time:\n"
                "  Weekly: department, subsidiary, it, at least 2 every 2 weeks, counted when released (1).\n"
                "      Only with: Health, Weibo, a video.\n"
                "      Who is short is reminded Mon 09:00, Fri 16:30; the head with the last one.\n"
                "In Weibo something appears at least 3 times a week (1).\n"
                "In Weibo something appears at least every 2 days (1)."
            ),
        ),
    ],
)
def test_a_policy_is_told_with_its_quotas_and_rhythms(language: Language, expected: str) -> None:
    assert say(explained(read((WEIBO, WEIBO + RHYTHM))), language) == expected


def test_article_23_stands_in_p1_and_other_policies_name_no_interval() -> None:
    found = {name: read_policy(path.read_text("utf-8"), path.name).quotas for name, path in shipped().items()}
    assert {name for name, quotas in found.items() if quotas} == {"p1"}
    [weekly] = found["p1"]
    assert (weekly.kinds, weekly.at_least, weekly.weeks, weekly.counts) == (("subsidiary",), 1, 1, "reached-desk")
    monthly = WITH.replace('every = "2 weeks"', 'every = "month"').replace("remind = ", "# remind = ")
    [line, only] = say(explained(read_policy(monthly, "m.toml")), "zh-Hant").splitlines()[1:]
    assert "每月至少 2 篇" in line
    assert "只計" in only


def test_what_a_policy_suggests_can_be_switched_on(tmp_path: Path) -> None:
    """P3 and P0 ask for something "from time to time" and for a rhythm; an organisation says how often."""
    for name in ("p0", "p3"):
        text = shipped()[name].read_text("utf-8")
        part = text[text.index("# [[quota]]") :]
        switched = "\n".join(line.removeprefix("# ") if line.startswith("# ") else line for line in part.splitlines())
        read_policy(text.replace(part, switched), str(tmp_path / name))
