"""The web chat as a platform: delivery writes into its history, windows read from there."""

import asyncio
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.cards.card import Card
from bot.clock import Clock
from bot.i18n import I18n
from bot.platforms.web import render
from bot.platforms.web.board import Board, Cast, InHand
from bot.platforms.web.desk import Desk
from bot.platforms.web.guard import Guard, loopback
from bot.platforms.web.history import History
from bot.platforms.web.links import Hub, Link
from bot.platforms.web.server import Site
from bot.platforms.web.uploads import LARGEST, Uploads
from bot.ports import Address, FileRef, Inbox, Limits, MessageGone, Rate, Reader
from bot.text import micros


class WebPlatform:
    """Serves the chat on loopback. `run` listens; `url` is known once `opened` is set."""

    name = "web"
    limits = Limits(body=100_000, buttons=40, finds=True, forms=True)

    def __init__(  # noqa: PLR0913 - what it works with, each by name
        self,
        *,
        i18n: I18n,
        clock: Clock,
        zone: ZoneInfo,
        history: History,
        cast: Cast,
        strip: InHand,
        attachment: Callable[[str], Path],
        uploads: Path,
        largest: int = LARGEST,
        workspace: str = "local",
        host: str = "127.0.0.1",
        port: int = 8080,
    ) -> None:
        """Serve people as accounts (web, `workspace`, person id); port 0 takes a free one.

        `zone` is the organisation's, `attachment` gives the path of a stored file by digest, `uploads` is a
        folder for files of at most `largest` bytes. ValueError when the host is not this machine's own.
        """
        self._i18n: Final = i18n
        self._clock: Final = clock
        self._history: Final = history
        self._attachment: Final = attachment
        self._workspace: Final = workspace
        self._host: Final = loopback(host)
        self._port = port
        self._uploads = Uploads(uploads, largest)
        self._board = Board(cast, strip, i18n, clock, zone)
        self._hub = Hub(self._board)
        self.opened = asyncio.Event()
        self.red: Callable[[], frozenset[str]] = frozenset  # what health says has to be mended
        self.calendar: Handler = _nothing  # answers below /calendar/, on this machine only

    @property
    def url(self) -> str:
        """Where the chat is found; true once `opened` is set."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    def scopes(self, to: Address, doing: Literal["send", "edit", "find"]) -> Mapping[str, Rate]:  # noqa: ARG002
        """Set no limit: it is this machine's own."""
        return {}

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:  # noqa: ARG002
        """Put a card into somebody's conversation, once for each key."""
        content, at = self._content(card, reader), micros(self._clock.now())
        message = await self._history.add(to.user, key, content, render.files(card), at)
        self._hub.wake(to.user)
        return message

    async def edit(self, to: Address, message: str, card: Card, reader: Reader) -> None:
        """Replace a card; MessageGone when it is not there."""
        if not await self._history.edit(message, self._content(card, reader), render.files(card)):
            raise MessageGone(f"no message {message}")
        self._hub.wake(to.user)

    async def find(self, to: Address, key: str, *, under: str = "") -> str | None:  # noqa: ARG002 - there are no threads
        """Find a card by its key."""
        return await self._history.find(to.user, key)

    async def check(self, to: Address) -> None:
        """Ask nothing: whoever has a conversation has it."""

    async def fetch(self, file: FileRef) -> bytes:
        """Give the bytes of an upload; OSError when it is gone."""
        return await asyncio.to_thread(self._uploads.read, file.id)

    async def sweep(self, now: datetime) -> int:
        """Remove uploads older than a day, whose bytes the bot keeps elsewhere by now."""
        return await asyncio.to_thread(self._uploads.sweep, now)

    async def run(self, inbox: Inbox) -> None:
        """Serve until cancelled, then close every socket; OSError when the port is taken."""
        guard = Guard()
        runner = web.AppRunner(self._site(inbox, guard).app(), access_log=None, shutdown_timeout=3)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
            self._port = runner.addresses[0][1]
            guard.opened(self._port)
            self.opened.set()
            await self._hub.watch()
        finally:
            self.opened.clear()
            await self._hub.close()
            await runner.cleanup()

    def _site(self, inbox: Inbox, guard: Guard) -> Site:
        desk = Desk(
            inbox=inbox,
            history=self._history,
            uploads=self._uploads,
            board=self._board,
            workspace=self._workspace,
            wake=self._hub.wake,
        )
        return Site(
            guard=guard,
            board=self._board,
            history=self._history,
            uploads=self._uploads,
            attachment=self._attachment,
            link=partial(Link, desk=desk, board=self._board, hub=self._hub, history=self._history),
            red=lambda: self.red(),  # noqa: PLW0108 - it is told later what to ask
            calendar=lambda request: self.calendar(request),  # noqa: PLW0108 - likewise
        )

    def _content(self, card: Card, reader: Reader) -> str:
        ear = render.Ear(self._i18n, reader.language, reader.zone, self._clock.now())
        return json.dumps({"from": "bot", "card": render.card(card, ear)}, ensure_ascii=False)


async def _nothing(_request: web.Request) -> web.Response:
    raise web.HTTPNotFound
