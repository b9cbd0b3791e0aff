"""What a messenger in trouble does to calls, whichever it is: answers that are lost, late, or no answers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Perform = Callable[[], Awaitable[web.StreamResponse]]
Mishap = Callable[[web.Request, Perform], Awaitable[web.StreamResponse]]


def answered(made: Callable[[], web.Response], *, performed: bool = False) -> Mishap:
    """Answer with what is made each time; with `performed` the call takes effect nevertheless."""

    async def mishap(_request: web.Request, perform: Perform) -> web.StreamResponse:
        if performed:
            await perform()
        return made()

    return mishap


def cut(*, performed: bool) -> Mishap:
    """Cut the connection instead of answering; with `performed` after the call has taken effect."""

    async def mishap(request: web.Request, perform: Perform) -> web.StreamResponse:
        if performed:
            await perform()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    return mishap


@dataclass
class Held:
    """Holds calls up, before or after they take effect, until the test lets them go on: slow, or timed out."""

    performed: bool = False
    came: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, _request: web.Request, perform: Perform) -> web.StreamResponse:
        done = await perform() if self.performed else None
        self.came.set()
        await self.go_on.wait()
        return done or await perform()


@dataclass
class _Plan:
    mishap: Mishap
    times: int
    when: Callable[[dict[str, Any]], bool]


@dataclass
class Mischief:
    """What is to go wrong with the next calls, by method; "*" means any, "download" files."""

    plans: dict[str, list[_Plan]] = field(default_factory=dict)
    down: bool = False  # whether nobody gets through at all: connections are cut before anything is taken

    def befalls(
        self,
        method: str,
        mishap: Mishap,
        *,
        times: int = 1,
        when: Callable[[dict[str, Any]], bool] = lambda _args: True,
    ) -> None:
        """Have this happen to the next calls of a method; `when` looks at their arguments."""
        self.plans.setdefault(method, []).append(_Plan(mishap, times, when))

    def ends(self) -> None:
        """Let everything go well again."""
        self.plans.clear()
        self.down = False

    def next(self, method: str, args: Mapping[str, Any]) -> Mishap | None:
        """Give what happens to this call, if something does."""
        if self.down:
            return cut(performed=False)
        for plan in (*self.plans.get(method, ()), *self.plans.get("*", ())):
            if plan.times > 0 and plan.when(dict(args)):
                plan.times -= 1
                mishap: Mishap = plan.mishap
                return mishap
        return None
