"""The open sockets. Each pulls what is new from the history at its own speed, so a slow one holds up nobody."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable
from typing import Final

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from bot.platforms.web import parse, render
from bot.platforms.web.board import Board
from bot.platforms.web.desk import Desk
from bot.platforms.web.history import History
from bot.text import Language

_PAGE: Final = 200  # messages read at once
_log = structlog.get_logger(__name__)


class Hub:
    """Who is connected. What changed is never handed out: links are woken, and look for themselves."""

    def __init__(self, board: Board) -> None:
        """Look at the board again whenever some conversation has changed."""
        self._board = board
        self._links: defaultdict[str, set[Link]] = defaultdict(set)
        self._stirred = asyncio.Event()

    def join(self, person: str, link: "Link") -> None:
        self._links[person].add(link)

    def leave(self, person: str, link: "Link") -> None:
        self._links[person].discard(link)

    def wake(self, person: str) -> None:
        """Let everybody who plays this person look for news, and have the board looked at."""
        for link in self._links[person]:
            link.news.set()
        self._stirred.set()

    async def watch(self) -> None:
        """Keep the board up to date until cancelled."""
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            try:
                await self._board.look()
            except Exception:  # noqa: BLE001 - whatever storage raises; the next change tries again
                _log.exception("web.board_not_read")
            for link in self._everybody():
                link.news.set()

    async def close(self) -> None:
        """Tell every socket that the server goes; windows connect again by themselves."""
        await asyncio.gather(*(link.close(WSCloseCode.GOING_AWAY) for link in self._everybody()))

    def _everybody(self) -> list["Link"]:
        return [link for links in self._links.values() for link in links]


class Link:
    """One socket, playing one person; whatever it is sent goes through one lock, so an ack never overtakes news."""

    def __init__(self, socket: web.WebSocketResponse, *, desk: Desk, board: Board, hub: Hub, history: History) -> None:
        """Serve nobody yet: the first frame says who is played."""
        self._socket = socket
        self._desk = desk
        self._board = board
        self._hub = hub
        self._history = history
        self._lock = asyncio.Lock()
        self._person = ""
        self._language: Language = "en"
        self._cursor = 0
        self._board_seen = -1
        self.news = asyncio.Event()

    async def serve(self) -> None:
        """Answer frames until the socket closes."""
        pump = asyncio.create_task(self._kept(self._pump()))
        try:
            await self._kept(self._read())
        finally:
            self._hub.leave(self._person, self)
            pump.cancel()
            await asyncio.gather(pump, return_exceptions=True)

    async def close(self, code: int) -> None:
        await self._socket.close(code=code)

    async def _pump(self) -> None:
        while True:
            await self.news.wait()
            self.news.clear()
            await self._send()

    async def _read(self) -> None:
        async for message in self._socket:
            await self._take(message.data if message.type is WSMsgType.TEXT else "")

    async def _kept(self, work: Awaitable[None]) -> None:
        """Do the work; a socket that cannot be served any more is closed, and its window will come back."""
        try:
            await work
        except ConnectionError:
            _log.debug("web.socket_lost", person=self._person)
        except Exception:  # noqa: BLE001 - whatever storage raises
            _log.exception("web.socket_not_served", person=self._person)
            await self.close(WSCloseCode.TRY_AGAIN_LATER)

    async def _take(self, data: str) -> None:
        try:
            frame = parse.frame(data)
            if isinstance(frame, parse.Hello):
                await self._hello(frame)
            else:
                await self._send(await self._answer(frame))
        except parse.Malformed as problem:
            await self._send({"type": "problem", "event": problem.event, "text": problem.why, "again": False})

    async def _answer(self, frame: parse.Say | parse.Tap | parse.Fill) -> render.Plain:
        if not self._person:
            raise parse.Malformed("Say hello first.", frame.event)
        try:
            if isinstance(frame, parse.Say):
                return await self._desk.say(self._person, frame)
            if isinstance(frame, parse.Fill):
                return await self._desk.fill(self._person, frame)
            return await self._desk.tap(self._person, frame)
        except Exception:  # noqa: BLE001 - logged there; the person must not be left without an answer
            return await self._desk.problem(self._person, frame.event)

    async def _hello(self, it: parse.Hello) -> None:
        if await self._board.ear(it.person) is None:
            raise parse.Malformed(f"There is nobody called {it.person!r}; GET /cast lists who can be played.")
        await self._desk.greet(it.person, it.language)
        newest = await self._history.newest(it.person)
        reset = it.since > newest  # what the window remembers is of another history
        self._hub.leave(self._person, self)
        async with self._lock:
            self._person, self._language, self._board_seen = it.person, it.language, -1
            self._cursor = 0 if reset else it.since
            await self._put({"type": "welcome", "person": it.person, "cursor": newest, "reset": reset})
        self._hub.join(it.person, self)
        await self._send()

    async def _send(self, answer: render.Plain | None = None) -> None:
        """Send what is new, then the answer."""
        async with self._lock:
            if self._person:
                await self._board_news()
                await self._conversation_news()
            if answer is not None:
                await self._put(answer)

    async def _board_news(self) -> None:
        if self._board_seen != self._board.revision:
            self._board_seen = self._board.revision
            for frame in self._board.frames(self._language):
                await self._put(frame)

    async def _conversation_news(self) -> None:
        before = self._cursor
        while entries := await self._history.since(self._person, self._cursor, _PAGE):
            for entry in entries:
                await self._put(render.entry(entry, before))
            self._cursor = entries[-1].cursor

    async def _put(self, frame: render.Plain) -> None:
        await self._socket.send_str(json.dumps(frame, ensure_ascii=False))
