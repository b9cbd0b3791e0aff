"""The bot on a data folder that is killed at random moments and started again, and the windows of those who play."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random
from typing import Final

import aiohttp

from bot.clock import stopwatch
from tests.simulation.aftermath import unsettled
from tests.simulation.lives import Life, complaints
from tests.support.chat import PATIENCE, Window

LATEST: Final = 0.04  # seconds from a random frame to the kill
WHILE_STARTING: Final = 0.2  # of the kills hit a bot that is just starting


class Killer:
    """Kills so many times in a story that takes about `frames` frames: at a frame, or a little after one.

    `deaths` counts the kills that were carried out; `over` is set after the last.
    """

    def __init__(self, random: Random, kills: int, frames: int) -> None:
        self._random = random
        marks = sorted(random.sample(range(1, max(frames, kills + 1)), kills))
        self._gaps = [mark - before for mark, before in zip(marks, [0, *marks], strict=False)]
        self._life: Life | None = None
        self._armed = False
        self.frames = 0
        self.deaths = 0
        self.over = asyncio.Event()
        if not kills:
            self.over.set()

    def born(self, life: Life, start: float) -> None:
        """Follow another life, which is expected to take `start` seconds until it serves."""
        self._life, self.frames = life, 0
        if self.deaths and self._gaps and self._random.random() < WHILE_STARTING:
            self._strike(self._random.uniform(0, start))

    def passing(self) -> None:
        """Count a frame, and strike when it is the one; before the first life there is nothing to be struck."""
        if self._life is None:
            return
        self.frames += 1
        if self._gaps and not self._armed and self.frames >= self._gaps[0]:
            self._strike(self._random.choice((0.0, self._random.uniform(0, LATEST))))

    def _strike(self, delay: float) -> None:
        assert self._life is not None
        self._gaps.pop(0)
        self._armed = True
        if delay:
            asyncio.get_running_loop().call_later(delay, self._life.kill)
        else:
            self._life.kill()

    def hurry(self) -> None:
        """Strike at each of the next frames: the story is told, and took fewer than expected."""
        self._gaps = [0 for _ in self._gaps]

    def buried(self) -> None:
        """Note that the life has ended by a kill."""
        self.deaths += 1
        self._armed = False
        if not self._gaps:
            self.over.set()


class House:
    """The bot, always started again on the same folder, and everybody's window, always connected again."""

    def __init__(self, data: Path, killer: Killer, people: Iterable[str], config: Path | None = None) -> None:
        self.data, self.config = data, config
        self.killer = killer
        self.windows = {person: Window(person, killer.passing) for person in people}
        self.starts: list[float] = []
        self._http: aiohttp.ClientSession | None = None
        self._alive = asyncio.Event()

    def __getitem__(self, person: str) -> Window:
        return self.windows[person]

    async def upload(self, name: str, data: bytes) -> str:
        """Send a file ahead, as often as it takes, and give its id."""
        while True:
            await self._alive.wait()
            assert self._http is not None
            sending = asyncio.create_task(_post(self._http, name, data))
            self.killer.passing()
            with suppress(ConnectionError, aiohttp.ClientError):
                return await sending

    async def settle(self) -> None:
        """Wait until the bot has died often enough, has nothing left to do, and everybody sees it.

        Round trips are the pauses between looks.
        """
        self.killer.hurry()
        window = next(iter(self.windows.values()))
        async with asyncio.timeout(2 * PATIENCE):
            while await self._is_busy():
                await window.catch_up()
        for window in self.windows.values():
            await window.catch_up()

    async def _is_busy(self) -> bool:
        return not self.killer.over.is_set() or bool(await asyncio.to_thread(unsettled, self.data))

    async def keep(self) -> None:
        """Keep the bot alive until cancelled; AssertionError when it dies by itself."""
        while True:
            began, life = stopwatch(), await Life.begin(self.data, config=self.config)
            self.killer.born(life, max(self.starts, default=1.0))
            try:
                await self._serve(life, began)
            except BaseException:
                await _stop(life)
                raise
            code = await life.ended()
            assert code == -signal.SIGKILL, f"the bot ended by itself ({code}):\n{complaints(self.data)}"
            self.killer.buried()

    async def _serve(self, life: Life, began: float) -> None:
        url = await life.ready()
        if url is None:
            return
        self.starts.append(stopwatch() - began)
        async with aiohttp.ClientSession(url) as self._http:
            self._alive.set()
            try:
                with suppress(ConnectionError, aiohttp.ClientError):
                    for window in self.windows.values():
                        await window.connect(self._http)
                await life.ended()
            finally:
                self._alive.clear()
                for window in self.windows.values():
                    await window.leave()


async def _post(http: aiohttp.ClientSession, name: str, data: bytes) -> str:
    if http.closed:  # the bot died between the decision to send and the sending
        raise aiohttp.ClientConnectionError
    async with http.post("/uploads", params={"name": name}, data=data) as answer:
        answer.raise_for_status()
        return str((await answer.json())["id"])


async def _stop(life: Life) -> None:
    code = await life.stop()
    assert code in {0, -signal.SIGKILL}, f"the bot did not stop well ({code}):\n{complaints(life.data)}"


@asynccontextmanager
async def open_house(
    data: Path, killer: Killer, people: Iterable[str], config: Path | None = None
) -> AsyncIterator[House]:
    """Keep the bot alive for the length of a block, with windows for these people; then it has to stop well."""
    house = House(data, killer, people, config)
    async with asyncio.TaskGroup() as tasks:
        keeper = tasks.create_task(house.keep())
        try:
            yield house
        except BaseException as error:
            error.add_note(complaints(data))
            raise
        keeper.cancel()
