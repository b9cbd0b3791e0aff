"""What comes in several messages: albums, a text and its pictures, links; and what is no part of them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.inbox import Moment, receive
from bot.ports import FileRef, Message
from tests.support.clocks import VirtualClock
from tests.support.documents import picture, press_item
from tests.support.paper import PaperPlatform
from tests.support.parts import LABELLED, LONG, album, versions
from tests.support.world import STORY, TITLE, world


async def test_an_album_and_the_text_after_it_are_one_draft(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await album(here, "wang-min", 3)
        assert "收到（还没有正文），图片 3 张。还有就接着发" in wang.hears()
        assert len(wang.sheets) == 1  # the card counts, and is not sent again
        await wang.says(TITLE)
        await wang.says(STORY)
        await wang.answers("all")
        assert await versions(here) == [(TITLE, STORY, 3)]
        assert wang.hears().startswith(f"收到《{TITLE}》，43 字，图片 3 张。信息从哪里来？")


async def test_what_is_not_whole_goes_on_by_itself_after_a_short_wait(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await album(here, "wang-min", 1)
        await here.passes(seconds=80)
        await wang.sends(files=[("another.jpg", picture(tone=99))])  # waits anew
        await here.passes(seconds=80)
        assert wang.last.card.title.key == "ask-more"
        await here.passes(seconds=15)
        assert wang.hears().startswith("收到（还没有正文），图片 2 张。标题是什么？")
        await wang.says(TITLE)
        assert wang.last.card.title.key == "ask-text"


@pytest.mark.parametrize("words", ["就这些", "就這些", "That's all", "done"])
async def test_that_is_all_may_be_typed(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as here:
        await album(here, "wang-min", 1)
        await here["wang-min"].says(words)
        assert await versions(here) == [("", "", 1)]
        assert here["wang-min"].last.card.title.key == "question-led"


async def test_one_short_line_waits_for_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("关于健康宣传日走进社区的稿件")
        assert here["wang-min"].last.card.title.key == "ask-more"
        await here["wang-min"].says(LONG)
        await here["wang-min"].answers("all")
        assert await versions(here) == [("关于健康宣传日走进社区的稿件", LONG, 0)]


async def test_a_line_before_a_word_file_is_a_note_beside_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("这是健康日的稿件，请尽快审阅")
        await here["wang-min"].sends(files=[("稿件.docx", press_item(300, 1))])
        await here["wang-min"].answers("all")
        [(title, note)] = await here.rows("SELECT title, note FROM versions")
        assert (title, note) == ("健康宣传日走进社区 义诊服务暖人心", "这是健康日的稿件，请尽快审阅")


async def test_pictures_after_a_whole_text_are_added_without_a_question(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await album(here, "wang-min", 3)
        assert wang.titles() == ["question-led", "news-added"]
        assert "图片 3 张。信息从哪里来？" in wang.reads()
        await wang.says(LONG)
        assert wang.titles() == ["question-led", "news-added"]
        await wang.answers("own")
        assert await versions(here) == [(TITLE, f"{STORY}\n\n{LONG}", 3)]


async def test_later_or_once_a_question_was_answered_it_is_asked_what_a_file_is_for(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        for number, wait in enumerate((0, 3)):
            wang = here["wang-min"]
            await wang.says(f"{TITLE}\n\n{STORY}")
            await here.passes(minutes=wait)
            if not wait:
                await wang.answers("own")
            await wang.sends(files=[("a.jpg", picture(tone=number))])
            assert wang.last.card.title.key == "ask-which"
            await wang.answers("add")
            await wang.taps(Verb.CANCEL)
        assert [files for *_, files in await versions(here)] == [1, 1]


async def test_a_second_whole_item_is_not_mixed_into_the_first(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(files=[("一.docx", press_item(200, 0, "第一篇稿件"))])
        await wang.sends(files=[("二.docx", press_item(200, 0, "第二篇稿件"))])
        assert wang.last.card.title.key == "ask-which"
        await wang.answers("new")
        assert [title for title, *_ in await versions(here)] == ["第一篇稿件", "第二篇稿件"]


async def test_two_officers_do_not_mix(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        for number in range(2):
            for person in ("wang-min", "sun-hao"):
                await here[person].sends(files=[(f"{number}.jpg", picture(tone=number))])
        assert [files for *_, files in await versions(here)] == [2, 2]
        assert len(await here.rows("SELECT DISTINCT author FROM drafts")) == 2


async def test_a_command_wins_and_the_album_goes_on(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await album(here, "wang-min", 1)
        await here["wang-min"].says("待办")
        assert here["wang-min"].last.card.title.key == "inbox-title"
        await here["wang-min"].sends(files=[("b.jpg", picture(tone=7))])
        assert await versions(here) == [("", "", 2)]


async def test_a_repeated_delivery_adds_nothing_twice(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        for _ in range(2):
            await wang.says(LONG, event="the-same")
        assert await versions(here) == [(TITLE, f"{STORY}\n\n{LONG}", 0)]


async def test_an_album_cut_off_by_a_restart_is_one_draft_and_whole(tmp_path: Path) -> None:
    clock, paper = VirtualClock(), PaperPlatform()
    async with world(tmp_path, clock=clock, paper=paper) as here:
        await album(here, "wang-min", 2)
        for number in range(3):  # these are on file, and the process ends before they are handled
            name = f"late-{number}.jpg"
            paper.uploads[name] = picture(tone=50 + number)
            message = Message(files=(FileRef(name, name),))
            moment = Moment(name, clock.now(), here.bot.organisation)
            await here.bot.store.act(receive, here["wang-min"].address, message, moment)
    clock.move(timedelta(minutes=10))
    async with world(tmp_path, clock=clock, paper=paper) as here:
        await here.bot.desk.replay()
        await here.bot.settle()
        await here.passes(minutes=3)
        assert await versions(here) == [("", "", 5)]
        assert "图片 5 张。标题是什么？" in here["wang-min"].hears()


async def test_putting_it_off_keeps_the_draft_for_later(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await album(here, "wang-min", 1)
        await wang.taps(Verb.CANCEL)
        assert wang.last.card.title.key.startswith("item-")
        sent = len(wang.sheets)
        await here.passes(minutes=5)
        assert len(wang.sheets) == sent
        await wang.taps(Verb.GO_ON)
        assert wang.last.card.title.key == "ask-title"


async def test_when_another_question_came_between_it_is_shown_where_the_draft_stands(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await album(here, "wang-min", 1)
        await wang.taps(Verb.CHANGE)
        await here.passes(minutes=2)
        assert wang.last.card.title.key.startswith("item-")
        assert not await here.rows("SELECT * FROM dialogs WHERE state = 'open' AND data LIKE '%ask-title%'")


@pytest.mark.parametrize(
    ("words", "origin", "answered"),
    [
        ("https://health.example/news/1", "repost", False),
        ("转发 https://health.example/news/1", "repost", True),
        ("评论：https://health.example/news/1", "comment", True),
    ],
)
async def test_a_link_alone_is_a_repost_or_a_comment(
    tmp_path: Path, words: str, origin: str, *, answered: bool
) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(words)
        assert wang.hears().startswith("收到链接 health.example")
        [(text, found)] = await here.rows("SELECT text, particulars FROM versions")
        said = json.loads(found)
        assert (text, said["origin"]) == ("https://health.example/news/1", origin)
        assert ("origin" in said["answered"]) == answered


async def test_a_few_words_after_a_complete_item_are_no_part_of_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(LABELLED)
        await wang.says("谢谢")
        assert wang.last.card.title.key == "refused-not-a-draft"
        await wang.sends(files=[("a.jpg", picture())])  # which still is
        assert await versions(here) == [(TITLE, STORY, 1)]


async def test_what_follows_a_complete_item_belongs_to_it_until_it_is_submitted_or_the_time_is_up(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(LABELLED)
        await here.passes(minutes=3)
        await wang.sends(files=[("a.jpg", picture())])
        assert len(await versions(here)) == 2


async def test_the_menu_of_languages_comes_between_and_the_album_goes_on_by_itself(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await album(here, "wang-min", 1)
        await wang.says("帮助")
        await wang.taps(Verb.LANGUAGE)
        await wang.answers("en")
        assert wang.last.card.title.key == "ask-more"
        await here.passes(minutes=2)
        assert wang.last.card.title.values["prompt"].key == "ask-title"  # type: ignore[union-attr]


async def test_who_has_left_is_not_waited_for(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await album(here, "wang-min", 1)
        await here.alters("UPDATE people SET active = 0 WHERE id = 'wang-min'")
        sent = len(here["wang-min"].sheets)
        await here.passes(minutes=5)
        assert len(here["wang-min"].sheets) == sent


async def test_a_draft_that_was_given_up_meanwhile_is_not_gone_on_with(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await album(here, "wang-min", 1)
        await here.alters("UPDATE drafts SET state = 'withdrawn'")
        await wang.sends(files=[("b.jpg", picture(tone=5))])
        assert [files for *_, files in await versions(here)] == [1, 1]
        await here.alters("UPDATE drafts SET state = 'withdrawn'")
        await wang.says("就这些")
        await here.passes(minutes=5)
        assert wang.last.card.title.key != "question-led"
