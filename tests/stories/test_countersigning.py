"""The units concerned countersign in parallel; where they differ they talk, and if that fails somebody rules."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.countersigning import CULTURE, HR, LEADER, MEDICAL, policy, submits
from tests.support.world import HEAD, OFFICE, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, policy=policy(tmp_path)) as opened:
        yield opened


async def asked(here: World, *units: str) -> str:
    """Bring an item to the units concerned."""
    number = await submits(here["wang-min"], *(units or ("medical", "culture", "hr")))
    await here[HEAD].approves()
    return number


async def disagreed(here: World) -> str:
    """Bring an item to a talk: one unit is against it, two are for it."""
    number = await asked(here)
    await here[MEDICAL].approves()
    await here[CULTURE].returns("数字与我部统计不符")
    await here[HR].approves()
    return number


async def test_all_units_are_asked_at_once_and_see_each_others_opinions(here: World) -> None:
    await asked(here)
    assert await here.deciding() == {MEDICAL, CULTURE, HR}

    await here[MEDICAL].remarks("数据已核")
    assert "会签（医务管理部）：吴海燕同意" in here[CULTURE].reads()
    assert "“数据已核”" in here[CULTURE].reads()

    await here.approved_by(CULTURE, HR)
    assert OFFICE in await here.deciding()


async def test_an_objection_does_not_send_it_back_before_all_units_have_answered(here: World) -> None:
    await asked(here)
    await here[CULTURE].returns("数字与我部统计不符")

    assert "已记下您对" in here[CULTURE].reads()
    assert await here.deciding() == {MEDICAL, HR}
    assert "刘芳要求修改" in here[MEDICAL].reads()
    assert await here.state() == "in-review"


async def test_they_talk_and_who_objected_agrees(here: World) -> None:
    await disagreed(here)
    assert await here.deciding() == {CULTURE}
    assert here[MEDICAL].card("talk-title").buttons
    assert here["wang-min"].card("talk-title").buttons

    await here["wang-min"].taps(Verb.SAY)
    await here["wang-min"].says("用的是卫健局的口径，已在文末注明")
    await here[MEDICAL].taps(Verb.SAY)
    await here[MEDICAL].says("我部核过，一致")
    for person in (CULTURE, MEDICAL, HEAD):
        read = here[person].reads()
        assert read.index("用的是卫健局的口径") < read.index("我部核过，一致")

    await here[CULTURE].approves()
    assert OFFICE in await here.deciding()
    assert "已协商一致" in here["wang-min"].reads()
    await here.approved_by(OFFICE, "he-jianping", "zhou-guangyuan")
    assert "吴海燕、黄毅、刘芳" in here["ma-tao"].reads()


async def test_who_keeps_his_objection_takes_it_to_the_leader_in_charge(here: World) -> None:
    await disagreed(here)
    answer = await here[CULTURE].taps(Verb.KEEP_OBJECTION)
    assert "保留意见" in here.say(answer.text)
    assert await here.deciding() == {LEADER}

    seen = here[LEADER].reads()
    assert "请您裁定" in seen
    assert "刘芳保留意见" in seen
    assert "“数字与我部统计不符”" in seen
    assert "吴海燕同意" in seen

    await here[LEADER].remarks("以卫健局口径为准")
    assert OFFICE in await here.deciding()
    for person in (MEDICAL, CULTURE, HR, "wang-min"):
        assert "林淑华已裁定（二(二)2）" in here[person].reads()
    assert "林淑华裁定同意" in here[OFFICE].reads()


@pytest.mark.parametrize("verdict", ["returns", "rejects"])
async def test_the_ruling_may_send_it_back_or_end_it(here: World, verdict: str) -> None:
    await disagreed(here)
    await here[CULTURE].taps(Verb.KEEP_OBJECTION)
    await (here[LEADER].returns("按文化部口径改") if verdict == "returns" else here[LEADER].rejects("此事不宜发布"))

    assert await here.state() == ("returned" if verdict == "returns" else "rejected")
    assert "林淑华" in here["wang-min"].reads()
    assert await here.deciding() == set()


async def test_when_the_time_to_talk_is_up_it_goes_to_the_ruling(here: World) -> None:
    await disagreed(here)
    assert "届时仍不一致" in here[CULTURE].reads()
    say = here[MEDICAL].button(Verb.SAY).token
    await here.passes(days=2)

    assert await here.deciding() == {LEADER}
    assert "协商时间已到" in here["wang-min"].reads()
    late = await here[MEDICAL].presses(say)
    assert late.refused
    assert "协商已经结束" in here.say(late.text)


@pytest.mark.parametrize("who", ["wang-min", HEAD])
async def test_the_author_or_the_lead_units_head_asks_for_the_ruling_at_once(here: World, who: str) -> None:
    await disagreed(here)
    token = here[who].button(Verb.ASK_RULING).token
    refused = await here[MEDICAL].presses(token)
    assert refused.refused
    assert await here.deciding() == {CULTURE}

    answer = await here[who].presses(token)
    assert not answer.refused, here.say(answer.text)
    assert await here.deciding() == {LEADER}
    again = await here[who].presses(token)
    assert again.refused


async def test_the_author_takes_the_objection_in_with_a_new_version(here: World) -> None:
    await disagreed(here)
    await here["wang-min"].edits("text", "6月3日，志愿队为三百一十二位居民义诊（文化部统计）。")
    await here["wang-min"].taps(Verb.SUBMIT)

    assert await here.deciding() == {HEAD}
    await here[HEAD].approves()
    assert await here.deciding() == {MEDICAL, CULTURE, HR}
    assert "协商已结束" in here[MEDICAL].reads()
    await here.approved_by(MEDICAL, CULTURE, HR)
    assert OFFICE in await here.deciding()


async def test_it_is_withdrawn_during_the_talk(here: World) -> None:
    await disagreed(here)
    await here["wang-min"].taps(Verb.WITHDRAW)

    assert await here.deciding() == set()
    await here.passes(days=3)
    assert await here.state() == "withdrawn"


async def test_a_later_step_sends_it_back_to_the_units_which_all_look_again(here: World) -> None:
    await disagreed(here)
    await here[CULTURE].taps(Verb.KEEP_OBJECTION)
    await here[LEADER].approves()
    await here[OFFICE].taps(Verb.RETURN)
    assert "[退到会签（吴海燕、刘芳、黄毅）]" in here[OFFICE].hears()
    await here[OFFICE].taps(Verb.CANCEL)
    await here[OFFICE].returns("请各部门再核", to="countersign")

    assert await here.deciding() == {MEDICAL, CULTURE, HR}
    await here.approved_by(MEDICAL, CULTURE, HR, OFFICE, "he-jianping", "zhou-guangyuan")
    assert await here.state() == "signed-off"
