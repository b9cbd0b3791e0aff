"""A Slack server with a member or two, a clock of the test's own, and Slack's own client on it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.clocks import VirtualClock
from tests.support.slack.people import SlackUser
from tests.support.slack.server import BOT_TOKEN, Mode, SlackServer
from tests.support.slack.workspace import Json, Member


class Stage:
    """A server, its clock, the client, and people by name."""

    def __init__(self, mode: Mode = "socket") -> None:
        self.clock = VirtualClock()
        self.slack = SlackServer(self.clock, mode)
        self.client = AsyncWebClient()
        self.people: dict[str, SlackUser] = {}

    def joins(self, name: str, *, email: str = "", locale: str = "en-US") -> SlackUser:
        """Take somebody into the workspace."""
        member = Member(f"U0{name.upper()}", name, email or f"{name}@health-first.example", locale)
        self.people[name] = SlackUser(self.slack, self.slack.space.joins(member))
        return self.people[name]

    def passes(self, **time: float) -> None:
        """Let time pass on Slack."""
        self.clock.move(timedelta(**time))

    async def refused(self, method: str, **args: object) -> str:
        """Call a method that is refused; the error's name."""
        return str((await self.problem(method, **args))["error"])

    async def problem(self, method: str, **args: object) -> Json:
        """Call a method that is refused; the whole answer."""
        try:
            answer = await self.client.api_call(method, json=dict(args))
        except SlackApiError as error:
            found: Json = dict(error.response.data)
            return found
        raise AssertionError(f"{method} was not refused: {answer.data!r}")


@asynccontextmanager
async def staged(mode: Mode = "socket") -> AsyncIterator[Stage]:
    """Open a stage with Wang on it."""
    stage = Stage(mode)
    async with stage.slack.opened():
        stage.client = AsyncWebClient(BOT_TOKEN, base_url=stage.slack.api, retry_handlers=[])
        stage.joins("wang")
        yield stage


@asynccontextmanager
async def listening(
    stage: Stage, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> AsyncIterator[None]:
    """Be the app, behind an address of its own."""
    app = web.Application()
    app.router.add_post("/slack/events", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    stage.slack.mode = "http"
    stage.slack.hooks.url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield
    finally:
        await runner.cleanup()
