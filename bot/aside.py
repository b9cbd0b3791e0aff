"""What people did comes before what they are told about it: answers stand aside while many presses are under way."""

import asyncio
from typing import Final

_AT_ONCE: Final = 16  # answers
_MANY: Final = 16  # presses under way, from which on it is fewer answers at once
_FEWER: Final = 4


class Acting:
    """The presses that are under way on one platform: each of them counts inside."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self.count = 0

    def __enter__(self) -> None:
        """Count a press."""
        self.count += 1

    def __exit__(self, *_: object) -> None:
        """Count it no more."""
        self.count -= 1


class Telling:
    """The turn of one answer; none is put off for good, however many press."""

    __slots__ = ("_acting", "_fewer", "_held", "_turns")

    def __init__(self, acting: Acting, turns: asyncio.Semaphore, fewer: asyncio.Semaphore) -> None:
        """Wait for it on entering."""
        self._acting, self._turns, self._fewer = acting, turns, fewer
        self._held = [turns]

    async def __aenter__(self) -> None:
        """Wait for a turn, and while much is under way for one of fewer."""
        await self._turns.acquire()
        if self._acting.count < _MANY:
            return
        try:
            await self._fewer.acquire()
        except BaseException:
            self._turns.release()
            raise
        self._held.append(self._fewer)

    async def __aexit__(self, *_: object) -> None:
        """Let the next one go."""
        for held in self._held:
            held.release()


class Aside:
    """The presses under way on one platform, and the answers on their way out."""

    def __init__(self) -> None:
        """Begin with nothing under way."""
        self._acting = Acting()
        self._turns, self._fewer = asyncio.Semaphore(_AT_ONCE), asyncio.Semaphore(_FEWER)

    def acting(self) -> Acting:
        """Count a press while it is under way."""
        return self._acting

    def telling(self) -> Telling:
        """Wait for the turn of an answer."""
        return Telling(self._acting, self._turns, self._fewer)
