"""A world on several messengers at once: one bot on Slack, on Telegram and on paper, each person where he is."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Final

from bot import app
from bot.app import Bot
from bot.config import Settings
from bot.domain.people import PersonId
from bot.intake.files import Files
from bot.memory import Tables
from bot.ports import Address, Platform
from storage.store import Store
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform
from tests.support.slack.stand import SlackStand, slack_stand
from tests.support.stages import Platforms
from tests.support.standing import Delivery
from tests.support.telegram.stand import TelegramStand, telegram_stand
from tests.support.world import Player, World, world

SLACK, TELEGRAM, WEB = "slack", "telegram", "web"


class MixedStand:
    """Slack, Telegram and paper. `where` says where people are, first where a story plays them; the others on paper."""

    def __init__(
        self, clock: VirtualClock, slack: SlackStand, telegram: TelegramStand, where: Mapping[str, Iterable[str]]
    ) -> None:
        self.clock, self.slack, self.telegram = clock, slack, telegram
        self.where: Final = {person: tuple(on) for person, on in where.items()}
        self.chats = PaperPlatform()
        self.chats.chats = slack.chats.chats = telegram.chats.chats  # one conversation of each person, on whatever
        slack.only, telegram.only = self._on(SLACK), self._on(TELEGRAM)
        self.delivery = slack.delivery = telegram.delivery = Delivery(clock, slack, telegram)

    def _on(self, name: str) -> frozenset[str]:
        return frozenset(person for person, on in self.where.items() if name in on)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Have both messengers answer."""
        async with self.slack.serving(), self.telegram.serving():
            yield

    def platforms(self, settings: Settings) -> Platforms:
        """Build both real platforms, with paper beside them."""
        slack, telegram = self.slack.platforms(settings), self.telegram.platforms(settings)

        def made(store: Store, files: Files) -> dict[str, Platform]:
            return {**slack(store, files), **telegram(store, files), WEB: self.chats}

        return made

    @asynccontextmanager
    async def running(self, bot: Bot) -> AsyncIterator[None]:
        """Have the bot listen to both."""
        await bot.store.act(self._on_paper)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.slack.running(bot))
            await stack.enter_async_context(self.telegram.running(bot))
            yield

    def _on_paper(self, tables: Tables) -> None:
        for person in tables.people.roster(self.clock.now()).people.values():
            address = Address(*app.WEB, person.id)
            if WEB in self.where.get(person.id, (WEB,)) and tables.people.at(address) is None:
                tables.people.link(address, PersonId(person.id))

    def player(self, world: World, person: str) -> Player:
        """Give somebody to play where he is first."""
        return self.player_on(self.where.get(person, (WEB,))[0], world, person)

    def player_on(self, name: str, world: World, person: str) -> Player:
        """Give somebody to play on one of his messengers."""
        if name == SLACK:
            return self.slack.player(world, person)
        return self.telegram.player(world, person) if name == TELEGRAM else Player(world, person)

    async def settles(self, bot: Bot) -> None:
        """Do all there is to do."""
        await self.delivery.settles(bot)

    def problems(self) -> list[str]:
        """Name what is wrong on either."""
        return list(self._wrong())

    def _wrong(self) -> Iterator[str]:
        yield from self.slack.wrong()
        yield from self.telegram.wrong()


@asynccontextmanager
async def on_both(
    folder: Path,
    where: Mapping[str, Iterable[str]],
    *,
    clock: VirtualClock | None = None,
    **more: Any,  # noqa: ANN401 - as `world` takes them
) -> AsyncIterator[tuple[World, MixedStand]]:
    """Open a world on Slack, Telegram and paper; a second time in the same folder it is the same messengers."""
    clock = clock or VirtualClock()
    slack = slack_stand("slack-socket", clock, None, folder)
    stand = MixedStand(clock, slack, telegram_stand("telegram-polling", clock, None, folder), where)
    async with world(folder, stand=stand, clock=clock, **more) as here:
        yield here, stand
        stand.delivery.passing = True
        slack.server.mischief.ends()
        stand.telegram.server.mischief.ends()
