"""A world on Telegram: the real platform and library on the loopback Telegram, delivery at Telegram's rates."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final, Literal

from bot.app import Bot
from bot.config import Settings
from bot.domain.people import Person
from bot.i18n import I18n
from bot.intake.files import Files
from bot.platforms.telegram.platform import TelegramPlatform
from bot.platforms.telegram.polling import PollingWay
from bot.platforms.telegram.webhook import PATH, WebhookWay
from bot.ports import Address, Platform
from bot.webhooks import Webhooks
from storage.store import Store
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform, Sheet
from tests.support.stages import Platforms
from tests.support.standing import MessengerStand
from tests.support.telegram import shown
from tests.support.telegram.acting import TelegramPlayer
from tests.support.telegram.chats import TelegramChats
from tests.support.telegram.hooks import Webhook
from tests.support.telegram.people import Live, TelegramUser
from tests.support.telegram.server import Mode, TelegramServer
from tests.support.telegram.space import Message, Press
from tests.support.telegram.updates import Update
from tests.support.world import Player, World, buttons, world

SECRET: Final = "loopback-secret"
_PATIENCE: Final = 30.0  # seconds within which the bot has to hear of something
_ANSWER: Final = 3.0  # seconds within which a press should be answered
_MOST_KEPT: Final = 3
_kept: Final = dict[Path, TelegramChats]()  # Telegram does not begin anew when a bot does
# What Telegram may well answer, nothing of our making being wrong.
_IN_ORDER: Final = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "chat was upgraded",
    "Forbidden",
    "Unauthorized",
)


class TelegramStand(MessengerStand[TelegramPlatform]):
    """Telegram as a world is played on it; what is on the server outlives the bot."""

    def __init__(self, clock: VirtualClock, chats: TelegramChats, mode: Mode) -> None:
        super().__init__(clock, chats)
        self.chats, self.server, self.mode, self.waits_out = chats, chats.server, mode, True
        self.users: dict[str, TelegramUser] = {}
        self.deliveries: dict[str, list[Update]] = {}  # under the events that a test names
        self._hooks = Webhooks("127.0.0.1", 0)

    def serving(self) -> AbstractAsyncContextManager[TelegramServer]:
        """Have Telegram answer until the block ends."""
        return self.server.opened()

    def platforms(self, settings: Settings) -> Platforms:
        """Build the real platform, with a recorder around it."""

        def made(_store: Store, files: Files) -> dict[str, Platform]:
            platform = TelegramPlatform(
                i18n=I18n(),
                clock=self.clock,
                zone=settings.zone,
                token=self.server.token,
                attachment=files.path,
                largest=settings.file_bytes,
                way=PollingWay() if self.mode == "polling" else WebhookWay(self._hooks, SECRET),
                api=self.server.api,
            )
            self.chats.carries(platform)
            return {"telegram": self.chats}

        return made

    @asynccontextmanager
    async def running(self, bot: Bot) -> AsyncIterator[None]:
        """Have the bot listen to Telegram until the block ends, everybody of the organisation having started it."""
        await self.delivery.admits(bot)
        platform = self.chats.platform
        listening = [asyncio.create_task(platform.run(self.listens(bot)))]
        if self.mode == "webhook":
            listening.append(asyncio.create_task(self._hooks.run()))
            await self._hooks.opened.wait()
            self.server.hooks.sets(Webhook(f"{self._hooks.url}{PATH}", SECRET))
        opened = asyncio.create_task(platform.opened.wait())
        try:
            await asyncio.wait({*listening, opened}, return_when=asyncio.FIRST_COMPLETED)
            assert opened.done(), listening
            yield
        finally:
            self.server.hooks.sets(Webhook())
            await self.ends(opened, *listening)

    def address(self, person: str) -> Address:
        """Give the account of somebody's id."""
        return Address("telegram", str(self.server.space.bot.id), str(_number(person)))

    def account(self, person: Person) -> Address:
        if person.id not in self.users:
            user = self.server.space.user(_number(person.id), person.names.en, language_code="zh-hans")
            self.users[person.id] = TelegramUser(self.server, user)
            self.users[person.id].chat.started = True
        return self.address(person.id)

    def player(self, world: World, person: str) -> Player:
        """Give somebody to play."""
        return TelegramPlayer(world, person, self)

    # What people do

    async def tells(self, act: Callable[[], Press | None]) -> list[Update]:
        """Have somebody do something; when the bot has heard it, give the updates by which it was told."""
        before, heard = list(self.server.space.updates.waiting), len(self.overheard.answers)
        press = act()
        told = [update for update in self.server.space.updates.waiting if update not in before]
        own = press is not None and Live(press.message, {"callback_data": press.data}).own
        await self._hears(heard + (0 if own else len(told)), told)
        if press is not None:
            with suppress(TimeoutError):  # where Telegram takes no answer
                async with asyncio.timeout(_ANSWER):
                    await press.answered.wait()
        await self.quiet()
        return told

    async def answer(self, user: TelegramUser, act: Callable[[], Press | None]) -> Message:
        """Have somebody do something to which the bot says something below; give that."""
        before = len(user.messages())
        await self.tells(act)
        async with asyncio.timeout(_PATIENCE):
            while len(user.messages()) == before:
                await asyncio.to_thread(lambda: None)  # the server answers meanwhile
        return user.messages()[-1]

    async def tells_again(self, told: list[Update]) -> None:
        """Tell the bot of what it was told before, as Telegram does when it does not know that it was heard."""
        heard, updates = len(self.overheard.answers), self.server.space.updates
        if self.mode == "webhook":
            for update in told:
                assert await self.server.hooks.post(update)
        else:
            nothing = self.server.space.private(self.server.space.user(1))
            updates.add("message", shown.message(self.server.space.add(nothing, self.server.space.bot)), nothing.id)
            await self.server.settled()  # so that the bot asks for what comes after something else
            updates.waiting += told
            updates.confirm()  # nothing, which wakes whoever waits
            await self._hears(heard + len(told), [])
            updates.confirm(*(update.id for update in told))
        await self.quiet()

    async def _hears(self, count: int, told: list[Update]) -> None:
        async with asyncio.timeout(_PATIENCE):
            await self.overheard.until(count)
            while any(update in self.server.space.updates.waiting for update in told):
                await self.server.space.updates.changed.wait()

    # What must hold

    def wrong(self) -> Iterator[str]:
        for call in self.server.calls:
            if call.refused and not any(words in call.refused for words in _IN_ORDER):
                yield f"{call.method} was refused: {call.refused}: {call.params}"
        answered = {call.params["callback_query_id"] for call in self.server.called("answerCallbackQuery")}
        for press in self.server.space.presses.values():
            if press.id not in answered:
                yield f"{press.user.first_name} pressed {press.data}, and saw nothing come back"
        for person, chat in self.chats.chats.items():
            for sheet in chat:
                yield from self._astray(person, sheet) if sheet.on == "telegram" else ()

    def _astray(self, person: str, sheet: Sheet) -> Iterator[str]:
        """Hold what can be pressed under a message against the card that it was drawn from."""
        chat, message = sheet.id.split(":")[:2]
        found = self.server.space.chats[int(chat)].at(int(message))
        if found is None:
            yield f"{person} has no message {sheet.id} any more: {sheet.card.title.key}"
            return
        known = {str(button.token) for button in buttons(sheet.card)}
        if sheet.card.guard is not None and sheet.card.guard.open is not None:
            known.add(str(sheet.card.guard.open.token))
        if sheet.card.words is not None:
            known.add(f"w:{sheet.card.words}")
        for row in found.keyboard:
            keys = [Live(found, key).token.removeprefix("back:") for key in row]
            yield from (f"{person} can press {key} on {sheet.card.title.key}" for key in keys if key not in known)


def _number(person: str) -> int:
    """Give the number of somebody's account."""
    return 100_000 + zlib.crc32(person.encode()) % 800_000_000


def telegram_stand(stage: str, clock: VirtualClock, chats: PaperPlatform | None, folder: Path) -> TelegramStand:
    """Give Telegram to play on: "telegram-polling" or "telegram-webhook"; the one that this folder's bot was on."""
    kept = chats if isinstance(chats, TelegramChats) else _kept.get(folder) or TelegramChats(clock)
    kept.server.on(clock)
    _kept[folder] = kept
    while len(_kept) > _MOST_KEPT:
        del _kept[next(iter(_kept))]
    return TelegramStand(clock, kept, "webhook" if stage == "telegram-webhook" else "polling")


@asynccontextmanager
async def on_telegram(
    folder: Path,
    mode: Literal["polling", "webhook"] = "polling",
    *,
    chats: PaperPlatform | None = None,
    **more: Any,  # noqa: ANN401 - as `world` takes them
) -> AsyncIterator[tuple[World, TelegramStand]]:
    """Open a world on Telegram with faults to be put into `telegram.server`."""
    async with world(folder, stage=f"telegram-{mode}", paper=chats, **more) as here:
        assert isinstance(here.stand, TelegramStand)
        yield here, here.stand
        here.stand.passing = True
        here.stand.server.mischief.ends()
