"""Long polls: getUpdates waits until there is something to tell; a second one ends the first with a conflict."""

import asyncio
from collections.abc import Callable
from typing import Final

from tests.support.telegram.space import ApiError
from tests.support.telegram.updates import Update, Updates

Ready = Callable[[], list[Update]]

_TWO: Final = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Polls:
    """The one poll that may wait."""

    def __init__(self, updates: Updates) -> None:
        self.updates = updates
        self.asked = 0  # how many polls there were
        self.offsets: list[int] = []
        self._poll: asyncio.Future[None] | None = None  # fails when another takes its place
        self.waits = asyncio.Event()  # set while a poll waits: the bot listens

    async def wait(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109 - Telegram's own parameter, in seconds
        """Give what waits; where nothing does, wait for it so many real seconds."""
        self.asked += 1
        self.offsets.append(offset)
        given = self.updates.ready(offset, limit)
        if given or not timeout:
            return given
        self.conflict(_TWO)
        own: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poll = own
        self.waits.set()
        try:
            return await self._woken(own, lambda: self.updates.ready(offset, limit), timeout)
        finally:
            if self._poll is own:
                self._poll = None
                self.waits.clear()

    async def _woken(self, own: asyncio.Future[None], ready: Ready, seconds: float) -> list[Update]:
        async def comes() -> list[Update]:
            while True:
                changed = self.updates.changed
                given = ready()
                if given:
                    return given
                await changed.wait()

        coming = asyncio.create_task(comes())
        own.add_done_callback(lambda _: coming.cancel())
        try:
            await asyncio.wait({coming}, timeout=seconds)
            if own.done():
                own.result()
            return coming.result() if coming.done() and not coming.cancelled() else []
        finally:
            coming.cancel()

    def wake(self) -> None:
        """Have the poll that waits come back with nothing, as after its time."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def conflict(self, words: str) -> None:
        """End the poll that waits with an error."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(words, 409))

    def close(self) -> None:
        self.wake()
