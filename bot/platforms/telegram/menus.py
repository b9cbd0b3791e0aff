"""The menu of commands beside the line in which people write: by role, in the language of whoever looks at it."""

import logging
from collections.abc import Sequence
from typing import Final

from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.cards.card import Button
from bot.cards.lists import menu
from bot.cards.tokens import Verb
from bot.platforms.telegram.calls import Calls
from bot.platforms.telegram.ear import Ear
from bot.ports import Address, Inbox

_DESCRIBED: Final = 256  # characters of a command's description
_MOST: Final = 10_000  # people whose menus are remembered
_log = logging.getLogger(__name__)


class Menus:
    """Sets menus; one that is set already is not set again."""

    def __init__(self, calls: Calls, inbox: Inbox) -> None:
        """Ask `inbox` what is in them."""
        self._calls, self._inbox = calls, inbox
        self._set: dict[str, str] = {}  # the language of each person's

    async def show(self, who: Address, ear: Ear) -> None:
        """Show somebody his menu in his language."""
        if self._set.get(who.user) == ear.language:
            return
        if len(self._set) >= _MOST:
            self._set.clear()
        self._set[who.user] = ear.language
        buttons = await self._inbox.hearing.menu(who)
        if not buttons:
            return
        try:
            await self._calls.bot.set_my_commands(_commands(buttons, ear), scope=BotCommandScopeChat(int(who.user)))
        except TelegramError:
            self._set.pop(who.user, None)
            _log.info("a menu could not be shown", exc_info=True)

    async def everybody(self, ears: Sequence[tuple[str, Ear]]) -> None:
        """Show whoever is not known yet how to begin, in the language of his profile; "" is any other one."""
        for code, ear in ears:
            await self._calls.bot.set_my_commands(
                _commands(menu(Verb.HELP), ear),
                scope=BotCommandScopeAllPrivateChats(),
                language_code=code or None,
            )

    def forget(self, user: str) -> None:
        """Have somebody's menu made anew when he is heard next."""
        self._set.pop(user, None)


def _commands(buttons: Sequence[Button], ear: Ear) -> list[BotCommand]:
    return [BotCommand(button.token.verb.name.lower(), ear.hears(button.label)[:_DESCRIBED]) for button in buttons]
