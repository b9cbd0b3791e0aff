"""A long text is not replaced by a few words unless that is meant; a correction in so many words is made."""

from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.ports import Filled
from tests.support import p0
from tests.support.documents import docx_of, paragraph, picture
from tests.support.p0 import AUTHOR, EDITOR
from tests.support.world import TITLE, Player, World, world

WHOLE = f"全区九个科室参加义诊。{'志愿者为居民测量血压，讲解健康知识。' * 20}"
SHORT = "六个科室参加，人数请一并改过来"


async def changing(here: World, who: str = "wang-min") -> Player:
    """Have an author asked for the text of an item whose text is long."""
    await here[who].begins(text=WHOLE)
    await here[who].taps(Verb.CHANGE)
    await here[who].answers("text")
    return here[who]


async def texts(here: World) -> list[str]:
    return [text for (text,) in await here.rows("SELECT text FROM versions ORDER BY number")]


async def test_it_is_asked_and_nothing_is_lost_either_way(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        await wang.says(SHORT)
        assert f"正文由 {len(WHOLE)} 字变为 {len(SHORT)} 字：整篇替换吗？" in wang.hears()
        assert await texts(here) == [WHOLE]
        await wang.answers("keep")
        assert await texts(here) == [WHOLE]
        assert wang.last.card.title.key == "item-ready"
        await wang.taps(Verb.CHANGE)
        await wang.answers("text")
        await wang.says(SHORT)
        await wang.answers("replace")
        assert await texts(here) == [SHORT]


@pytest.mark.parametrize("choice", ["keep", "replace"])
async def test_a_picture_sent_with_the_words_goes_in_either_way(tmp_path: Path, choice: str) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        await wang.sends(SHORT, files=[("a.jpg", picture())])
        assert await here.rows("SELECT name FROM files") == []
        await wang.answers(choice)
        assert await here.rows("SELECT json_array_length(attachments) FROM versions") == [(1,)]


@pytest.mark.parametrize(("choice", "title"), [("keep", TITLE), ("replace", "健康日")])
async def test_a_short_word_file_is_asked_about_too(tmp_path: Path, choice: str, title: str) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        data = docx_of("".join(paragraph(line) for line in ("健康日", "六个科室参加了这次义诊。")))
        await wang.sends(files=[("稿件.docx", data)])
        await wang.answers(choice)
        assert await here.rows("SELECT title, json_array_length(attachments) FROM versions") == [
            (title, 1 if choice == "replace" else 0)
        ]


async def test_the_whole_text_sent_while_that_is_asked_is_the_text(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        await wang.says(SHORT)
        await wang.says("替换")
        assert wang.told.title.key == "refused-choose-one"
        better = WHOLE.replace("九个", "六个")
        await wang.says(better)
        assert await texts(here) == [better]
        assert wang.last.card.title.key == "item-ready"


async def test_put_off_the_text_is_asked_for_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        await wang.says(SHORT)
        await wang.taps(Verb.CANCEL)
        assert wang.last.card.title.key == "ask-text-anew"
        assert await texts(here) == [WHOLE]


async def test_a_form_asks_as_a_chat_does(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        words = wang.last.card.words
        assert words is not None
        await here.bot.desk.filled(wang.address, str(words), (Filled("answer", words=SHORT),), event=here.event("form"))
        await here.settles()
        assert await texts(here) == [WHOLE]
        assert wang.sees(Verb.ANSWER, "replace")


async def test_the_desk_is_asked_too(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here, text=WHOLE)
        await here[EDITOR].taps(Verb.EDIT)
        await here[EDITOR].answers("text")
        await here[EDITOR].says(SHORT)
        await here[EDITOR].answers("keep")
        assert set(await texts(here)) == {WHOLE}
        await here[EDITOR].taps(Verb.CHANGE)
        await here[EDITOR].answers("text")
        await here[EDITOR].says("把“九个科室”改为“六个科室”")
        assert WHOLE.replace("九个", "六个") in await texts(here)
        assert await here.rows("SELECT DISTINCT author FROM drafts") == [(AUTHOR,)]


@pytest.mark.parametrize(
    "words", ["把“九个科室”改为“六个科室”", "請將「九个科室」改為「六个科室」。", 'Change "九个科室" to "六个科室"']
)
async def test_a_correction_in_so_many_words_is_made(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        await wang.says(words)
        assert await texts(here) == [WHOLE.replace("九个科室", "六个科室")]
        assert wang.last.card.title.key == "item-ready"


async def test_a_correction_of_what_stands_there_often_is_asked_about(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        await wang.says("把“居民”改为“群众”")
        assert wang.sees(Verb.ANSWER, "replace")
        assert await texts(here) == [WHOLE]


async def test_an_answer_that_comes_after_the_item_was_withdrawn_changes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here)
        await wang.says(SHORT)
        button = wang.button(Verb.ANSWER, "replace").token
        await wang.presses(Token(Verb.DISCARD, await here.draft()))
        assert (await wang.presses(button)).refused
        assert await texts(here) == [WHOLE]
