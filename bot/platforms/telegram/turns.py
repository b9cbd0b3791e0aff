"""Whose turn it is: what happens in one chat is handled in its order, chats do not wait for each other."""

import asyncio
from collections.abc import Awaitable
from typing import Any, Final

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.platforms.telegram.parse import chat_of

AT_ONCE: Final = 256  # updates


class Turns(BaseUpdateProcessor):
    """Handles updates of many chats at once, and those of each one after the other."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        super().__init__(AT_ONCE)
        self._last: dict[int, asyncio.Future[None]] = {}

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update when those before it of the same chat have been handled."""
        chat = chat_of(update) if isinstance(update, Update) else 0
        before, mine = self._last.get(chat), asyncio.get_running_loop().create_future()
        self._last[chat] = mine
        try:
            if before is not None:
                await asyncio.wait([before])
            await coroutine
        finally:
            mine.set_result(None)
            if self._last.get(chat) is mine:
                del self._last[chat]
