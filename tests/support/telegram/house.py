"""The sample organisation with a bot on Telegram as an administrator finds it: nobody's account is known yet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot import app
from bot.app import Bot
from bot.config import sample_settings
from bot.i18n import I18n
from bot.intake.files import Files
from bot.memory import Tables
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.polling import PollingWay
from bot.platforms.telegram.webhook import WebhookWay
from bot.ports import Address, Platform
from bot.webhooks import Webhooks
from storage.store import DATABASE, Store
from tests.support.clocks import VirtualClock
from tests.support.records import new_database
from tests.support.telegram.people import TelegramUser
from tests.support.telegram.server import Mode, TelegramServer
from tests.support.telegram.space import Press

SECRET = "loopback-secret-of-the-webhook"


class House:
    """The bot at work on Telegram, and the people who use it."""

    def __init__(self, bot: Bot, server: TelegramServer, platform: TelegramPlatform, clock: VirtualClock) -> None:
        self.bot, self.server, self.platform, self.clock = bot, server, platform, clock
        self.hooks = Webhooks("127.0.0.1", 0)
        self._numbers = iter(range(1001, 2000))

    def comes(self, name: str, language: str = "en") -> TelegramUser:
        """Give somebody with a Telegram client, whom nobody knows."""
        return TelegramUser(self.server, self.server.space.user(next(self._numbers), name, language_code=language))

    async def knows(self, person: str, language: str = "en") -> TelegramUser:
        """Give somebody whose account is linked already."""
        user = self.comes(person, language)
        user.chat.started = True
        await self.bot.store.act(_link, self.address(user), person)
        return user

    def address(self, user: TelegramUser) -> Address:
        """Give an account as the bot knows it."""
        return Address("telegram", str(self.server.space.bot.id), str(user.id))

    async def settles(self) -> None:
        """Do all there is to do, with time for what has to wait for Telegram's rates."""
        await self.server.settled()
        await self.platform.library().update_queue.join()
        for _ in range(6):
            await self.platform.quiet()
            await self.bot.settle()
            self.clock.move(timedelta(seconds=30))
        await self.platform.quiet()

    async def answers(self, press: Press) -> str:
        """Give what is shown over the chat when somebody has pressed."""
        async with asyncio.timeout(10):
            await press.answered.wait()
        return press.answer.text if press.answer else ""

    async def whose(self, user: TelegramUser) -> str | None:
        """Tell as whom the bot knows an account."""
        return await self.bot.store.view(_whose, self.address(user))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Have the bot listen until the block ends."""
        tasks = [asyncio.create_task(self.platform.run(self.bot.desk)), asyncio.create_task(self.hooks.run())]
        async with asyncio.timeout(20):
            await self.platform.opened.wait()
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _link(tables: Tables, address: Address, person: str) -> None:
    tables.people.link(address, person)  # type: ignore[arg-type]


def _whose(tables: Tables, address: Address) -> str | None:
    person = tables.people.at(address)
    return person.id if person else None


@asynccontextmanager
async def housed(
    folder: Path, mode: Mode = "polling", *, server: TelegramServer | None = None, url: str = ""
) -> AsyncIterator[House]:
    """Put the bot together, which does not listen yet; a second time on the same folder it is the same one."""
    clock = VirtualClock()
    settings = sample_settings(folder / "data", 0)
    if not settings.data.exists():
        settings.data.mkdir(parents=True)
        new_database(settings.data / DATABASE)
    made, hooks = list[TelegramPlatform](), Webhooks("127.0.0.1", 0)

    async with AsyncExitStack() as stack:
        if server is None:
            server = await stack.enter_async_context(TelegramServer(clock).opened())
        server.on(clock)
        api = server.api

        def platforms(_store: Store, files: Files) -> dict[str, Platform]:
            platform = TelegramPlatform(
                i18n=I18n(),
                clock=clock,
                zone=settings.zone,
                token=server.token,
                attachment=files.path,
                largest=settings.file_bytes,
                way=PollingWay() if mode == "polling" else WebhookWay(hooks, SECRET, url),
                api=api,
            )
            made.append(platform)
            return {"telegram": platform}

        bot = await stack.enter_async_context(app.opened(settings, clock, platforms, accounts=()))
        here = House(bot, server, made[0], clock)
        here.hooks = hooks
        yield here


@asynccontextmanager
async def house(folder: Path, mode: Mode = "polling") -> AsyncIterator[House]:
    """Open the bot on a Telegram on which nobody has written to it yet."""
    async with housed(folder, mode) as here, here.running():
        yield here
