"""Fault 29 and those of processes: kill -9 at every rung of a crisis's ladder, in a real process."""

import asyncio
import signal
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.simulation import alarm
from tests.simulation.lives import ROOT
from tests.support.clocks import VirtualClock
from tests.support.crisis import crisis, ids, reported, rings
from tests.support.world import World, world

pytestmark = [pytest.mark.kill, pytest.mark.slow]
POINTS: Final = ("before", "after", "sending", "sent")
RUNGS: Final = range(7)  # all five, and the first two of those that come for ever
LASTS: Final = timedelta(minutes=16)
DOWN: Final = timedelta(seconds=6)  # between the end of the process and the next start


async def killed(folder: Path, point: str, rung: int) -> int:
    """Have a process play until it kills itself; give its exit code."""
    command = (sys.executable, "-m", "tests.simulation.alarm", str(folder), point, str(rung))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
    return await process.wait()


async def levels(here: World) -> list[int]:
    """Give the levels that were called, in their order, as the record has them."""
    found = await here.rows("SELECT json_extract(data, '$.level') FROM facts WHERE kind = 'crisis-called' ORDER BY seq")
    return [level for (level,) in found]


async def plays(folder: Path) -> tuple[dict[str, int], list[int]]:
    async with world(folder, stage="paper", clock=VirtualClock()) as here:
        await reported(here)
        await here.passes(seconds=LASTS.total_seconds())
        return rings(here), await levels(here)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, int], list[int]]:
    """Play the same without a kill: who was rung how often, and the levels."""
    return asyncio.run(plays(tmp_path_factory.mktemp("undisturbed")))


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("rung", RUNGS)
async def test_fault_29_a_kill_at_any_rung_leaves_nobody_uncalled_skips_none_and_doubles_none(
    tmp_path: Path, undisturbed: tuple[dict[str, int], list[int]], rung: int, point: str
) -> None:
    assert await killed(tmp_path, point, rung) == -signal.SIGKILL

    paper, clock = alarm.remembered(tmp_path), VirtualClock(alarm.stood(tmp_path) + DOWN)
    async with world(tmp_path, stage="paper", paper=paper, clock=clock) as here:
        if not await ids(here):
            assert (rung, point) == (0, "before")  # nothing was acknowledged, so that the messenger brings it again
            await reported(here)
        await here.bot.audit()
        assert here.bot.auditor.late_steps == int(rung > 0 and point == "before")
        await here.passes(seconds=(VirtualClock().now() + LASTS - clock.now()).total_seconds())
        assert set(Counter(key for _, key in paper.sent if key.startswith("crisis:")).values()) == {1}
        assert (rings(here), await levels(here)) == undisturbed
        assert (await crisis(here)).state is CrisisState.ALERTING
        await here["gao-yun"].taps(Verb.TAKE_CRISIS)
        assert (await crisis(here)).owner == "gao-yun"
