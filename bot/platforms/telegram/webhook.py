"""Listening by webhook: Telegram posts each update to us, and what does not carry our secret is refused."""

import asyncio
import hmac
import logging
from typing import Any, Final

import orjson
from aiohttp import web
from telegram import Update
from telegram.error import TelegramError

from bot.background import pause
from bot.platforms.telegram.deliveries import PLATFORM, Deliveries
from bot.platforms.telegram.lightening import lightened
from bot.platforms.telegram.ways import UPDATES, Library
from bot.ports import Hearing, Inbox
from bot.webhooks import Webhooks

PATH: Final = "/telegram/events"
_SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_CONNECTIONS: Final = 40  # that Telegram may open at once
_NOTED: Final = 600.0  # seconds between notes that the bot could be reached
_AGAIN: Final = 10.0
_log = logging.getLogger(__name__)


class WebhookWay:
    """Telegram's requests, at one address."""

    def __init__(self, webhooks: Webhooks, secret: str, url: str = "") -> None:
        """Hear what is posted to the platforms' server, by the public address `url`; none: it is set already."""
        self._webhooks, self._secret, self._url = webhooks, secret, url

    async def run(self, library: Library, deliveries: Deliveries, inbox: Inbox, opened: asyncio.Event) -> None:
        """Answer requests until cancelled."""
        for update in await deliveries.kept():  # from a time in which the bot polled
            await library.update_queue.put(Update.de_json(update, library.bot))

        async def posted(request: web.Request) -> web.Response:
            return await self._posted(library, request, inbox.hearing)

        self._webhooks.add(PATH, posted)
        await self._announce(library)
        opened.set()
        while True:
            await inbox.hearing.keeps(PLATFORM)
            await pause(_NOTED)

    async def _announce(self, library: Library) -> None:
        """Tell Telegram where the bot is reached; while it does not answer, tell it again."""
        await self._webhooks.opened.wait()
        while self._url:
            try:
                await library.bot.set_webhook(
                    f"{self._url.rstrip('/')}{PATH}",
                    secret_token=self._secret,
                    allowed_updates=UPDATES,
                    max_connections=_CONNECTIONS,
                )
            except TelegramError:
                _log.warning("Telegram does not take the address of the bot", exc_info=True)
                await pause(_AGAIN)
            else:
                return

    async def _posted(self, library: Library, request: web.Request, hearing: Hearing) -> web.Response:
        """Take an update; what is answered with 200 is on disk, all else Telegram posts again (fault 77)."""
        if not hmac.compare_digest(request.headers.get(_SECRET, "").encode(), self._secret.encode()):
            _log.warning("a request without the secret was refused")
            return web.Response(status=401, text="not signed")
        plain: dict[str, Any] = orjson.loads(await request.read())
        try:
            update = Update.de_json(lightened(plain), library.bot)
        except Exception:  # noqa: BLE001 - it stays on file, and stops no others (fault 38)
            _log.exception("an update cannot be read")
            await hearing.keeps(PLATFORM, orjson.dumps({"ok": True, "result": [plain]}).decode())
            return web.Response()
        await library.update_processor.process_update(update, library.process_update(update))
        return web.Response()
