"""How long the bot takes until it listens in Slack, and how much memory it then holds."""

import sys
from asyncio import create_subprocess_exec, subprocess
from pathlib import Path
from statistics import median

from bot.clock import SystemClock, stopwatch
from tests.bench.starts import READY, STARTS, resident
from tests.support.slack.process import ROOT, configured
from tests.support.slack.server import SlackServer


async def figures(folder: Path) -> dict[str, float]:
    """Start the bot a few times in a workspace in which nobody is yet, each in a folder of its own."""
    async with SlackServer(SystemClock()).opened() as slack:
        starts = [await _start(folder / f"slack-start-{number}", slack) for number in range(STARTS)]
    return {
        "slack_ready_s": median(seconds for seconds, _ in starts),
        "slack_rss_mb": max(megabytes for _, megabytes in starts),
    }


async def _start(folder: Path, slack: SlackServer) -> tuple[float, float]:
    """Give the seconds until something could come in, and the megabytes that were held then."""
    command = [sys.executable, "-u", "-m", "bot", "run", "--config", str(configured(folder, slack))]
    start = stopwatch()
    quiet = subprocess.DEVNULL
    bot = await create_subprocess_exec(*command, cwd=ROOT, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet)
    if bot.stdout is None or READY not in (await bot.stdout.readline()).decode():
        raise RuntimeError("the bot did not start")
    found = stopwatch() - start, resident(bot.pid)
    bot.terminate()
    await bot.communicate()
    return found
