"""The sample organisation in a Slack workspace as an administrator finds it: nobody's account is known yet."""

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
from bot.platforms.slack.http import HttpWay
from bot.platforms.slack.platform import SlackPlatform
from bot.platforms.slack.socket import SocketWay
from bot.ports import Address, Platform
from bot.webhooks import Webhooks
from storage.store import DATABASE, Store
from tests.support.clocks import VirtualClock
from tests.support.records import new_database
from tests.support.slack.people import SlackUser
from tests.support.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, Mode, SlackServer
from tests.support.slack.workspace import Member, Message

MAIL = "qinghe.example"


class House:
    """The bot at work on Slack, and the members who use it."""

    def __init__(self, bot: Bot, slack: SlackServer, platform: SlackPlatform, clock: VirtualClock) -> None:
        self.bot, self.slack, self.platform, self.clock = bot, slack, platform, clock

    def joins(self, person: str, **more: object) -> SlackUser:
        """Take somebody into the workspace under his roster's e-mail address, unless `more` says another one."""
        given = {"email": f"{person.replace('-', '.')}@{MAIL}", "locale": "zh-CN", **more}
        member = Member(f"U0{person.upper().replace('-', '')}", person, **given)  # type: ignore[arg-type]
        return SlackUser(self.slack, self.slack.space.joins(member))

    async def knows(self, person: str, **more: object) -> SlackUser:
        """Take somebody in whose account is linked already."""
        user = self.joins(person, **more)
        await self.bot.store.act(_link, Address("slack", self.slack.space.team, user.id), person)
        return user

    async def settles(self) -> None:
        """Do all there is to do, with time for what has to wait for Slack's rates."""
        for _ in range(4):
            await self.platform.quiet()
            await self.bot.settle()
            self.clock.move(timedelta(seconds=30))
        await self.platform.quiet()

    def last(self, user: SlackUser) -> Message:
        """Give the newest message of the bot that somebody sees."""
        return [one for one in user.messages() if one.by_app][-1]

    async def whose(self, user: SlackUser) -> str | None:
        """Tell as whom the bot knows an account."""
        return await self.bot.store.view(_whose, Address("slack", self.slack.space.team, user.id))


def _link(tables: Tables, address: Address, person: str) -> None:
    tables.people.link(address, person)  # type: ignore[arg-type]


def _whose(tables: Tables, address: Address) -> str | None:
    person = tables.people.at(address)
    return person.id if person else None


@asynccontextmanager
async def house(folder: Path, mode: Mode = "socket", *, listed: frozenset[str] = frozenset()) -> AsyncIterator[House]:
    """Open the bot on an empty workspace."""
    clock = VirtualClock()
    settings = sample_settings(folder / "data", 0)
    settings.data.mkdir(parents=True)
    new_database(settings.data / DATABASE)
    slack, hooks, made = SlackServer(clock, mode), Webhooks("127.0.0.1", 0), list[SlackPlatform]()

    def platforms(_store: Store, files: Files) -> dict[str, Platform]:
        made.append(
            SlackPlatform(
                i18n=I18n(),
                clock=clock,
                zone=settings.zone,
                bot_token=BOT_TOKEN,
                attachment=files.path,
                largest=settings.file_bytes,
                way=SocketWay(APP_TOKEN) if mode == "socket" else HttpWay(hooks, SECRET),
                api=slack.api,
                listed=listed,
                patience=5.0,  # a busy machine may stand still for a while
            )
        )
        return {"slack": made[0]}

    async with AsyncExitStack() as stack:
        await stack.enter_async_context(slack.opened())
        bot = await stack.enter_async_context(app.opened(settings, clock, platforms, accounts=()))
        await stack.enter_async_context(_running(bot, made[0], hooks, slack))
        yield House(bot, slack, made[0], clock)


@asynccontextmanager
async def _running(bot: Bot, platform: SlackPlatform, hooks: Webhooks, slack: SlackServer) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(platform.run(bot.desk))]
    if slack.mode == "http":
        tasks.append(asyncio.create_task(hooks.run()))
        await hooks.opened.wait()
        slack.hooks.url = f"{hooks.url}/slack/events"
    await platform.opened.wait()
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
