"""Work that is left to be done in the background, and waiting between tries of what is not ours."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, Final

Spawned = Coroutine[Any, Any, None]
_log = logging.getLogger(__name__)


class Background:
    """What one platform does besides; what fails of it is logged, and nobody waits for it."""

    def __init__(self) -> None:
        """Begin with nothing to be done."""
        self._tasks: Final = set[asyncio.Task[None]]()

    def spawn(self, work: Spawned) -> None:
        """Begin something, and go on without waiting for it."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("something was not done in the background", exc_info=error)

    async def quiet(self) -> None:
        """Wait until all is done, and what that has begun."""
        while self._tasks:
            await asyncio.wait(list(self._tasks))

    async def parting(self, seconds: float) -> None:
        """Wait for so long, at the end, until what is under way is done."""
        if self._tasks:
            await asyncio.wait(list(self._tasks), timeout=seconds)

    def end(self) -> None:
        """Give up what is still under way."""
        for task in self._tasks:
            task.cancel()


async def pause(seconds: float) -> None:
    """Wait; what is not ours may be down, and comes back without telling anybody: there is no event to wait for."""
    await asyncio.sleep(seconds)  # noqa: TID251 - nothing of ours becomes due here
