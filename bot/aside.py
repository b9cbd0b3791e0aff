"""What people did comes before what they are told about it: answers stand aside while many presses are under way."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Final

_AT_ONCE: Final = 16  # answers
_MANY: Final = 16  # presses under way, from which on it is fewer answers at once
_FEWER: Final = 4


class Aside:
    """The presses under way on one platform, and the answers on their way out."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._under_way = 0
        self._turns, self._fewer = asyncio.Semaphore(_AT_ONCE), asyncio.Semaphore(_FEWER)

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Count a press while it is under way."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    @asynccontextmanager
    async def telling(self) -> AsyncIterator[None]:
        """Wait for the turn of an answer; none is put off for good, however many press."""
        async with self._turns:
            if self._under_way < _MANY:
                yield
                return
            async with self._fewer:
                yield
