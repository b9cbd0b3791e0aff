"""Has a module of the bot's own make something in another process, which may take its time but not for ever."""

import asyncio
import sys
from pathlib import Path
from typing import Final

NO_FONT: Final = 3  # the process's answer where it found no font with Chinese characters
_SAID: Final = 2000  # the last characters of what a process that failed has said


async def made(module: str, given: bytes, *, seconds: float, failure: type[Exception]) -> bytes | None:
    """Give what a module makes of `given`; None where it found no font.

    TimeoutError after so many seconds, `failure` with what it said of itself where it failed. No process is left.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    try:
        async with asyncio.timeout(seconds):
            data, problem = await process.communicate(given)
    except BaseException:
        process.kill()
        await process.wait()
        raise
    if process.returncode == NO_FONT:
        return None
    if process.returncode:
        raise failure(problem.decode("utf-8", "replace")[-_SAID:])
    return data
