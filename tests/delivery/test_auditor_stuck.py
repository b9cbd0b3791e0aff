"""The auditor where little works: what cannot be written down, who is outside, and what ends with it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Final

import pytest
from apprise.decorators import notify as speaks

from bot.delivery.out_of_band import Auditor, Notify, by_apprise
from tests.support.crisis import REPORTER, WHAT, crisis, ids, reported, rings
from tests.support.world import World, world

BREAKS = "CREATE TRIGGER breaks BEFORE INSERT ON facts BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
UNSAVED = (
    f"突发（未能存盘）：{WHAT}。请马上打电话。 / 突發（未能存檔）：{WHAT}。請馬上打電話。"
    f" / Crisis (could not be written down): {WHAT}. Please telephone at once."
)
HEARD: Final = list[tuple[str, str]]()


def hears(body: str, title: str, *_: object, **__: object) -> bool:
    """Be a service outside, which takes these words only."""
    if body != WHAT:
        return False
    HEARD.append((title, body))
    return True


speaks(on="qianfa")(hears)  # type: ignore[no-untyped-call]  # as apprise has services of one's own made


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        yield found


class Told:
    """An auditor of its own, what it said in the journal, and how often it asked for room."""

    def __init__(self, here: World, notify: Notify | None = None) -> None:
        self.here, self.lines, self.asked = here, list[str](), 0
        store, organisation = here.bot.store, here.bot.organisation
        self.auditor = Auditor(
            store, here.clock, organisation, wake=lambda: None, notify=notify, tell=self.lines.append
        )

    def room(self) -> bool:
        """Say that there is room again, although there is none."""
        self.asked += 1
        return True

    async def looks(self, at: datetime, room: Callable[[], bool] | None = None) -> frozenset[str]:
        self.here.clock.move_to(at)
        await self.auditor.look(room or self.room)
        await self.auditor.settled()
        return self.auditor.red


async def test_it_asks_for_room_only_where_a_step_cannot_be_written_down_and_then_tries_once_more(here: World) -> None:
    await reported(here)
    told, began = Told(here), (await crisis(here)).since
    assert await told.looks(began + timedelta(seconds=20)) == frozenset()
    assert (told.asked, told.auditor.late_steps, told.lines) == (0, 1, [])
    await here.alters(BREAKS)
    assert await told.looks(began + timedelta(seconds=80)) == {"crisis"}
    assert (told.asked, told.auditor.late_steps, told.lines) == (1, 1, [UNSAVED])


async def test_where_no_room_can_be_made_it_says_so_every_five_minutes_until_it_can_write_again(here: World) -> None:
    await reported(here)
    told, began = Told(here), (await crisis(here)).since
    await here.alters(BREAKS)
    first = began + timedelta(seconds=80)
    for after, lines in ((0, 1), (299, 1), (300, 2), (599, 2), (600, 3)):
        assert await told.looks(first + timedelta(seconds=after), lambda: False) == {"crisis"}
        assert told.lines == [UNSAVED] * lines
    await here.alters("DROP TRIGGER breaks")
    assert await told.looks(first + timedelta(seconds=601), lambda: False) == frozenset()
    assert told.lines == [UNSAVED] * 3
    assert told.auditor.late_steps == 1


async def test_a_report_that_waits_goes_out_by_the_auditor_and_its_question_is_known_to_come_from_it(
    here: World,
) -> None:
    await here[REPORTER].says(f"突发：{WHAT}")
    told, began = Told(here), (await crisis(here)).since
    await told.looks(began + timedelta(seconds=76))
    await here.settles()
    assert (await crisis(here)).unconfirmed
    assert rings(here)["gao-yun"] == 1
    [(question,)] = await here.rows("SELECT id FROM dialogs WHERE state = 'open' AND person = ?", REPORTER)
    assert (REPORTER, f"audit:question:{question}") in here.paper.sent
    assert len(await ids(here)) == 1


async def test_a_call_that_is_ended_has_ended_when_the_bot_goes_on(here: World) -> None:
    began, goes_on = asyncio.Event(), Event()
    loop = asyncio.get_running_loop()

    def notify(_: str, __: str) -> bool:
        loop.call_soon_threadsafe(began.set)
        return goes_on.wait(20)

    await reported(here)
    await here.passes(minutes=5)
    told, before = Told(here, notify), asyncio.all_tasks()
    await told.auditor.look()
    async with asyncio.timeout(20):
        await began.wait()
    assert not asyncio.all_tasks() <= before
    await told.auditor.stop()
    assert asyncio.all_tasks() <= before
    goes_on.set()


async def test_a_call_that_never_ends_is_given_up_and_made_again(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery.out_of_band.CALL", 0.05)
    goes_on, calls = Event(), list[str]()

    def notify(title: str, _: str) -> bool:
        calls.append(title)
        return goes_on.wait(20)

    await reported(here)
    await here.passes(minutes=5)
    told = Told(here, notify)
    async with asyncio.timeout(10):
        assert await told.looks(here.clock.now() + timedelta(seconds=15)) == {"crisis"}
    goes_on.set()
    monkeypatch.undo()
    assert await told.looks(here.clock.now() + timedelta(seconds=15)) == frozenset()
    assert calls == ["C-2026-01"] * 2


def test_all_addresses_hear_the_title_and_the_words_and_one_that_fails_is_noticed() -> None:
    HEARD.clear()
    notify = by_apprise(("qianfa://one", "qianfa://two"))
    assert notify is not None
    assert notify("C-2026-01", WHAT) is True
    assert notify("C-2026-01", "nobody hears this") is False
    assert HEARD == [("C-2026-01", WHAT)] * 2
