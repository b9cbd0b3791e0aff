"""Listening over HTTP: Slack signs what it posts to us, and what is not signed, too old or a copy is refused."""

import asyncio
import logging
from collections import OrderedDict
from typing import Final

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_middleware import AsyncMiddleware

from bot.platforms.slack.api import Api
from bot.platforms.slack.manifest import PATH
from bot.ports import Inbox
from bot.webhooks import Webhooks

_MOST: Final = 50_000  # signatures that are remembered, far more than Slack makes in the five minutes that one holds
_OK: Final = 200
_log = logging.getLogger(__name__)


class HttpWay:
    """Slack's requests, at one address for everything."""

    def __init__(self, webhooks: Webhooks, signing_secret: str) -> None:
        """Hear what is posted to the platforms' server; Bolt checks signature and age (fault 77)."""
        self._webhooks, self._secret = webhooks, signing_secret
        self._seen: OrderedDict[str, None] = OrderedDict()

    async def run(self, intake: AsyncMiddleware, api: Api, inbox: Inbox, opened: asyncio.Event) -> None:  # noqa: ARG002 - a way's own
        """Answer requests until cancelled."""
        app = AsyncApp(
            client=api.client,
            signing_secret=self._secret,
            before_authorize=intake,
            process_before_response=True,
            logger=_log,
        )

        async def posted(request: web.Request) -> web.Response:
            return await self._posted(app, request)

        self._webhooks.add(PATH, posted)
        opened.set()
        await asyncio.Event().wait()

    async def _posted(self, app: AsyncApp, request: web.Request) -> web.Response:
        signature = request.headers.get("X-Slack-Signature", "")
        if signature in self._seen:
            _log.warning("a request came a second time with the same signature")
            return web.Response(status=401, text="seen before")
        answer = await app.async_dispatch(await to_bolt_request(request))
        if answer.status == _OK:
            self._seen[signature] = None  # only what was taken in: what was not may come again
            while len(self._seen) > _MOST:
                self._seen.popitem(last=False)
        return await to_aiohttp_response(answer)
