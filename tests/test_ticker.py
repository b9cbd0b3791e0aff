"""The ticker: due items that keep failing, and those beside them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.delivery.ticker import AT_ONCE, FIRST_WAIT
from bot.domain.effects import Remind
from bot.memory import Tables
from tests.support.world import World, world

WAITING = "SELECT count(*) FROM dues WHERE rule = 'settle' AND state = 'waiting'"


async def broken(here: World, items: int) -> None:
    """Put items on file that nobody knows what to do with, and that have been due for an hour."""
    at = here.clock.now() - timedelta(hours=1)

    def add(tables: Tables) -> None:
        for number in range(items):
            tables.dues.add(Remind("no-such-rule", f"broken-{number}", "1", at))

    await here.bot.store.act(add)


@asynccontextmanager
async def overheard(here: World) -> AsyncIterator[list[str]]:
    """Note the period of each decision to be settled, in the order in which they are looked at."""
    fired = list[str]()
    act = here.bot.store.act

    async def listens(fn: Callable[..., Any], *args: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever acts take
        def noted(tables: Tables, *args: Any, **more: Any) -> Any:  # noqa: ANN401
            fired.extend(arg.period for arg in args if isinstance(arg, Remind) and arg.rule == "settle")
            return fn(tables, *args, **more)

        return await act(noted, *args, **more)

    here.bot.store.act = listens  # type: ignore[assignment, method-assign]
    try:
        yield fired
    finally:
        here.bot.store.act = act  # type: ignore[method-assign]


def looks(caplog: pytest.LogCaptureFixture) -> int:
    """Count in vain looks at due items since the last count."""
    count = caplog.messages.count("a due item stays due")
    caplog.clear()
    return count


async def test_items_that_keep_failing_starve_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with world(tmp_path) as here:
        await broken(here, 4 * AT_ONCE + 1)
        sound = Remind("settle", "of-nothing", "1", here.clock.now())
        await here.bot.store.act(lambda tables: tables.dues.add(sound))
        await here.bot.ticker.tick()
        assert looks(caplog) == 4 * AT_ONCE + 1
        assert await here.rows("SELECT DISTINCT state FROM dues WHERE rule = 'settle'") == [("done",)]


async def test_what_failed_is_left_alone_for_longer_and_longer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(tmp_path) as here:
        await broken(here, 1)
        seen = []
        for _ in range(9):
            await here.bot.ticker.tick()
            seen.append(looks(caplog))
            here.clock.move(FIRST_WAIT)
        assert seen == [1, 1, 0, 1, 0, 0, 0, 1, 0]


async def test_what_failed_and_is_no_longer_due_is_forgotten(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with world(tmp_path) as here:
        await broken(here, 1)
        await here.bot.ticker.tick()
        await here.alters("DELETE FROM dues WHERE rule = 'no-such-rule'")
        await here.bot.ticker.tick()
        await broken(here, 1)
        caplog.clear()
        await here.bot.ticker.tick()
        assert looks(caplog) == 1


async def test_what_is_due_for_one_subject_is_fired_in_its_order(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        at, many = here.clock.now(), 3 * AT_ONCE

        def add(tables: Tables) -> None:
            for number in reversed(range(many)):
                tables.dues.add(
                    Remind("settle", f"nothing-{number % 2}", f"{number:03}", at - timedelta(seconds=many - number))
                )

        await here.bot.store.act(add)
        async with overheard(here) as fired:
            await here.bot.ticker.tick()
        assert fired == [f"{number:03}" for number in range(many)]


async def test_a_tap_waits_for_no_more_than_a_few_due_items(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        many, at = 20 * AT_ONCE, here.clock.now()

        def add(tables: Tables) -> None:
            for number in range(many):
                tables.dues.add(Remind("settle", "of-nothing", str(number), at))

        await here.bot.store.act(add)
        ticking = asyncio.create_task(here.bot.ticker.tick())
        left = many
        while left == many:
            [(left,)] = await here.rows(WAITING)
        await here.bot.store.act(lambda _: None)
        [(meanwhile,)] = await here.rows(WAITING)
        assert left - meanwhile <= 3 * AT_ONCE
        assert meanwhile
        await ticking
        assert await here.rows(WAITING) == [(0,)]


async def test_two_ticks_at_once_follow_one_another(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        at = here.clock.now()
        await here.bot.store.act(lambda tables: tables.dues.add(Remind("settle", "of-nothing", "1", at)))
        async with overheard(here) as fired:
            await asyncio.gather(here.bot.ticker.tick(), here.bot.ticker.tick())
        assert fired == ["1"]
