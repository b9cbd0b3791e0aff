"""Telegram: cards as messages with buttons, and everything that people do there on its way in."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, TypeHandler

from bot.background import Background, pause
from bot.cards.card import Card
from bot.clock import Clock
from bot.i18n import I18n
from bot.platforms.telegram.calls import Calls
from bot.platforms.telegram.deliveries import Deliveries
from bot.platforms.telegram.ear import Ear
from bot.platforms.telegram.enclosures import Enclosures, carries
from bot.platforms.telegram.errors import Unsure
from bot.platforms.telegram.files import TelegramFiles
from bot.platforms.telegram.keyboards import Rows
from bot.platforms.telegram.listener import Listener
from bot.platforms.telegram.menus import Menus
from bot.platforms.telegram.pace import Pace
from bot.platforms.telegram.places import Places, Stood, stood
from bot.platforms.telegram.render import Drawn
from bot.platforms.telegram.render import message as draw
from bot.platforms.telegram.request import Fetching, Request
from bot.platforms.telegram.turns import Turns
from bot.platforms.telegram.voice import Voice
from bot.platforms.telegram.ways import Library, Way
from bot.ports import Address, FileRef, Inbox, Limits, MessageGone, NotAllowed, Rate, RateLimited, Reader
from bot.text import Language, Text

API: Final = "https://api.telegram.org"
_AGAIN: Final = 10.0  # seconds until Telegram is asked again, where it does not answer at the start
_PARTING: Final = 3.0  # seconds for what is still to be said when the bot stops
_PAGES: Final = 15.0  # seconds for the further pages of a text
_log = logging.getLogger(__name__)

# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: a message a second in each chat, with
# short bursts, twenty a minute in a group, thirty a second in all, to which edits count as well.
_CHAT: Final = Rate(1.0, burst=3)
_BELOW: Final = timedelta(seconds=1)  # after a file, the words that belong to it
_GROUP: Final = Rate(15 / 60, burst=5)  # no more than twenty in any minute
_ALL: Final = Rate(30.0, burst=5)
# By the languages of profiles, which have no ways of writing: what stands in no language of ours is shown in English.
_BEGINNINGS: Final[tuple[tuple[str, Language], ...]] = (("", "en"), ("zh", "zh-Hans"))


class TelegramPlatform:
    """One bot on Telegram. Meets `bot.ports.Platform`."""

    name = "telegram"
    limits = Limits(body=3_600, buttons=40, checks=60)

    def __init__(
        self,
        *,
        i18n: I18n,
        clock: Clock,
        zone: ZoneInfo,
        token: str,
        attachment: Callable[[str], Path],
        largest: int,
        way: Way,
        api: str = API,
    ) -> None:
        """Listen by `way`, polling or by webhook."""
        self._i18n, self._clock, self._zone, self._way = i18n, clock, zone, way
        self._token, self._api = token, api.rstrip("/")
        self._request, self._fetching = Request(), Fetching(self._came, self._safe)
        self._deliveries: Deliveries | None = None
        self._library: Library | None = None
        self._inbox: Inbox | None = None
        self._menus: Menus | None = None
        self._background = Background()
        self.calls = Calls(self.library, note=self._moved)
        self._places = Places(self.calls)
        self._pace = Pace(clock)
        self._files = TelegramFiles(self.calls, self._request, api=self._api, token=token, largest=largest)
        self._enclosures = Enclosures(self.calls, self._pace, attachment)
        self.id = self.username = ""  # the bot's, once it has signed in
        self.opened = asyncio.Event()  # once something can come in

    @property
    def where(self) -> str:
        """The address at which people find the bot."""
        return f"https://t.me/{self.username}"

    def library(self) -> Library:
        """Give the library's application, made when it is first asked for."""
        if self._library is None:
            self._library = (
                Application.builder()
                .token(self._token)
                .base_url(f"{self._api}/bot")
                .base_file_url(f"{self._api}/file/bot")
                .request(self._request)
                .get_updates_request(self._fetching)
                .concurrent_updates(Turns())
                .job_queue(None)
                .build()
            )
        return self._library

    def scopes(self, to: Address, doing: Literal["send", "edit", "find"]) -> Mapping[str, Rate]:
        """Name what Telegram limits: messages in a chat, messages and edits in a group, and in all."""
        if to.user.startswith("-"):
            return {_chat(to): _GROUP, "telegram:all": _ALL}
        return {_chat(to): _CHAT, "telegram:all": _ALL} if doing == "send" else {"telegram:all": _ALL}

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:
        """Post a card, in a group under the message of its item, which may have a topic of its own."""
        ear = self._ear(reader)
        drawn = draw(card, ear)
        spot = await self._places.under(to, under, ear.hears(card.title))
        wait = self._pace.put_off(spot.chat, key)
        if wait:
            raise RateLimited(_chat(to), wait)
        if carries(card) and await self._enclosures.carried(key, card, spot.chat, spot.topic):
            raise RateLimited(_chat(to), _BELOW)  # its words are a second message, which waits for its turn
        chat, message = await self.calls.post(spot.chat, drawn, topic=spot.topic, reply=spot.reply, scope=_chat(to))
        self._pace.took(chat)
        if not message.message_id:
            raise Unsure("sendMessage: no message_id")
        at = Stood(chat, message.message_id, spot.topic)
        at = replace(at, page=await self._pages(drawn, at))
        if not carries(card):
            self._background.spawn(self._enclosures.beside(card, at, drawn.whole, ear, protected=drawn.protected))
        if self._menus is not None and to.workspace:
            self._background.spawn(self._menus.show(to, ear))
        return str(at)

    async def _pages(self, drawn: Drawn, at: Stood) -> int:
        """Put the pages below a card in which its text goes on; give the last, under which one can act as well."""
        last = 0
        try:
            async with asyncio.timeout(_PAGES):
                for page in drawn.more:
                    keys = drawn.keyboard if page is drawn.more[-1] else []
                    told = Drawn(page, keys, page, protected=drawn.protected)
                    call = partial(self.calls.post, at.chat, told, topic=at.topic, reply=at.message)
                    _, message = await self._pace.follow(at.chat, call)
                    last = message.message_id if keys else 0
        except Exception:  # noqa: BLE001 - the card is there, and says that there is more
            _log.warning("a page could not be sent", exc_info=True)
        return last

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:
        """Bring a message up to date; MessageGone when it is not there."""
        at, drawn = stood(message), draw(card, self._ear(reader))
        try:
            await self.calls.edit(at.chat, at.message, drawn, scope=_chat(to))
        except MessageGone:
            await self._keys(at, [])
            raise
        await self._keys(at, drawn.keyboard)

    async def _keys(self, at: Stood, rows: Rows) -> None:
        """Give the last page of a text, if it went on in pages, the keys that its card has now."""
        if not at.page:
            return
        try:
            await self.calls.keys(at.chat, at.page, rows)
        except TelegramError:
            _log.info("the keys under a page were left as they were", exc_info=True)

    async def find(self, to: Address, key: str, *, under: str = "") -> str | None:
        """Refuse to look: bots cannot (`limits.finds`), and None would say that the message is surely not there."""
        raise RuntimeError(f"{to.platform} cannot look for {key} under {under or 'nothing'}")

    async def check(self, to: Address) -> None:
        """Ask whether a chat takes anything: a block, or a closed account, is told of "typing ..." as of a message.

        Whoever looks at the chat just then sees it for five seconds, and it leaves nothing; getChat tells of neither.
        """
        await self.calls.typing(to.user)

    async def fetch(self, file: FileRef) -> bytes:
        """Give a file's bytes; FileNotGiven where it is too large for Telegram, OSError when it cannot be had now."""
        return await self._files.fetch(file)

    async def run(self, inbox: Inbox) -> None:
        """Listen until cancelled; NotAllowed where the token opens nothing."""
        library = self.library()
        deliveries = self._deliveries = Deliveries(inbox.hearing, self._clock)
        try:
            await self.sign_in(inbox)
            listener = self.listener(inbox)

            async def take(update: Update, _context: object) -> None:
                try:
                    await listener.take(update)
                except Exception:
                    deliveries.left(update.update_id)
                    raise
                deliveries.handled(update.update_id)

            library.add_handler(TypeHandler(Update, take))
            self._background.spawn(self._begins(inbox))
            await library.start()
            await self._way.run(library, deliveries, inbox, self.opened)
        except InvalidToken as error:
            raise NotAllowed(Text("telegram-locked-out"), everything=True) from error
        finally:
            self.opened.clear()
            await self._leave(library, deliveries)

    async def _leave(self, library: Library, deliveries: Deliveries) -> None:
        """Finish what was begun."""
        try:
            async with asyncio.timeout(_PARTING):
                if library.running:
                    await library.stop()
                await self.quiet()
                await deliveries.close()
        except Exception:  # noqa: BLE001 - what was left stays on disk, and is taken up again
            _log.warning("not all was finished at the end", exc_info=True)
        self._background.end()
        await self.close()

    def listener(self, inbox: Inbox) -> Listener:
        """Make what takes in everything that Telegram delivers."""
        voice = Voice(
            calls=self.calls, pace=self._pace, inbox=inbox, i18n=self._i18n, clock=self._clock, zone=self._zone
        )
        self._menus = Menus(self.calls, inbox)
        return Listener(
            inbox=inbox,
            voice=voice,
            menus=self._menus,
            calls=self.calls,
            spawn=self._background.spawn,
            me=lambda: (self.id, self.username),
        )

    async def sign_in(self, inbox: Inbox) -> None:
        """Find out who the bot is; while Telegram does not answer, ask again."""
        self._inbox = inbox
        self.calls.moves.update(await inbox.hearing.moves("telegram"))
        library = self.library()
        while not self.id:
            try:
                await library.initialize()
                self.id, self.username = str(library.bot.id), str(library.bot.username)
            except InvalidToken as error:
                raise NotAllowed(Text("telegram-locked-out"), everything=True) from error
            except Exception:  # noqa: BLE001 - Telegram may be down, and comes back
                _log.warning("Telegram does not answer", exc_info=True)
                await pause(_AGAIN)

    async def _begins(self, inbox: Inbox) -> None:
        """Show those who are not known yet how to begin."""
        now = self._clock.now()
        ears = [(code, Ear(self._i18n, language, self._zone, now)) for code, language in _BEGINNINGS]
        await Menus(self.calls, inbox).everybody(ears)

    async def _came(self, body: bytes) -> bytes:
        if self._deliveries is None:
            raise RuntimeError("nothing is fetched before there is something that keeps it")
        return await self._deliveries.came(body)

    async def _safe(self) -> None:
        if self._deliveries is not None:
            await self._deliveries.safe()

    async def _moved(self, chat: str, to: str) -> None:
        _log.warning("a group has moved", extra={"chat": chat, "to": to})
        if self._inbox is not None:
            await self._inbox.hearing.moved("telegram", chat, to)

    def _ear(self, reader: Reader) -> Ear:
        return Ear(self._i18n, reader.language, reader.zone, self._clock.now())

    async def quiet(self) -> None:
        """Wait until all is done that was left to be done in the background."""
        await self._background.quiet()

    async def close(self) -> None:
        """Close the connections to Telegram."""
        library, self._library, self.id = self._library, None, ""
        try:
            if library is not None:
                await library.shutdown()
        except RuntimeError:  # it could not be stopped in time
            _log.warning("the library was left as it was", exc_info=True)
        finally:
            for request in (self._request, self._fetching):
                await request.shutdown()


def _chat(to: Address) -> str:
    return f"telegram:chat:{to.user}"
