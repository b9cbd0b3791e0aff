"""How long a first start takes, on a folder that is not there yet, and how much memory the bot then holds."""

import os
import subprocess
import sys
from asyncio import to_thread
from pathlib import Path
from statistics import median
from typing import Final

from bot.clock import stopwatch

STARTS: Final = 3
READY: Final = "Qianfa is ready"


async def figures(folder: Path) -> dict[str, float]:
    """Start the demo a few times, each in a folder of its own."""
    starts = [await to_thread(_start, folder / f"start-{number}") for number in range(STARTS)]
    return {
        "ready_s": median(seconds for seconds, _ in starts),
        "rss_mb": max(megabytes for _, megabytes in starts),
    }


def _start(folder: Path) -> tuple[float, float]:
    """Give the seconds until it was ready, and the megabytes it held then."""
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(folder)]
    start = stopwatch()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as bot:
        lines = bot.stdout or ()
        if not any(READY in line for line in lines):
            raise RuntimeError("the bot did not start")
        ready = stopwatch() - start
        held = resident(bot.pid)
        bot.terminate()
    return ready, held


def resident(pid: int) -> float:
    """Read the resident memory of a process, in megabytes."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        words = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
        return int(words) / 1024
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024
