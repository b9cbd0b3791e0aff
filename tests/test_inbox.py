"""The one way in: every event once, in its order, with an answer, and none that stops the others."""

import asyncio
from pathlib import Path

import pytest

from bot.app import WEB
from bot.cards.tokens import Verb
from bot.inbox import MOST_TRIES
from bot.ports import Address, Answer, FileRef, Message
from tests.support.documents import picture, press_item
from tests.support.world import STORY, TITLE, world

STRANGER = Address(*WEB, "a-stranger")


def keys(answer: Answer) -> str:
    return answer.text.key if answer.text else ""


async def test_a_message_with_files_is_handled_before_what_is_sent_after_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk, wang = here.bot.desk, here["wang-min"]
        here.paper.uploads["u"] = press_item(300, 1)
        await desk.said(wang.address, Message("", (FileRef("u", "a.docx"),)), event="1")
        await desk.said(wang.address, Message("本部门采写"), event="2")
        await here.bot.settle()
        assert await here.rows("SELECT source FROM versions") == [("own",)]
        assert wang.last.card.title.key == "ask-category"


async def test_a_file_with_half_a_character_in_its_name_is_taken(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        here.paper.uploads["u"] = picture()
        await here.bot.desk.said(
            wang.address, Message("/crisis 门诊漏水", (FileRef("u", "现\ud83d场\0.jpg"),)), event="1"
        )
        await here.bot.settle()
        assert await here.rows("SELECT name FROM files") == [("现场.jpg",)]
        assert await here.rows("SELECT json_extract(data, '$.unrecorded') FROM crises") in ([(0,)], [(None,)])


async def test_an_answer_says_in_which_language_it_is_told_even_where_that_was_just_chosen(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("/help")
        await wang.taps(Verb.LANGUAGE)
        assert (await wang.answers("en")).language == "en"
        await wang.taps(Verb.LANGUAGE)
        assert (await wang.answers("zh-Hant")).language == "zh-Hant"
        assert (await wang.presses("st.nothing.1.")).language == "zh-Hant"
        assert (await here.bot.desk.tapped(STRANGER, "st.nothing.1.", event="s")).language is None


async def test_several_messages_with_files_keep_their_order(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk, wang = here.bot.desk, here["wang-min"]
        for number in range(4):
            here.paper.uploads[f"u{number}"] = picture(tone=number)
            ref = FileRef(f"u{number}", f"{number}.jpg")
            await desk.said(
                wang.address, Message(f"第{number}张图片\n\n{STORY}" if number == 0 else "", (ref,)), event=ref.id
            )
        await desk.tapped(wang.address, "he..0.", event="tap")
        await here.bot.settle()
        assert wang.titles() == ["question-led", "news-added", "help-title"]
        assert await here.rows("SELECT json_array_length(attachments) FROM versions") == [(4,)]


async def test_what_was_taken_in_and_not_handled_is_handled_at_the_next_start(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.paper.uploads["u"] = press_item(300, 1)
        await here["wang-min"].sends(files=[("gone.docx", b"")])
        await here.alters("UPDATE inbox SET state = 'received', answer = NULL, raw = replace(raw, 'upload-1', 'u')")
        await here.alters("DELETE FROM outbox")
        chats = here.paper
    async with world(tmp_path, paper=chats) as here:
        await here.bot.desk.replay()
        await here.bot.settle()
        assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]
        await here.bot.desk.replay()
        await here.bot.settle()
        assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_an_event_that_is_done_is_not_handled_again_by_a_replay_under_way(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk, wang = here.bot.desk, here["wang-min"]
        here.paper.uploads["u"] = press_item(300, 1)
        message = Message("", (FileRef("u", "a.docx"),))
        await desk.said(wang.address, message, event="1")
        await desk.replay()
        await desk.said(wang.address, message, event="1")
        await here.bot.settle()
        assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_an_event_of_somebody_who_left_is_set_aside_without_a_word(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang, desk = here["wang-min"], here.bot.desk
        here.paper.withheld.add("broken-upload")
        await desk.said(wang.address, Message("请看", (FileRef("broken-upload", "a.docx"),)), event="poison")
        await here.bot.settle()
        await here.alters("DELETE FROM identities WHERE person = 'wang-min'")
        for _ in range(MOST_TRIES):
            await desk.replay()
            await here.bot.settle()
        assert await here.rows("SELECT state FROM inbox") == [("quarantined",)]
        assert await here.rows("SELECT * FROM outbox") == []


async def test_a_file_that_is_gone_for_good_is_named_and_the_rest_is_taken(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        files = (FileRef("gone", "附图.jpg"), FileRef("gone", "稿件.docx"))
        await here.bot.desk.said(wang.address, Message(f"{TITLE}\n\n{STORY}", files), event="1")
        await here.bot.settle()
        assert wang.titles() == ["news-file-lost", "news-file-lost", "question-led"]
        assert "“附图.jpg”没能取到，请重发这个文件；其余内容已收下。" in wang.reads()
        assert "“稿件.docx”没能取到" in wang.reads()
        assert await here.rows("SELECT title FROM versions") == [(TITLE,)]
        assert await here.rows("SELECT state FROM inbox") == [("done",)]


async def test_a_stranger_is_answered_whatever_he_sends(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk = here.bot.desk
        assert keys(await desk.said(STRANGER, Message("你好"), event="1")) == "refused-not-known"
        assert keys(await desk.tapped(STRANGER, "in..0.", event="2")) == "refused-not-known"
        assert keys(await desk.said(STRANGER, Message("", (FileRef("x", "x.jpg"),)), event="3")) == "refused-not-known"
        await here.bot.settle()
        assert await here.rows("SELECT count(*) FROM inbox WHERE state = 'done'") == [(3,)]


@pytest.mark.parametrize("words", ["", "   \n", "\u200b\u200b", "a\x00b", "\ud800"])
async def test_what_is_no_text_is_refused_at_once_and_not_kept(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as here:
        answer = await here["wang-min"].says(words)
        assert answer.refused
        assert keys(answer) in {"refused-text-empty", "refused-text-has-control"}
        assert await here.rows("SELECT * FROM inbox") == []


async def test_two_files_that_cannot_be_taken_are_both_named(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(files=[("a.exe", b"MZ" + bytes(200)), ("b.exe", b"MZ" + bytes(300))])
        assert len(wang.sheets) == 2
        assert "a.exe" in wang.reads()
        assert "b.exe" in wang.reads()
        await wang.sends(f"{TITLE}\n\n{STORY}", files=[("c.exe", b"MZ" + bytes(100))])
        assert await here.rows("SELECT title FROM versions") == [(TITLE,)]


async def test_a_refused_act_is_undone_and_its_answer_kept(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        answer = await wang.presses("su.none.1.", event="once")
        assert keys(answer) == "refused-not-found"
        assert await wang.presses("su.none.1.", event="once") == answer


async def test_a_failure_of_ours_is_said_to_be_what_it_is_and_changes_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        submit = wang.button(wang.card("item").buttons[0].token.verb).token
        await here.alters("ALTER TABLE rounds RENAME TO rounds_away")
        for answer in (await here.bot.desk.tapped(wang.address, str(submit), event="t"),):
            assert here.say(answer.text) == "没能存下来，所以什么都没有改变。请稍后再试一次。"
            assert answer.refused
        await here.alters("ALTER TABLE rounds_away RENAME TO rounds")
        assert "an event could not be handled" in caplog.text
        assert not (await wang.presses(submit, event="t")).refused
        assert await here.state() == "in-review"


async def test_the_writer_can_be_busy_while_many_people_tap(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        people = ("wang-min", "sun-hao", "li-guohua", "gao-yun", "ma-tao")
        taps = (
            here.bot.desk.tapped(here[person].address, "in..0.", event=f"{person}{n}")
            for person in people
            for n in range(20)
        )
        answers = await asyncio.gather(*taps)
        assert all(answer == Answer() for answer in answers)
        await here.bot.settle()
        assert [len(here[person].sheets) for person in people] == [20] * 5


async def test_the_language_of_a_profile_is_spoken_until_one_is_chosen(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang, desk = here["wang-min"], here.bot.desk
        await desk.met(STRANGER, "en")
        await desk.met(wang.address, "en")
        await desk.met(wang.address, "en")
        await wang.says("help")
        await wang.says("语言 简体")
        await desk.met(wang.address, "zh-Hant")
        await wang.says("help")
        assert [sheet.reader.language for sheet in wang.sheets] == ["en", "zh-Hans", "zh-Hans"]
