"""Takes in what Telegram delivers: taken apart, on disk, and only then answered."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final

from telegram import Update

from bot.errors import NotKnown
from bot.i18n import pick
from bot.platforms.telegram import parse
from bot.platforms.telegram.calls import Calls
from bot.platforms.telegram.keyboards import own
from bot.platforms.telegram.menus import Menus
from bot.platforms.telegram.parse import Altered, Called, Caller, Moved, Pressed, Spot, Stands, Unreadable, Written
from bot.platforms.telegram.voice import Voice
from bot.ports import Address, Answer, Inbox
from bot.text import Text

Spawn = Callable[[Coroutine[Any, Any, None]], object]
_MOST: Final = 10_000  # people who are remembered
_STRANGER: Final = Answer(Text("telegram-stranger"), refused=True)
_log = logging.getLogger(__name__)


class Listener:
    """What the bot does about everything that Telegram delivers; nothing of it waits for Telegram."""

    def __init__(
        self, *, inbox: Inbox, voice: Voice, menus: Menus, calls: Calls, spawn: Spawn, me: Callable[[], tuple[str, str]]
    ) -> None:
        """`me` gives the bot's id and name; what need not be done before the next update is done by `spawn`."""
        self._inbox, self._voice, self._menus, self._calls = inbox, voice, menus, calls
        self._spawn, self._me = spawn, me
        self._met: dict[str, str] = {}  # people who were known, with the language of their profiles

    def address(self, caller: Caller) -> Address:
        """Give the account as the bot knows it."""
        return Address("telegram", self._me()[0], caller.user)

    async def take(self, update: Update) -> None:
        """Take an update."""
        match parse.read(update, self._me()[1]):
            case Pressed() as it:
                await self._pressed(it)
            case Written() as it:
                await self._written(it)
            case Altered(caller=caller, spot=spot):
                who = self.address(caller)
                if await self._inbox.reads(who) is not None:
                    self._spawn(self._voice.tells(who, caller, spot, Text("telegram-edited")))
            case Unreadable(caller=caller, spot=spot):
                await self._unreadable(caller, spot)
            case Called(caller=caller, spot=spot):
                words = Text("telegram-in-private", {"name": self._me()[1]})
                self._spawn(self._voice.tells(self.address(caller), caller, spot, words))
            case Stands() as it:
                await self._stands(it)
            case Moved(chat=chat, to=to):
                await self._calls.moved(chat, to)
            case None:
                _log.debug("an update that is nothing to us")

    async def _written(self, it: Written) -> None:
        who = self.address(it.caller)
        await self._meets(who, it.caller)
        answer = self._told(it.caller, await self._inbox.said(who, it.message, event=it.event))
        if it.caller.user not in self._met:
            await self._meets(who, it.caller)  # a code may have made him known
        self._spawn(self._voice.replies(who, it.caller, it.spot, answer))

    async def _unreadable(self, caller: Caller, spot: Spot) -> None:
        """Say what can be sent, to a stranger how to get in."""
        who = self.address(caller)
        await self._meets(who, caller)
        known = await self._inbox.reads(who) is not None
        answer = (
            Answer(Text("telegram-unreadable")) if known else self._told(caller, Answer(NotKnown().text, refused=True))
        )
        self._spawn(self._voice.replies(who, caller, spot, answer))

    async def _pressed(self, it: Pressed) -> None:
        who = self.address(it.caller)
        if own(it.data):
            self._spawn(self._voice.own(who, it))
            return
        await self._meets(who, it.caller)
        with self._voice.aside.acting():
            answer = self._told(it.caller, await self._inbox.tapped(who, it.data, event=it.event))
        self._spawn(self._voice.answers(who, it.caller, it.spot, answer))

    def _told(self, caller: Caller, answer: Answer) -> Answer:
        """Tell somebody whom nobody knows how to get in, and note that he was refused (fault 82)."""
        if not (answer.refused and answer.text is not None and answer.text.key == NotKnown.key):
            return answer
        _log.warning("a stranger was refused", extra={"user": caller.user})
        return _STRANGER

    async def _meets(self, who: Address, caller: Caller) -> None:
        """Note the language of somebody's profile, and that he can be reached; once, and when it changes."""
        if self._met.get(caller.user) == caller.language:
            return
        reader = await self._inbox.reads(who)
        if reader is None:
            return
        if len(self._met) >= _MOST:
            self._met.clear()
        self._met[caller.user] = caller.language
        await self._inbox.met(who, pick(caller.language) if caller.language else reader.language)
        self._menus.forget(caller.user)
        self._spawn(self._show(who))

    async def _show(self, who: Address) -> None:
        reader = await self._inbox.reads(who)
        if reader is not None:
            await self._menus.show(who, self._voice.hears(reader))

    async def _stands(self, it: Stands) -> None:
        """Note whether somebody can be reached from now on (fault 23), and where the bot was added."""
        if not it.spot.private:
            await self._in_group(it)
        elif it.there:
            self._met.pop(it.caller.user, None)
            await self._meets(self.address(it.caller), it.caller)
        else:
            self._met.pop(it.caller.user, None)
            await self._inbox.hearing.left(self.address(it.caller))

    async def _in_group(self, it: Stands) -> None:
        group = {"group": it.title or it.spot.chat, "id": it.spot.chat}
        if await self._inbox.reads(self.address(it.caller)) is None:
            _log.warning("a stranger put the bot into a group, or out of it", extra=group)
            return
        text = Text("telegram-group-joined" if it.there else "telegram-group-left", group)
        await self._inbox.warn(text, key=f"telegram:{it.spot.chat}:{'in' if it.there else 'out'}")
