"""A world on Slack: the real platform on the loopback Slack, its people as members, delivery at Slack's rates."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Final

from bot.app import Bot
from bot.cards.tokens import Token, Verb
from bot.config import Settings
from bot.domain.people import Person
from bot.i18n import I18n
from bot.intake.files import Files
from bot.platforms.slack.http import HttpWay
from bot.platforms.slack.platform import SlackPlatform
from bot.platforms.slack.socket import SocketWay
from bot.ports import Address, Platform
from bot.webhooks import Webhooks
from storage.store import Store
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform, Sheet
from tests.support.slack.acting import SlackPlayer
from tests.support.slack.chats import SlackChats
from tests.support.slack.people import SlackUser
from tests.support.slack.reading import usable
from tests.support.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, Mode, SlackServer
from tests.support.slack.workspace import Json, Member
from tests.support.stages import Platforms
from tests.support.standing import MessengerStand
from tests.support.world import Player, World, buttons, world

_MOST_KEPT: Final = 3
_kept: Final = dict[Path, SlackChats]()  # Slack does not begin anew when a bot does
# What Slack answers to calls that should never have been made.
_OUR_FAULT: Final = frozenset(
    {
        *("invalid_arguments", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"),
        *("no_text", "unknown_method", "missing_scope", "invalid_metadata_schema", "metadata_too_large", "ratelimited"),
        *("view_too_large", "exchanged_trigger_id", "invalid_trigger_id"),
    }
)


class SlackStand(MessengerStand[SlackPlatform]):
    """Slack as a world is played on it; the workspace and what stands in it outlive the bot."""

    def __init__(self, clock: VirtualClock, chats: SlackChats) -> None:
        super().__init__(clock, chats)
        self.chats, self.server = chats, chats.server
        self.users: dict[str, SlackUser] = {}
        self.deliveries: dict[str, tuple[str, Json]] = {}
        self.reopened: dict[str, str] = {}  # forms that were opened from their messages, by what they were before
        self._hooks, self.line = Webhooks("127.0.0.1", 0), SocketWay(APP_TOKEN, **chats.line)

    def serving(self) -> AbstractAsyncContextManager[SlackServer]:
        """Have Slack answer until the block ends."""
        return self.server.opened()

    def platforms(self, settings: Settings) -> Platforms:
        """Build the real platform, with a recorder around it."""
        socket = self.server.mode == "socket"

        def made(_store: Store, files: Files) -> dict[str, Platform]:
            platform = SlackPlatform(
                i18n=I18n(),
                clock=self.clock,
                zone=settings.zone,
                bot_token=BOT_TOKEN,
                attachment=files.path,
                largest=settings.file_bytes,
                way=self.line if socket else HttpWay(self._hooks, SECRET),
                api=self.server.api,
            )
            self.chats.carries(platform)
            return {"slack": self.chats}

        return made

    @asynccontextmanager
    async def running(self, bot: Bot) -> AsyncIterator[None]:
        """Have the bot listen to Slack until the block ends, everybody of the organisation being a member."""
        await self.delivery.admits(bot)
        platform = self.chats.platform
        listening = [asyncio.create_task(platform.run(self.listens(bot)))]
        if self.server.mode == "http":
            listening.append(asyncio.create_task(self._hooks.run()))
            await self._hooks.opened.wait()
            self.server.hooks.url = f"{self._hooks.url}/slack/events"
        opened = asyncio.create_task(platform.opened.wait())
        try:
            await asyncio.wait({*listening, opened}, return_when=asyncio.FIRST_COMPLETED)
            assert opened.done(), listening
            yield
        finally:
            await self.ends(opened, *listening)

    def account(self, person: Person) -> Address:
        if person.id not in self.users:
            account = f"U0{person.id.upper().replace('-', '')}"
            member = Member(account, person.names.en, f"{person.id}@health-first.example", "zh-CN")
            self.users[person.id] = SlackUser(self.server, self.server.space.joins(member))
        return Address("slack", self.server.space.team, self.users[person.id].id)

    def player(self, world: World, person: str) -> Player:
        """Give somebody to play."""
        return SlackPlayer(world, person, self)

    def wrong(self) -> Iterator[str]:
        for call in self.server.calls:
            if call.refused in _OUR_FAULT:
                yield f"{call.method} was refused: {call.answer}"
        for person, user in self.users.items():
            if user.trouble:
                yield f"{person} saw a warning sign: {user.trouble}"
        for person, chat in self.chats.chats.items():
            for sheet in chat:
                yield from self._astray(person, sheet) if sheet.on == "slack" else ()

    def _astray(self, person: str, sheet: Sheet) -> Iterator[str]:
        """Hold what can be pressed in a message against the card that it was drawn from."""
        channel, _, stamp = sheet.id.partition(":")
        if channel == "view":
            return
        message = self.server.space.channels[channel].at(stamp)
        if message is None:
            yield f"{person} has no message {sheet.id} any more: {sheet.card.title.key}"
            return
        known = {str(button.token) for button in buttons(sheet.card)}
        if sheet.card.form is not None:
            known.add(str(Token(Verb.FORM, sheet.card.form.subject)))  # opens it as a modal
        if sheet.card.guard is not None and sheet.card.guard.open is not None:
            known.add(str(sheet.card.guard.open.token))
        for _, element in usable(message.blocks):
            values = [one.get("value", "") for one in element.get("options", [element])]
            yield from (
                f"{person} can press {value} on {sheet.card.title.key}" for value in values if value not in known
            )


def slack_stand(stage: str, clock: VirtualClock, chats: PaperPlatform | None, folder: Path) -> SlackStand:
    """Give Slack to play on: "slack-socket" or "slack-http"; a second time the one that this folder's bot was on."""
    mode: Mode = "http" if stage == "slack-http" else "socket"
    kept = chats if isinstance(chats, SlackChats) else _kept.get(folder) or SlackChats(clock, mode)
    kept.server.on(clock)
    _kept[folder] = kept
    while len(_kept) > _MOST_KEPT:
        del _kept[next(iter(_kept))]
    return SlackStand(clock, kept)


@asynccontextmanager
async def on_slack(
    folder: Path,
    mode: Mode = "socket",
    *,
    chats: PaperPlatform | None = None,
    line: Mapping[str, float] | None = None,
    **more: Any,  # noqa: ANN401 - as `world` takes them
) -> AsyncIterator[tuple[World, SlackStand]]:
    """Open a world on Slack with faults to be put into `slack.server`.

    `line` is how the connections of the app are kept: `SocketWay`'s own numbers of seconds.
    """
    if line is not None:
        chats = SlackChats(VirtualClock(), mode)
        chats.line = line
    async with world(folder, stage=f"slack-{mode}", paper=chats, **more) as here:
        assert isinstance(here.stand, SlackStand)
        yield here, here.stand
        here.stand.passing = True
        here.stand.server.mischief.ends()
