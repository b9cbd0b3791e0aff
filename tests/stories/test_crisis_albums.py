"""Pictures of a crisis that come one by one, as an album does on some platforms: all go where the first one went."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.crisis import REPORTER, crisis, reported
from tests.support.documents import picture
from tests.support.world import STORY, TITLE, World, world

OWNER = "gao-yun"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


async def album(here: World, person: str, words: str) -> None:
    """Send three pictures, the first with words."""
    for number in range(3):
        await here[person].sends("" if number else words, [(f"{number}.jpg", picture(tone=number))])


async def attached(here: World) -> int:
    """Count what has gone into items."""
    [(count,)] = await here.rows("SELECT coalesce(sum(json_array_length(attachments)), 0) FROM versions")
    return int(count)


@pytest.mark.parametrize("word", ["/crisis", "突发"])
async def test_those_of_a_report_are_no_part_of_the_item_that_is_being_written(here: World, word: str) -> None:
    await here[REPORTER].says(f"{TITLE}\n\n{STORY}")
    await album(here, REPORTER, f"{word} 门诊大厅漏水")
    assert (await crisis(here)).pictures == 3
    assert await attached(here) == 0


async def test_those_of_a_report_that_waits_begin_no_item(here: World) -> None:
    await album(here, REPORTER, "突发 门诊大厅漏水")
    assert (await crisis(here)).pictures == 3
    assert await here.rows("SELECT * FROM drafts") == []


async def test_those_that_follow_the_word_alone_are_all_of_it(here: World) -> None:
    await here[REPORTER].says(f"{TITLE}\n\n{STORY}")
    await here[REPORTER].says("突发")
    await album(here, REPORTER, "")
    assert (await crisis(here)).pictures == 3
    assert await attached(here) == 0


async def test_those_of_a_report_that_joins_another_go_to_that(here: World) -> None:
    await reported(here, "门诊大厅漏水", by="chen-si")
    await here[REPORTER].says(f"{TITLE}\n\n{STORY}")
    await album(here, REPORTER, "/crisis 门诊大厅漏水")
    assert "3.jpg" not in here[REPORTER].reads()
    assert (await crisis(here)).count == 2
    assert await attached(here) == 0


async def test_those_of_its_owners_word_and_of_his_report_are_kept(here: World) -> None:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here[OWNER].taps(Verb.TELL_CRISIS)
    await album(here, OWNER, "现场情况")
    [(lines,)] = await here.rows("SELECT count(*) FROM crisis_lines WHERE person = ? AND files != '[]'", OWNER)
    assert lines == 3
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].says("在处理")
    await here[OWNER].says("已联系平台")
    await album(here, OWNER, "再看看")
    [(lines,)] = await here.rows("SELECT count(*) FROM crisis_lines WHERE person = ? AND files != '[]'", OWNER)
    assert lines == 5


async def test_those_of_a_statement_are_all_in_it(here: World) -> None:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here[OWNER].taps(Verb.STATEMENT)
    await album(here, OWNER, "我们已注意到网上流传的视频，正在核实情况。")
    assert await attached(here) == 3
    await here[OWNER].taps(Verb.SUBMIT)
    assert await here.state() == "in-review"


async def test_later_a_picture_goes_its_own_way(here: World) -> None:
    await here[REPORTER].says(f"{TITLE}\n\n{STORY}")
    await here[REPORTER].sends("/crisis 门诊大厅漏水", [("a.jpg", picture())])
    await here.passes(seconds=40)
    await here[REPORTER].sends("", [("b.jpg", picture(tone=5))])
    assert (await crisis(here)).pictures == 1
    assert await attached(here) == 1


async def test_once_something_else_is_asked_a_picture_is_an_answer_to_that(here: World) -> None:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here[OWNER].taps(Verb.TELL_CRISIS)
    await here[OWNER].sends("现场情况", [("a.jpg", picture())])
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].sends("", [("b.jpg", picture(tone=5))])
    [(lines,)] = await here.rows("SELECT count(*) FROM crisis_lines WHERE person = ? AND files != '[]'", OWNER)
    assert lines == 1
