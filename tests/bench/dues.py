"""What falls due: a tick with a million rows on file, 10,000 reminders at once, taps meanwhile, a whole quarter."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from bot.clock import stopwatch
from bot.console import say
from bot.delivery.ticker import Ticker
from bot.domain.effects import Lane, Remind
from bot.memory import Tables
from bot.reactions.rules import STEP_RUNG
from bot.simulating import played
from bot.text import micros
from storage.store import Store, open_store
from tests.bench.presses import ITEMS_AT_ONCE, ORGANISATION, file_items, prepare, presses, tap
from tests.support import records
from tests.support.clocks import VirtualClock
from tests.support.records import HEADS, NOW

FEW: Final = 1_000
MANY: Final = 1_000_000
DUE: Final = 100  # in each tick
TICKS: Final = 15
AT_ONCE: Final = 10_000
ITEMS: Final = 200  # to tap on, with six presses each
BETWEEN: Final = 0.005  # seconds between two taps
WEEKS: Final = 12
SEED: Final = 1
MONDAY: Final = date(2026, 1, 5)  # of a quarter with the Spring Festival in it

_SECOND: Final = timedelta(seconds=1)
# Half of what is on file was looked at in the past, half of it is to come.
_ON_FILE: Final = """
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < :rows)
INSERT INTO dues (rule, subject, period, due_at, state)
SELECT 'step-rung', 's' || i, '1.1', :at + iif(i % 2, 1, -1) * (86400000000 + i * 1000000),
    iif(i % 2, 'waiting', 'done') FROM n
"""


async def figures(folder: Path) -> dict[str, float]:
    """Measure."""
    return {**await _ticks(folder), **await _at_once(folder / "at-once"), "quarter_s": await _quarter()}


async def _quarter() -> float:
    """Say how long it takes to play a quarter of the sample organisation, and to tell all of it."""
    start = stopwatch()
    quarter = await played.play(WEEKS, SEED, MONDAY)
    if not say(played.lines(quarter, "zh-Hans"), "zh-Hans") or not quarter.released:
        raise RuntimeError("nothing was released in a whole quarter")
    return stopwatch() - start


async def _ticks(folder: Path) -> dict[str, float]:
    """Tick on one file and on the other in turn."""
    async with _opened(folder / "few", FEW) as few, _opened(folder / "many", MANY) as many:
        times: dict[str, list[float]] = {"few": [], "many": []}
        for turn in range(TICKS):
            for name, store in (("few", few), ("many", many)):
                await store.act(_file, range(turn * DUE, (turn + 1) * DUE))
                times[name].append(await _ticked(store, DUE))
    return {
        "due_tick_ratio": median(times["many"]) / median(times["few"]),
        "due_tick_ms": median(times["many"]) * 1000,
    }


async def _at_once(folder: Path) -> dict[str, float]:
    async with _opened(folder, 0) as store:
        for first in range(0, AT_ONCE, ITEMS_AT_ONCE):
            await store.act(_file, range(first, first + ITEMS_AT_ONCE))
        await store.act(file_items, 0, ITEMS)
        tapping = asyncio.create_task(_taps(store))
        queueing = await _ticked(store, AT_ONCE)
        tapping.cancel()
        taps = await tapping
    return {"queue_10k_s": queueing, "tap_during_due_p99_ms": quantiles(taps, n=100)[98] * 1000}


async def _taps(store: Store) -> list[float]:
    """Tap one after the other until told to stop; give how long each took."""
    took = []
    try:
        for press in list(presses(0, ITEMS)):
            start = stopwatch()
            taken = await store.act(tap, press)
            took.append(stopwatch() - start)
            if taken.answer.refused:
                raise RuntimeError(taken.answer.text)
            await asyncio.sleep(BETWEEN)
    except asyncio.CancelledError:
        return took
    return took


async def _ticked(store: Store, reminders: int) -> float:
    """Say how long it takes until all that is due is on its way."""
    before = await store.engine.read(_queued)
    ticker = Ticker(store, VirtualClock(NOW + _SECOND), ORGANISATION, wake=lambda: None)
    start = stopwatch()
    await ticker.tick()
    took = stopwatch() - start
    if await store.engine.read(_queued) - before != reminders:
        raise RuntimeError("not everybody was reminded once")
    return took


def _queued(db: sqlite3.Connection) -> int:
    [(count,)] = db.execute("SELECT count(*) FROM outbox WHERE lane = ?", (Lane.REMINDERS,))
    return int(count)


def _file(tables: Tables, numbers: range) -> None:
    """Put items on file that wait for one head each, of which he is to be reminded."""
    for number in numbers:
        records.file_item(tables, f"due{number}", (HEADS[number % len(HEADS)],))
        tables.dues.add(Remind(STEP_RUNG, f"due{number}-step", "1.1", NOW))


@asynccontextmanager
async def _opened(folder: Path, rows: int) -> AsyncIterator[Store]:
    prepare(folder)
    async with open_store(folder) as store:
        await store.act(records.organise)
        if rows:
            await store.engine.write(_fill, rows)
        yield store


def _fill(db: sqlite3.Connection, rows: int) -> None:
    db.execute(_ON_FILE, {"rows": rows, "at": micros(NOW)}).close()
