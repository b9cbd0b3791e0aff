"""Stories of a reviewer who writes instead of tapping: what he wrote is offered as a reason, or as a remark."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.documents import picture
from tests.support.telegram.stand import on_telegram
from tests.support.world import HEAD, OFFICE, STORY, TITLE, World, world

WANG = "wang-min"
SAID = "第三段的数字对不上，请再核实一下"


async def said(here: World, *, returned: bool) -> bool:
    """Tell whether what the reviewer wrote stands in the record."""
    rows = await here.rows("SELECT verdict, reason, remark FROM decisions")
    return rows == [("return", SAID, "") if returned else ("approve", "", SAID)]


@pytest.mark.parametrize("way", ["return", "remark"])
async def test_words_of_somebody_for_whom_one_item_waits_are_a_reason_or_a_remark(tmp_path: Path, way: str) -> None:
    async with world(tmp_path) as here:
        await here[WANG].submits()
        await here[HEAD].says(SAID)
        assert f"《{TITLE}》在等您处理。您写的“{SAID}”，要怎么用？" in here[HEAD].hears()
        assert "[以此为由退回作者]" in here[HEAD].hears()
        assert not (await here[HEAD].answers(way)).refused
        await here.passes(minutes=5)
        assert await said(here, returned=way == "return")
        assert SAID in here[WANG].reads()
        assert await here.state() == ("returned" if way == "return" else "in-review")


async def test_where_several_items_wait_it_is_not_guessed(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[WANG].submits()
        await here[WANG].submits("第二篇")
        await here[HEAD].says("数字不对")
        assert here[HEAD].last.card.title.key == "refused-cards-wait"


async def test_what_is_decided_by_a_tap_meanwhile_is_not_asked_any_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[WANG].submits()
        await here[HEAD].says(SAID)
        await here[HEAD].approves()
        answer = await here[HEAD].answers("return")
        assert answer.refused
        assert await here.rows("SELECT verdict, reason FROM decisions") == [("approve", "")]
        await here[HEAD].says("/language English")
        assert await here.rows("SELECT 1 FROM dialogs WHERE state = 'open'") == []


async def test_words_that_are_too_many_for_a_reason_are_none(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[WANG].submits()
        await here[HEAD].says("长" * 1001)
        assert here[HEAD].last.card.title.key == "refused-not-an-officer"


async def test_an_answer_to_one_of_several_cards_is_about_that_one(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        await here[WANG].submits("第二篇")
        head = telegram.users[HEAD]
        first = next(one for one in head.messages() if TITLE in one.text)
        await telegram.tells(lambda: head.replies(first, SAID))
        await here.settles()
        assert f"《{TITLE}》在等您处理" in head.messages()[-1].text
        await here[HEAD].answers("return")
        await here.passes(minutes=5)
        assert await said(here, returned=True)
        other = next(one for one in head.messages() if "还有 2 件" in one.text or "第二篇" in one.text)
        await telegram.tells(lambda: head.replies(other, "同意"))
        await here.settles()
        assert "《第二篇》在等您处理" in head.messages()[-1].text


async def test_an_answer_with_a_file_is_about_its_card_and_says_what_was_not_taken(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        await here[WANG].submits("第二篇")
        head = telegram.users[HEAD]
        first = next(one for one in head.messages() if TITLE in one.text)
        await telegram.tells(lambda: head.replies(first, SAID, [("现场.jpg", picture(32, 32))]))
        await here.settles()
        assert "文件不随意见转交，没有收：现场.jpg。需要的话请直接发给作者。" in head.reads()
        assert f"《{TITLE}》在等您处理。您写的“{SAID}”" in head.messages()[-1].text
        assert await here.rows("SELECT 1 FROM drafts WHERE author = ?", HEAD) == []
        await here[HEAD].answers("return")
        await here.passes(minutes=5)
        assert await said(here, returned=True)
        assert await here.rows("SELECT 1 FROM files") == []


async def test_an_answer_with_a_file_that_came_before_a_restart_is_known_as_one(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        head = telegram.users[HEAD]
        review = next(one for one in head.messages() if TITLE in one.text)
        await telegram.tells(lambda: head.replies(review, SAID, [("现场.jpg", picture(32, 32))]))
        await here.settles()
        await here.alters("DELETE FROM dialogs WHERE person = ?", HEAD)
        await here.alters("UPDATE inbox SET state = 'received', answer = NULL WHERE raw LIKE '%现场.jpg%'")
        await here.bot.desk.replay()
        await here.settles()
        assert await here.rows("SELECT count(*) FROM dialogs WHERE person = ? AND state = 'open'", HEAD) == [(1,)]


async def test_an_answer_to_the_last_page_of_a_text_is_about_its_item_and_one_may_decide_there(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits(text="\n".join([STORY] * 100))
        head = telegram.users[HEAD]
        await here[HEAD].taps(Verb.FULL)
        last = head.messages()[-1]
        await telegram.tells(lambda: head.replies(last, SAID))
        await here.settles()
        assert "在等您处理" in head.messages()[-1].text
        await here[HEAD].taps(Verb.CANCEL)
        approve = next(one for one in head.live() if one.message is last and one.token.startswith("ok."))
        await telegram.tells(lambda: head.uses(approve))
        await here.settles()
        assert await here.rows("SELECT verdict FROM decisions") == [("approve",)]
        assert [one for one in head.live() if one.token.startswith("ok.")] == []


async def test_an_answer_to_a_card_of_something_else_is_no_remark(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        wang, office = telegram.users[WANG], telegram.users[OFFICE]
        await telegram.tells(lambda: wang.replies(wang.messages()[-1], "多谢"))
        await telegram.tells(lambda: office.replies(telegram.users[HEAD].messages()[-1], "多谢"))
        await here.settles()
        assert "在等您处理" not in wang.reads() + office.reads()
        assert await here.rows("SELECT 1 FROM decisions") == []
