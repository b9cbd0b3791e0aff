"""A situation report in one form, where the platform has forms; otherwise part by part."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.ports import Filled
from tests.support.crisis import LEADER, closes, crisis, ids, reported, seen
from tests.support.documents import picture
from tests.support.world import World, world

OWNER = "gao-yun"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        await reported(found)
        await found[OWNER].taps(Verb.TAKE_CRISIS)
        yield found


async def test_all_three_parts_are_filled_in_at_once(here: World) -> None:
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].taps(Verb.FORM)
    assert here[OWNER].asked() == ["overview", "measures", "next_steps", "files"]
    form = here[OWNER].form
    answer = await here[OWNER].fills(overview="视频在传", measures="已联系平台", next_steps="发声明")
    assert "已写到每个人的卡片上" in here.say(answer.text)
    for words in ("概况：视频在传", "措施：已联系平台", "下一步：发声明"):
        assert words in seen(here, LEADER)
    assert "您的回答：已发给所有人" in here[OWNER].reads()
    again = await here[OWNER].sends_form(form, overview="又一份")
    assert again.refused


async def test_what_was_written_part_by_part_stands_in_the_form_and_back(here: World) -> None:
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].says("视频在传")
    await here[OWNER].taps(Verb.FORM)
    assert [field.words for field in here[OWNER].form.fields[:2]] == ["视频在传", ""]
    await here[OWNER].fills("steps", measures="已联系平台")
    assert "（1/3）" in here[OWNER].hears()
    await here[OWNER].answers("same")
    assert "已联系平台" in here[OWNER].hears()


async def test_words_that_come_while_the_form_stands_are_its_first_part(here: World) -> None:
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].taps(Verb.FORM)
    await here[OWNER].says("视频在传")
    assert "（2/3）" in here[OWNER].hears()


async def test_files_that_come_while_the_form_stands_go_with_it(here: World) -> None:
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].taps(Verb.FORM)
    await here[OWNER].sends("", [("现场.jpg", picture())])
    await here[OWNER].fills(overview="视频在传")
    assert "附件：现场.jpg" in seen(here, LEADER)


async def test_an_empty_form_is_told_so_and_stays(here: World) -> None:
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].taps(Verb.FORM)
    answer = await here[OWNER].fills(overview=" ")
    assert "三项都是空的" in here.say(answer.text)
    await here[OWNER].fills(overview="视频在传")
    assert "概况：视频在传" in seen(here, LEADER)


async def test_who_fills_in_forms_has_one_at_once_and_closes_with_the_final_report(here: World) -> None:
    await here[OWNER].says("/form")
    await here[OWNER].taps(Verb.END_CRISIS, "closed")
    answer = await here[OWNER].fills(overview="视频已删除")
    assert "等待另一人确认" in here.say(answer.text)
    assert "终结报告" in seen(here, LEADER)


async def test_who_fills_in_forms_may_close_without_one(here: World) -> None:
    await here[OWNER].says("/form")
    await closes(here, OWNER)
    assert (await crisis(here)).ending is not None


async def test_a_form_that_was_closed_unsent_comes_again(here: World) -> None:
    one = (await ids(here))[0]
    await here[OWNER].presses(Token(Verb.FORM, one))
    before = len(here[OWNER].sheets)
    await here[OWNER].presses(Token(Verb.GO_ON, one))
    assert len(here[OWNER].sheets) == before + 1
    assert here[OWNER].last.card.form is not None
    await here[OWNER].taps(Verb.CANCEL)
    before = len(here[OWNER].sheets)
    await here[OWNER].presses(Token(Verb.GO_ON, one))
    assert len(here[OWNER].sheets) == before


async def test_a_form_is_its_owners(here: World) -> None:
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].taps(Verb.FORM)
    token = next(button.token for button in here[OWNER].form.buttons if button.token.choice == "submit")
    desk = here.bot.desk
    stranger = await desk.filled(here[LEADER].address, str(token), (Filled("overview", words="x"),), event="stranger")
    assert stranger.refused
    odd = Token(Verb.FILL, token.subject, token.version, "save")
    assert (await here[OWNER].presses(odd)).refused
    code = Token(Verb.FORM, (await ids(here))[0])
    assert (await here[LEADER].presses(code)).refused


async def test_the_language_changes_in_the_middle(here: World) -> None:
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].says("视频在传")
    await here[OWNER].says("/language English")
    await here[OWNER].says("已联系平台")
    assert "(3/3)" in here[OWNER].hears("en")
    await here[OWNER].answers("skip")
    assert "Measures taken: 已联系平台" in seen(here, LEADER, "en")
