"""Listening over Socket Mode: connections that the bot opens itself, so that nothing has to reach it from outside."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Final

from aiohttp import ClientError, WSMsgType
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.background import pause
from bot.clock import stopwatch
from bot.platforms.slack.api import Api
from bot.platforms.slack.errors import code_of, taken
from bot.ports import Inbox, NotAllowed
from bot.text import Text

CONNECTIONS: Final = 2  # while one is exchanged, the other one goes on (fault 15)
_PING: Final = 5.0  # seconds; after four without an answer the library connects anew
_SILENT: Final = 30.0  # seconds without any connection after which that is said
_LOOKS: Final = 30  # how often in that time it is looked
_FIRST, _LONGEST = 1.0, 60.0  # seconds between tries of a connection, doubled with each
_FREE: Final = 2  # connections in quick succession for which nobody waits
_log = logging.getLogger(__name__)
_library = logging.getLogger("slack_bolt")  # what Slack's own says of its connections is for whoever mends it


class Pace:
    """How fast one connection is made anew: at once where it has held, and slower with each that did not.

    The library connects again at once whatever Slack says, even that there are too many connections already.
    """

    def __init__(self, held: float) -> None:
        """Take it that a connection has held after so many seconds; half of that is the longest wait."""
        self._held, self._soon, self._last = held, 0, stopwatch()

    def of(self, line: SocketModeClient, api: Api, token: str) -> Callable[[], Coroutine[Any, Any, str]]:
        """Give what asks for the address of a connection's next endpoint when it is time to."""

        async def issued() -> str:
            self._soon = self._soon + 1 if stopwatch() - self._last < self._held else 0
            if self._soon > _FREE:
                await pause(min(_FIRST * 2 ** (self._soon - _FREE - 1), self._held / 2))
            self._last = stopwatch()
            return str(line.wss_uri) if line.closed else await _place(api, token)

        return issued


class SocketWay:
    """Several connections of one app, each made anew when it breaks for good."""

    def __init__(self, app_token: str, *, census: float = 60.0, silent: float = _SILENT, ping: float = _PING) -> None:
        """Count the connections of the app every `census` seconds at first, then every ten times that."""
        self._token, self._census, self._silent, self._ping = app_token, census, silent, ping
        self._lines: set[SocketModeClient] = set()
        self._heard = 0.0  # of the stopwatch: when there was a connection last

    @property
    def well(self) -> bool:
        """Tell whether there was a connection in the last half minute."""
        return stopwatch() - self._heard < self._silent

    async def run(self, intake: AsyncMiddleware, api: Api, inbox: Inbox, opened: asyncio.Event) -> None:
        """Keep the connections until cancelled; NotAllowed where the app's token opens none at the start."""
        app = AsyncApp(client=api.client, before_authorize=intake, process_before_response=True, logger=_library)
        self._heard = stopwatch()
        async with asyncio.TaskGroup() as tasks:
            for _ in range(CONNECTIONS):
                tasks.create_task(self._line(app, api, inbox, opened))
            tasks.create_task(self._watch(inbox))
            tasks.create_task(self._count(api, inbox))

    async def _line(self, app: AsyncApp, api: Api, inbox: Inbox, opened: asyncio.Event) -> None:
        """Keep one connection. The library mends what it can; what it cannot, a new one takes the place of."""
        wait, pace = _FIRST, Pace(self._silent)
        while True:
            handler = AsyncSocketModeHandler(app, self._token, web_client=api.client, ping_interval=self._ping)
            line = handler.client
            line.issue_new_wss_url = pace.of(line, api, self._token)  # type: ignore[method-assign]  # each new connection begins with it
            try:
                async with asyncio.timeout(self._silent):
                    await line.connect_to_new_endpoint(force=True)
                self._lines.add(line)
                opened.set()
                wait = _FIRST
                await self._broken(line)
            except SlackApiError as error:
                await _refused(error, inbox, at_the_start=not opened.is_set())
            except (TimeoutError, ClientError) as error:
                _log.warning("a connection to Slack could not be made", extra={"code": type(error).__name__})
            except Exception:  # noqa: BLE001 - it is tried again, whatever it was
                _log.warning("a connection to Slack could not be made", exc_info=True)
            finally:
                self._lines.discard(line)
                with suppress(Exception):
                    await asyncio.shield(line.close())  # type: ignore[no-untyped-call]  # the library's own
            await pause(wait)
            wait = min(wait * 2, _LONGEST)

    async def _broken(self, line: SocketModeClient) -> None:
        """Wait until a connection is broken, and the library has not mended it in half a minute."""
        heard = stopwatch()
        while stopwatch() - heard < self._silent:
            await pause(self._silent / _LOOKS)
            if await line.is_connected():
                heard = self._heard = stopwatch()

    async def _watch(self, inbox: Inbox) -> None:
        """Say when there has been no connection for half a minute: what people sent in between may be missing."""
        since: float | None = None
        while True:
            await pause(self._silent / _LOOKS)
            if not self.well and since is None:
                since = self._heard
                _log.error("there is no connection to Slack")
            elif self.well and since is not None:
                minutes = max(1, round((stopwatch() - since) / 60))
                since = None
                await inbox.warn(Text("slack-was-silent", {"minutes": minutes}), key="slack:silent")

    async def _count(self, api: Api, inbox: Inbox) -> None:
        """Look for connections that are not ours: another copy takes half of what people do (fault 16)."""
        wait = self._census
        while True:
            await pause(wait)
            wait = self._census * 10
            with suppress(Exception):
                if await census(api, self._token) > len(self._lines) + 1:
                    _log.error("another copy of the bot uses the same Slack app")
                    await inbox.warn(Text("slack-two-copies"), key="slack:two-copies")


async def _refused(error: SlackApiError, inbox: Inbox, *, at_the_start: bool) -> None:
    """Say that Slack opens no connection; what only an administrator can mend is told to one, or ends the start."""
    why, code = taken(error, scope="slack:connections", channel=""), code_of(error)
    if isinstance(why, NotAllowed):
        words = Text("slack-app-token", {"code": code})
        if at_the_start:
            raise NotAllowed(words, everything=True) from error
        await inbox.warn(words, key="slack:app-token")
    _log.warning("a connection to Slack could not be made", extra={"code": code})


async def _place(api: Api, token: str) -> str:
    """Ask for the address of a new connection."""
    return str((await api.client.apps_connections_open(app_token=token))["url"])


async def census(api: Api, token: str) -> int:
    """Count the connections of the app, of which this asks for one more; Slack tells each when it begins."""
    async with api.session.ws_connect(await _place(api, token)) as line:
        told = await line.receive(timeout=10)
        if told.type is not WSMsgType.TEXT:
            return 0
        return int(told.json().get("num_connections", 0))
