"""What comes one message after the other though it is one thing: an album under a question, a text that was cut off."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.documents import picture
from tests.support.parts import versions
from tests.support.world import CHIEF, HEAD, STORY, TITLE, World, world

PICTURES = [(f"{place}.jpg", picture(32 + place, 32)) for place in range(36)]
PARAGRAPH = "志愿者摆放宣传展板，发放健康资料，并结合夏季气候特点讲解了慢性病的日常管理。"
BODY = PARAGRAPH * 107
FIRST = f"{TITLE}\n\n{BODY}"  # as long as one message may be
CUT = f"{FIRST}随后大家"
ANOTHER = "义诊活动在河东举行\n\n八位医生为居民看诊，现场发放资料四百余份，不少居民表示很有收获。"


async def one_by_one(here: World, first: int, last: int) -> None:
    """Send pictures as an album arrives where each is a message of its own."""
    for file in PICTURES[first:last]:
        await here["wang-min"].sends(files=[file])


async def kept(here: World) -> int:
    """Count the files that the sweep leaves where they are."""
    return len(await here.bot.store.view(lambda tables: tables.files.digests()))


async def test_an_album_under_an_open_question_is_asked_about_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await here.passes(minutes=5)
        await one_by_one(here, 0, 5)
        await wang.says(ANOTHER)
        assert wang.titles().count("ask-which") == 1
        size = len(ANOTHER)
        assert f"到现在共收到文字 {size} 字、图片和附件 5 个，会一起处理。" in wang.hears()
        assert await kept(here) == 5
        await wang.answers("new")
        assert [files for *_, files in await versions(here)] == [0, 5]
        assert await kept(here) == 5


async def test_words_with_pictures_behind_them_are_no_answer_any_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await here.passes(minutes=5)
        await wang.says(ANOTHER)
        assert wang.sees(Verb.ANSWER, "answer")
        await one_by_one(here, 0, 2)
        assert not wang.sees(Verb.ANSWER, "answer")
        await wang.answers("add")
        [(_, text, files)] = await versions(here)
        assert text.startswith(STORY)
        assert text.endswith(ANOTHER)
        assert files == 2


async def test_of_an_album_under_an_open_question_all_that_have_no_room_are_named(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await here.passes(minutes=5)
        await one_by_one(here, 0, 33)
        assert wang.titles().count("ask-which") == 1
        assert (
            "图片和附件 30 个，会一起处理。一篇稿件最多 30 个图片和附件，这些没有放进去：30.jpg、31.jpg、32.jpg。"
            in (wang.hears())
        )
        assert await kept(here) == 30


@pytest.mark.parametrize("first", [0, 20])
async def test_of_an_album_that_goes_into_a_draft_it_is_said_how_many_have_no_room(tmp_path: Path, first: int) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.sends(f"{TITLE}\n\n{STORY}" if first else "", PICTURES[:first] or PICTURES[:1])
        await one_by_one(here, first or 1, 33)
        assert "这些没有放进去：30.jpg。" in wang.reads()
        assert "总共有" not in wang.reads()
        await here.passes(minutes=5)
        assert "一篇稿件最多 30 个图片和附件，总共有 3 个没有放进去：30.jpg、31.jpg、32.jpg。" in wang.reads()
        assert wang.titles().count("news-no-room-all") == 1
        assert [files for *_, files in await versions(here)] == [30]


@pytest.mark.parametrize("done", [True, False])
async def test_who_says_that_is_all_or_later_is_told_how_many_have_no_room(tmp_path: Path, *, done: bool) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await one_by_one(here, 0, 32)
        await (wang.answers("all") if done else wang.taps(Verb.CANCEL))
        assert "总共有 2 个没有放进去：30.jpg、31.jpg。" in wang.reads()


@pytest.mark.parametrize(
    ("first", "rest", "together"),
    [
        (FIRST, "大家都说好。", f"{BODY}\n\n大家都说好。"),
        (CUT, "都说好。", f"{BODY}随后大家都说好。"),
        (CUT, ANOTHER, f"{BODY}随后大家{ANOTHER}"),
        (f"{FIRST} as they", "all said", f"{BODY} as they all said"),
    ],
)
async def test_the_rest_of_a_text_that_was_cut_off_joins_it_by_itself(
    tmp_path: Path, first: str, rest: str, together: str
) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(first)
        await wang.says(rest)
        assert [(title, text) for title, text, _ in await versions(here)] == [(TITLE, together)]
        assert wang.sees(Verb.ANSWER, "own")  # the question is still open
        await wang.says("区卫健委供稿")  # and this is its answer, for the rest ended there
        assert await here.rows("SELECT source_words FROM versions") == [("区卫健委供稿",)]


async def test_a_text_in_three_parts_keeps_their_order(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        for part in (CUT, "一" * 4096, "二。"):
            await wang.says(part)
        assert [text for _, text, _ in await versions(here)] == [f"{BODY}随后大家{'一' * 4096}二。"]


async def test_what_comes_later_is_not_the_rest_of_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(CUT)
        await here.passes(seconds=11)
        await wang.says("区卫健委供稿")
        assert [text for _, text, _ in await versions(here)] == [f"{BODY}随后大家"]


async def test_the_rest_of_a_text_under_an_open_question_is_held_with_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await here.passes(minutes=5)
        await wang.says(CUT)
        await wang.says("都说好。")
        assert wang.titles().count("ask-which") == 1
        await wang.answers("new")
        assert (TITLE, f"{BODY}随后大家都说好。", 0) in await versions(here)


async def test_who_writes_words_while_cards_wait_is_told_how_many_and_where(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here["wang-min"].submits("第二篇")
        await here[HEAD].says("同意")
        assert here[HEAD].last.card.title.key == "refused-cards-wait"
        assert "有 2 件事在等您处理" in here[HEAD].hears()
        await here[HEAD].taps(Verb.INBOX, about="有 2 件事")
        assert here[HEAD].last.card.title.key == "inbox-title"
        await here[CHIEF].says("同意")
        assert here[CHIEF].last.card.title.key == "refused-nothing-asked"
