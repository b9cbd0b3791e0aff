"""How long `qianfa check` takes over all the policies that come with the bot, with the sample organisation."""

import subprocess
import sys
from asyncio import to_thread
from pathlib import Path
from statistics import median
from typing import Final

from bot.clock import stopwatch
from bot.config import sample_settings

RUNS: Final = 3


async def figures(folder: Path) -> dict[str, float]:
    """Check all of them in one process, a few times."""
    roster = sample_settings(folder, 0).roster
    return {"check_s": median([await to_thread(_check, roster) for _ in range(RUNS)])}


def _check(roster: Path) -> float:
    """Give the seconds from the command to its end, the start of the process included."""
    command = [sys.executable, "-m", "bot", "check", "--policy", "all", "--roster", str(roster)]
    start = stopwatch()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = stopwatch() - start
    if done.returncode:
        raise RuntimeError(f"a policy is not ready:\n{done.stdout}{done.stderr}")
    return seconds
