"""The bot's process: started on a data folder, killed or asked to stop, and what it said."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Self

import aiohttp

ROOT: Final = Path(__file__).parents[2]
STOPS_WITHIN: Final = 30.0  # seconds, on a machine that has much else to do
_ADDRESS: Final = re.compile(r"http://\S+:\d+")


class Life:
    """One life of the bot on a data folder."""

    def __init__(self, process: asyncio.subprocess.Process, data: Path) -> None:
        self._process = process
        self.data = data

    @classmethod
    async def begin(cls, data: Path, *, port: int = 0, config: Path | None = None) -> Self:
        """Start the bot as a person does, with the sample or by a configuration; `ready` tells when it serves."""
        sample = ("demo", "--port", str(port), "--data", str(data))
        command = (sys.executable, "-m", "bot", *(sample if config is None else ("run", "--config", str(config))))
        with _log(data).open("ab") as errors:
            process = await asyncio.create_subprocess_exec(
                *command, cwd=ROOT, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=errors
            )
        return cls(process, data)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def lives(self) -> bool:
        return self._process.returncode is None

    async def ready(self) -> str | None:
        """Give the address once it serves; None when it has died before."""
        assert self._process.stdout is not None
        async for said in self._process.stdout:
            if found := _ADDRESS.search(said.decode()):
                return found.group()
        return None

    def kill(self) -> None:
        """Kill it (-9), if it lives."""
        self.ask(signal.SIGKILL)

    def ask(self, what: signal.Signals) -> None:
        if self._process.returncode is None:
            self._process.send_signal(what)

    async def ended(self) -> int:
        """Wait for its end and give the exit code; -9 when it was killed."""
        return await self._process.wait()

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop, and give the exit code."""
        self.ask(how)
        async with asyncio.timeout(STOPS_WITHIN):
            return await self.ended()


@asynccontextmanager
async def living(data: Path, *, port: int = 0) -> AsyncIterator[tuple[Life, aiohttp.ClientSession]]:
    """Keep a bot for the length of a block, with a session at its address; then it has to stop well."""
    life = await Life.begin(data, port=port)
    try:
        url = await life.ready()
        assert url is not None, complaints(data)
        async with aiohttp.ClientSession(url) as http:
            yield life, http
    finally:
        code = await life.stop()
    assert code in {0, -signal.SIGKILL}, complaints(data)


def complaints(data: Path) -> str:
    """Give what every life on this folder wrote to stderr, but for what it has to say about the SQLite it found."""
    log = _log(data)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return "\n".join(line for line in lines if " sqlite.remark " not in line)


def _log(data: Path) -> Path:
    return data.with_name(f"{data.name}.log")
