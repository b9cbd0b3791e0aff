"""Listening by polling: the bot asks Telegram itself, so that nothing has to reach it from outside."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Final

from telegram import Update
from telegram.error import Conflict, TelegramError

from bot.platforms.telegram.deliveries import Deliveries
from bot.platforms.telegram.ways import UPDATES, Library
from bot.ports import Inbox
from bot.text import Text

_LONG: Final = timedelta(seconds=30)  # for which Telegram holds a question that it has no answer to yet
_PARTING: Final = 3.0  # seconds for Telegram to learn, at the end, what was taken
_log = logging.getLogger(__name__)


class PollingWay:
    """One question after the other, each open until something happens."""

    def __init__(self, tell: Callable[[Text], None] = lambda _: None, *, long: timedelta = _LONG) -> None:
        """Have Telegram hold a question for so long; `tell` hears once that somebody else asks as well."""
        self._tell, self._told, self._long = tell, False, long
        self._warning = set[asyncio.Task[None]]()

    async def run(self, library: Library, deliveries: Deliveries, inbox: Inbox, opened: asyncio.Event) -> None:
        """Take up what was left, and fetch what comes, until cancelled."""
        updater = library.updater
        if updater is None:
            raise RuntimeError("the library is made with what polls")
        for update in await deliveries.kept():
            await library.update_queue.put(Update.de_json(update, library.bot))

        def failed(error: TelegramError) -> None:
            if isinstance(error, Conflict):
                self._warn(inbox)
            _log.warning("updates could not be fetched", extra={"why": str(error)[:200]})

        try:
            await updater.start_polling(
                timeout=self._long,
                bootstrap_retries=-1,
                allowed_updates=UPDATES,
                error_callback=failed,
            )
            opened.set()
            await asyncio.Event().wait()
        finally:
            if updater.running:
                with suppress(Exception):
                    async with asyncio.timeout(_PARTING):
                        await updater.stop()

    def _warn(self, inbox: Inbox) -> None:
        """Tell administrators that another copy fetches updates, or that a webhook is set (fault 19).

        Where the bot was started it is told as well: at the first start there is no administrator yet.
        """
        why = Text("telegram-conflict")
        if not self._told:
            self._told = True
            self._tell(why)
        task = asyncio.create_task(inbox.warn(why, key="telegram:conflict"))
        self._warning.add(task)
        task.add_done_callback(self._warning.discard)
