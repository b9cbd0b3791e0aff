"""Slack on a free port of this machine: the Web API, Socket Mode, signed HTTP, files, answers to response_url."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, Literal, Self

from aiohttp import web

from bot.clock import Clock
from tests.support.slack import chat, files_api, people_api, views_api
from tests.support.slack.calls import METHODS, Call, check_arguments, method
from tests.support.slack.hooks import Hooks
from tests.support.slack.mischief import HTML, Mischief
from tests.support.slack.rates import Rates
from tests.support.slack.sockets import Sockets
from tests.support.slack.workspace import ApiError, File, Json, Message, Workspace

__all__ = ["Served", "SlackServer", "chat", "files_api", "people_api", "views_api"]

BOT_TOKEN: Final = "xoxb-loopback-bot"
APP_TOKEN: Final = "xapp-loopback-app"
SECRET: Final = "loopback-signing-secret"
SCOPES: Final = frozenset(
    {
        *("chat:write", "im:write", "im:history", "channels:read", "groups:read", "users:read", "users:read.email"),
        *("files:read", "files:write", "commands", "team:read", "channels:history", "groups:history"),
        "metadata.message:read",
    }
)
RETRIES: Final = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))  # of events that were not acknowledged
_LIFE: Final = timedelta(minutes=30)
_USES: Final = 5
Mode = Literal["socket", "http"]


@dataclass
class Served:
    """One call as it came in, and what it was answered."""

    method: str
    args: Json
    answer: Json = field(default_factory=dict)

    @property
    def refused(self) -> str:
        return "" if self.answer.get("ok") else str(self.answer.get("error", ""))


@dataclass
class _Late:
    """An event that will be sent again."""

    due: float
    payload: Json
    attempt: int


@dataclass
class _Reply:
    """Where a response_url leads."""

    channel: str
    user: str
    ts: str
    until: float
    uses: int = 0


@method("apps.connections.open", token="app")
def _open_connection(call: Call) -> Json:
    return {"url": call.base}


class SlackServer:
    """A workspace with one app, reached as Slack is, that can be told to misbehave."""

    def __init__(self, clock: Clock, mode: Mode = "socket") -> None:
        self.space, self.mode = Workspace(clock), mode
        self.mischief, self.rates = Mischief(), Rates(clock)
        self.sockets, self.hooks = Sockets(self.space.app), Hooks(SECRET)
        self.scopes = set(SCOPES)
        self.token_error = ""  # what calls with the bot's token are answered: token_revoked, account_inactive
        self.calls: list[Served] = []
        self.told: list[tuple[str, Json]] = []  # every payload, by its kind
        self.twice = 0  # how many of the next payloads are delivered a second time
        self.deaf_to = ""  # kinds of payload that are lost on the way ("interactive" ...)
        self.base = ""
        self._late: list[_Late] = []
        self._replies: dict[str, _Reply] = {}

    def on(self, clock: Clock) -> None:
        """Go on by another clock."""
        self.space.clock = self.rates.clock = clock

    @property
    def api(self) -> str:
        """The address under which the methods are, as clients want it."""
        return f"{self.base}/api/"

    @asynccontextmanager
    async def opened(self, port: int = 0) -> AsyncIterator[Self]:
        """Serve until the block ends."""
        app = web.Application(client_max_size=100_000_000)
        app.router.add_route("*", "/api/{method}", self._called)
        app.router.add_get("/link", self.sockets.connect)
        app.router.add_post("/upload/v1/{file}", self._uploaded)
        app.router.add_get("/files-pri/{file}/{name:.*}", self._downloaded)
        app.router.add_post("/actions/{reply}", self._replied)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await self.sockets.close()
            await self.hooks.close()
            await runner.cleanup()

    # What the app asks

    async def _called(self, request: web.Request) -> web.StreamResponse:
        name, args = request.match_info["method"], await _arguments(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or args.pop("token", "")
        served = Served(name, args)
        self.calls.append(served)

        async def perform() -> web.Response:
            return self._performed(served, token)

        mishap = self.mischief.next(name, args)
        return await (mishap(request, perform) if mishap else perform())

    def _performed(self, served: Served, token: str) -> web.Response:
        try:
            wait = self._too_soon(served)
            if wait is not None:
                served.answer = {"ok": False, "error": "ratelimited"}
                return web.json_response(served.answer, status=429, headers={"Retry-After": str(wait)})
            served.answer = {"ok": True} | self._answer(served, token)
        except ApiError as error:
            served.answer = _problem(error)
        return web.json_response(served.answer, headers={"X-OAuth-Scopes": ",".join(sorted(self.scopes))})

    def _too_soon(self, served: Served) -> int | None:
        called = METHODS.get(served.method)
        if called is None or not self.rates.enforced:
            return None
        return self.rates.wait(served.method, str(served.args.get("channel", "")), called.rate)

    def _answer(self, served: Served, token: str) -> Json:
        called = METHODS.get(served.method)
        if called is None:
            raise ApiError("unknown_method", req_method=served.method)
        self._let_in(called.token, token)
        if called.scope and called.scope not in self.scopes:
            raise ApiError("missing_scope", needed=called.scope, provided=",".join(sorted(self.scopes)))
        check_arguments(called, served.args)
        if served.method == "apps.connections.open":
            return {"url": f"ws{self.base.removeprefix('http')}/link?ticket={self.sockets.ticket()}"}
        return called.do(Call(self.space, served.args, self.base))

    def _let_in(self, kind: str, token: str) -> None:
        if not token:
            raise ApiError("not_authed")
        if token not in (BOT_TOKEN, APP_TOKEN):
            raise ApiError("invalid_auth")
        if (token == APP_TOKEN) is not (kind == "app"):
            raise ApiError("not_allowed_token_type")
        if self.token_error:
            raise ApiError(self.token_error)

    def called(self, method: str) -> list[Served]:
        """Give the calls of a method so far."""
        return [one for one in self.calls if one.method == method]

    # Files

    async def _uploaded(self, request: web.Request) -> web.Response:
        file = self.space.files.get(request.match_info["file"])
        data = await request.read()
        if file is None or file.size != len(data):
            return web.Response(status=400, text="Bad request")
        file.data, file.uploaded = data, True
        return web.Response(text=f"OK - {len(data)}")

    async def _downloaded(self, request: web.Request) -> web.StreamResponse:
        file = self._file(request.match_info["file"])
        mishap = self.mischief.next("download", {"file": file.id if file else ""})

        async def perform() -> web.Response:
            known = request.headers.get("Authorization") == f"Bearer {BOT_TOKEN}" and not self.token_error
            if file is None or not known or "files:read" not in self.scopes:
                return web.Response(text=HTML, content_type="text/html")  # a login page: 200, not 403
            return web.Response(body=file.data, content_type=file.media_type)

        return await (mishap(request, perform) if mishap else perform())

    def _file(self, where: str) -> File | None:
        return self.space.files.get(where.rpartition("-")[2])

    # What the app is told

    async def deliver(self, kind: str, payload: Json) -> Json | None:
        """Hand a payload to the app; what came with the acknowledgement, None if there was none."""
        self.told.append((kind, payload))
        if self.deaf_to == kind:
            return None
        answer = await self._send(kind, payload)
        if self.twice:
            self.twice -= 1
            await self._send(kind, payload)
        if answer is None and kind == "events_api":
            return await self._again(payload, 1)
        return answer

    async def _send(self, kind: str, payload: Json, attempt: int = 0, reason: str = "") -> Json | None:
        carrier = self.sockets if self.mode == "socket" else self.hooks
        return await carrier.deliver(kind, payload, attempt=attempt, reason=reason)

    async def _again(self, payload: Json, attempt: int) -> Json | None:
        """Send an event again, as often as Slack does: at once, after a minute, after five."""
        if attempt == 1:
            answer = await self._send("events_api", payload, attempt, "http_timeout")
            if answer is not None:
                return answer
            attempt = 2
        if attempt <= len(RETRIES):
            due = self.space.seconds() + RETRIES[attempt - 1].total_seconds()
            self._late.append(_Late(due, payload, attempt))
        return None

    async def retries(self) -> int:
        """Send again what is due by now; gives how much that was."""
        now = self.space.seconds()
        due = [one for one in self._late if one.due <= now]
        self._late = [one for one in self._late if one.due > now]
        for one in due:
            if await self._send("events_api", one.payload, one.attempt, "http_timeout") is None:
                await self._again(one.payload, one.attempt + 1)
        return len(due)

    # Answers by response_url

    def response_url(self, channel: str, user: str, ts: str) -> str:
        """Hand out an address for answers to a press: five of them, within half an hour."""
        name = f"r{self.space.number():06d}"
        until = self.space.seconds() + _LIFE.total_seconds()
        self._replies[name] = _Reply(channel, user, ts, until)
        return f"{self.base}/actions/{name}"

    async def _replied(self, request: web.Request) -> web.Response:
        reply = self._replies.get(request.match_info["reply"])
        if reply is None or reply.uses >= _USES or self.space.seconds() > reply.until:
            return web.Response(status=404, text="used_url")
        reply.uses += 1
        try:
            self.reply(reply.channel, reply.user, reply.ts, json.loads(await request.text()))
        except ApiError as error:
            return web.Response(status=400, text=error.error)
        return web.Response(text="ok")

    def reply(self, channel_id: str, user: str, ts: str, body: Json) -> None:
        """Do what an answer to a press or a command says: a message for one or for all, in place of the old or not."""
        channel, text = self.space.channels[channel_id], str(body.get("text") or "")
        blocks = chat.taken_in(self.space, body.get("blocks") or [])
        old = next((one for one in channel.messages if one.ts == ts), None)
        if old is not None and (body.get("replace_original") or body.get("delete_original")):
            channel.messages.remove(old)
        if body.get("delete_original") or not (text or blocks):
            return
        if body.get("response_type") == "in_channel":
            channel.messages.append(Message(self.space.ts(), self.space.bot_user, text, blocks, by_app=True))
        else:
            chat.whispered(self.space, channel, user, text, blocks, str(body.get("thread_ts") or ""))


async def _arguments(request: web.Request) -> Json:
    """Take in a call's arguments, in any of the ways in which Slack takes them."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        args |= json.loads(await request.text() or "{}")
    elif request.method == "POST":
        args |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return args


def _problem(error: ApiError) -> Json:
    told: dict[str, Any] = {"ok": False, "error": error.error, **error.more}
    return told | ({"response_metadata": {"messages": list(error.messages)}} if error.messages else {})
