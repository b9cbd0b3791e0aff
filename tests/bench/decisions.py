"""Decisions: how many a second at 100 waiting, how long one takes, and both beside two other ways of writing it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from bot.clock import stopwatch
from storage.store import Store, open_store
from tests.bench import handsql, naive
from tests.bench.presses import ITEMS_AT_ONCE, Press, file_items, prepare, presses, ready, tap
from tests.support import records

WAITING: Final = 100
TURNS: Final = 15
ITEMS: Final = 150  # in each turn, six presses each
NAIVE_ITEMS: Final = 10
ALONE_ITEMS: Final = 60

Do = Callable[[Press], Awaitable[object]]
Times = list[tuple[float, float]]


async def figures(folder: Path) -> dict[str, float]:
    """Measure; the ways take short turns on files of their own, so that a busy machine troubles them alike."""
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(_ours(folder / "ours"))
        by_hand = await stack.enter_async_context(_by_hand(folder / "by-hand"))
        naively = await stack.enter_async_context(_naively(folder / "naively"))
        ready()
        turns = [
            (
                await _pressed(presses(turn * ITEMS, ITEMS), ours, WAITING),
                await _pressed(presses(turn * ITEMS, ITEMS), by_hand, WAITING),
                await _pressed(presses(turn * NAIVE_ITEMS, NAIVE_ITEMS), naively, WAITING),
            )
            for turn in range(TURNS)
        ]
        alone = await _pressed(presses(TURNS * ITEMS, ALONE_ITEMS), ours, 1)
    rates = [tuple(map(_rate, turn)) for turn in turns]
    times = [end - start for taken, _, _ in turns for start, end in taken]
    return {
        "decisions_per_s": median(rate for rate, _, _ in rates),
        "decisions_handsql_per_s": median(rate for _, rate, _ in rates),
        "decisions_naive_per_s": median(rate for _, _, rate in rates),
        "decisions_vs_handsql": median(rate / hand for rate, hand, _ in rates),
        "decisions_vs_naive": median(rate / slow for rate, _, slow in rates),
        "decision_p99_ms": quantiles(times, n=100)[98] * 1000,
        "decision_p50_ms": median(end - start for start, end in alone) * 1000,
    }


def _rate(taken: Times) -> float:
    """Give the presses a second."""
    return len(taken) / (max(end for _, end in taken) - min(start for start, _ in taken))


async def _pressed(todo: Iterable[Press], do: Do, waiting: int) -> Times:
    """Press, with so many people waiting at any time; give when each press began and was answered."""
    left, taken = iter(list(todo)), Times()

    async def somebody() -> None:
        for press in left:
            start = stopwatch()
            await do(press)
            taken.append((start, stopwatch()))

    await asyncio.gather(*(somebody() for _ in range(waiting)))
    return taken


@asynccontextmanager
async def _filled(folder: Path, items: int) -> AsyncIterator[Store]:
    prepare(folder)
    async with open_store(folder) as store:
        await store.act(records.organise)
        for first in range(0, items, ITEMS_AT_ONCE):
            await store.act(file_items, first, min(first + ITEMS_AT_ONCE, items))
        yield store


@asynccontextmanager
async def _ours(folder: Path) -> AsyncIterator[Do]:
    async with _filled(folder, TURNS * ITEMS + ALONE_ITEMS) as store:

        async def do(press: Press) -> None:
            taken = await store.act(tap, press)
            if taken.answer.refused:
                raise RuntimeError(taken.answer.text)

        yield do


@asynccontextmanager
async def _by_hand(folder: Path) -> AsyncIterator[Do]:
    async with _filled(folder, TURNS * ITEMS) as store:

        async def do(press: Press) -> None:
            await store.engine.write(handsql.tap, press)

        yield do


@asynccontextmanager
async def _naively(folder: Path) -> AsyncIterator[Do]:
    async with _filled(folder, TURNS * NAIVE_ITEMS):
        pass
    async with naive.opened(folder) as engine:

        async def do(press: Press) -> None:
            await naive.tap(engine, press)

        yield do
