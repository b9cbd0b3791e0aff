"""A unit is dissolved while items are under way: they go on elsewhere, and nobody is left with a dead card."""

import re
from pathlib import Path

from bot.cards.tokens import Verb
from bot.config import sample_settings
from tests.stories.test_countersigning import asked
from tests.support.countersigning import LEADER, policy
from tests.support.world import HEAD, World, world

SHEN = "shen-tong"


def merged(unit: str, into: str) -> str:
    """Give the sample roster in which a unit is part of another one, with its head as a deputy there."""
    text = sample_settings(Path(), 0).roster.read_text("utf-8")
    blocks = [block for block in re.split(r"(?=^\[\[)", text, flags=re.MULTILINE) if f'\nid = "{unit}"\n' not in block]
    mine = f'unit = "{unit}"'
    moved = [
        block.replace(mine, f'unit = "{into}"').replace('"head"', '"deputy-head"') if mine in block else block
        for block in blocks
    ]
    return re.sub(rf',\s*"{unit}"|"{unit}",\s*', "", "".join(moved))


def entry(text: str, person: str) -> str:
    start = text.index(f'id = "{person}"')
    return text[start : text.index("\n\n", start)]


async def applies(here: World, roster: str) -> str:
    """Have the administrator apply a roster; gives what its card said before."""
    shen = here[SHEN]
    await shen.sends("/名册", [("名册.toml", roster.encode())])
    offered = shen.hears()
    answer = await shen.taps(Verb.APPLY_ROSTER)
    assert not answer.refused, here.say(answer.text)
    return offered


async def test_the_only_unit_that_countersigns_is_gone_and_somebody_stands_in(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await asked(here, "culture")
        await applies(here, merged("culture", "hr"))

        assert await here.deciding() == {LEADER}
        await here[LEADER].approves()
        assert LEADER not in await here.deciding()


async def test_a_unit_that_is_gone_is_still_called_by_its_name(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        await asked(here, "culture")
        await applies(here, merged("culture", "hr"))
        await here["liu-fang"].says("/查 健康宣传日")
        assert "涉及culture" not in here["liu-fang"].reads()
        assert "涉及culture" not in here[LEADER].reads()
        assert "涉及企业文化部" in here[LEADER].reads()


async def test_the_authors_unit_is_gone_and_the_item_goes_with_him(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        offered = await applies(here, merged("marketing", "hr"))

        assert "市场部还有 1 篇稿件在办" in offered
        assert await here.deciding() == {"huang-yi"}
        assert "原来的单位已撤销" in wang.reads()
        assert "人力资源部（您）" in wang.reads()
        await here["huang-yi"].approves()
        assert HEAD not in await here.deciding()


async def test_what_was_taken_back_before_can_be_taken_up_in_the_new_unit(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await wang.taps(Verb.WITHDRAW)
        assert "还有" not in await applies(here, merged("marketing", "hr"))
        assert "news-unit-changed" not in wang.titles()
        await wang.taps(Verb.TAKE_UP)
        await wang.taps(Verb.SUBMIT)
        assert await here.deciding() == {"huang-yi"}


async def test_where_its_author_has_left_too_an_officer_of_the_new_unit_goes_on_with_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        text = merged("marketing", "hr")
        wang = entry(text, "wang-min")
        await applies(here, text.replace(wang, wang.replace('roles = ["officer"]', "active = false")))
        assert await here.rows("SELECT author, unit FROM drafts") == [("sun-hao", "hr")]
        assert await here.deciding() == {"huang-yi"}


async def test_an_item_whose_author_is_gone_with_his_unit_is_told_to_the_administrators(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        text = merged("marketing", "hr")
        await applies(here, text.replace(f"[[person]]\n{entry(text, 'wang-min')}", ""))
        assert "news-author-missing" in here[SHEN].titles()
        assert await here.rows("SELECT unit FROM drafts") == [("marketing",)]


async def test_a_unit_chosen_before_it_was_gone_is_asked_for_anew(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.answers("culture")
        await wang.answers("medical")
        await applies(here, merged("culture", "hr"))
        await wang.taps(Verb.DONE)

        assert "还涉及哪些单位" in wang.hears()
        assert not [choice for choice in wang.last.card.buttons if choice.token.choice == "culture"]
        await wang.taps(Verb.DONE)
        await wang.taps(Verb.SUBMIT)
        assert await here.state() == "in-review"


async def test_a_draft_that_was_ready_is_not_submitted_to_a_unit_that_is_gone(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path)) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.answers("culture")
        await wang.taps(Verb.DONE)
        submit = wang.button(Verb.SUBMIT).token
        await applies(here, merged("culture", "hr"))
        assert not wang.sees(Verb.SUBMIT)
        assert (await wang.presses(submit)).refused
        assert await here.state() == "gathering"
        await wang.taps(Verb.CHANGE)
        await wang.answers("concerned")
        assert "名册里已没有：企业文化部。请重新点选涉及的部门。" in wang.hears()
