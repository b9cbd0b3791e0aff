"""A drill that something real has stopped: how far it came is told, and nobody is asked for an account of it."""

from pathlib import Path

from tests.support.crisis import ADMINISTRATOR, reported
from tests.support.drills import begun
from tests.support.world import policy_with, world

STEP = '[[step]]\nid = "unit-head"'
KEYS = "[crisis]\naccount_of_drills = true"


async def test_its_report_says_how_far_it_came_and_that_no_account_is_asked_for(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, (STEP, f"{KEYS}\n\n{STEP}"))
    async with world(tmp_path, policy=policy) as here:
        await begun(here, by=ADMINISTRATOR)
        await here.passes(minutes=4)
        await reported(here)
        for _ in range(4):
            await here.passes(seconds=30)
        said = here[ADMINISTRATOR].reads()
        assert "因 C-2026-01 停止" in said
        assert "停止前还没有人接手" in said
        assert "进行到：第二轮呼叫。真的突发优先，这次演练不要求写复盘报告" in said
        assert await here.rows("SELECT 1 FROM crisis_accounts") == []
