"""Albums: more pictures than an item carries, and what somebody says in the middle of one."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.documents import picture
from tests.support.parts import LABELLED, album, versions
from tests.support.world import STORY, TITLE, world

PICTURES = [(f"{place}.jpg", picture(32 + place, 32)) for place in range(50)]


@pytest.mark.whole
async def test_of_too_many_pictures_those_that_fit_are_taken_and_the_others_named_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(f"{TITLE}\n\n{STORY}", PICTURES[:28])
        await wang.sends(files=PICTURES[26:32])
        assert "一篇稿件最多 30 个图片和附件，这些没有放进去：30.jpg、31.jpg。再发来的也放不下" in wang.reads()
        await wang.sends(files=PICTURES[32:40])
        assert wang.titles().count("news-no-room") == 1
        assert await versions(here) == [(TITLE, STORY, 30)]
        assert await here.rows("SELECT count(*) FROM files") == [(30,)]  # what the sweep keeps
        await wang.says("来源：区卫健委")  # words go in all the same
        assert await here.rows("SELECT source_words FROM versions") == [("区卫健委",)]


@pytest.mark.whole
async def test_an_album_that_begins_with_too_many(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].sends(files=PICTURES)
        assert await versions(here) == [("", "", 30)]
        assert "：30.jpg、31.jpg、32.jpg、33.jpg、34.jpg、35.jpg、36.jpg、37.jpg、38.jpg、39.jpg、另有 10 个。" in (
            here["wang-min"].reads()
        )
        assert await here.rows("SELECT count(*) FROM files") == [(30,)]
        await here.passes(minutes=5)
        assert "news-no-room-all" not in here["wang-min"].titles()  # they were named


async def test_a_file_that_another_item_has_stays_though_it_does_not_go_in(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["sun-hao"].sends(f"{TITLE}\n\n{STORY}", PICTURES[49:])
        await here["wang-min"].sends(files=PICTURES[:30])
        await here["wang-min"].sends(files=PICTURES[49:])
        assert "news-no-room" in here["wang-min"].titles()
        assert await here.rows("SELECT count(*) FROM files") == [(31,)]


async def test_files_that_are_refused_are_not_kept(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["he-jianping"].sends(f"{TITLE}\n\n{STORY}", PICTURES[:3])  # no officer
        assert "refused-not-an-officer" in here["he-jianping"].titles()
        assert await here.rows("SELECT count(*) FROM files") == [(0,)]


@pytest.mark.parametrize("answered", [True, False])
async def test_a_command_in_the_middle_of_an_album_loses_nothing(tmp_path: Path, *, answered: bool) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await album(here, "wang-min", 2)
        await wang.says("语言")
        if answered:
            await wang.answers("zh-Hant")
        await wang.sends(files=PICTURES[10:11])
        await wang.says("/help")
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.answers("all")
        assert await versions(here) == [(TITLE, STORY, 3)]


async def test_a_command_after_a_whole_item_and_what_follows_is_still_a_part_of_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.says("语言")
        await wang.sends(files=PICTURES[:1])
        assert await versions(here) == [(TITLE, STORY, 1)]
        await wang.answers("own")
        assert wang.hears().startswith("属于哪个栏目？")


async def test_a_command_after_an_item_that_is_ready(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.says("语言")
        await wang.taps(Verb.CANCEL)
        await here.passes(minutes=10)
        assert await here.rows("SELECT count(*) FROM dialogs WHERE state = 'open'") == [(0,)]


async def test_where_the_wait_is_over_a_command_brings_no_question_back(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await album(here, "wang-min", 1)
        await wang.says("语言")
        await here.passes(minutes=10)
        await wang.taps(Verb.CANCEL)
        assert wang.last.card.title.key == "item-gathering"


async def test_a_command_after_an_item_that_needs_no_answer_and_what_follows_is_a_part_of_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(LABELLED)
        await wang.says("语言")
        await wang.answers("zh-Hant")
        await album(here, "wang-min", 2)
        assert await versions(here) == [(TITLE, STORY, 2)]
