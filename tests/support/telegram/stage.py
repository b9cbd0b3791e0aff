"""The loopback Telegram with the library's own client, for tests of the server itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.support.clocks import VirtualClock
from tests.support.telegram import doings
from tests.support.telegram.server import TelegramServer
from tests.support.telegram.space import Chat, Json, User


@dataclass
class Stage:
    """A server, the real client of the bot, and a way to call methods by hand."""

    server: TelegramServer
    bot: Bot
    clock: VirtualClock
    http: aiohttp.ClientSession

    def joins(self, number: int = 501, name: str = "Wang", **more: Any) -> tuple[User, Chat]:  # noqa: ANN401 - fields of `User`
        """Have somebody start the bot; what that tells the bot is not left waiting."""
        space = self.server.space
        user = space.user(number, name, **more)
        doings.starts(space, user)
        space.updates.confirm(*(update.id for update in space.updates.waiting))
        return user, space.private(user)

    async def call(self, method: str, **params: object) -> Json:
        """Call a method by hand, in JSON; the whole answer."""
        where = f"{self.server.base}/bot{self.server.token}/{method}"
        async with self.http.post(where, json=params) as answer:
            told: Json = await answer.json()
            return told

    async def refused(self, method: str, **params: object) -> str:
        """Call a method by hand that is refused; the reason."""
        told = await self.call(method, **params)
        assert not told["ok"], told
        return str(told["description"])


@asynccontextmanager
async def staged() -> AsyncIterator[Stage]:
    """Open a Telegram with a bot's client."""
    clock = VirtualClock()
    async with TelegramServer(clock).opened() as server, aiohttp.ClientSession() as http:
        # Loading certificates, which nothing on loopback needs, would take longer than most tests.
        plain, polling = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
        bot = Bot(
            server.token,
            base_url=f"{server.base}/bot",
            base_file_url=f"{server.base}/file/bot",
            request=plain,
            get_updates_request=polling,
        )
        async with bot:
            yield Stage(server, bot, clock, http)
