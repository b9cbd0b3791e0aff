"""The way out: what happens to messages when a platform refuses, loses, forgets; and cards that stay true."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.delivery import courier
from bot.domain.effects import Lane, Remind, Send
from bot.domain.people import PersonId
from bot.memory import Tables
from bot.ports import Limits
from bot.reactions import STEP_DUE
from bot.text import Text
from tests.support.paper import Killed, PaperPlatform
from tests.support.world import CHAIN, HEAD, OFFICE, TITLE, World, world

NEWS = Text("news-kept", {"title": TITLE})


async def queue(here: World, *sends: Send) -> None:
    def add(tables: Tables) -> None:
        tables.outbox.add(sends, here.clock.now())

    await here.bot.store.act(add)


def news(key: str, to: str = HEAD, lane: Lane = Lane.REQUESTS) -> Send:
    return Send(key, PersonId(to), "news", lane=lane, text=NEWS)


async def states(here: World) -> dict[str, tuple[str, int]]:
    return {key: (state, tries) for key, state, tries in await here.rows("SELECT key, state, attempts FROM outbox")}


async def test_what_is_urgent_goes_first(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        lanes = (Lane.BULK, Lane.REMINDERS, Lane.CRISIS, Lane.REQUESTS, Lane.DECISIONS, Lane.CRISIS)
        await queue(here, *(news(f"{number}", lane=lane) for number, lane in enumerate(lanes)))
        await here.bot.courier.deliver()
        assert [key for _, key in here.paper.sent] == ["2", "5", "4", "3", "1", "0"]


async def test_many_messages_to_many_people_all_go_out_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        people = (*CHAIN, "wang-min", "ma-tao")
        await queue(here, *(news(f"{person} {number}", person) for number in range(40) for person in people))
        await queue(here, news("luo-jing 0"), news("luo-jing 0"))
        await here.bot.courier.deliver()
        assert len(here.paper.sent) == len(set(here.paper.sent)) == 40 * len(people) + 1
        assert [key for to, key in here.paper.sent if to == "ma-tao"] == [f"ma-tao {number}" for number in range(40)]


async def test_what_was_not_taken_is_tried_again_with_growing_waits(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.paper.failing = 12
        await queue(here, news("a"))
        waits = []
        for _ in range(12):
            await here.bot.courier.deliver()
            assert not here.paper.sent
            [(at,)] = await here.rows("SELECT not_before FROM outbox")
            wait = (at - here.clock.now().timestamp() * 1_000_000) / 1_000_000
            waits.append(round(wait))
            here.clock.move(timedelta(seconds=wait))
        assert waits == [5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 600, 600]
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "a")]


async def test_a_message_that_waits_holds_up_no_other(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.paper.failing = 1
        await queue(here, news("a"), news("b"), news("c", "wang-min"))
        await here.bot.courier.deliver()
        assert len(here.paper.sent) == 2
        here.clock.move(courier.FIRST_WAIT)
        await here.bot.courier.deliver()
        assert sorted(key for _, key in here.paper.sent) == ["a", "b", "c"]


async def test_an_answer_that_was_lost_is_looked_up_and_the_message_not_repeated(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.paper.losing = 1
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        assert len(here.paper.sent) == len({key for _, key in here.paper.sent})


async def test_what_is_not_found_when_it_is_looked_up_is_sent_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.paper.dropping = 1
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        assert await states(here) == {"a": ("retry", 1)}
        here.clock.move(courier.FIRST_WAIT)
        await here.bot.courier.deliver()
        assert here.paper.tried == ["a", "a"]
        assert here.paper.sent == [(HEAD, "a")]


@pytest.mark.parametrize("finds", [True, False])
async def test_what_cannot_be_looked_up_is_repeated_once(tmp_path: Path, *, finds: bool) -> None:
    async with world(tmp_path) as here:
        here.paper.limits = Limits(body=1000, buttons=10, finds=finds)
        here.paper.losing, here.paper.blind = 1, 1
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        here.clock.move(courier.FIRST_WAIT)
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "a")] * 2
        assert await states(here) == {"a": ("sent", 2)}


async def test_somebody_who_cannot_be_reached_holds_up_nobody(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.paper.refusing = {HEAD}
        await here.alters("DELETE FROM identities WHERE person = 'wei-lan'")
        await queue(here, news("a"), news("b", "wang-min"), news("c", "wei-lan"))
        await here.bot.courier.deliver()
        assert here.paper.sent == [("wang-min", "b")]
        assert {key: state for key, (state, _) in (await states(here)).items()} == {
            "a": "dead",
            "b": "sent",
            "c": "dead",
        }


async def test_a_card_of_something_that_is_not_there_goes_nowhere(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        kinds = ("item", "review", "release", "question", "full", "changes", "progress", "news")
        await queue(here, *(Send(kind, PersonId(HEAD), kind, "no-such") for kind in kinds))
        await here.bot.courier.deliver()
        assert here.paper.sent == []
        assert {state for state, _ in (await states(here)).values()} == {"dead"}


async def test_a_card_that_cannot_be_made_holds_up_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].begins()
        poison = Send("poison", PersonId(HEAD), "full", await here.draft(), 77)
        await queue(here, poison, news("after", HEAD))
        await here.bot.courier.deliver()
        assert (HEAD, "after") in here.paper.sent
        assert (await states(here))["poison"] == ("retry", 1)
        assert "a message could not be made" in caplog.text
        here.clock.move(courier.FIRST_WAIT)
        await here.bot.courier.deliver()
        assert (await states(here))["poison"] == ("retry", 2)


async def test_edits_of_one_card_coalesce(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
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
    async with world(tmp_path) as here:
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
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        here.paper.chats["luo-jing"].clear()
        here.paper.chats[HEAD].clear()
        await here[OFFICE].approves()

        assert here["luo-jing"].last.card.title.key == "review-they-approve"
        assert here[HEAD].last.card.title.key == "review-you-approve"
        await here.approved_by("he-jianping")
        assert len(here["luo-jing"].sheets) == 1


async def test_a_vanished_card_that_was_superseded_stays_gone(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        head = here[HEAD]
        here.paper.stuck = {HEAD}
        await head.says("待办")
        await head.taps(Verb.OPEN)
        del head.sheets[0]
        here.paper.stuck = set()
        await head.approves()
        assert head.titles() == ["inbox-title", "review-you-approve"]


async def test_a_question_that_has_vanished_is_put_again_while_it_is_open(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
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


async def test_a_card_that_cannot_be_edited_now_is_brought_up_to_date_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        here.paper.stuck = {"luo-jing", "sun-yue"}
        await here[OFFICE].approves()
        assert set(here.offered()) == {"luo-jing", "sun-yue", "he-jianping"}
        assert "could not be brought up to date" in caplog.text
        here.paper.stuck = set()
        await here.bot.courier.deliver()
        assert set(here.offered()) == {"he-jianping"}


async def test_cards_that_are_stuck_hold_up_no_others(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        for number in range(courier.BATCH + 6):
            await wang.says(f"第{number}号稿件的标题\n\n第一段，讲健康宣传日的安排。")
            await wang.taps(Verb.CANCEL)
        await here["sun-hao"].submits()
        await here.alters("UPDATE drafts SET revision = revision + 1")
        here.paper.stuck = {"wang-min"}
        before = [len(sheet.before) for sheet in here[HEAD].sheets]
        await here[HEAD].approves()
        assert [len(sheet.before) for sheet in here[HEAD].sheets] > before
        assert here[HEAD].last.card.closed


async def test_cards_of_somebody_who_left_the_platform_are_given_up(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        here.paper.refusing = {"luo-jing"}
        await here[OFFICE].approves()
        assert await here.rows("SELECT DISTINCT state FROM messages WHERE person = 'luo-jing'") == [("still",)]
        here.sound = False


async def test_cards_on_a_platform_that_is_not_in_use_any_more_are_passed_over(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.alters("UPDATE messages SET platform = 'pigeon' WHERE person = ?", HEAD)
        await here[HEAD].approves()
        assert here[HEAD].sees(Verb.APPROVE)
        assert await here.deciding() == {"gao-yun", "luo-jing", "sun-yue"}


async def test_a_card_whose_subject_is_gone_says_that_it_has_moved(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.alters("UPDATE messages SET subject = 'no-such', revision = -1 WHERE person = ?", HEAD)
        await here.bot.courier.deliver()
        assert here[HEAD].last.card.title.key == "card-moved"
        await here.alters("UPDATE messages SET subject = 'no', state = 'superseded' WHERE person = 'wang-min'")
        await here.bot.courier.deliver()
        assert {title for title in here["wang-min"].titles() if title.startswith("item")} == set()


@asynccontextmanager
async def at_work(here: World) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(here.bot.courier.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_the_courier_is_woken_and_goes_on_whatever_happens(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(tmp_path) as here:
        arrived = asyncio.Event()
        here.paper.arrived = arrived.set
        async with at_work(here):
            await queue(here, news("a"))
            here.bot.courier.wake()
            await asyncio.wait_for(arrived.wait(), 5)
            arrived.clear()

            await here.alters("ALTER TABLE outbox RENAME TO outbox_away")
            here.bot.courier.wake()
            while "delivery stumbled and goes on" not in caplog.text:
                await asyncio.to_thread(lambda: None)
            await here.alters("ALTER TABLE outbox_away RENAME TO outbox")
            await queue(here, news("b"))
            here.bot.courier.wake()
            await asyncio.wait_for(arrived.wait(), 5)
        assert [key for _, key in here.paper.sent] == ["a", "b"]


async def test_the_courier_comes_back_by_itself_for_what_may_be_tried_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.paper.failing = 1
        arrived = asyncio.Event()
        here.paper.arrived = arrived.set
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        here.clock.move(courier.FIRST_WAIT - timedelta(milliseconds=1))
        async with at_work(here):
            while not await here.rows("SELECT 1 FROM outbox WHERE state = 'retry'"):
                pass
            here.clock.move(timedelta(seconds=1))
            await asyncio.wait_for(arrived.wait(), 5)


async def test_a_crash_between_sending_and_sent_is_recovered_without_a_repeat(tmp_path: Path) -> None:
    paper = PaperPlatform()
    async with world(tmp_path, paper=paper) as here:
        here.sound = False
        await queue(here, news("a"))
        paper.dying = lambda: True
        with pytest.raises(Killed):
            await here.bot.courier.deliver()
    paper.dying = lambda: False
    async with world(tmp_path, paper=paper) as here:
        await here.bot.courier.deliver()
        assert paper.sent == [(HEAD, "a")]
        assert await states(here) == {"a": ("sent", 1)}


async def test_a_crash_before_anything_went_out_is_recovered_by_sending(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.alters("DELETE FROM identities WHERE person = 'wei-lan'")
        await queue(here, news("a"), news("b", "wei-lan"))
        await here.alters("UPDATE outbox SET state = 'sending', attempts = 1")
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "a")]
        assert (await states(here))["b"][0] == "dead"


async def test_after_a_crash_what_cannot_be_looked_up_waits_before_it_is_repeated(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await queue(here, news("a"), news("b"))
        await here.alters("UPDATE outbox SET state = 'sending', attempts = 1 WHERE key = 'a'")
        here.paper.blind = 1
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "b")]
        here.clock.move(courier.FIRST_WAIT * 2)
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "b"), (HEAD, "a")]


async def test_a_due_item_that_fails_holds_up_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()

        def add(tables: Tables) -> None:
            for rule in ("no-such-rule", STEP_DUE, "settle", "release-time"):
                tables.dues.add(Remind(rule, "no-such", "1", here.clock.now()))

        await here.bot.store.act(add)
        with caplog.at_level(logging.ERROR):
            await here.passes(hours=48)
        assert "a due item stays due" in caplog.text
        assert here[HEAD].titles().count("news-step-overdue") == 1
        assert await here.rows("SELECT rule FROM dues WHERE state = 'waiting' AND subject = 'no-such'") == [
            ("no-such-rule",)
        ]
        assert "本应在" in here[HEAD].reads()
