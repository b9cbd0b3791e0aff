"""Quiet hours and the digest: what waits comes together at one's hour; nothing is lost, and decisions come at once."""

from datetime import time, timedelta
from pathlib import Path

from bot.cards.tokens import Verb
from bot.domain.calendars import Hours
from bot.domain.effects import Lane, Send
from bot.domain.habits import Gathers, Habits
from bot.domain.people import PersonId
from bot.memory import Tables
from tests.support.mailing import news, queue
from tests.support.world import HEAD, World, world

NIGHT = Hours(time(21), time(7, 30))
USUAL = Habits(NIGHT, time(8, 30), Gathers.REMINDERS)


def had(here: World, title: str, person: str = HEAD) -> int:
    return here[person].titles().count(title)


async def test_at_night_nothing_comes_until_it_is_over_but_answers_and_what_belongs_to_a_crisis(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await here.passes(hours=13)  # Tuesday, ten in the evening
        await here["wang-min"].submits()  # he is up, and is answered
        assert had(here, "item-in-review", "wang-min") == 1
        assert HEAD not in here.paper.chats
        await queue(here, news("alarm", lane=Lane.CRISIS))
        await here.bot.courier.deliver()
        assert [sheet.card.title.key for sheet in here[HEAD].sheets] == ["news-kept"]
        await here.passes(hours=9)
        assert len(here[HEAD].sheets) == 1
        await here.passes(hours=1)
        assert had(here, "review-title") == 1


async def test_reminders_come_in_one_digest_with_what_waits_due_first(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await here["wang-min"].submits()
        await here["wang-min"].submits("另一件事")
        await here.passes(hours=23, minutes=50)  # Wednesday, before nine, when both are due: after the digest
        early = [entry.text.key for entry in here[HEAD].card("digest-title").entries]
        assert (early, had(here, "news-step-due")) == (["list-line"] * 2 + ["news-step-due"] * 2, 0)
        await here.passes(hours=7)  # reminders that come as the time is up wait for no digest; later ones do
        together = here[HEAD].card("reminders-title")
        assert [entry.text.key for entry in together.entries] == ["news-step-overdue"] * 2
        assert (had(here, "reminders-title"), had(here, "news-step-overdue"), had(here, "news-step-late")) == (1, 0, 0)
        await here.passes(hours=17)  # Thursday
        digest = here[HEAD].card("digest-title")
        assert had(here, "digest-title") == 2
        assert had(here, "news-step-late") == 0
        assert [entry.text.key for entry in digest.entries] == ["list-line"] * 2 + ["news-step-late"] * 4
        assert "的汇总：等您处理 2 项，消息 4 条" in here.say(digest.title)
        await here[HEAD].taps(Verb.OPEN)
        assert here[HEAD].last.card.title.key == "review-title"


async def test_there_is_none_when_it_would_be_empty_and_none_at_the_week_end(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await here.passes(days=2)
        assert HEAD not in here.paper.chats
        await here["wang-min"].submits()  # on Thursday
        await here.passes(days=1)
        assert had(here, "digest-title") == 1
        await here.passes(days=2)
        assert had(here, "digest-title") == 1
        await here.passes(days=1)
        assert had(here, "digest-title") == 2


async def test_at_an_hour_of_ones_own_too_there_is_none_when_it_would_be_empty(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await here[HEAD].says("/settings")
        await here[HEAD].taps(Verb.DIGEST_HOUR)
        await here[HEAD].says("17:00")
        await here.passes(days=1)
        assert had(here, "digest-title") == 0
        await queue(here, news("a", lane=Lane.REMINDERS))
        await here.passes(hours=9)
        assert had(here, "digest-title") == 1


async def test_what_was_gathered_survives_a_restart_and_comes_once(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await queue(here, news("a", lane=Lane.REMINDERS), news("b", lane=Lane.REMINDERS))
        await here.bot.courier.deliver()
        assert HEAD not in here.paper.chats
        here.sound = False  # what is to stand in the digest is still on its way
        chats, clock = here.paper, here.clock
    clock.move(timedelta(hours=30))
    async with world(tmp_path, paper=chats, clock=clock, habits=USUAL) as here:
        await here.settles()
        await here.passes(days=3)
        assert had(here, "digest-title") == 1
        assert len(here[HEAD].card("digest-title").entries) == 2
        rows = await here.rows("SELECT key, state FROM outbox WHERE kind = 'news' ORDER BY key")
        # What Telegram's day of silence may have swallowed is told at once, to everybody.
        told = [(key, state) for key, state in rows if not key.startswith("missing:telegram:")]
        assert told == [("a", "gathered"), ("b", "gathered")]


async def test_all_but_decisions_may_be_gathered(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("/settings")
        await here["wang-min"].taps(Verb.GATHER)
        answer = await here["wang-min"].answers("news")
        assert "工作日 08:30 发给您" in here.say(answer.text)
        await here["wang-min"].submits()
        await here[HEAD].taps(Verb.RETURN)
        await here[HEAD].says("来源写错了")
        assert had(here, "news-returned", "wang-min") == 0
        assert "item-returned" in here["wang-min"].titles()  # his card tells the truth all the same
        await here.passes(days=1)
        digest = here["wang-min"].card("digest-title")
        assert [entry.text.key for entry in digest.entries] == ["list-line", "news-returned"]
        here.sound = False  # what is to stand in the next digest is still on its way


async def test_who_wants_everything_at_once_again_has_it(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await queue(here, news("a", lane=Lane.REMINDERS))
        await here.settles()
        await here[HEAD].says("/settings")
        await here[HEAD].taps(Verb.GATHER)
        await here[HEAD].answers("nothing")
        await here.passes(minutes=11)
        await here.settles()
        assert had(here, "news-kept") == 1
        await here.passes(days=1)
        assert had(here, "digest-title") == 0


async def test_a_long_digest_is_cut_and_the_rest_counted(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await queue(here, *(news(f"{number}", lane=Lane.REMINDERS) for number in range(23)))
        await here.passes(days=1)
        digest = here[HEAD].card("digest-title")
        assert (len(digest.entries), here.say(digest.notes[0])) == (20, "还有 3 条消息没有列出。")


async def test_many_things_that_wait_are_counted_too(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        for number in range(22):
            await here["wang-min"].submits(f"第{number}件事情")
        await here.passes(days=1)
        assert "等您处理 22 项" in here.say(here[HEAD].card("digest-title").title)
        await here.passes(hours=1, minutes=30)  # the time of all of them is up: that makes two messages
        said = [here.say(sheet.card.title) for sheet in here[HEAD].sheets if sheet.card.title.key == "reminders-title"]
        assert said == ["提醒 20 条", "提醒 2 条"]


async def test_a_digest_says_nothing_of_what_may_be_secret(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await here["wang-min"].submits()
        [(draft,)] = await here.rows("SELECT id FROM drafts")
        await here.alters("UPDATE versions SET particulars = json_set(particulars, '$.secrecy', json('[\"state\"]'))")
        send = Send("x", PersonId(HEAD), "news", draft, lane=Lane.REMINDERS, text=news("x").text)

        def add(tables: Tables) -> None:
            tables.outbox.add((send,), here.clock.now())

        await here.bot.store.act(add)
        await here.passes(days=1)
        assert "健康宣传日" not in "".join(here.say(entry.text) for entry in here[HEAD].card("digest-title").entries)


async def test_a_reminder_that_waited_for_others_is_not_said_of_what_was_decided_meanwhile(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        for title in ("第一件", "第二件", "第三件"):
            await here["wang-min"].submits(title)
        await here.passes(days=1, minutes=30)  # the time was up at nine, just after the digest
        assert had(here, "news-step-overdue") == 0
        await here[HEAD].approves("第一件")
        await here[HEAD].approves("第二件")
        await here.passes(minutes=31)
        assert (had(here, "reminders-title"), had(here, "news-step-overdue")) == (0, 1)
        assert "第三件" in here.say(here[HEAD].card("news-step-overdue").title)


async def test_a_digest_leaves_out_reminders_of_what_was_decided_meanwhile(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        await here["wang-min"].submits("第一件")
        await here["wang-min"].submits("第二件")
        await here.passes(days=1, hours=4)
        await here[HEAD].approves("第一件")
        await here.passes(hours=20)
        entries = [here.say(entry.text) for entry in here[HEAD].card("digest-title").entries]
        assert not any("第一件" in entry for entry in entries)
        assert any("第二件" in entry for entry in entries)
