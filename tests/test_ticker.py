"""The ticker: due items that keep failing, and those beside them."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery.ticker import BATCH, FIRST_WAIT
from bot.domain.effects import Remind
from bot.memory import Tables
from tests.support.world import World, world


async def broken(here: World, items: int) -> None:
    """Put items on file that nobody knows what to do with, and that have been due for an hour."""
    at = here.clock.now() - timedelta(hours=1)

    def add(tables: Tables) -> None:
        for number in range(items):
            tables.dues.add(Remind("no-such-rule", f"broken-{number}", "1", at))

    await here.bot.store.act(add)


def looks(caplog: pytest.LogCaptureFixture) -> int:
    """Count in vain looks at due items since the last count."""
    count = caplog.messages.count("a due item stays due")
    caplog.clear()
    return count


async def test_items_that_keep_failing_starve_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with world(tmp_path) as here:
        await broken(here, BATCH + 1)
        sound = Remind("settle", "of-nothing", "1", here.clock.now())
        await here.bot.store.act(lambda tables: tables.dues.add(sound))
        await here.bot.ticker.tick()
        assert looks(caplog) == BATCH + 1
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
