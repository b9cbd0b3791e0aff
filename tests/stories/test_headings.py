"""Stories of a title that is sent by itself, before its text: it is kept, and stands over it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.documents import docx_of, paragraph, picture
from tests.support.world import HEAD, STORY, TITLE, World, world

WANG = "wang-min"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


async def kept(here: World) -> list[tuple[str, str]]:
    return [(str(title), str(text)) for title, text in await here.rows("SELECT title, text FROM versions")]


async def test_a_title_sent_first_stands_over_the_text(here: World) -> None:
    await here[WANG].says(TITLE)
    assert f"如果“{TITLE}”是标题，请接着发正文" in here[WANG].hears()
    await here[WANG].says(STORY)
    assert await kept(here) == [(TITLE, STORY)]
    assert here[WANG].sees(Verb.ANSWER, "own")


async def test_or_over_the_pictures_and_their_text(here: World) -> None:
    await here[WANG].says(TITLE)
    await here[WANG].sends(files=[("1.jpg", picture())])
    await here[WANG].says(STORY)
    assert await kept(here) == [(TITLE, STORY)]


async def test_what_brings_a_title_of_its_own_keeps_it(here: World) -> None:
    await here[WANG].says("健康宣传日")
    await here[WANG].says(f"{TITLE}\n\n{STORY}")
    assert await kept(here) == [(TITLE, STORY)]


async def test_so_does_a_document(here: World) -> None:
    word = docx_of("".join(paragraph(line) for line in (TITLE, STORY)))
    await here[WANG].says("健康宣传日")
    await here[WANG].sends(files=[("a.docx", word)])
    assert await kept(here) == [(TITLE, STORY)]


async def test_of_two_the_last_one_counts(here: World) -> None:
    await here[WANG].says("宣传健康日")
    await here[WANG].says(TITLE)
    await here[WANG].says(STORY)
    assert await kept(here) == [(TITLE, STORY)]


async def test_after_a_while_it_is_forgotten(here: World) -> None:
    await here[WANG].says(TITLE)
    await here.passes(minutes=5)
    assert await here.rows("SELECT count(*) FROM drafts") == [(0,)]
    await here[WANG].says(STORY)
    assert await kept(here) == [("", STORY)]


async def test_a_command_between_them_does_no_harm(here: World) -> None:
    await here[WANG].says(TITLE)
    await here[WANG].says("待办")
    await here[WANG].says(STORY)
    assert await kept(here) == [(TITLE, STORY)]


@pytest.mark.parametrize("words", ["你好", "谢谢您", "Thank you", "在吗，在吗？", "好的。"])
async def test_what_is_said_in_passing_is_no_title(here: World, words: str) -> None:
    await here[WANG].says(words)
    assert "要发稿，请发来正文" in here[WANG].hears()
    await here[WANG].says(STORY)
    assert await kept(here) == [("", STORY)]


async def test_a_few_words_after_an_item_are_no_title_and_pictures_after_them_belong_to_it(here: World) -> None:
    await here[WANG].says(f"标题：{TITLE}\n来源：本部门采写\n{STORY}")
    await here[WANG].says("还有几张照片")
    await here[WANG].sends(files=[("1.jpg", picture())])
    assert await here.rows("SELECT title, json_array_length(attachments) FROM versions") == [(TITLE, 1)]


async def test_who_begins_no_items_is_told_that_nothing_is_asked(here: World) -> None:
    await here[HEAD].says(TITLE)
    assert "现在没有要您回答的问题" in here[HEAD].hears()
