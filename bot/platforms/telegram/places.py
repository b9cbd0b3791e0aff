"""Where a card stands: in somebody's own chat, or in a group below its item, or in its item's own topic."""

import logging
from typing import Final

from telegram.error import TelegramError

from bot.frozen import frozen
from bot.platforms.telegram.calls import Calls
from bot.ports import Address

_NAME: Final = 128  # characters of a topic's name
_log = logging.getLogger(__name__)


@frozen
class Place:
    """A chat, the topic in it, and the message below which something is to stand."""

    chat: str
    topic: int | None = None
    reply: int = 0


class Places:
    """Finds where cards go."""

    def __init__(self, calls: Calls) -> None:
        """Ask Telegram which groups have topics, once for each."""
        self._calls = calls
        self._forums: dict[str, bool] = {}

    async def under(self, to: Address, root: str, title: str) -> Place:
        """Give the place of a card: below its item's message, or for the item's first one in a group in a new topic."""
        if root:
            chat, _, rest = root.partition(":")
            number, _, topic = rest.partition(":")
            return Place(chat, int(topic), 0) if topic else Place(chat, None, int(number))
        if to.workspace or not to.user.startswith("-"):
            return Place(to.user)
        return Place(to.user, await self._topic(to.user, title))

    async def _topic(self, chat: str, title: str) -> int | None:
        """Open a topic; where that cannot be done, the card stands among the others."""
        try:
            if chat not in self._forums:
                self._forums[chat] = await self._calls.is_forum(chat)
            return await self._calls.topic(chat, title[:_NAME].strip() or "…") if self._forums[chat] else None
        except TelegramError:
            _log.warning("no topic could be opened; may the bot manage topics?", exc_info=True)
            return None
