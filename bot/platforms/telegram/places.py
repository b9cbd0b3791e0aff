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


@frozen
class Stood:
    """Where a card stands: the chat, the message, its topic, and the last page of its text, which has its keys as well.

    As text it is how the platform names the message.
    """

    chat: str
    message: int
    topic: int | None = None
    page: int = 0

    def __str__(self) -> str:
        """Write it: no more of it than there is."""
        rest = (str(self.topic or ""), str(self.page)) if self.page else (str(self.topic),) if self.topic else ()
        return ":".join((self.chat, str(self.message), *rest))


def stood(name: str) -> Stood:
    """Read how the platform names a message."""
    chat, number, topic, page = (*name.split(":"), "", "")[:4]
    return Stood(chat, int(number), int(topic) if topic else None, int(page) if page else 0)


class Places:
    """Finds where cards go."""

    def __init__(self, calls: Calls) -> None:
        """Ask Telegram which groups have topics, once for each."""
        self._calls = calls
        self._forums: dict[str, bool] = {}

    async def under(self, to: Address, root: str, title: str) -> Place:
        """Give the place of a card: below its item's message, or for the item's first one in a group in a new topic."""
        if root:
            at = stood(root)
            return Place(at.chat, at.topic, 0 if at.topic else at.message)
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
