"""Two talks about one item: the second is about itself, and nothing meant for the first one ends up in it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from tests.stories.test_countersigning import disagreed
from tests.support.countersigning import CULTURE, HR, LEADER, MEDICAL, RULE, policy
from tests.support.world import HEAD, OFFICE, World, world

SECRECY: Final = "he-jianping"
# The step of the first talk once more, under a name of its own, and asking everybody anew.
AGAIN: Final = (
    RULE.replace('id = "countersign"', 'id = "countersign-again"')
    .replace(
        '{ zh-Hans = "会签", zh-Hant = "會簽", en = "Countersigning" }',
        '{ zh-Hans = "复签", zh-Hant = "複簽", en = "Again" }',
    )
    .replace('due = "1 working day"', "fresh_eyes = true")
)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=policy(tmp_path)) as opened:
        yield opened


async def ruled_and_sent_back(here: World) -> None:
    """Have a first talk end with a ruling, and a later step ask the units once more."""
    await disagreed(here)
    await here[CULTURE].taps(Verb.KEEP_OBJECTION)
    await here[LEADER].approves()
    await here[OFFICE].returns("请各部门再核", to="countersign")
    assert await here.deciding() == {MEDICAL, CULTURE, HR}


async def test_a_second_talk_asks_those_who_are_against_it_now(here: World) -> None:
    await ruled_and_sent_back(here)
    await here.approved_by(CULTURE, HR)
    await here[MEDICAL].returns("又多了一处数字")
    assert await here.deciding() == {MEDICAL}
    assert "又多了一处数字" in here.printed(here[MEDICAL].card("review"))

    await here[MEDICAL].approves()
    assert await here.deciding() >= {OFFICE}
    await here.approved_by(OFFICE, SECRECY, "zhou-guangyuan")
    assert await here.state() == "signed-off"


async def test_an_objection_that_is_kept_in_a_second_talk_is_ruled_on_by_itself(here: World) -> None:
    await ruled_and_sent_back(here)
    await here.approved_by(CULTURE, HR)
    await here[MEDICAL].returns("又多了一处数字")
    await here[MEDICAL].taps(Verb.KEEP_OBJECTION)
    assert await here.deciding() == {LEADER}
    asked = here[LEADER].hears()
    assert "吴海燕保留意见" in asked
    assert "“又多了一处数字”" in asked
    assert "刘芳保留意见" not in asked
    assert "数字与我部统计不符" not in asked
    await here[LEADER].approves()
    assert await here.deciding() >= {OFFICE}


async def test_words_for_the_first_talk_do_not_go_into_the_second(here: World) -> None:
    await disagreed(here)
    say = here[HR].button(Verb.SAY).token
    await here[HR].taps(Verb.SAY)
    await here["wang-min"].edits("text", "6月3日，志愿队为三百一十二位居民义诊（文化部统计）。")
    await here["wang-min"].taps(Verb.SUBMIT)
    await here[HEAD].approves()
    await here.approved_by(MEDICAL, CULTURE)
    await here[HR].says("我同意用文化部的口径")
    assert "协商已经结束" in here[HR].hears()
    await here[HR].rejects("还缺一处出处")
    assert await here.deciding() == {HR}

    assert (await here[HR].presses(say)).refused
    assert "我同意用文化部的口径" not in here[CULTURE].reads()
    await here[CULTURE].taps(Verb.SAY)
    await here[CULTURE].says("出处已补")
    assert "出处已补" in here[HR].reads()
    await here[HR].approves()
    assert await here.deciding() >= {OFFICE}


async def test_two_steps_of_one_item_have_a_talk_each(tmp_path: Path) -> None:
    again = ('[[step]]\nid = "office"\n', AGAIN)
    async with world(tmp_path, policy=policy(tmp_path, again)) as here:
        await disagreed(here)
        first = here[MEDICAL].button(Verb.SAY).token
        await here[CULTURE].approves()
        assert await here.deciding() == {MEDICAL, CULTURE, HR}
        await here.approved_by(MEDICAL, CULTURE)
        await here[HR].returns("再看仍有出入")
        assert await here.deciding() == {HR}
        assert (await here[MEDICAL].presses(first)).refused

        await here[HR].taps(Verb.KEEP_OBJECTION)
        assert await here.deciding() == {LEADER}
        assert "黄毅保留意见" in here[LEADER].hears()
        assert "刘芳保留意见" not in here[LEADER].hears()
        await here[LEADER].approves()
        assert await here.deciding() >= {OFFICE}
