"""Telegram's Bot API on a free port of this machine: methods, files, long polls, webhooks."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Self

from aiohttp import web

from bot.clock import Clock
from tests.support.telegram import chats_api, media_api, messages_api
from tests.support.telegram.calls import METHODS, Call, Upload
from tests.support.telegram.hooks import Hooks, Webhook
from tests.support.telegram.limits import problems, read
from tests.support.telegram.mischief import Mischief, cut, failed
from tests.support.telegram.polls import Polls
from tests.support.telegram.rates import Rates
from tests.support.telegram.space import ApiError, Json, Space

__all__ = ["TOKEN", "Served", "TelegramServer", "chats_api", "media_api", "messages_api"]

TOKEN: Final = "7000000001:AAloopback-token-of-the-bot-in-tests-0001"
_MOST_BODY: Final = 60 * 1024 * 1024
_UPLOADED: Final = ("photo", "document", "video", "audio", "voice", "thumbnail")
Mode = Literal["polling", "webhook"]


@dataclass
class Served:
    """One call as it came in, and what it was answered."""

    method: str
    params: Json
    result: Any = None
    refused: str = ""  # the description of an error
    uploads: dict[str, Upload] = field(default_factory=dict)


class TelegramServer:
    """Telegram with one bot, that can be told to misbehave."""

    def __init__(self, clock: Clock) -> None:
        self.space = Space(clock)
        self.mischief, self.rates = Mischief(), Rates(clock)
        self.polls, self.hooks = Polls(self.space.updates), Hooks(self.space.updates, self.mischief)
        self.token, self.revoked = TOKEN, False
        self.calls: list[Served] = []  # all but getUpdates
        self.base, self._port = "", 0
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None

    def on(self, clock: Clock) -> None:
        """Go on by another clock."""
        self.space.on(clock)
        self.rates.clock = clock

    @property
    def api(self) -> str:
        """The address of the API, without the token, as settings name it."""
        return self.base

    @asynccontextmanager
    async def opened(self, port: int = 0) -> AsyncIterator[Self]:
        """Serve until the block ends."""
        app = web.Application(client_max_size=_MOST_BODY)
        app.router.add_route("*", "/bot{token}/{method}", self._called)
        app.router.add_get("/file/bot{token}/{path:.+}", self._fetched)
        self._runner = runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await self.listens(port)
        try:
            yield self
        finally:
            self.polls.close()
            await self.hooks.close()
            await runner.cleanup()

    async def listens(self, port: int = 0) -> None:
        """Listen, after `hangs_up` on the same port again."""
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, "127.0.0.1", port or self._port)
        await self._site.start()
        self._port = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{self._port}"

    async def hangs_up(self) -> None:
        """Refuse connections, and cut those there are: whoever calls knows that nothing was taken."""
        assert self._runner is not None
        assert self._runner.server is not None
        if self._site is not None:
            await self._site.stop()
        for connection in self._runner.server.connections:
            if connection.transport is not None:
                connection.transport.get_extra_info("socket").shutdown(socket.SHUT_RDWR)  # at once, not when time is

    def called(self, *methods: str) -> list[Served]:
        """Give the calls of these methods so far."""
        return [one for one in self.calls if one.method in methods]

    async def settled(self, patience: float = 10.0) -> None:
        """Wait until the bot has confirmed all updates; TimeoutError if it does not."""
        async with asyncio.timeout(patience):
            while self.space.updates.waiting:
                await self.space.updates.changed.wait()

    def goes_down(self) -> None:
        """Let nobody through from now on; what people do is still noted, and kept for a day."""
        self.mischief.down = True
        self.polls.wake()

    def comes_back(self) -> None:
        """Let everybody through again."""
        self.mischief.down = False

    # What the bot asks

    async def _called(self, request: web.Request) -> web.StreamResponse:
        served = Served(request.match_info["method"], {})
        if self.mischief.down:
            return await cut(performed=False)(request, _nothing)
        served.params, served.uploads = await _parameters(request)
        token = request.match_info["token"]

        async def perform() -> web.StreamResponse:
            return await self._performed(served, token)

        mishap = self.mischief.next(served.method, served.params)
        if served.method != "getUpdates":
            self.calls.append(served)
        return await (mishap(request, perform) if mishap else perform())

    async def _performed(self, served: Served, token: str) -> web.StreamResponse:
        try:
            self._let_in(served, token)
            served.result = await self._result(served)
        except ApiError as error:
            served.refused = error.description
            return failed(error.code, error.description, **error.parameters)
        return web.json_response({"ok": True, "result": served.result})

    def _let_in(self, served: Served, token: str) -> None:
        """Let in who has the token, and does what can be done, not too often."""
        number, _, secret = token.partition(":")
        if not (number.isdecimal() and secret) or (served.method not in METHODS and served.method not in _OWN):
            raise ApiError("Not Found", 404)
        if token != self.token or self.revoked:
            raise ApiError("Unauthorized", 401)
        wrong = problems(served.method, served.params)
        if wrong:
            raise ApiError(_described(wrong[0]))
        served.params = read(served.method, served.params)
        count = len(served.params["media"]) if served.method == "sendMediaGroup" else 1
        wait = self.rates.wait(served.method, _chat(served.params), count)
        if wait:
            raise ApiError(f"Too Many Requests: retry after {wait}", 429, retry_after=wait)

    async def _result(self, served: Served) -> Any:  # noqa: ANN401 - JSON
        if served.method == "getUpdates":
            return await self._updates(served.params)
        if served.method in _OWN:
            return self._webhook(served.method, served.params)
        return METHODS[served.method](Call(self.space, served.params, served.uploads))

    async def _updates(self, params: Json) -> list[Json]:
        if self.hooks.hook.url:
            words = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            raise ApiError(f"Conflict: {words}", 409)
        if "allowed_updates" in params:
            self.space.updates.allowed = params["allowed_updates"]
        given = await self.polls.wait(params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0))
        return [update.body for update in given]

    def _webhook(self, method: str, params: Json) -> Any:  # noqa: ANN401 - JSON
        if method == "getWebhookInfo":
            return self._webhook_info()
        if params.get("drop_pending_updates"):
            self.space.updates.confirm(*(update.id for update in self.space.updates.waiting))
        hook = Webhook(params.get("url", ""), params.get("secret_token", ""), params.get("max_connections", 40))
        if hook.url:
            self.polls.conflict("Conflict: terminated by setWebhook request")
        if "allowed_updates" in params:
            self.space.updates.allowed = params["allowed_updates"]
        self.hooks.sets(hook)
        return True

    def _webhook_info(self) -> Json:
        hook, updates = self.hooks.hook, self.space.updates
        told = {"url": hook.url, "has_custom_certificate": False, "pending_update_count": len(updates.waiting)}
        problem = {"last_error_date": hook.failed_at, "last_error_message": hook.problem} if hook.problem else {}
        more = {"max_connections": hook.connections, "ip_address": "127.0.0.1"} if hook.url else {}
        return told | more | problem | ({"allowed_updates": updates.allowed} if updates.allowed else {})

    # Files

    async def _fetched(self, request: web.Request) -> web.StreamResponse:
        file = self.space.files.at(request.match_info["path"])
        known = request.match_info["token"] == self.token and not self.revoked

        async def perform() -> web.StreamResponse:
            if file is None or not known:
                return failed(404, "Not Found") if known else failed(401, "Unauthorized")
            self.space.files.fetched.append(file.id)
            return web.Response(body=file.data, content_type="application/octet-stream")

        mishap = self.mischief.next("download", {"file": file.id if file else ""})
        return await (mishap(request, perform) if mishap else perform())


_OWN: Final = ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")


async def _nothing() -> web.StreamResponse:
    return web.Response()


def _described(problem: str) -> str:
    """Put a problem as an answer says it: in lower case, unless it is the name of an error."""
    shouted = len(problem) > 1 and (problem[1] == "_" or problem[1].isupper())
    return f"Bad Request: {problem if shouted else problem[0].lower() + problem[1:]}"


def _chat(params: Json) -> int:
    chat = params.get("chat_id", 0)
    return chat if isinstance(chat, int) else 0


async def _parameters(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Take in a call's parameters, in any of the ways in which the Bot API takes them."""
    params: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        return params | json.loads(await request.text() or "{}"), uploads
    if request.method == "POST":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
                value.file.close()
            elif isinstance(value, str):
                params[name] = value
    attached = {name: f"attach://{name}" for name in uploads if name in _UPLOADED}
    return params | attached, uploads
