"""First lines that are long for a title: in English a title may be longer, and what stands below is read anyway."""

from pathlib import Path

from tests.support.world import STORY, world

ENGLISH = "Volunteers of nine departments measured the blood pressure of more than three hundred residents in Qingxi"
OVERLONG = "健康宣传日走进社区" * 12


async def test_a_long_english_headline_is_the_title_and_its_source_is_read(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        assert len(ENGLISH) > 100
        await here["wang-min"].says(f"{ENGLISH}\nSource: Health bureau\n\n{STORY}")
        assert await here.rows("SELECT title, text, source_words FROM versions") == [(ENGLISH, STORY, "Health bureau")]


async def test_below_a_first_line_that_is_too_long_the_source_is_read_and_it_is_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{OVERLONG}\n来源：区卫健委\n\n{STORY}")
        sql = "SELECT title, text, source_words FROM versions"
        assert await here.rows(sql) == [("", f"{OVERLONG}\n\n{STORY}", "区卫健委")]
        assert "第一行有 108 字，作标题太长（最多 100 字），先留在正文里。" in wang.hears()
        await wang.says("健康宣传日走进社区")
        assert await here.rows(sql) == [("健康宣传日走进社区", STORY, "区卫健委")]


async def test_a_title_of_other_words_leaves_the_first_line_in_the_text(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says(f"{OVERLONG}\n{STORY}")
        await here["wang-min"].says("社区义诊")
        assert await here.rows("SELECT title, text FROM versions") == [("社区义诊", f"{OVERLONG}\n{STORY}")]
