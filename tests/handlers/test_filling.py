"""Forms from odd sides: without a person, for an item that has ended, with tokens of nobody's making, with files."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.ports import FileRef, Filled
from handlers import filling
from tests.support.documents import picture, press_item
from tests.support.world import STORY, TITLE, Player, World, world

WANG = "wang-min"


async def begun(here: World) -> Player:
    wang = here[WANG]
    await wang.says("/form")
    await wang.says(f"{TITLE}\n\n{STORY}")
    return wang


async def test_a_form_of_no_item_asks_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await begun(here)

        def look(act: Act) -> int:
            asked = act.dialogs.open(here[WANG].id)  # type: ignore[arg-type]  # a person's id
            assert asked is not None
            assert filling.form_fields(act, asked)
            return len(filling.form_fields(act, replace(asked, draft=None)))

        assert await here.does(look) == 0


async def test_a_form_of_an_item_that_has_ended_meanwhile_is_closed_and_says_why(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await here.alters("UPDATE drafts SET state = 'released'")
        answer = await wang.fills(source="own")
        assert here.say(answer.text) == "稿件已发布，内容不能再改。"
        assert wang.last.card.closed
        assert await here.rows("SELECT source FROM versions") == [("",)]


@pytest.mark.parametrize("token", ["fl.nothing.0.submit", "fl.{form}.0.eat", "ok.{form}.0."])
async def test_a_token_of_nobodys_making_is_a_dead_button(tmp_path: Path, token: str) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        made = token.format(form=wang.form.buttons[0].token.subject)
        answer = await here.bot.desk.filled(wang.address, made, (Filled("source", ("own",)),), event="e1")
        assert answer.refused
        assert answer.text is not None
        assert answer.text.key == "refused-dead-button"
        assert await here.rows("SELECT source FROM versions") == [("",)]


async def test_a_forms_buttons_work_as_ordinary_ones_where_there_are_no_forms(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await wang.presses(wang.form.buttons[-1].token)
        assert "信息从哪里来" in wang.hears()


async def test_files_come_with_a_form_and_one_that_cannot_be_taken_is_named(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/form")
        await wang.sends("", [("义诊.jpg", picture(tone=9))])
        await here.passes(minutes=5)
        here.paper.uploads |= {"a": press_item(300, 1), "b": b""}
        files = (FileRef("a", "稿件.docx"), FileRef("b", "空的.docx"))
        text = Filled("text", files=files)
        await here.bot.desk.filled(wang.address, str(wang.form.buttons[0].token), (text,), event="e1")
        await here.bot.settle()
        assert "text" not in wang.asked()
        assert "title" not in wang.asked()
        assert "空的.docx" in wang.reads()
        [(count,)] = await here.rows("SELECT json_array_length(attachments) FROM versions")
        assert count == 3


async def test_where_a_file_cannot_be_had_nothing_of_the_form_is_taken(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        here.paper.withheld.add("u")
        fields: Any = (Filled("source", ("own",)), Filled("text", files=(FileRef("u", "a.docx"),)))
        answer = await here.bot.desk.filled(wang.address, str(wang.form.buttons[0].token), fields, event="e1")
        assert answer.refused
        assert answer.text is not None
        assert answer.text.key == "refused-not-saved"
        assert await here.rows("SELECT source FROM versions") == [("",)]


async def test_a_file_that_is_gone_for_good_is_named_and_the_rest_of_the_form_is_taken(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        fields: Any = (Filled("source", ("own",)), Filled("text", files=(FileRef("gone", "a.docx"),)))
        answer = await here.bot.desk.filled(wang.address, str(wang.form.buttons[0].token), fields, event="e1")
        await here.bot.settle()
        assert here.say(answer.text).startswith("已保存，还差")
        assert "“a.docx”没能取到，请重发这个文件；其余内容已收下。" in wang.reads()
        assert await here.rows("SELECT source FROM versions") == [("own",)]


async def test_words_that_are_too_many_are_a_mistake_of_their_field_and_the_rest_is_taken(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        answer = await wang.fills(source="长" * 100_001, category="business", channels=("weibo",))
        assert not answer.refused
        said = "已保存，还差 2 项。信息来源没有收下：这段文字有 100,001 字，最多能收 100,000 字。"
        assert here.say(answer.text).startswith(said), here.say(answer.text)
        assert wang.asked() == ["source", "planned"]


async def test_the_preference_is_kept_where_there_is_nothing_to_ask(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        for said, forms, words in (("/form", 1, "一次问完"), ("/逐项", 0, "一次只问一项")):
            await wang.says(said)
            assert words in wang.hears()
            assert await here.rows("SELECT forms FROM people WHERE id = ?", WANG) == [(forms,)]
        answer = await wang.presses(Token(Verb.STEPS))
        assert answer.text is not None
        assert answer.text.key == "notice-steps"


async def test_the_preference_of_a_stranger_is_one_at_a_time(tmp_path: Path) -> None:
    async with world(tmp_path) as here:

        def look(act: Act) -> bool:
            return act.people.fills_forms("nobody")  # type: ignore[arg-type]  # a person's id

        assert await here.does(look) is False
