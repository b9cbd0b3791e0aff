"""How a bot hears what is done on Telegram; `polling` and `webhook` are the two ways that Telegram has."""

import asyncio
from typing import Any, Final, Protocol

from telegram.ext import Application

from bot.platforms.telegram.deliveries import Deliveries
from bot.ports import Inbox

Library = Application[Any, Any, Any, Any, Any, Any]
UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")


class Way(Protocol):
    """A way in."""

    async def run(self, library: Library, deliveries: Deliveries, inbox: Inbox, opened: asyncio.Event) -> None:
        """Let everything that comes go through the library, until cancelled; set `opened` once something can come."""
        ...
