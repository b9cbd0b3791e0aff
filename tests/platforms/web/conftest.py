"""A web chat for every test that asks for one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.web_stage import Player, Stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage(tmp_path).opened() as stage:
        yield stage


@pytest.fixture
async def wang(stage: Stage) -> AsyncIterator[Player]:
    async with stage.player() as player:
        await player.hello("wang")
        yield player
