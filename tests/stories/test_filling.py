"""Everything missing in one form: what a person sees who would rather fill in than be asked."""

from pathlib import Path
from typing import Any, Final

import pytest

from bot.cards.tokens import Token, Verb
from tests.support.documents import picture
from tests.support.world import CHAIN, STORY, TITLE, VIDEO, Player, World, policy_with, world

pytestmark = pytest.mark.forms

WANG: Final = "wang-min"
WHOLE: Final[dict[str, Any]] = {"source": "own", "category": "business", "channels": ("weibo",), "planned": "asap"}


async def begun(here: World, words: str = f"{TITLE}\n\n{STORY}") -> Player:
    """Let an officer who prefers forms send an item."""
    wang = here[WANG]
    await wang.says("/表单")
    await wang.says(words)
    return wang


async def test_everything_missing_is_asked_in_one_form_and_then_it_can_be_submitted(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        assert wang.asked() == ["source", "category", "channels", "planned"]
        await wang.fills(source="own", category="business", channels=("weibo", "wechat"), planned="asap")
        assert wang.last.card.title.key == "item-ready"
        assert not (await wang.taps(Verb.SUBMIT)).refused
        await here.approved_by(*CHAIN)
        assert await here.state() == "signed-off"


async def test_the_first_question_offers_the_form_and_the_choice_is_remembered(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says(f"{TITLE}\n\n{STORY}")
        assert wang.last.card.title.values["prompt"] is not None
        await wang.taps(Verb.FORM)
        assert wang.asked() == ["source", "category", "channels", "planned"]
        await wang.fills("save")
        await wang.says("第二篇稿件\n\n另一个故事，同样要发。")
        assert wang.asked() == ["source", "category", "channels", "planned"]


async def test_one_at_a_time_takes_what_is_filled_in_and_asks_on(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await wang.fills("steps", source="own")
        assert "属于哪个栏目" in wang.hears()
        await wang.answers("business")
        assert "在哪些渠道发布" in wang.hears()
        await wang.says("另一篇稿件\n\n" + STORY * 9)
        await wang.answers("new")
        assert "信息从哪里来" in wang.hears()


async def test_the_last_thing_that_is_missing_is_no_form(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.answers("own")
        await wang.answers("business")
        await wang.answers("weibo")
        await wang.taps(Verb.DONE)
        assert not any(button.token.verb is Verb.FORM for button in wang.last.card.buttons)
        await wang.says("/form")
        assert "打算什么时候发布" in wang.hears()


async def test_article_11_what_is_refused_stands_there_with_the_reason_and_the_rest_is_kept(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await wang.fills(source="不详", category="business", channels=("weibo",), planned="2026-01-01 10:00")
        source, planned = wang.form.fields
        assert (source.id, source.words, planned.id, planned.words) == ("source", "不详", "planned", "2026-01-01 10:00")
        assert "第十一条" in here.say(source.mistake)
        assert "已经过了" in here.say(planned.mistake)
        await wang.fills(source="市民政局", planned="2026-06-30 10:00")
        assert wang.last.card.title.key == "item-ready"


async def test_what_was_left_empty_is_marked_and_not_what_an_answer_brought_along(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        answer = await wang.fills(source="own", category="health", channels="", planned="")
        assert here.say(answer.text) == "已保存，还差 3 项。"
        said = {field.id: here.say(field.mistake) if field.mistake else "" for field in wang.form.fields}
        assert said == {"link": "", "channels": "这一项还没有填。", "planned": "这一项还没有填。"}
        await wang.fills(link="https://elsewhere.example/1", channels=("weibo",), planned="asap")
        [link] = wang.form.fields
        assert "第十条" in here.say(link.mistake)
        assert link.words == "https://elsewhere.example/1"
        await wang.fills(link=VIDEO)
        assert wang.last.card.title.key == "item-ready"


async def test_another_category_can_be_chosen_instead_of_the_link(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await wang.fills(source="own", category="health", channels=("weibo",), planned="asap")
        assert wang.asked() == ["link"]
        await wang.fills(link="category")
        assert wang.asked() == ["category"]
        await wang.fills(category="business")
        assert wang.last.card.title.key == "item-ready"


async def test_a_source_that_needs_a_name_says_so_and_takes_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await wang.fills(source="media")
        source = wang.form.fields[0]
        assert source.chosen == ("media",)
        assert source.mistake is not None
        detailed = {choice.code for choice in source.choices if choice.detail}
        assert "media" in detailed
        assert "own" not in detailed


async def test_a_form_that_is_saved_can_be_gone_on_with_after_a_restart(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        answer = await wang.fills("save", source="不详", category="business")
        assert here.say(answer.text) == (
            "存好了；说“我的稿件”随时能找到。信息来源没有收下（“不详”）：发布需注明信息来源（第十一条）。请选择或写明来源，稿件已保存。"
        )
        assert wang.last.card.title.key == "item-gathering"
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.presses(Token(Verb.GO_ON, await here.draft()))
        assert wang.asked() == ["source", "channels", "planned"]


async def test_the_same_form_twice_has_one_effect(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        form = wang.form
        first = await wang.sends_form(form, event="once", **WHOLE)
        again = await wang.sends_form(form, event="once", **WHOLE)
        before = len(wang.sheets)
        other = await wang.sends_form(form, **WHOLE)
        assert first == again
        assert other.refused
        assert here.say(other.text) == "这张表单已填过、存过，或换了新的。什么都没有改变。"
        assert [button.token.verb for button in other.buttons] == [Verb.FORM]
        assert len(wang.sheets) == before


async def test_of_two_forms_the_newer_wins_and_is_given_what_the_older_says(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        older = wang.form
        await wang.presses(Token(Verb.GO_ON, await here.draft()))
        answer = await wang.sends_form(older, source="市民政局", category="business")
        assert not answer.refused
        assert "更新的表单" in here.say(answer.text)
        source, category, *_ = wang.form.fields
        assert (source.words, category.chosen) == ("市民政局", ("business",))
        await wang.fills(source="own")
        assert wang.asked() == ["category", "channels", "planned"]


async def test_a_form_follows_the_language(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await wang.fills(source="不详", category="business")
        await wang.says("/language English")
        assert wang.sheets[-1].reader.language == "en" or wang.sheets[-2].reader.language == "en"
        assert wang.asked() == ["source", "channels", "planned"]
        assert wang.form.fields[0].words == "不详"


async def test_a_half_filled_form_survives_a_change_of_policy_and_says_which_choice_is_gone(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        form = wang.form
    changed = policy_with(tmp_path, ('[[channel]]\nid = "weibo"\n', '[[channel]]\nid = "microblog"\n'))
    async with world(tmp_path, policy=changed, paper=here.paper) as here:
        wang = here[WANG]
        await wang.sends_form(form, source="own", channels=("weibo",), category="business")
        channels, planned = wang.form.fields
        assert (channels.chosen, planned.mistake) == (("weibo",), None)
        assert here.say(channels.mistake) == "原来选的已经没有了，请重新选。"
        assert [choice.code for choice in channels.choices] == ["microblog", "wechat"]
        await wang.fills(channels=("microblog",), planned="asap")
        assert wang.last.card.title.key == "item-ready"


async def test_words_for_what_is_asked_no_more_are_kept(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        answer = await wang.fills(source="own", weather="晴，适合外拍", title="别的标题")
        assert "“晴，适合外拍”" in here.say(answer.text)
        assert "“别的标题”" in here.say(answer.text)
        await wang.fills(weather="晴，适合外拍")
        [(title, note)] = await here.rows("SELECT title, note FROM versions")
        assert (title, note) == (TITLE, "晴，适合外拍")


async def test_a_text_and_pictures_come_by_form(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/form")
        await wang.sends("", [("义诊.jpg", picture())])
        await here.passes(minutes=5)
        assert wang.asked()[:2] == ["title", "text"]
        await wang.fills(title=TITLE, text=STORY, **WHOLE)
        assert wang.last.card.title.key == "item-ready"


async def test_words_while_a_form_is_open_are_answered_kindly(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        await wang.says("市民政局")
        assert "一项一项来" in wang.hears()
        await here.passes(minutes=10)
        await wang.says("补充一段：" + STORY * 9)
        await wang.answers("add")
        assert wang.asked() == ["source", "category", "channels", "planned"]


async def test_somebody_elses_form_is_not_his(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        answer = await here["li-guohua"].sends_form(wang.form, source="own")
        assert answer.refused
        assert wang.asked() == ["source", "category", "channels", "planned"]


async def test_a_form_of_an_item_that_has_passed_on_is_closed(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await begun(here)
        form = wang.form
        await wang.presses(Token(Verb.DISCARD, await here.draft()))
        answer = await wang.sends_form(form, source="own")
        assert answer.refused
        assert await here.state() == "withdrawn"


async def test_what_comes_as_a_message_is_not_asked_in_the_form_any_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here[WANG]
        await wang.says("/form")
        await wang.sends("", [("义诊.jpg", picture())])
        await here.passes(minutes=3)
        assert wang.asked()[:2] == ["title", "text"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        assert wang.asked() == ["source", "category", "channels", "planned"]
        await wang.fills(**WHOLE)
        assert wang.last.card.title.key == "item-ready"


async def test_a_further_question_comes_with_the_answer_that_brings_it(tmp_path: Path) -> None:
    asking = policy_with(tmp_path, ('asks = ["source",', 'asks = ["quoted", "confirmation", "source",'))
    async with world(tmp_path, policy=asking) as here:
        wang = await begun(here)
        assert wang.asked() == ["quoted", "source", "category", "channels", "planned"]
        await wang.fills(quoted="王医生", **WHOLE)
        assert wang.asked() == ["confirmation"]
        await wang.fills(confirmation="王医生本人电话确认")
        assert wang.last.card.title.key == "item-ready"


async def test_a_unit_that_the_roster_has_no_more_is_said_to_be_gone(tmp_path: Path) -> None:
    asking = policy_with(tmp_path, ('asks = ["source",', 'asks = ["concerned", "source",'))
    async with world(tmp_path, policy=asking) as here:
        wang = await begun(here)
        form = wang.form
        unit = form.fields[0].choices[0].code
        await here.alters("UPDATE units SET position = NULL WHERE id = ?", unit)
        await wang.sends_form(form, concerned=(unit,), **WHOLE)
        [concerned] = wang.form.fields
        assert (concerned.id, concerned.chosen) == ("concerned", (unit,))
        assert here.say(concerned.mistake) == "原来选的已经没有了，请重新选。"
        assert unit not in {choice.code for choice in concerned.choices}
        await wang.fills(concerned=("none",))
        assert wang.last.card.title.key == "item-ready"
