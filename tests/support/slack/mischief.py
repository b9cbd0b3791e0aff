"""What a Slack in trouble does to calls: limits, errors, answers that are lost or are no answers."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

from tests.support.slack.workspace import Json

Perform = Callable[[], Awaitable[web.Response]]
Mishap = Callable[[web.Request, Perform], Awaitable[web.StreamResponse]]
HTML = "<!DOCTYPE html><html><title>Slack</title><body>Something went wrong.</body></html>"


def limited(after: int | None = 30) -> Mishap:
    """Answer 429; without `after` the header is missing, as it sometimes is."""

    async def mishap(_request: web.Request, _perform: Perform) -> web.Response:
        headers = {} if after is None else {"Retry-After": str(after)}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)

    return mishap


def error(name: str, *, performed: bool = False, **more: object) -> Mishap:
    """Answer 200 with an error in the body; with `performed` it happened nevertheless."""

    async def mishap(_request: web.Request, perform: Perform) -> web.Response:
        if performed:
            await perform()
        return web.json_response({"ok": False, "error": name, **more})

    return mishap


def status(code: int, *, performed: bool = False) -> Mishap:
    """Answer with this status and no JSON."""

    async def mishap(_request: web.Request, perform: Perform) -> web.Response:
        if performed:
            await perform()
        return web.Response(status=code, text="upstream connect error", content_type="text/plain")

    return mishap


def says(body: str, content_type: str = "application/json", *, performed: bool = False) -> Mishap:
    """Answer 200 with something that is not what was asked for: HTML, JSON that breaks off."""

    async def mishap(_request: web.Request, perform: Perform) -> web.Response:
        if performed:
            await perform()
        return web.Response(text=body, content_type=content_type)

    return mishap


def cut(*, performed: bool) -> Mishap:
    """Cut the connection instead of answering; with `performed` after the call has taken effect."""

    async def mishap(request: web.Request, perform: Perform) -> web.Response:
        if performed:
            await perform()
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    return mishap


@dataclass
class Held:
    """Holds calls up, after or before they take effect, until the test lets them go on."""

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

    def befalls(
        self, method: str, mishap: Mishap, *, times: int = 1, when: Callable[[Json], bool] = lambda _args: True
    ) -> None:
        """Have this happen to the next calls of a method; `when` looks at their arguments."""
        self.plans.setdefault(method, []).append(_Plan(mishap, times, when))

    def ends(self) -> None:
        """Let everything go well again."""
        self.plans.clear()

    def next(self, method: str, args: Json) -> Mishap | None:
        """Give what happens to this call, if something does."""
        for plan in (*self.plans.get(method, ()), *self.plans.get("*", ())):
            if plan.times > 0 and plan.when(args):
                plan.times -= 1
                mishap: Mishap = plan.mishap
                return mishap
        return None
