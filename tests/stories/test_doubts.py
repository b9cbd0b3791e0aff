"""What may be meant in several ways is held until it is said which: none of it is lost, and nothing stays of no use."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.ports import FileRef, Filled
from tests.stories.test_forms_told import CLOSED
from tests.stories.test_overtaken_questions import GONE, takes
from tests.support.documents import docx_of, paragraph, picture
from tests.support.parts import versions
from tests.support.world import STORY, TITLE, Player, World, policy_with, world

WORD = docx_of("".join(paragraph(line) for line in ("健康日", "六个科室参加。")))
PICTURES = [(f"{place}.jpg", picture(32 + place, 32)) for place in range(36)]


async def kept(here: World) -> int:
    """Count the files that the sweep leaves where they are."""
    return len(await here.bot.store.view(lambda tables: tables.files.digests()))


async def asked_which(here: World, held: int, sent: int) -> Player:
    """Let an officer begin an item with so many pictures, and later send so many others while something is asked."""
    wang = here["wang-min"]
    await wang.sends(f"{TITLE}\n\n{STORY}", PICTURES[:held])
    await here.passes(minutes=5)
    await wang.sends(files=PICTURES[held : held + sent])
    return wang


@pytest.mark.whole
async def test_of_more_pictures_than_an_item_carries_the_others_are_named_and_go_nowhere(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_which(here, 1, 32)
        told = "".join(line for line in wang.reads().splitlines() if "没有放进去" in line)  # once, or for each message
        assert "31.jpg" in told
        assert "32.jpg" in told
        assert await kept(here) == 31
        await wang.answers("new")
        assert [files for *_, files in await versions(here)] == [1, 30]
        assert await kept(here) == 31


async def test_an_addition_fills_the_room_there_is(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_which(here, 28, 5)
        assert await kept(here) == 33
        assert not (await wang.answers("add")).refused
        assert "这些没有放进去：30.jpg、31.jpg、32.jpg" in wang.reads()
        assert [files for *_, files in await versions(here)] == [30]
        assert await kept(here) == 30


async def test_what_was_meant_for_nothing_is_forgotten(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_which(here, 1, 3)
        assert await kept(here) == 4
        await wang.says("/language English")  # it goes on waiting
        assert await kept(here) == 4
        await wang.presses(wang.card("ask-which").buttons[-1].token)
        assert await kept(here) == 1


async def test_what_another_item_has_stays(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["sun-hao"].sends(f"{TITLE}\n\n{STORY}", PICTURES[30:31])
        await asked_which(here, 30, 1)
        await here["wang-min"].answers("add")
        assert [files for *_, files in await versions(here)] == [1, 30]
        assert await kept(here) == 31


async def test_what_is_held_outlives_a_restart(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await asked_which(here, 1, 3)
    async with world(tmp_path, paper=here.paper, clock=here.clock) as here:
        await here.bot.sweep()
        await here["wang-min"].answers("add")
        assert [files for *_, files in await versions(here)] == [4]


async def test_files_that_a_form_does_not_take_are_forgotten(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("/表单")
        await wang.says(f"{TITLE}\n\n{STORY}")
        form = wang.form
        here.paper.uploads["a"] = picture()
        await wang.fills("save")
        file = Filled("files", files=(FileRef("a", "a.jpg"),))
        token = str(form.buttons[0].token)
        late = await here.bot.desk.filled(wang.address, token, (file,), event=here.event("form"))
        assert here.say(late.text) == f"{CLOSED}图片和附件“a.jpg”。"
        assert await kept(here) == 0


async def test_an_answer_to_what_was_overtaken_meanwhile_is_asked_for_anew(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await here.passes(minutes=5)
        await wang.answers("unit")
        await wang.says("区卫生健康局" * 40)
        assert wang.last.card.title.key == "ask-which"
        await takes(here, policy_with(tmp_path, ('[[source]]\nid = "unit"\n', '[[source]]\nid = "authority"\n')))
        await wang.answers("answer")
        assert wang.hears().startswith(GONE)
        assert await here.rows("SELECT source, source_words FROM versions") == [("", "")]


async def test_what_is_written_where_it_was_asked_whether_that_is_all_is_a_part(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(files=PICTURES[:1])
        token = wang.last.card.words
        assert token is not None
        put = (Filled("answer", words=f"{TITLE}\n\n{STORY}"),)
        answer = await here.bot.desk.filled(wang.address, str(token), put, event=here.event("form"))
        assert not answer.refused
        assert await versions(here) == [(TITLE, STORY, 1)]
        await here.passes(minutes=5)
        late = await here.bot.desk.filled(wang.address, str(token), put, event=here.event("form"))
        assert late.refused
        assert await versions(here) == [(TITLE, STORY, 1)]


async def asked_of_document(here: World) -> Player:
    """Let an officer put a Word file to an item that has a text already."""
    wang = here["wang-min"]
    await wang.says(f"{TITLE}\n\n{STORY}")
    await here.passes(minutes=5)
    await wang.sends(files=[("稿件.docx", WORD)])
    await wang.answers("add")
    assert wang.last.card.title.key == "ask-document"
    return wang


@pytest.mark.parametrize(
    ("way", "title", "text", "files"),
    [
        ("replace", "健康日", "六个科室参加。", 1),
        ("after", TITLE, f"{STORY}\n\n健康日\n六个科室参加。", 1),
        ("keep", TITLE, STORY, 0),
    ],
)
async def test_a_word_file_replaces_no_text_unasked(
    tmp_path: Path, way: str, title: str, text: str, files: int
) -> None:
    async with world(tmp_path) as here:
        wang = await asked_of_document(here)
        assert await here.rows("SELECT text FROM versions") == [(STORY,)]
        await wang.answers(way)
        assert await here.rows("SELECT title, text, json_array_length(attachments) FROM versions") == [
            (title, text, files)
        ]
        assert wang.last.card.title.key in ("ask-source", "question-led")
        assert await kept(here) == files


async def test_a_word_file_with_the_same_text_is_put_in_without_a_word(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("健康日\n\n六个科室参加。")
        await here.passes(minutes=5)
        await wang.sends(files=[("稿件.docx", WORD)])
        await wang.answers("add")
        assert await here.rows("SELECT json_array_length(attachments) FROM versions") == [(1,)]


async def test_what_comes_while_that_is_asked_is_asked_about_with_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_of_document(here)
        await wang.sends(files=PICTURES[:1])
        assert wang.last.card.title.key == "ask-which"
        await wang.answers("add")
        await wang.answers("replace")
        assert await here.rows("SELECT text, json_array_length(attachments) FROM versions") == [("六个科室参加。", 2)]


async def test_what_was_asked_before_is_asked_again_when_the_word_file_is_put_off(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_of_document(here)
        await wang.taps(Verb.CANCEL)
        assert wang.last.card.title.key in ("ask-source", "question-led")
        assert await here.rows("SELECT text FROM versions") == [(STORY,)]


async def test_a_newer_original_has_the_place_of_the_older_one_in_a_full_item(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(TITLE, [("一.docx", WORD), *PICTURES[:29]])
        await here.passes(minutes=5)
        newer = docx_of("".join(paragraph(line) for line in ("健康日", "八个科室参加。")))
        await wang.sends(files=[("二.docx", newer)])
        await wang.answers("add")
        await wang.answers("replace")
        assert "news-no-room" not in wang.titles()
        assert await here.rows("SELECT text, json_array_length(attachments) FROM versions") == [("八个科室参加。", 30)]
