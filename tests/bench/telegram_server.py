"""As much of Telegram as presses need, which answers at once; run in a process of its own, in which people press.

It is told `alone` or `crowd` with a number and so many presses, each as Telegram tells of it, and a full stop for each
press that is on disk; it says how long that took: one press at the median, or all of them (seconds).
"""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import islice
from statistics import median
from typing import Final

from aiohttp import web

from bot import loops
from bot.clock import stopwatch
from tests.bench.loopback import say, served

BOT: Final = 7_000_000_001
WAITING: Final = 100
_ON_DISK: Final = b"."


class _Server:
    """The updates that wait to be fetched, and what has become of them."""

    def __init__(self) -> None:
        self._ready: asyncio.Queue[bytes] = asyncio.Queue()
        self._answered = asyncio.Event()
        self._acted = asyncio.Event()
        self._pressed = self._count = 0  # presses that were made, and those of them that are on disk

    async def called(self, request: web.Request) -> web.Response:
        """Answer a call of the bot's."""
        match request.match_info["method"]:
            case "getMe":
                return _ok({"id": BOT, "is_bot": True, "first_name": "Qianfa", "username": "qianfa_bot"})
            case "getUpdates":
                return web.Response(body=await self._batch(), content_type="application/json")
            case "answerCallbackQuery":
                self._answered.set()
        return _ok(result=True)

    async def _batch(self) -> bytes:
        """Give up to a hundred updates as soon as there is one."""
        try:
            async with asyncio.timeout(5):
                updates = [await self._ready.get()]
        except TimeoutError:
            updates = []
        while updates and len(updates) < WAITING and not self._ready.empty():
            updates.append(self._ready.get_nowait())
        return b'{"ok":true,"result":[' + b",".join(updates) + b"]}"

    async def hears(self, told: asyncio.StreamReader) -> None:
        """Do what is told, a turn at a time, until nobody is there any more."""
        turns: dict[bytes, Callable[[list[bytes]], Awaitable[float]]] = {b"alone": self._alone, b"crowd": self._crowd}
        async with asyncio.TaskGroup() as tasks:
            while line := (await told.readline()).strip():
                if line == _ON_DISK:
                    self._count += 1
                    self._acted.set()
                else:
                    how, number = line.split()
                    todo = [(await told.readline()).strip() for _ in range(int(number))]
                    tasks.create_task(_says(turns[how](todo)))

    async def _alone(self, todo: list[bytes]) -> float:
        """Press, each after the answer to the last one has come; give the median of the times."""
        took = []
        for press in todo:
            self._answered.clear()
            start = stopwatch()
            self._press(press)
            await self._answered.wait()
            took.append(stopwatch() - start)
        return median(took)

    async def _crowd(self, todo: list[bytes]) -> float:
        """Press, with a hundred waiting at any time; give the time until all are on disk."""
        left, start = iter(todo), stopwatch()
        until = self._pressed + len(todo)
        while self._count < until:
            self._acted.clear()
            for press in islice(left, WAITING - self._pressed + self._count):
                self._press(press)
            await self._acted.wait()
        return stopwatch() - start

    def _press(self, press: bytes) -> None:
        self._pressed += 1
        self._ready.put_nowait(press)


async def _says(turn: Awaitable[float]) -> None:
    say(await turn)


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


async def main() -> None:
    """Serve until nobody is there any more."""
    server = _Server()
    async with served("/bot{token}/{method}", server.called) as told:
        await server.hears(told)


if __name__ == "__main__":
    loops.run(main())
