"""Decisions: how many a second at 100 waiting, how long one takes, and both beside two other ways of writing it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from bot.clock import stopwatch
from storage.engine import Engine
from storage.store import Store, open_store
from tests.bench import handsql, naive
from tests.bench.presses import ITEMS_AT_ONCE, Press, file_items, prepare, presses, tap
from tests.support import records

WAITING: Final = 100
ROUNDS: Final = 5
ITEMS: Final = 600  # in each round, six presses each
NAIVE_ITEMS: Final = 60
ALONE_ITEMS: Final = 120

Do = Callable[[Press], Awaitable[object]]


async def figures(folder: Path) -> dict[str, float]:
    """Measure; the ways take turns on files of their own, so that a busy machine troubles them alike."""
    rates: dict[str, list[float]] = {"ours": [], "handsql": [], "naive": []}
    times: list[float] = []
    for turn in range(ROUNDS):
        for way, run in (("ours", _ours), ("handsql", _by_hand), ("naive", _naively)):
            taken = await run(folder / f"{way}-{turn}")
            rates[way].append(len(taken) / (max(end for _, end in taken) - min(start for start, _ in taken)))
            if way == "ours":
                times += [end - start for start, end in taken]
    ratios = [ours / hand for ours, hand in zip(rates["ours"], rates["handsql"], strict=True)]
    return {
        "decisions_per_s": median(rates["ours"]),
        "decisions_handsql_per_s": median(rates["handsql"]),
        "decisions_naive_per_s": median(rates["naive"]),
        "decisions_vs_handsql": median(ratios),
        "decisions_vs_naive": median(rates["ours"]) / median(rates["naive"]),
        "decision_p99_ms": quantiles(times, n=100)[98] * 1000,
        "decision_p50_ms": median(await _alone(folder / "alone")) * 1000,
    }


async def _pressed(todo: Iterable[Press], do: Do, waiting: int) -> list[tuple[float, float]]:
    """Press, with so many people waiting at any time; give when each press began and was answered."""
    left, taken = iter(todo), list[tuple[float, float]]()

    async def somebody() -> None:
        for press in left:
            start = stopwatch()
            await do(press)
            taken.append((start, stopwatch()))

    await asyncio.gather(*(somebody() for _ in range(waiting)))
    return taken


async def _filled(store: Store, items: int) -> None:
    await store.act(records.organise)
    for first in range(0, items, ITEMS_AT_ONCE):
        await store.act(file_items, first, min(first + ITEMS_AT_ONCE, items))


async def _ours(folder: Path, items: int = ITEMS, waiting: int = WAITING) -> list[tuple[float, float]]:
    async def do(press: Press) -> None:
        taken = await store.act(tap, press)
        if taken.answer.refused:
            raise RuntimeError(taken.answer.text)

    prepare(folder)
    async with open_store(folder) as store:
        await _filled(store, items)
        return await _pressed(presses(0, items), do, waiting)


async def _by_hand(folder: Path) -> list[tuple[float, float]]:
    async def do(press: Press) -> None:
        await engine.write(handsql.tap, press)

    engine: Engine
    prepare(folder)
    async with open_store(folder) as store:
        await _filled(store, ITEMS)
        engine = store.engine
        return await _pressed(presses(0, ITEMS), do, WAITING)


async def _naively(folder: Path) -> list[tuple[float, float]]:
    path = prepare(folder)
    async with open_store(folder) as store:
        await _filled(store, NAIVE_ITEMS)
    async with naive.engine(path) as opened:
        return await _pressed(presses(0, NAIVE_ITEMS), lambda press: naive.tap(opened, press), WAITING)


async def _alone(folder: Path) -> list[float]:
    return [end - start for start, end in await _ours(folder, ALONE_ITEMS, waiting=1)]
