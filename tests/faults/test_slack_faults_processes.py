"""The real process is stopped and killed while it sends to Slack, as FAULTS.md numbers it."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import SystemClock, stopwatch
from tests.simulation.lives import Life, complaints
from tests.support.mailing import news
from tests.support.slack.mischief import Held
from tests.support.slack.process import configured, heard, left, seen, waiting
from tests.support.slack.server import SlackServer
from tests.support.world import CHAIN

pytestmark = pytest.mark.slow
OUT_WITHIN = 10.0  # seconds


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer(SystemClock()).opened() as server:
        yield server


async def test_fault_35_asked_to_stop_with_500_messages_queued_it_is_out_in_time_and_loses_none(
    tmp_path: Path, slack: SlackServer
) -> None:
    config = configured(tmp_path, slack)
    await waiting(config, slack, (news(f"own:{number}", CHAIN[number % 4]) for number in range(500)))
    under_way = Held(performed=True)
    slack.mischief.befalls("chat.postMessage", under_way, when=lambda _args: len(seen(slack)) > 3)
    life = await Life.begin(tmp_path / "data", config=config)
    await under_way.came.wait()

    asked = stopwatch()
    assert await life.stop() == 0, complaints(tmp_path / "data")

    assert stopwatch() - asked < OUT_WITHIN
    under_way.go_on.set()
    kept = left(config)
    assert kept.total() == 500
    assert kept["sending"] == 0
    assert kept["unknown"] == 1
    assert kept["sent"] + kept["unknown"] == len(seen(slack))

    looked_up, goes_on = heard(slack, "conversations.history"), heard(slack, "chat.postMessage", times=3)
    again = await Life.begin(tmp_path / "data", config=config)
    await asyncio.gather(looked_up.wait(), goes_on.wait())
    assert await again.stop() == 0, complaints(tmp_path / "data")
    assert left(config)["unknown"] == 0
    assert set(seen(slack).values()) == {1}


@pytest.mark.parametrize("out", [False, True], ids=["fault 32: before it is out", "fault 33: after it is out"])
async def test_faults_32_and_33_killed_between_sending_and_the_reply_the_message_is_there_once(
    tmp_path: Path, slack: SlackServer, *, out: bool
) -> None:
    config, held = configured(tmp_path, slack), Held(performed=out)
    await waiting(config, slack, [news("own:a")])
    slack.mischief.befalls("chat.postMessage", held)
    life = await Life.begin(tmp_path / "data", config=config)
    await held.came.wait()
    life.kill()
    assert await life.ended() == -signal.SIGKILL
    assert left(config) == {"sending": 1}

    settled = heard(slack, "conversations.history" if out else "chat.postMessage")
    again = await Life.begin(tmp_path / "data", config=config)
    await settled.wait()
    assert await again.stop() == 0, complaints(tmp_path / "data")
    assert left(config) == {"sent": 1}
    assert seen(slack) == {"own:a": 1}
    assert len([call for call in slack.called("chat.postMessage") if "own:a" in str(call.args)]) == (1 if out else 2)
    held.go_on.set()
