"""Listening over HTTP: Slack signs what it posts to us, and what is not signed, too old or a copy is refused."""

import asyncio
import logging
import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from yarl import URL

from bot.platforms.slack.api import Api
from bot.platforms.slack.manifest import PATH
from bot.ports import Inbox
from bot.webhooks import Webhooks

_MOST: Final = 50_000  # signatures that are remembered, far more than Slack makes in the five minutes that one holds
_OK: Final = 200
_CHECK: Final = re.compile(rb"(?:token=[\w-]{0,100}&)?ssl_check=1(?:&token=[\w-]{0,100})?")
_DIGITS: Final = 12  # of a time in seconds, for the next thousands of years
_log = logging.getLogger(__name__)


class HttpWay:
    """Slack's requests, at one address for everything."""

    def __init__(self, webhooks: Webhooks, signing_secret: str) -> None:
        """Hear what is posted to the platforms' server; signature and age are checked before it is read (fault 77)."""
        self._webhooks, self._verifier = webhooks, SignatureVerifier(signing_secret)
        self._seen: OrderedDict[str, None] = OrderedDict()

    async def run(self, intake: AsyncMiddleware, api: Api, inbox: Inbox, opened: asyncio.Event) -> None:  # noqa: ARG002 - a way's own
        """Answer requests until cancelled."""
        app = AsyncApp(
            client=api.client,
            signing_secret=self._verifier.signing_secret,
            request_verification_enabled=False,  # it is done here: Bolt takes apart first what nobody has signed
            before_authorize=intake,
            process_before_response=True,
            logger=logging.getLogger("slack_bolt"),
        )

        async def posted(request: web.Request) -> web.Response:
            return await self._posted(app, request)

        self._webhooks.add(PATH, posted, _checked)
        opened.set()
        await asyncio.Event().wait()

    async def _posted(self, app: AsyncApp, request: web.Request) -> web.Response:
        signature = request.headers.get("X-Slack-Signature", "")
        if signature in self._seen:
            _log.warning("a request came a second time with the same signature")
            return web.Response(status=401, text="seen before")
        raw = await request.read()
        if _CHECK.fullmatch(raw):
            return web.Response()
        if not self._signed(raw, request.headers.get("X-Slack-Request-Timestamp", ""), signature):
            return web.Response(status=401, text="not signed")
        answer = await app.async_dispatch(bolt_request(raw.decode(), request.headers))
        if answer.status == _OK:
            self._seen[signature] = None  # only what was taken in: what was not may come again
            while len(self._seen) > _MOST:
                self._seen.popitem(last=False)
        return await to_aiohttp_response(answer)

    def _signed(self, raw: bytes, stamp: str, signature: str) -> bool:
        if len(stamp) > _DIGITS or not (stamp.isascii() and stamp.isdigit() and signature.isascii()):
            return False
        try:
            return self._verifier.is_valid(raw, stamp, signature)
        except UnicodeDecodeError:
            return False


async def _checked(request: web.Request) -> web.Response:
    """Answer Slack's question whether our certificate is in order, which it need not sign; nothing else is asked."""
    if request.query.get("ssl_check") != "1":
        raise web.HTTPMethodNotAllowed(request.method, ["POST"])
    return web.Response()


def bolt_request(raw: str, headers: Mapping[str, str]) -> AsyncBoltRequest:
    """Give a request to Bolt, which takes JSON as well as the form in which Slack wraps it.

    Bolt itself unwraps it byte by byte, in Python, which would be a third of all that a press takes. The signature is
    that of what came, and is checked against it.
    """
    payload = URL.build(path="/", query_string=raw, encoded=True).query.get("payload", "") if "payload=" in raw else ""
    request = AsyncBoltRequest(body=payload if payload.startswith("{") else raw, headers={**headers})
    request.raw_body = raw
    return request
