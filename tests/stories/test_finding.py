"""Stories of looking things up: /find, and the approval sheet of an item."""

from collections.abc import AsyncIterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from bot.cards.tokens import Verb
from bot.domain.people import PersonId, Role, UnitId
from bot.sheets.paper import Page
from bot.sheets.press import NotPrinted, Press, Printed, as_html
from handlers import people
from tests.support.world import CHAIN, CHIEF, HEAD, OFFICE, PUBLISHERS, STORY, TITLE, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as opened:
        yield opened


async def finds(here: World, person: str, words: str) -> list[str]:
    """Give the lines that somebody is shown."""
    await here[person].says(f"/find {words}")
    assert here[person].last.card.title.key.startswith("found-"), here[person].hears()
    return [here.say(entry.text) for entry in here[person].last.card.entries]


async def test_an_item_is_found_by_number_title_and_text_in_either_script(here: World) -> None:
    number = await here["wang-min"].submits(text=f"{STORY} Zürich Clinic")
    for words in (number, "健康宣传", "健康宣傳日", "志愿队 社区", "志願隊", "血", "zurich CLINIC", "ＣＬＩＮＩＣ"):
        [line] = await finds(here, "wang-min", words)
        assert line.startswith(f"{number} · {TITLE} · 审核中 — “"), words
    [line] = await finds(here, "wang-min", "血压")
    assert "测量血压" in line
    assert not await finds(here, "wang-min", "没有的词")
    assert here["wang-min"].hears().startswith("没有找到“没有的词”\n我查的是您可以看的稿件")


async def test_what_is_found_is_opened(here: World) -> None:
    await here["wang-min"].submits()
    await finds(here, HEAD, "宣传日")
    await here[HEAD].taps(Verb.OPEN)
    assert here[HEAD].last.card.title.key.startswith("review")


@pytest.mark.parametrize(
    "words", ["/查 宣传日", "/查宣传日", "/搜尋 宣傳日", "/搜索　宣传日", "查 宣传日", "/SEARCH 宣传日"]
)
async def test_it_is_called_in_three_languages(here: World, words: str) -> None:
    await here["wang-min"].submits()
    await here["wang-min"].says(words)
    assert here["wang-min"].last.card.title.key == "found-title"


@pytest.mark.parametrize(
    "words",
    ["find health day", "Find 2026-0001", "search health", "查找 health day", "查宣传日", "查找宣传日", "find 宣传日"],
)
@pytest.mark.parametrize("person", ["wang-min", HEAD])
async def test_it_needs_no_stroke(here: World, words: str, person: str) -> None:
    await here["wang-min"].submits(text=f"{STORY} Health day")
    await here[person].says(words)
    assert here[person].last.card.title.key == "found-title"
    assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


@pytest.mark.parametrize("words", ["find health day", "查 health day", "/查健康"])
async def test_looking_something_up_while_parts_of_a_draft_are_awaited(here: World, words: str) -> None:
    await here["wang-min"].submits(text=f"{STORY} Health day")
    await here["wang-min"].says("社区健康宣传日第二场将于周六举行")
    await here["wang-min"].says(words)
    assert here["wang-min"].last.card.title.key == "found-title"
    await here["wang-min"].says("地点在清溪路广场。")
    rows = await here.rows("SELECT title, text FROM versions WHERE frozen_at IS NULL")
    assert rows == [("社区健康宣传日第二场将于周六举行", "地点在清溪路广场。")]


@pytest.mark.parametrize(
    "words",
    [
        "Find your balance: three exercises that help everybody to stand upright",
        "find health\nday by day, a whole text",
        "查处违规医疗广告专项行动今天启动",
        "Finding the way back to health",
    ],
)
async def test_what_only_begins_like_a_search_is_a_draft(here: World, words: str) -> None:
    await here["wang-min"].says(words)
    assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_a_part_that_begins_like_a_glued_search_is_a_part(here: World) -> None:
    await here["wang-min"].says("社区健康宣传日第二场将于周六举行")
    await here["wang-min"].says("找到方向")
    assert await here.rows("SELECT title, text FROM versions") == [("社区健康宣传日第二场将于周六举行", "找到方向")]


@pytest.mark.parametrize(
    "words", ["签发单2026-0001", "签发单 2026-0001", "sheet 2026-0001", "Approval sheet 2026-0001"]
)
async def test_a_sheet_is_asked_for_by_number_without_a_stroke(here: World, words: str) -> None:
    await here["wang-min"].submits()
    await here["wang-min"].says(words)
    assert "notice-sheet" in here["wang-min"].titles()


async def test_what_is_typed_after_find_in_the_menu_is_looked_for(here: World) -> None:
    wang = here["wang-min"]
    await wang.submits()
    await wang.says("帮助")
    await wang.taps(Verb.FIND)
    await wang.taps(Verb.FIND, about="在这里可以做什么")
    assert wang.last.card.title.key == "news-find-how"
    await wang.says("——")
    await wang.says("宣传日")
    assert wang.last.card.title.key == "found-title"
    await wang.says("宣传日第二场将于周六举行")
    assert await here.rows("SELECT count(*) FROM drafts") == [(2,)]


async def test_a_search_by_command_ends_the_question_what_to_look_for(here: World) -> None:
    wang = here["wang-min"]
    await wang.submits()
    await wang.says("帮助")
    await wang.taps(Verb.FIND)
    await wang.says("find 宣传日")
    assert wang.last.card.title.key == "found-title"
    await wang.says("我的稿件")
    await wang.says("宣传日")
    assert "refused-not-a-draft" in wang.titles()


async def test_what_was_asked_before_a_search_out_of_the_menu_is_asked_again(here: World) -> None:
    wang = here["wang-min"]
    await wang.says(f"{TITLE}\n\n{STORY}")
    asked = wang.last.card.title
    await wang.says("/帮助")
    await wang.taps(Verb.FIND)
    await wang.says("宣传日")
    assert "found-title" in wang.titles()
    assert wang.last.card.title == asked


@pytest.mark.parametrize("words", ["/find", "/查", "/find ——。，", "/find \u200f\u202e", '/find "*" ( ) -'])
async def test_without_words_the_way_to_find_is_shown(here: World, words: str) -> None:
    await here["wang-min"].says(words)
    assert "请告诉我要找什么，例如“查 健康宣传”" in here["wang-min"].hears()


async def test_words_of_a_search_that_answer_a_question_are_the_answer(here: World) -> None:
    await here["wang-min"].says(f"{TITLE}\n\n{STORY}")
    await here["wang-min"].says("查 宣传日")
    assert "found-title" not in here["wang-min"].titles()


@pytest.mark.parametrize(
    "words",
    [
        '宣传日"',
        "宣传日 AND NOT",
        "宣传日*",
        "-宣传日",
        "NEAR(宣传日)",
        "who:宣传日",
        "^宣传日 OR",
        "宣传日\u200f",
        "{宣传日}",
    ],
)
async def test_signs_of_a_query_language_are_not_read_as_such(here: World, words: str) -> None:
    await here["wang-min"].submits(text=f"{STORY} and not near who or")
    assert len(await finds(here, "wang-min", words)) == 1


@pytest.mark.whole
async def test_words_without_end_are_cut(here: World) -> None:
    await here["wang-min"].submits()
    assert len(await finds(here, "wang-min", "健康宣传日 " * 10_000)) == 1


async def test_each_finds_what_he_may_see_and_nothing_else(here: World) -> None:
    """The author, those who are asked, the offices that see everything; not a colleague, not another unit's head."""
    await here["wang-min"].submits()
    everybody = [str(person) for (person,) in await here.rows("SELECT id FROM people")]
    finders = {person for person in everybody if await finds(here, person, "宣传日")}
    seen = {person for person in everybody if await here.bot.store.view(_sees, person, await here.draft(), here)}
    assert finders == seen
    assert {"wang-min", HEAD, OFFICE, CHIEF, *PUBLISHERS} <= finders
    assert finders < set(everybody)


def _sees(tables: object, person: str, draft: str, here: World) -> bool:
    return tables.drafts.may_see(person, draft, here.clock.now())  # type: ignore[attr-defined, no-any-return]


async def test_a_draft_is_its_authors_alone_until_it_is_submitted(here: World) -> None:
    await here["wang-min"].begins()
    [line] = await finds(here, "wang-min", "宣传日")
    assert line.startswith(f"{TITLE} · 尚未提交")
    assert not await finds(here, HEAD, "宣传日")
    assert not await finds(here, OFFICE, "宣传日")


async def test_a_change_is_its_authors_alone_until_it_is_submitted(here: World) -> None:
    await here["wang-min"].submits()
    await here["wang-min"].edits("title", "名医义诊")
    assert len(await finds(here, "wang-min", "名医义诊")) == 1
    assert len(await finds(here, "wang-min", "志愿队")) == 1  # one item, though it is there twice
    assert not await finds(here, OFFICE, "名医义诊")
    await here["wang-min"].taps(Verb.SUBMIT)
    assert len(await finds(here, OFFICE, "名医义诊")) == 1
    assert not await finds(here, OFFICE, "健康宣传日")


async def test_a_change_that_was_given_up_is_not_found(here: World) -> None:
    await here["wang-min"].submits()
    await here["wang-min"].edits("title", "名医义诊")
    await here["wang-min"].taps(Verb.DISCARD)
    assert not await finds(here, "wang-min", "名医义诊")


async def test_whoever_loses_an_office_finds_no_more_by_it(here: World) -> None:
    await here["wang-min"].submits()
    assert await finds(here, PUBLISHERS[0], "宣传日")
    await here.does(people.end_role, PersonId(PUBLISHERS[0]), Role.PUBLISHER, None)
    assert not await finds(here, PUBLISHERS[0], "宣传日")


async def test_whoever_was_asked_goes_on_finding(here: World) -> None:
    await here["wang-min"].submits()
    await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"))
    assert await finds(here, HEAD, "宣传日")


async def test_many_are_shown_page_by_page_the_newest_first(here: World) -> None:
    numbers = [await here["wang-min"].submits(title=f"健康宣传日之{place}") for place in range(12)]
    first = await finds(here, "wang-min", "宣传日")
    await here["wang-min"].taps(Verb.FIND)
    rest = [here.say(entry.text) for entry in here["wang-min"].last.card.entries]
    assert [line[:9] for line in (*first, *rest)] == numbers[::-1]
    assert len(first) == 10
    assert not any(button.token.verb is Verb.FIND for button in here["wang-min"].last.card.buttons)


async def test_an_item_that_is_there_twice_is_on_one_page_only(here: World) -> None:
    numbers = [await here["wang-min"].submits(title=f"健康宣传日之{place}号") for place in range(12)]
    for place in range(12):
        await here["wang-min"].taps(Verb.CHANGE, about=f"健康宣传日之{place}号")
        await here["wang-min"].answers("title")
        await here["wang-min"].says(f"健康宣传日改{place}")
    first = await finds(here, "wang-min", "宣传日")
    await here["wang-min"].taps(Verb.FIND)
    rest = [here.say(entry.text) for entry in here["wang-min"].last.card.entries]
    assert [line[:9] for line in (*first, *rest)] == numbers[::-1]
    assert not any(button.token.verb is Verb.FIND for button in here["wang-min"].last.card.buttons)


async def test_more_of_a_search_that_is_over_says_so(here: World) -> None:
    for place in range(11):
        await here["wang-min"].submits(title=f"健康宣传日之{place}")
    await finds(here, "wang-min", "宣传日")
    token = here["wang-min"].last.card.buttons[0].token
    await finds(here, "wang-min", "别的")
    answer = await here["wang-min"].presses(token)
    assert here.say(answer.text) == "您后来又查了别的，这次查找已经结束。请再查一次。"
    assert (await here[HEAD].presses(token)).refused


async def test_what_a_search_showed_last_may_be_gone_by_now(here: World) -> None:
    for place in range(11):
        await here["wang-min"].submits(title=f"健康宣传日之{place}")
    await finds(here, OFFICE, "宣传日")
    await here.alters("DELETE FROM search_index WHERE rowid = (SELECT min(id) FROM search_items)")
    await here[OFFICE].taps(Verb.FIND)
    assert here[OFFICE].last.card.title.key == "found-no-more"


async def test_the_approval_sheet_comes_as_a_file(here: World) -> None:
    number = await here["wang-min"].submits()
    await here.approved_by(*CHAIN)
    await here[OFFICE].says(f"/sheet {number}")
    card = here[OFFICE].last.card
    assert here.say(card.title) == f"签发单：{TITLE}"
    [file] = card.files
    assert file.name in (f"签发单 {number}.pdf", f"签发单 {number}.html")
    data = here.bot.files.read(file.digest)
    if file.name.endswith(".pdf"):
        assert data.startswith(b"%PDF")
        with pypdfium2.PdfDocument(BytesIO(data)) as document:
            assert "李国华" in "".join(page.get_textpage().get_text_range() for page in document)
    assert await here.rows("SELECT name FROM files WHERE id = ?", file.digest) == [(file.name,)]


class PressWithoutType(Press):
    """Stands in for a machine without Chinese fonts, or with one that breaks the process."""

    def __init__(self, *, broken: bool) -> None:
        super().__init__()
        self.broken = broken

    async def print(self, page: Page, made: datetime) -> Printed:  # noqa: ARG002 - as the press
        if self.broken:
            raise NotPrinted("no")
        return as_html(page)


@pytest.mark.parametrize(("broken", "note"), [(False, "没有找到中文字体"), (True, "PDF 没有做成")])
async def test_without_type_the_sheet_is_a_page_and_says_why(here: World, note: str, *, broken: bool) -> None:
    here.bot.courier._sender._drawing._press = PressWithoutType(broken=broken)  # noqa: SLF001 - the machine is changed, not the bot
    await here["wang-min"].submits()
    await here["wang-min"].taps(Verb.SHEET)
    card = here["wang-min"].last.card
    assert note in here["wang-min"].hears()
    assert card.files[0].media_type == "text/html"
    assert STORY in here.bot.files.read(card.files[0].digest).decode()


async def test_the_sheet_is_asked_for_by_number(here: World) -> None:
    await here["wang-min"].submits()
    for words, answer in (
        ("/sheet", "请说明是哪一件"),
        ("/sheet 1", "您要的是不是 2026-0001"),
        ("/sheet 0001", "您要的是不是 2026-0001"),
        ("/签发单 2026-9999", "没有找到，或者您看不到它"),
        ("签发单", "请说明是哪一件"),
    ):
        await here["wang-min"].says(words)
        assert answer in here["wang-min"].hears(), here["wang-min"].hears()


async def test_whoever_may_not_see_an_item_gets_no_sheet_of_it(here: World) -> None:
    number = await here["wang-min"].submits()
    await here["huang-yi"].says(f"/sheet {number}")
    assert here["huang-yi"].last.card.title.key == "refused-not-found"
    assert (await here["huang-yi"].presses(f"sh.{await here.draft()}.1.")).refused


async def test_what_was_never_submitted_has_no_sheet(here: World) -> None:
    await here["wang-min"].begins()
    answer = await here["wang-min"].presses(f"sh.{await here.draft()}.1.")
    assert here.say(answer.text) == "这件稿件还没有提交，没有可签发的内容。"
