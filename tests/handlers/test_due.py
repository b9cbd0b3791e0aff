"""What falls due: reminders of steps and releases, once, and only while they mean something."""

from datetime import timedelta
from pathlib import Path

from bot.cards.tokens import Verb
from bot.domain.effects import Remind
from bot.reactions.rules import RELEASE_TIME, SETTLE, STEP_DUE
from handlers import due
from tests.support.world import CHAIN, DESK, HEAD, SECRECY, World, world


async def fires(here: World, rule: str, subject: str, period: str = "1") -> None:
    """Fire a due item that the table holds, as the ticker would, however late."""
    item = Remind(rule, subject, period, here.clock.now())
    await here.bot.store.act(lambda tables: tables.dues.add(item))
    await here.does(due.fire, item)


async def test_who_lets_the_time_go_by_is_reminded_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        assert "今天 15:00 仍未处理将提醒您" in here[HEAD].hears()
        await here.passes(days=1)
        assert here[HEAD].titles().count("news-step-overdue") == 1
        assert "稿件还在等您" in here[HEAD].reads()
        await here.passes(days=5)
        assert here[HEAD].titles().count("news-step-overdue") == 1
        await here.approved_by(HEAD)
        assert here["luo-jing"].titles()[-1] == "review-title"


async def test_all_who_might_answer_are_reminded(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        await here.passes(days=2)
        for person in DESK:
            assert here[person].titles().count("news-step-overdue") == 1
        assert "news-step-overdue" not in here[HEAD].titles()


async def test_who_has_answered_in_time_is_not_reminded(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        await here.passes(days=30)
        for person in (*CHAIN, *DESK):
            assert "news-step-overdue" not in here[person].titles()


async def test_what_is_over_reminds_nobody(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here["wang-min"].taps(Verb.WITHDRAW)
        await here.passes(days=30)
        assert "news-step-overdue" not in here[HEAD].titles()


async def test_a_due_item_is_looked_at_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        [(step,)] = await here.rows("SELECT id FROM steps WHERE state = 'open'")
        for _ in range(2):
            await fires(here, STEP_DUE, step, "1")
        assert here[HEAD].titles().count("news-step-overdue") == 1


async def test_due_items_of_what_is_gone_or_has_moved_on_say_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        [(first,)] = await here.rows("SELECT id FROM steps WHERE state = 'open'")
        [(seat,)] = await here.rows("SELECT id FROM seats WHERE state = 'open'")
        await here.approved_by(HEAD)
        before = len(here.paper.sent)
        await fires(here, STEP_DUE, first, "99")
        await fires(here, STEP_DUE, "no-such")
        await fires(here, SETTLE, seat, "99")
        await fires(here, SETTLE, "no-such")
        await fires(here, RELEASE_TIME, "no-such")
        await fires(here, RELEASE_TIME, await here.draft())
        await here["wang-min"].taps(Verb.WITHDRAW)
        await fires(here, SETTLE, seat, "100")
        assert len(here.paper.sent) == before


async def test_the_time_of_a_release_is_not_told_while_the_item_is_not_signed_off(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(planned="2026-06-04 10:00")
        await here.approved_by(*CHAIN)
        await here.alters("UPDATE drafts SET state = 'returned'")
        await here.passes(days=3)
        assert "news-release-time" not in here["ma-tao"].titles()


async def test_a_planned_time_that_has_gone_by_at_sign_off_is_not_reminded_of(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits(planned="2026-06-02 15:00")
        await here.approved_by(*CHAIN[:3])
        await here.passes(days=1)
        await here.approved_by(CHAIN[3])
        await here.passes(days=1)
        assert "news-release-time" not in here["ma-tao"].titles()


async def test_what_fell_due_while_the_bot_was_down_is_told_once_afterwards(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD, "gao-yun")
        chats, clock = here.paper, here.clock
    clock.move(timedelta(days=9))
    async with world(tmp_path, paper=chats, clock=clock) as here:
        await here.bot.settle()
        await here.bot.settle()
        assert here[SECRECY].titles().count("news-late") == 1
