"""Whatever random people do under any of the policies, in whatever order, what must hold holds."""

import logging
import os
from pathlib import Path
from typing import Final

import pytest

from bot.policy import shipped
from tests.simulation.walking import Walk
from tests.support.world import world

POLICIES: Final = tuple(shipped())
STEPS: Final = int(os.environ.get("QIANFA_STEPS", "700"))  # in all, over all policies
LONGEST: Final = 500  # steps of one walk: a long one costs more for each, and several are different ones
EACH: Final = -(-STEPS // len(POLICIES))
# Gathered are reminders that came together in one message; what nobody misses any more is dead without a reason; and
# whoever chose quiet hours is left in peace meanwhile.
UNDELIVERED: Final = """
    SELECT key, state, why FROM outbox WHERE state NOT IN ('sent', 'gathered') AND (state <> 'dead' OR why IS NOT NULL)
    AND NOT (state = 'pending' AND EXISTS (SELECT 1 FROM habits WHERE habits.person = outbox.person))
"""
SEEDS: Final = range(1, -(-EACH // LONGEST) + 1)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("policy", POLICIES)
async def test_a_random_walk_keeps_what_must_hold(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, policy: str, seed: int
) -> None:
    elsewhere = POLICIES[(POLICIES.index(policy) + seed) % len(POLICIES)] if seed % 3 == 0 else ""
    async with world(tmp_path, policy=shipped()[policy]) as here:
        walk = Walk(here, f"{policy}-{seed}", elsewhere=elsewhere)
        await walk.steps(-(-EACH // len(SEEDS)))

        assert walk.done > walk.refused, "most of what is offered can be done"
        assert await here.rows(UNDELIVERED) == []
        assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
        if EACH >= LONGEST:
            assert await here.rows("SELECT 1 FROM decisions LIMIT 1"), "somebody decided"
