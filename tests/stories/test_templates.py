"""Templates: what a category's text usually consists of, offered to be filled in."""

from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from tests.support import p0
from tests.support.world import STORY, TITLE, policy_with, world

WANG = "wang-min"
TEMPLATE = "时间、地点：\n做了什么：\n谁参加：\n成效（数据请注明依据）：\n下一步："


async def test_an_item_is_written_from_its_categorys_template(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/模板")
        await wang.answers("business")
        await wang.says(TITLE)
        assert wang.last.card.body is not None
        assert wang.last.card.body.text == TEMPLATE
        assert "上面是这个栏目的模板" in wang.hears()
        await wang.says(TEMPLATE.replace("：", "：已填", 1))
        assert "信息从哪里来" in wang.hears()
        assert await here.rows("SELECT title FROM versions") == [(TITLE,)]


@pytest.mark.forms
async def test_in_a_form_the_template_stands_in_the_text_and_is_no_text_until_something_is_filled_in(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/form")
        await wang.says("/template")
        await wang.answers("business")
        text = wang.form.fields[1]
        assert (text.id, text.words) == ("text", TEMPLATE)
        await wang.fills(title=TITLE, text=TEMPLATE, source="own", channels=("weibo",), planned="asap")
        [text] = wang.form.fields
        assert (text.words, here.say(text.mistake)) == (TEMPLATE, "这一项还没有填。")
        await wang.fills(text=STORY)
        assert wang.last.card.title.key == "item-ready"


async def test_the_template_is_in_the_language_of_whoever_writes(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/language English")
        await wang.says("/template")
        await wang.answers("business")
        await wang.says("Health day")
        assert wang.last.card.body is not None
        assert wang.last.card.body.text.startswith("When and where:")


async def test_the_item_in_hand_gets_the_template_while_it_has_no_text(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/template")
        await wang.answers("business")
        await wang.says("/template")
        assert wang.last.card.body is not None
        assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]
        await wang.says(STORY)
        await wang.says("/template")
        assert await here.rows("SELECT count(*) FROM drafts") == [(2,)]


async def test_a_category_without_a_template_is_asked_for_its_text_plainly(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.presses(Token(Verb.TEMPLATE))
        await wang.answers("image")
        await wang.says(TITLE)
        assert wang.last.card.body is None


async def test_where_no_category_has_a_template_that_is_said(tmp_path: Path) -> None:
    shipped = await _without_template(tmp_path)
    async with world(tmp_path, policy=shipped) as here:
        wang = here[WANG]
        await wang.says("/template")
        assert wang.hears().startswith("各栏目都没有模板")
        assert await here.rows("SELECT count(*) FROM drafts") == [(0,)]


async def _without_template(folder: Path) -> Path:
    changed = policy_with(folder, ("[category.template]", "[category.nothing]"))
    text = changed.read_text("utf-8")
    start = text.index("[category.nothing]")
    changed.write_text(text[:start] + text[text.index("[[category]]", start) :], "utf-8")
    return changed


async def test_whoever_may_not_begin_an_item_gets_none_from_a_template(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["zhou-guangyuan"].says("/template")
        assert "信息员" in here["zhou-guangyuan"].hears()


async def test_without_a_policy_there_is_no_template(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.alters("UPDATE policies SET active = 0")
        await here[WANG].says("/template")
        assert here[WANG].last.card.title.key == "refused-no-policy"


async def test_a_whole_text_sent_when_asked_for_the_category_is_no_wrong_answer_but_asked_about(tmp_path: Path) -> None:
    text = f"{TITLE}\n{STORY}"
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/template")
        await wang.says(text[:80])
        assert wang.last.card.title.key == "ask-which"
        await wang.answers("add")
        assert await here.rows("SELECT title FROM versions") == [(TITLE,)]
        await wang.presses(Token(Verb.TEMPLATE))
        await wang.says("business?")
        assert wang.told.title.key == "refused-choose-one"


async def test_whoever_edits_somebody_elses_item_is_not_given_it_but_an_item_of_his_own(tmp_path: Path) -> None:
    category = 'en = "Business and operations" }\nclause = "三(二)1"\n'
    template = '[category.template]\nzh-Hans = "做了什么："\nzh-Hant = "做了甚麼："\nen = "What was done:"\n'
    changed = p0.policy_with(tmp_path, (category, f"{category}{template}"))
    async with world(tmp_path, policy=changed) as here:
        await here.alters("INSERT INTO roles (person, role, unit) VALUES (?, 'officer', 'marketing')", p0.EDITOR)
        await p0.with_desk(here)
        editor = here[p0.EDITOR]
        await editor.taps(Verb.EDIT)
        await editor.answers("text")
        await editor.says("/template")
        assert await here.rows("SELECT author FROM drafts ORDER BY created_at") == [(p0.AUTHOR,), (p0.EDITOR,)]
        assert editor.last.card.title.key == "ask-category"
