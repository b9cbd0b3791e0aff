"""The courier at work by itself: woken, coming back for what may be tried again, stopped with nothing lost."""

import asyncio
import logging
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery import courier, sender
from bot.domain.effects import Lane, Remind, Send
from bot.domain.people import PersonId
from bot.memory import Tables
from bot.ports import Limits
from bot.reactions.rules import STEP_DUE
from bot.watchdog import EXIT, watched
from tests.support.mailing import at_work, later, news, office, queue, states
from tests.support.paper import PaperPlatform
from tests.support.world import CHAIN, HEAD, world


async def test_the_courier_is_woken_and_goes_on_whatever_happens(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with office(tmp_path) as here:
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
            here.clock.move(courier.STUMBLED)
            here.bot.courier.wake()
            await asyncio.wait_for(arrived.wait(), 5)
        assert [key for _, key in here.paper.sent] == ["a", "b"]


async def test_the_courier_comes_back_by_itself_for_what_may_be_tried_again(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.failing = 1
        arrived = asyncio.Event()
        here.paper.arrived = arrived.set
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        here.clock.move(timedelta(seconds=4, milliseconds=999))
        async with at_work(here):
            while not await here.rows("SELECT 1 FROM outbox WHERE state = 'retry'"):
                pass
            here.clock.move(timedelta(seconds=1))
            await asyncio.wait_for(arrived.wait(), 5)


async def test_it_stops_when_asked_though_there_is_news_at_the_same_moment(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        arrived = asyncio.Event()
        here.paper.arrived = arrived.set
        task = asyncio.create_task(here.bot.courier.run())
        async with asyncio.timeout(5):
            await queue(here, news("a"))
            here.bot.courier.wake()
            await arrived.wait()
            here.bot.courier.wake()
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def test_a_call_that_hangs_holds_up_nobody_else_and_nothing_more_urgent(tmp_path: Path) -> None:
    class Hanging(PaperPlatform):
        limits = Limits(body=1000, buttons=10, finds=True)

    async with office(tmp_path, paper=Hanging()) as here:
        here.paper.held = asyncio.Event()
        arrived = asyncio.Queue[None]()
        here.paper.arrived = lambda: arrived.put_nowait(None)
        async with at_work(here):
            await queue(here, news("slow", lane=Lane.REMINDERS))
            here.bot.courier.wake()
            while not here.paper.calls:
                await asyncio.to_thread(lambda: None)
            hung, here.paper.held = here.paper.held, None
            await queue(here, news("crisis", lane=Lane.CRISIS), news("other", "wang-min", Lane.REMINDERS))
            here.bot.courier.wake()
            await asyncio.wait_for(asyncio.gather(arrived.get(), arrived.get()), 5)
            assert sorted(here.paper.sent) == [(HEAD, "crisis"), ("wang-min", "other")]
            hung.set()
            await asyncio.wait_for(arrived.get(), 5)


async def test_an_answer_that_never_comes_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "CALL", 0.01)
    async with office(tmp_path) as here:
        here.paper.held = asyncio.Event()
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        assert (await states(here))["a"] == ("retry", 1)
        here.paper.held = None
        await later(here, seconds=5)
        assert here.paper.sent == [(HEAD, "a")]


@pytest.mark.parametrize("hangs", [False, True])
async def test_fault_35_stopped_with_500_messages_queued_it_ends_soon_and_all_come_after_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, hangs: bool
) -> None:
    monkeypatch.setattr(courier, "LANDING", 0.05 if hangs else 5.0)
    people = (*CHAIN, "wang-min")
    async with office(tmp_path) as here:
        here.paper.held = asyncio.Event()
        await queue(here, *(news(f"{n}", people[n % 5]) for n in range(500)))
        async with at_work(here) as task:
            while here.paper.calls < len(people):
                await asyncio.to_thread(lambda: None)
            task.cancel()
            await asyncio.sleep(0)  # noqa: TID251 - it is to be stopping already
            if not hangs:
                here.paper.held.set()
            await asyncio.wait_for(asyncio.gather(task, return_exceptions=True), 5)
        assert len(here.paper.sent) == (0 if hangs else len(people))
        found = {state for state, _ in (await states(here)).values()}
        assert found == ({"pending", "unknown"} if hangs else {"pending", "sent"})
    here.paper.held = None
    async with office(tmp_path, paper=here.paper, clock=here.clock) as again:
        await again.bot.courier.deliver()
        await later(again, seconds=5)
        assert sorted(again.paper.sent) == sorted((people[n % 5], f"{n}") for n in range(500))


async def test_fault_37_a_sheet_whose_drawing_was_cut_off_is_drawn_after_the_start(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].submits()
        await queue(here, Send("sheet", PersonId(HEAD), "sheet", await here.draft()))
        await here.alters(
            "UPDATE outbox SET state = 'leased', attempts = 1, fence = 1, platform = 'web', workspace = 'local',"
            " account = ?, until = 9e15 WHERE key = 'sheet'",
            HEAD,
        )
    async with office(tmp_path, paper=here.paper, clock=here.clock) as again:
        await again.bot.courier.deliver()
        assert (HEAD, "sheet") in again.paper.sent
        assert (await states(again))["sheet"] == ("sent", 2)


_STANDS = """
import asyncio, threading
from bot.watchdog import EXIT, watched

async def main():
    with watched(0.2):
        await asyncio.to_thread(lambda: None)
        threading.Event().wait(60)

asyncio.run(main())
"""


async def test_fault_39_a_process_whose_loop_stands_still_is_ended_and_says_where_it_stood() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _STANDS, cwd=Path(__file__).parents[2], stderr=asyncio.subprocess.PIPE
    )
    _, told = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == EXIT
    assert "in main" in told.decode()


async def test_fault_39_a_loop_that_turns_is_left_alone() -> None:
    ended: list[str] = []
    with watched(2.0, lambda: ended.append("ended")):
        for _ in range(20):
            await asyncio.to_thread(lambda: None)
    assert not ended


async def test_a_due_item_that_fails_holds_up_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with world(tmp_path, stage="paper") as here:
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
