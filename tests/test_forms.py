"""Answers to questions: each particular of an item, asked for and taken, by tap, by word, by file."""

from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from tests.support.documents import picture, press_item
from tests.support.world import CHAIN, HEAD, STORY, TITLE, Player, World, world


async def changing(here: World, field: str) -> Player:
    """Have the author asked for something of a complete item."""
    wang = here["wang-min"]
    await wang.begins()
    await wang.taps(Verb.CHANGE)
    await wang.answers(field)
    return wang


async def particular(here: World, name: str) -> object:
    [(value,)] = await here.rows(f"SELECT json_extract(particulars, '$.{name}') FROM versions")
    return value


@pytest.mark.parametrize(
    ("field", "choice", "shown"),
    [
        ("urgency", "important", "重要且紧急"),
        ("urgency", "crisis", "突发"),
        ("audience", "internal", "仅供内部"),
        ("origin", "repost", "转载"),
    ],
)
async def test_what_is_out_of_the_ordinary_is_chosen_and_shown(
    tmp_path: Path, field: str, choice: str, shown: str
) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, field)
        await wang.answers(choice)
        assert await particular(here, field) == choice
        assert shown in wang.hears()


async def test_units_concerned_are_chosen_and_may_be_none(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "concerned")
        assert not wang.sees(Verb.ANSWER, "marketing")  # its own unit is not among the others
        await wang.answers("hr")
        await wang.answers("it")
        await wang.taps(Verb.DONE)
        assert "涉及人力资源部、信息技术部" in wang.hears()
        await wang.taps(Verb.CHANGE)
        await wang.answers("concerned")
        token = wang.button(Verb.ANSWER, "hr").token
        await wang.presses(token)
        await wang.answers("it")
        assert not wang.sees(Verb.DONE)
        refused = await wang.presses(f"dn.{token.subject}.0.")
        assert refused.text is not None
        assert refused.text.key == "refused-choose-some"
        await wang.answers("hr")
        await wang.answers("none")  # the last word counts
        assert await particular(here, "concerned") == "[]"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("世界卫生组织、张院士", '["世界卫生组织","张院士"]'),
        ("无", "[]"),
        ("none", "[]"),
        ("张三\n李四", '["张三","李四"]'),
    ],
)
async def test_the_quoted_are_named(tmp_path: Path, words: str, kept: str) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "quoted")
        await wang.says(words)
        assert await particular(here, "quoted") == kept


async def test_a_note_may_have_several_lines_but_not_be_a_book(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "note")
        await wang.says("长" * 1001)
        assert wang.told.title.key == "refused-text-too-long"
        await wang.says("第一行\n第二行" + "长" * 300)
        assert (await here.rows("SELECT length(note) FROM versions")) == [(307,)]


async def test_a_title_has_one_short_line(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "title")
        await wang.says("题" * 101)
        assert here.say(wang.told.title) == "标题有 101 字，最多 100 字。请缩短后再发。"
        await wang.says("题目")
        assert await here.rows("SELECT title FROM versions") == [("题目",)]


async def test_an_item_without_a_title_is_asked_for_one(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(STORY)
        assert wang.last.card.title.key == "question-led"
        await wang.says(TITLE)
        assert await here.rows("SELECT title, text FROM versions") == [(TITLE, STORY)]
        assert wang.last.card.title.key == "ask-source"


async def test_an_item_that_begins_with_a_picture_is_asked_for_title_and_text(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(files=[("a.jpg", picture())])
        await wang.says(TITLE)
        await wang.sends(f"{TITLE}\n{STORY}", files=[("b.jpg", picture(tone=3))])
        # what is sent as the text is the text, all of it, also with a picture beside it
        assert await here.rows("SELECT title, text, json_array_length(attachments) FROM versions") == [
            (TITLE, f"{TITLE}\n{STORY}", 2)
        ]


async def test_the_text_may_be_answered_by_a_word_file(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "text")
        await wang.sends(files=[("稿件.docx", press_item(300, 1))])
        [(title, text)] = await here.rows("SELECT title, text FROM versions")
        assert title == "健康宣传日走进社区 义诊服务暖人心"
        assert len(text) >= 300


async def test_a_picture_alone_leaves_the_text_as_it_is(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "text")
        await wang.sends(files=[("a.jpg", picture())])
        assert await here.rows("SELECT text, json_array_length(attachments) FROM versions") == [(STORY, 1)]


async def test_files_are_added_and_taken_out_and_what_is_written_with_them_is_kept(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "files")
        await wang.sends("义诊现场，摄影张三", files=[("a.jpg", picture()), ("b.jpg", picture(tone=9))])
        assert await here.rows("SELECT json_array_length(attachments), note FROM versions") == [
            (2, "义诊现场，摄影张三")
        ]
        await wang.taps(Verb.CHANGE)
        await wang.answers("files")
        await wang.says("去掉第一张")
        assert wang.told.title.key == "refused-choose-one"
        button = next(b for b in wang.card("ask-files").buttons if b.token.verb is Verb.ANSWER)
        assert here.say(button.label) == "去掉 a.jpg"
        await wang.presses(button.token)
        assert await here.rows("SELECT json_array_length(attachments) FROM versions") == [(1,)]


async def test_a_word_file_added_as_a_file_is_not_read(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "files")
        await wang.sends(files=[("附件.docx", press_item(300, 0))])
        sql = "SELECT title, text, json_extract(attachments, '$[0].original') FROM versions"
        assert await here.rows(sql) == [(TITLE, STORY, 0)]


async def test_a_question_of_change_can_be_cancelled(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.taps(Verb.CHANGE)
        await wang.taps(Verb.CANCEL)
        assert wang.last.card.title.key == "item-ready"
        answer = (
            await wang.presses(wang.card("ask-change").buttons[0].token) if wang.card("ask-change").buttons else None
        )
        assert answer is None


async def test_an_answer_about_an_item_that_ended_is_refused_and_the_question_dropped(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await wang.taps(Verb.CHANGE)
        await wang.answers("title")
        await here[HEAD].rejects()
        await wang.says("新的标题")
        assert wang.hears() == "稿件不予发布，内容不能再改。"
        assert await here.rows("SELECT count(*) FROM dialogs WHERE state = 'open'") == [(0,)]


async def test_a_reason_is_given_in_the_choosers_language(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].says("language english")
        await here[HEAD].returns("no-source")
        assert await here.rows("SELECT reason FROM decisions") == [("The source is not clear",)]


async def test_a_reason_has_its_limit(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].taps(Verb.REJECT)
        await here[HEAD].says("理" * 1001)
        assert here[HEAD].told.title.key == "refused-text-too-long"
        await here[HEAD].says("理" * 1000)
        assert await here.state() == "rejected"


async def test_a_doubt_whose_question_is_gone_is_a_dead_button(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await here.passes(minutes=3)
        await wang.sends(files=[("a.jpg", picture())])
        await here.alters("UPDATE dialogs SET data = json_set(data, '$.kept.question', 'gone') WHERE state = 'open'")
        answer = await wang.answers("add")
        assert not answer.refused
        await wang.says("长" * 300)
        await here.alters("UPDATE dialogs SET data = json_set(data, '$.kept.question', 'gone') WHERE state = 'open'")
        answer = await wang.answers("answer")
        assert answer.text is not None
        assert answer.text.key == "refused-dead-button"
        await wang.says("长" * 300)
        await here.alters("UPDATE dialogs SET data = json_set(data, '$.kept.question', 'gone') WHERE state = 'open'")
        assert not (await wang.taps(Verb.CANCEL)).refused  # there is nothing left to go on with


async def test_a_long_answer_to_a_question_that_is_gone_is_a_dead_button(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await here.passes(minutes=3)
        await wang.says("长" * 300)
        await here.alters("UPDATE dialogs SET data = json_set(data, '$.kept.question', 'gone') WHERE state = 'open'")
        answer = await wang.answers("answer")
        assert answer.text is not None
        assert answer.text.key == "refused-dead-button"


async def test_a_question_about_an_item_that_is_gone_is_a_dead_button(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].taps(Verb.REJECT)
        await here.alters("UPDATE dialogs SET draft = NULL WHERE state = 'open'")
        await here[HEAD].says("数据不实")
        assert here[HEAD].told.title.key == "refused-dead-button"


async def test_a_problem_is_asked_about_twice_and_may_be_given_up(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        ma = here["ma-tao"]
        await ma.taps(Verb.PROBLEM)
        await ma.answers("hold")
        await ma.taps(Verb.CANCEL)
        assert await here.state() == "signed-off"
        await ma.taps(Verb.PROOFREAD)
        assert ma.sees(Verb.RELEASE)


@pytest.mark.parametrize("verb", [Verb.SUBMIT, Verb.WITHDRAW, Verb.DISCARD])
async def test_what_is_done_with_an_item_drops_the_question_that_is_open_about_it(tmp_path: Path, verb: Verb) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await wang.edits("title", "新的标题")
        await wang.taps(Verb.CHANGE)
        await wang.answers("note")
        answer = await wang.presses(Token(verb, await here.draft(), 2))
        assert not answer.refused
        assert wang.card("ask-note").notes[0].key == "question-dropped"


async def test_what_is_kept_for_later_drops_its_question_too(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await changing(here, "note")
        await wang.taps(Verb.KEEP)
        assert wang.card("ask-note").notes[0].key == "question-dropped"
        await wang.submits("另一篇")
        await wang.presses(Token(Verb.KEEP, await here.draft("2026-0001")))
        assert wang.last.card.title.key == "item-in-review"  # an old button: it is on file anyway
