"""What is said at once to whoever pressed or wrote: in the press's own answer, or as a message below."""

import logging
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from telegram.error import TelegramError

from bot.aside import Aside
from bot.clock import Clock
from bot.errors import Refused
from bot.i18n import I18n, pick
from bot.platforms.telegram.calls import Calls
from bot.platforms.telegram.ear import Ear
from bot.platforms.telegram.errors import is_late
from bot.platforms.telegram.keyboards import SURE, WRITE, as_before, asked_once_more
from bot.platforms.telegram.pace import Pace
from bot.platforms.telegram.parse import Caller, Pressed, Spot
from bot.platforms.telegram.render import answered, prompt, said, said_over, sure
from bot.ports import Address, Answer, Inbox, Reader
from bot.text import Language, Text

_log = logging.getLogger(__name__)


class Voice:
    """Speaks to one person at a time, in his language; what cannot be said is logged, and nothing is tried again."""

    def __init__(self, *, calls: Calls, pace: Pace, inbox: Inbox, i18n: I18n, clock: Clock, zone: ZoneInfo) -> None:
        """Write to strangers by the organisation's zone."""
        self._calls, self._pace, self._inbox = calls, pace, inbox
        self._i18n, self._clock, self._zone = i18n, clock, zone
        self.aside: Final = Aside()

    async def ear(self, who: Address, caller: Caller, language: Language | None = None) -> Ear:
        """Give how somebody is spoken to: as he has chosen, which may be known, or as his profile says."""
        if language is not None:
            return Ear(self._i18n, language, self._zone, self._now)
        reader = await self._inbox.reads(who)
        return self.stranger(caller) if reader is None else self.hears(reader)

    def stranger(self, caller: Caller) -> Ear:
        """Give how somebody is spoken to whom nobody knows."""
        return Ear(self._i18n, pick(caller.language), self._zone, self._now)

    def hears(self, reader: Reader) -> Ear:
        """Give how a reader is spoken to."""
        return Ear(self._i18n, reader.language, reader.zone, self._now)

    @property
    def _now(self) -> datetime:
        return self._clock.now()

    async def replies(self, who: Address, caller: Caller, spot: Spot, answer: Answer) -> None:
        """Say an answer to a message below it."""
        if answer.text is not None:
            await self._pace.turn(spot.chat)  # before the turn among all answers: one chat holds up no other
            async with self.aside.telling():
                await self._say(spot, answer, await self.ear(who, caller, answer.language))

    async def answers(self, who: Address, caller: Caller, spot: Spot, answer: Answer) -> None:
        """Say an answer to a press: the words over the chat, and what they do not hold below the card."""
        async with self.aside.telling():
            if answer.text is None:
                await self._pop(spot, "", alert=False)
                return
            ear = await self.ear(who, caller, answer.language)
            words, whole = said_over(answer.text, ear)
            await self._pop(spot, words, alert=answer.refused)
        if answer.buttons or not whole:
            await self._pace.turn(spot.chat)
            async with self.aside.telling():
                await self._say(spot, answer, ear)

    async def own(self, who: Address, it: Pressed) -> None:
        """Do what a button of the platform's own does, of which nobody else hears."""
        ear, rows = (
            await self.ear(who, it.caller),
            [[{"text": text, "callback_data": data} for text, data in row] for row in it.spot.keys],
        )
        try:
            if it.data.startswith(WRITE):
                text, placeholder = prompt(ear)
                await self._calls.ask(
                    it.spot.chat,
                    text,
                    placeholder,
                    topic=it.spot.topic,
                    reply=0 if it.spot.private else it.spot.message,
                )
                await self._pop(it.spot, "", alert=False)
            elif it.data.startswith(SURE):
                await self._pop(it.spot, sure(it.data, ear), alert=True)
                await self._calls.keys(it.spot.chat, it.spot.message, asked_once_more(rows, it.data, ear))
            else:
                await self._pop(it.spot, "", alert=False)
                await self._calls.keys(it.spot.chat, it.spot.message, as_before(rows, it.data, ear))
        except Refused as refused:  # a key that nobody of ours has made (fault 78)
            await self._pop(it.spot, said(refused.text, ear), alert=True)
        except TelegramError:
            _log.warning("a keyboard could not be changed", exc_info=True)

    async def tells(self, who: Address, caller: Caller, spot: Spot, text: Text) -> None:
        """Say some words below what somebody wrote."""
        await self.replies(who, caller, spot, Answer(text))

    async def _pop(self, spot: Spot, text: str, *, alert: bool) -> None:
        try:
            await self._calls.bot.answer_callback_query(spot.query, text=text or None, show_alert=alert or None)
        except TelegramError as error:
            if is_late(error):  # what was done is done, and stands on the card (fault 20)
                _log.info("a press was answered too late")
            else:
                _log.warning("a press could not be answered", exc_info=True)

    async def _say(self, spot: Spot, answer: Answer, ear: Ear) -> None:
        drawn = answered(answer, ear)
        if drawn is None:
            return
        try:
            await self._calls.post(spot.chat, drawn, topic=spot.topic, reply=spot.message, scope="telegram:answer")
        except Exception:  # noqa: BLE001 - what was done is done, and stands on the card
            _log.warning("an answer could not be given", exc_info=True)
