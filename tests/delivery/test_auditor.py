"""The auditor of crises: when it says that nobody is reached, and how it calls from outside."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from bot.delivery.out_of_band import Auditor, Notify
from tests.support.crisis import REPORTER, WHAT, crisis, reported
from tests.support.drills import begun, drilling
from tests.support.world import World, world

NOBODY = (
    f"C-2026-01 突发：{WHAT}。没有一个人收到警报，请马上打电话。 / C-2026-01 突發：{WHAT}。沒有一個人收到警報，"
    f"請馬上打電話。 / C-2026-01 crisis: {WHAT}. Nobody has received the alarm; please telephone at once."
)
UNSAVED = (
    "突发（未能存盘）：门诊漏水。请马上打电话。 / 突發（未能存檔）：门诊漏水。請馬上打電話。"
    " / Crisis (could not be written down): 门诊漏水. Please telephone at once."
)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        yield found


class Told:
    """An auditor of its own, and what it said in the journal."""

    def __init__(self, here: World, notify: Notify | None = None) -> None:
        self.here, self.lines, self.woken = here, list[str](), 0
        bot = here.bot
        self.auditor = Auditor(
            bot.store, here.clock, bot.organisation, wake=self.wake, notify=notify, tell=self.lines.append
        )

    def wake(self) -> None:
        self.woken += 1

    async def looks(self, at: datetime) -> frozenset[str]:
        self.here.clock.move_to(at)
        await self.auditor.look()
        await self.auditor.settled()
        return self.auditor.red


async def test_after_half_a_minute_and_then_every_five_it_says_that_nobody_is_reached(here: World) -> None:
    await here.alters("DELETE FROM identities WHERE person <> ?", REPORTER)
    await reported(here)
    one, told = await crisis(here), Told(here)
    began = one.reported_at
    assert await told.looks(began + timedelta(seconds=29)) == frozenset()
    assert told.lines == []
    assert await told.looks(began + timedelta(seconds=30)) == {"crisis"}
    assert told.lines == [NOBODY]
    assert (await crisis(here)).outside == one.outside + 1
    await told.looks(began + timedelta(minutes=5, seconds=29))
    assert len(told.lines) == 1
    await told.looks(began + timedelta(minutes=5, seconds=30))
    assert len(told.lines) == 2
    await here.alters("UPDATE crises SET state = 'closed'")
    assert await told.looks(began + timedelta(minutes=6)) == frozenset()
    await here.alters("UPDATE crises SET state = 'alerting'")
    await told.looks(began + timedelta(minutes=7))
    assert len(told.lines) == 3


async def test_it_wakes_delivery_only_when_it_ran_something_and_counts_what_was_late(here: World) -> None:
    await reported(here)
    told, began = Told(here), (await crisis(here)).since
    assert told.auditor.late_steps == 0
    await told.looks(began + timedelta(seconds=14))
    assert (told.woken, told.auditor.late_steps) == (0, 0)
    await told.looks(began + timedelta(seconds=15))
    assert (told.woken, told.auditor.late_steps) == (1, 1)
    await told.looks(began + timedelta(seconds=16))
    assert (told.woken, told.auditor.late_steps) == (1, 1)


async def test_whoever_is_outside_is_called_once_for_each_time_that_it_is_wanted(here: World) -> None:
    calls: list[tuple[str, str]] = []

    def notify(title: str, words: str) -> bool:
        calls.append((title, words))
        return True

    await reported(here)
    told, began = Told(here, notify), (await crisis(here)).since
    await told.looks(began + timedelta(minutes=4))
    assert calls == []
    for minutes in (5, 6):
        await here.passes(minutes=1)
        await told.looks(began + timedelta(minutes=minutes, seconds=10))
    assert calls == [("C-2026-01", told.auditor.words("outside-crisis", WHAT, "C-2026-01"))]
    assert calls[0][1].startswith(f"C-2026-01 突发：{WHAT}。尚无人接手，请马上打开“签发”。 / ")


async def test_a_call_that_fails_or_breaks_is_made_again_and_health_says_so_until_one_works(here: World) -> None:
    outcomes = iter((False, OSError("no route"), True))

    def notify(_: str, __: str) -> bool:
        outcome = next(outcomes)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    await reported(here)
    await here.passes(minutes=5)
    told = Told(here, notify)
    for red in ({"crisis"}, {"crisis"}, set(), set()):
        assert await told.looks(here.clock.now() + timedelta(seconds=15)) == red
    assert next(outcomes, None) is None


async def test_a_drill_is_marked_at_both_ends_for_those_outside_too(tmp_path: Path) -> None:
    calls: list[tuple[str, str]] = []

    def notify(title: str, words: str) -> bool:
        calls.append((title, words))
        return True

    async with world(tmp_path, stage="paper", policy=drilling(tmp_path, outside=True, everybody=True)) as here:
        await begun(here)
        await here.passes(minutes=5)
        told = Told(here, notify)
        await told.looks(here.clock.now())
        assert [title for title, _ in calls] == ["演练 · 演練 · DRILL D-2026-01 演练 · 演練 · DRILL"]
        assert calls[0][1] == told.auditor.words("outside-crisis", "", "D-2026-01", drill=True)
        assert calls[0][1].startswith("演练 · DRILL")
        assert calls[0][1].endswith("DRILL")


async def test_what_could_not_be_written_down_is_said_in_the_journal_and_outside(here: World) -> None:
    calls: list[tuple[str, str]] = []

    def notify(title: str, words: str) -> bool:
        calls.append((title, words))
        return True

    told = Told(here, notify)
    told.auditor.unsaved("门诊漏水")
    await told.auditor.settled()
    assert told.lines == [UNSAVED]
    assert calls == [(UNSAVED, UNSAVED)]
    silent = Told(here)
    silent.auditor.unsaved("")
    assert len(silent.lines) == 1


async def test_a_call_that_is_under_way_is_not_made_twice_and_ends_with_the_bot(here: World) -> None:
    began, goes_on, calls = asyncio.Event(), Event(), list[str]()
    loop = asyncio.get_running_loop()

    def notify(title: str, _: str) -> bool:
        calls.append(title)
        loop.call_soon_threadsafe(began.set)
        return goes_on.wait(20)

    await reported(here)
    await here.passes(minutes=5)
    told = Told(here, notify)
    await told.auditor.stop()  # nothing is under way
    await told.auditor.look()
    await began.wait()
    await told.auditor.look()
    assert calls == ["C-2026-01"]
    await told.auditor.stop()
    goes_on.set()
    await told.auditor.look()
    await told.auditor.settled()
    assert calls == ["C-2026-01"] * 2
