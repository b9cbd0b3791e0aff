"""A messenger on the loopback, in a process of its own: what it takes is not what is measured."""

import sys
from asyncio import StreamReader, StreamReaderProtocol, create_subprocess_exec, get_running_loop, subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

ROOT: Final = Path(__file__).parents[2]
_LONGEST_LINE: Final = 1024 * 1024


class Elsewhere:
    """The other process: it is told lines, and says lines."""

    def __init__(self, process: subprocess.Process, port: int) -> None:
        """Speak with a process that listens at this port."""
        self._process, self.url = process, f"http://127.0.0.1:{port}"
        self._lines = list[bytes]()

    def tell(self, *lines: bytes) -> None:
        """Tell it something, with all else that is told it in this turn of the loop."""
        if not self._lines:
            get_running_loop().call_soon(self._tells)
        self._lines += lines

    def _tells(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.write(b"\n".join([*self._lines, b""]))
        self._lines.clear()

    async def says(self) -> float:
        """Wait for a number that it says."""
        return float(await _line(self._process))


@asynccontextmanager
async def elsewhere(module: str) -> AsyncIterator[Elsewhere]:
    """Run a module of the bench that serves until nobody tells it anything more."""
    pipe = subprocess.PIPE
    process = await create_subprocess_exec(sys.executable, "-m", module, cwd=ROOT, stdin=pipe, stdout=pipe)
    try:
        yield Elsewhere(process, int(await _line(process)))
    finally:
        process.terminate()
        await process.communicate()


async def _line(process: subprocess.Process) -> bytes:
    line = await process.stdout.readline() if process.stdout is not None else b""
    if not line:
        raise RuntimeError("the other process has ended")
    return line


@asynccontextmanager
async def served(path: str, handler: Handler) -> AsyncIterator[StreamReader]:
    """Serve in this process: say the port, and give what is told."""
    runner = web.AppRunner(web.Application(), access_log=None, shutdown_timeout=0.1)
    runner.app.router.add_route("*", path, handler)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    told = StreamReader(_LONGEST_LINE)
    await get_running_loop().connect_read_pipe(lambda: StreamReaderProtocol(told), sys.stdin)
    say(runner.addresses[0][1])
    try:
        yield told
    finally:
        await runner.cleanup()


def say(number: float) -> None:
    """Say a number to whoever started this process."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
