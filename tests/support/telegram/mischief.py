"""What a Telegram in trouble does to calls: limits, errors, answers that are lost or are no answers."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.support.telegram.space import Json

Perform = Callable[[], Awaitable[web.StreamResponse]]
Mishap = Callable[[web.Request, Perform], Awaitable[web.StreamResponse]]
HTML = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx/1.18.0</center></body></html>"


def failed(code: int, description: str, **parameters: int) -> web.Response:
    """Give an answer that is not `ok`, as the Bot API does."""
    told: Json = {"ok": False, "error_code": code, "description": description}
    return web.json_response(told | ({"parameters": parameters} if parameters else {}), status=code)


def limited(after: int = 30) -> Mishap:
    """Answer 429: nothing is taken for so many seconds."""
    return error(429, f"Too Many Requests: retry after {after}", retry_after=after)


def conflict() -> Mishap:
    """Answer as if somebody else polled with the same token."""
    words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    return error(409, words)


def error(code: int, description: str, *, performed: bool = False, **parameters: int) -> Mishap:
    """Answer with an error; with `performed` it happened nevertheless."""

    async def mishap(_request: web.Request, perform: Perform) -> web.StreamResponse:
        if performed:
            await perform()
        return failed(code, description, **parameters)

    return mishap


def status(code: int, *, performed: bool = False) -> Mishap:
    """Answer with this status and a page of a proxy, not JSON."""
    return says(HTML, code=code, performed=performed)


def says(body: str, *, code: int = 200, content_type: str = "text/html", performed: bool = False) -> Mishap:
    """Answer with something that is not what was asked for: HTML, JSON that breaks off."""

    async def mishap(_request: web.Request, perform: Perform) -> web.StreamResponse:
        if performed:
            await perform()
        return web.Response(text=body, status=code, content_type=content_type)

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
    when: Callable[[Json], bool]


@dataclass
class Mischief:
    """What is to go wrong with the next calls, by method; "*" means any."""

    plans: dict[str, list[_Plan]] = field(default_factory=dict)
    down: bool = False  # whether nobody gets through at all: connections are cut before anything is taken

    def befalls(
        self, method: str, mishap: Mishap, *, times: int = 1, when: Callable[[Json], bool] = lambda _params: True
    ) -> None:
        """Have this happen to the next calls of a method ("download" are files); `when` looks at their parameters."""
        self.plans.setdefault(method, []).append(_Plan(mishap, times, when))

    def ends(self) -> None:
        """Let everything go well again."""
        self.plans.clear()
        self.down = False

    def next(self, method: str, params: dict[str, Any]) -> Mishap | None:
        """Give what happens to this call, if something does."""
        if self.down:
            return cut(performed=False)
        for plan in (*self.plans.get(method, ()), *self.plans.get("*", ())):
            if plan.times > 0 and plan.when(params):
                plan.times -= 1
                mishap: Mishap = plan.mishap
                return mishap
        return None
