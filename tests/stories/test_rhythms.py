"""How often something appears in each channel (P3 13): what falls behind is said once a day, and on Monday."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.owing import DESK_HEAD, SHANGHAI, lines, opened, reports
from tests.support.world import CHAIN, World, policy_with, world

PUBLISHER, AUTHOR = "ma-tao", "wang-min"
CLAUSE = ("[clauses]\n", '[clauses]\n"第十三条" = "信息发布频次"\n')


def rhythmic(folder: Path) -> Path:
    rhythm = 'rhythm = { clause = "第十三条", at_least = 1, gap = 3 }'
    return policy_with(folder, CLAUSE, ('id = "weibo"\n', f'id = "weibo"\n{rhythm}\n'))


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with opened(tmp_path, "2026-06-01", policy=rhythmic(tmp_path)) as started:
        yield started


def told(here: World, person: str) -> list[str]:
    titles = [sheet.card.title for sheet in here[person].sheets]
    return [here.say(title) for title in titles if title.key == "news-rhythm"]


async def out(here: World) -> None:
    """Have an item released on Weibo."""
    await here[AUTHOR].submits(channels=("weibo",))
    await here.approved_by(*CHAIN)
    await here[PUBLISHER].taps(Verb.PROOFREAD)
    await here[PUBLISHER].releases("weibo", "https://weibo.example/1")


async def test_a_channel_that_falls_behind_is_told_to_publishers_and_the_pr_desk_once_a_day(here: World) -> None:
    await here.passes(days=3, hours=2)  # Thursday
    assert told(here, PUBLISHER) == []
    await here.passes(days=1)
    said = "官方微博：一周发布 0 次，至少要 1 次，已 4 天没有发布，间隔不应超过 3 天（第十三条）"
    for person in (PUBLISHER, "cheng-lu", DESK_HEAD, "sun-yue"):
        assert told(here, person) == [f"发布频次提醒：{said}。请安排发布。"]
    assert told(here, AUTHOR) == []
    await here.passes(hours=12)
    assert len(told(here, PUBLISHER)) == 1


async def test_who_releases_in_time_is_left_in_peace(here: World) -> None:
    await here.passes(days=2)
    await out(here)
    await here.passes(days=3)  # Saturday
    assert told(here, PUBLISHER) == []


async def test_on_days_on_which_nobody_works_nothing_is_said(here: World) -> None:
    await here.passes(days=4)
    await out(here)
    await here.passes(days=2, hours=20)  # Monday, before ten
    assert told(here, PUBLISHER) == []
    await here.passes(days=1, hours=5)  # Tuesday: four days
    assert [words.partition("：官方微博：")[2][:6] for words in told(here, PUBLISHER)] == ["已 4 天没"]


async def test_what_was_behind_stands_in_mondays_report(here: World) -> None:
    await here.passes(days=7)
    assert reports(here, DESK_HEAD) == ["2026-W23"]
    assert lines(here, DESK_HEAD) == [
        "第23周供稿",
        "这一周没有审结的稿件。",
        "官方微博：一周发布 0 次，至少要 1 次，已 6 天没有发布，间隔不应超过 3 天（第十三条）",
    ]


async def test_of_days_on_which_the_bot_was_down_nothing_is_said_afterwards(tmp_path: Path) -> None:
    policy = rhythmic(tmp_path)
    async with opened(tmp_path, "2026-06-01", policy=policy) as here:
        clock, paper = here.clock, here.paper
        await here.passes(hours=1)
    clock.move_to(datetime(2026, 6, 6, 9, tzinfo=SHANGHAI))  # Saturday: Friday's look was missed
    async with world(tmp_path, policy=policy, clock=clock, paper=paper) as here:
        await here.settles()
        assert told(here, PUBLISHER) == []
        await here.passes(days=2, hours=2)
        assert len(told(here, PUBLISHER)) == 1


async def test_without_a_policy_that_asks_for_one_no_channel_is_looked_at(tmp_path: Path) -> None:
    async with opened(tmp_path, "2026-06-01") as here:
        assert await here.rows("SELECT * FROM dues WHERE rule = 'rhythm'") == []
