"""What was put into a form and not taken: it is repeated, by its labels and words, and nothing else is."""

from pathlib import Path
from typing import Any

import pytest

from bot.cards.tokens import Token, Verb
from bot.ports import FileRef, Filled
from tests.stories.test_filling import begun
from tests.support.documents import picture
from tests.support.world import STORY, TITLE, VIDEO, policy_with, world

pytestmark = pytest.mark.forms

CLOSED = "这张表单已填过、存过，或换了新的，什么都没有改变。您这次写的："


async def test_what_is_typed_into_a_form_that_was_put_aside_is_repeated(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        form = wang.form
        await wang.fills("save", channels=("weibo",))
        answer = await wang.sends_form(form, source="区卫生健康委员会宣传科", category="business", channels=("weibo",))
        assert answer.refused
        said = f"{CLOSED}信息来源“区卫生健康委员会宣传科”、栏目“业务宣传”。"
        assert here.say(answer.text) == said, here.say(answer.text)
        assert [button.token.verb for button in answer.buttons] == [Verb.FORM]
        assert await here.rows("SELECT source_words FROM versions") == [("",)]


async def test_what_the_item_says_already_is_not_repeated(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        form = wang.form
        said: dict[str, Any] = {"source": "own", "category": "business", "channels": ("weibo",)}
        await wang.sends_form(form, **said)
        answer = await wang.sends_form(form, **said)
        assert here.say(answer.text) == "已保存，还差 1 项。"
        answer = await wang.sends_form(form, source="media", category="business", text=STORY)
        assert here.say(answer.text) == "已保存，还差 1 项。信息来源已经不用填了（“媒体转载”）。", here.say(answer.text)


async def test_a_link_that_stands_in_the_text_and_files_that_are_there_are_not_repeated(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("/表单")
        await wang.sends(f"{TITLE}\n\n{STORY} {VIDEO}", [("义诊.jpg", picture())])
        await here.passes(minutes=5)
        form = wang.form
        token = str(form.buttons[0].token)
        here.paper.uploads |= {"a": picture(), "b": picture(width=20), "c": picture()}

        async def fills(*filled: Filled) -> str:
            answer = await here.bot.desk.filled(wang.address, token, filled, event=here.event("form"))
            await here.bot.settle()
            return here.say(answer.text)

        one, two, same = (FileRef(key, f"{key}.jpg", len(here.paper.uploads[key])) for key in "abc")
        assert await fills(Filled("files", (), "", (one, same)), Filled("link", (), VIDEO)) == "已保存，还差 4 项。"
        assert "所需链接已经不用填了（“https://else.example/”）。" in await fills(
            Filled("link", (), "https://else.example/")
        )
        assert "图片和附件已经不用填了（“b.jpg”）。" in await fills(Filled("files", (), "", (two,)))


async def test_a_choice_that_is_gone_is_named_as_such(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        form = wang.form
        await wang.fills("save")
    changed = policy_with(tmp_path, ('[[channel]]\nid = "weibo"\n', '[[channel]]\nid = "microblog"\n'))
    async with world(tmp_path, policy=changed, paper=here.paper) as here:
        answer = await here["wang-min"].sends_form(form, channels=("weibo",), weather="晴")
        assert here.say(answer.text) == f"{CLOSED}发布渠道“已经没有的选项”、其他“晴”。", here.say(answer.text)


async def test_what_the_newer_form_has_no_room_for_is_repeated(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        older = wang.form
        await wang.presses(Token(Verb.GO_ON, await here.draft()))
        await wang.fills(source="不详")
        answer = await wang.sends_form(older, source="市民政局", category="business", title="别的标题")
        said = here.say(answer.text)
        assert "更新的表单" in said
        assert said.endswith("没有放进去的：信息来源“市民政局”、标题“别的标题”。"), said
        assert wang.form.fields[0].words == "不详"


async def test_signs_that_cannot_be_kept_are_a_mistake_of_their_field_only(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        answer = await wang.fills(source="市民\x00政局", category="business", channels=("weibo",), planned="去年")
        said = here.say(answer.text)
        assert not answer.refused
        assert said.startswith("已保存，还差 2 项。信息来源没有收下（“市民政局”）："), said
        assert "拟发布时间没有收下" not in said
        assert wang.asked() == ["source", "planned"]
        assert wang.form.fields[0].words == "市民政局"
        answer = await wang.fills(category="\ud800", planned="asap")
        assert here.say(answer.text) == "已保存，还差 1 项。"
        answer = await wang.fills("save", source="\u200b\u200b")
        assert "信息来源没有收下：" in here.say(answer.text)
