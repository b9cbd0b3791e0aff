"""Cards that stand in chats: brought up to date, made anew where they are gone, tried again where that fails."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.delivery.courier import SLOTS
from bot.ports import NotAllowed, Rate, RateLimited
from bot.text import Text
from tests.support.mailing import later, office
from tests.support.world import HEAD, OFFICE, STORY, TITLE, world


async def test_edits_of_one_card_coalesce(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        desk, head = here.bot.desk, here[HEAD]
        status = next(sheet for sheet in here["wang-min"].sheets if sheet.card.title.key.startswith("item"))
        seen = len(status.before)
        await desk.tapped(head.address, str(head.button(Verb.APPROVE).token), event="one")
        await here.bot.ticker.tick()
        [(seat,)] = await here.rows("SELECT id FROM seats WHERE person = ? AND state = 'open'", OFFICE)
        await desk.tapped(here[OFFICE].address, str(Token(Verb.APPROVE, seat, 1)), event="two")
        await here.bot.ticker.tick()
        await here.bot.courier.deliver()
        assert len(status.before) == seen + 1


async def test_a_card_sent_once_more_leaves_a_word_in_its_old_place(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        head = here[HEAD]
        await head.says("待办")
        await head.taps(Verb.OPEN)
        assert here.say(head.sheets[0].card.title) == f"《{TITLE}》的最新卡片在下面。"
        assert here.offered() == {HEAD: 4}
        for key in ("item", "ask"):
            wang = here["wang-min"]
            await wang.presses(Token(Verb.OPEN, await here.draft()))
            assert len([title for title in wang.titles() if title.startswith("item")]) == 1, key
        await here["wang-min"].taps(Verb.WITHDRAW)


async def test_a_card_that_has_vanished_is_sent_anew(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        here.paper.chats["luo-jing"].clear()
        here.paper.chats[HEAD].clear()
        await here[OFFICE].approves()

        assert here["luo-jing"].last.card.title.key == "review-they-approve"
        assert here[HEAD].last.card.title.key == "review-you-approve"
        await here.approved_by("he-jianping")
        assert len(here["luo-jing"].sheets) == 1


async def test_a_text_that_was_read_and_is_gone_does_not_come_again(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits(text=STORY * 8)
        head = here[HEAD]
        await head.taps(Verb.FULL)
        assert head.last.card.title.key == "full-title"
        here.paper.chats[HEAD].clear()
        await here["wang-min"].taps(Verb.WITHDRAW)
        assert head.titles() == ["review-withdrawn"]


async def test_a_vanished_card_that_was_superseded_stays_gone(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        head = here[HEAD]
        here.paper.stuck = {HEAD}
        await head.says("待办")
        await head.taps(Verb.OPEN)
        del head.sheets[0]
        here.paper.stuck = set()
        await head.approves()
        await here.passes(minutes=1)
        assert head.titles() == ["inbox-title", "review-you-approve"]


async def test_a_question_that_has_vanished_is_put_again_while_it_is_open(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n第一段，讲健康宣传日的安排。")
        token = wang.button(Verb.ANSWER, "own").token
        wang.sheets.clear()
        await wang.presses(token)
        assert wang.titles() == ["ask-category"]  # the one answered is not sent once more
        await wang.answers("business")
        token = wang.button(Verb.ANSWER, "weibo").token
        wang.sheets.clear()
        await wang.presses(token)
        await wang.taps(Verb.DONE)
        assert wang.last.card.title.key == "ask-planned"


async def test_a_card_that_cannot_be_edited_now_is_tried_again_with_growing_waits_over_a_restart_too(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        here.paper.stuck = {"luo-jing", "sun-yue"}
        await here[OFFICE].approves()
        assert set(here.offered()) == {"luo-jing", "sun-yue", "he-jianping"}
        assert "could not be brought up to date" in caplog.text
        await later(here, seconds=15)
        paper, clock = here.paper, here.clock
        assert await here.rows("SELECT tries FROM messages WHERE tries > 0") == [(2,), (2,)]
    paper.stuck = set()
    async with office(tmp_path, paper=paper, clock=clock) as here:
        await later(here, seconds=29)
        assert set(here.offered()) == {"luo-jing", "sun-yue", "he-jianping"}
        await later(here, seconds=2)
        assert set(here.offered()) == {"he-jianping"}
        assert await here.rows("SELECT 1 FROM messages WHERE tries > 0") == []


async def test_cards_that_are_stuck_hold_up_no_others(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        wang = here["wang-min"]
        for number in range(SLOTS + 2):
            await wang.says(f"第{number}号稿件的标题\n\n第一段，讲健康宣传日的安排。")
            await wang.taps(Verb.CANCEL)
        await here["sun-hao"].submits()
        await here.alters("UPDATE drafts SET revision = revision + 1")
        here.paper.stuck = {"wang-min"}
        before = [len(sheet.before) for sheet in here[HEAD].sheets]
        await here[HEAD].approves()
        assert [len(sheet.before) for sheet in here[HEAD].sheets] > before
        assert here[HEAD].last.card.closed


async def test_edits_keep_to_the_rate_too(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        here.paper.rates = {"edit": Rate(1)}
        await here[OFFICE].approves()
        sql = "SELECT 1 FROM drafts JOIN messages ON draft = drafts.id WHERE drafts.revision > messages.revision"
        left = len(await here.rows(sql))
        assert left > 2
        for number in range(left):
            await later(here, seconds=1.1)
            assert number < left
        assert set(here.offered()) == {"he-jianping"}


@pytest.mark.parametrize("patient", [True, False])
async def test_a_platform_that_limits_or_stops_edits_is_asked_again_later(tmp_path: Path, *, patient: bool) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].submits()
        stops = NotAllowed(Text("undelivered-card"), everything=True)
        why = RateLimited("web", timedelta(minutes=3)) if patient else stops
        here.paper.spoiling = [why]
        await here.bot.desk.tapped(here[HEAD].address, str(here[HEAD].button(Verb.APPROVE).token), event="one")
        await here.bot.courier.deliver()
        assert here.bot.courier.stopped == (frozenset() if patient else {"web"})
        for _ in range(5):
            await later(here, minutes=3)
        assert here[HEAD].last.card.title.key == "review-you-approve"
        assert here.bot.courier.stopped == frozenset()


async def test_cards_of_somebody_who_left_the_platform_are_given_up(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        here.paper.refusing = {"luo-jing"}
        await here[OFFICE].approves()
        assert await here.rows("SELECT DISTINCT state FROM messages WHERE person = 'luo-jing'") == [("still",)]


async def test_cards_on_a_platform_that_is_not_in_use_any_more_are_passed_over(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].submits()
        await here.alters("UPDATE messages SET platform = 'pigeon' WHERE person = ?", HEAD)
        await here[HEAD].approves()
        assert here[HEAD].sees(Verb.APPROVE)
        assert await here.deciding() == {"gao-yun", "luo-jing", "sun-yue"}


async def test_a_card_whose_subject_is_gone_says_that_it_has_moved(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].submits()
        await here.alters("UPDATE messages SET subject = 'no-such', revision = -1 WHERE person = ?", HEAD)
        await here.bot.courier.deliver()
        assert here[HEAD].last.card.title.key == "card-moved"
        await here.alters("UPDATE messages SET subject = 'no', state = 'superseded' WHERE person = 'wang-min'")
        await here.bot.courier.deliver()
        assert {title for title in here["wang-min"].titles() if title.startswith("item")} == set()
