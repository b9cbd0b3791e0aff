"""Socket Mode: connections of the app, envelopes to one of them, acknowledgements, the ways in which it ends."""

import asyncio
import itertools
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import WSMsgType, web

from tests.support.slack.workspace import Json

MOST: Final = 10  # connections of one app


@dataclass
class Connection:
    """One WebSocket of the app."""

    socket: web.WebSocketResponse
    number: int
    deaf: bool = False  # half-open: nothing comes through any more, no pong either
    mute: bool = False  # what the app says is lost
    sent: list[Json] = field(default_factory=list)

    async def send(self, frame: Json) -> None:
        self.sent.append(frame)
        with suppress(ConnectionError):
            await self.socket.send_json(frame)


class Sockets:
    """All connections of the app; a payload goes to one of them, in turn."""

    def __init__(self, app: str) -> None:
        self.app = app
        self.open: list[Connection] = []
        self.tickets: set[str] = set()
        self.patience = 3.0  # seconds in which an envelope has to be acknowledged
        self.most = MOST
        self.changed = asyncio.Condition()
        self.pings = 0
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._numbers, self._turns = itertools.count(1), itertools.count()

    def ticket(self) -> str:
        """Hand out the right to connect once."""
        made = f"ticket-{next(self._numbers)}"
        self.tickets.add(made)
        return made

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve a connection until it ends."""
        if request.query.get("ticket") not in self.tickets:
            return web.Response(status=408)
        self.tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse(autoping=False, max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, next(self._numbers))
        if len(self.open) >= self.most:
            await connection.send(self._goodbye("too_many_websockets"))
            await socket.close()
            return socket
        await self._serve(connection)
        return socket

    async def _serve(self, connection: Connection) -> None:
        self.open.append(connection)
        await self._tell()
        try:
            await connection.send(self._hello())
            async for message in connection.socket:
                await self._heard(connection, message.type, message.data)
        finally:
            if connection in self.open:
                self.open.remove(connection)
            await self._tell()

    async def _heard(self, connection: Connection, kind: WSMsgType, data: Any) -> None:  # noqa: ANN401 - a frame's data
        if connection.deaf:
            return
        if kind is WSMsgType.PING:
            self.pings += 1
            with suppress(ConnectionError):
                await connection.socket.pong(data)
        elif kind is WSMsgType.TEXT and not connection.mute:
            said = json.loads(data)
            waiting = self._waiting.get(said.get("envelope_id", ""))
            if waiting is not None and not waiting.done():
                waiting.set_result(said.get("payload") or {})

    async def _tell(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def connected(self, count: int = 1) -> None:
        """Wait until the app holds so many connections that can hear."""
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.hearing) >= count)

    @property
    def hearing(self) -> list[Connection]:
        return [one for one in self.open if not one.deaf]

    def _hello(self) -> Json:
        about = {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060}
        hello = {"type": "hello", "num_connections": len(self.open), "debug_info": about}
        return hello | {"connection_info": {"app_id": self.app}}

    def _goodbye(self, reason: str) -> Json:
        return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}}

    async def deliver(self, kind: str, payload: Json, *, attempt: int = 0, reason: str = "") -> Json | None:
        """Send a payload over one connection; what came with the acknowledgement, None if none came in time."""
        if not self.open:
            return None
        connection = self.open[next(self._turns) % len(self.open)]
        envelope = f"e-{next(self._numbers)}"
        retries = {"retry_attempt": attempt, "retry_reason": reason} if kind == "events_api" else {}
        self._waiting[envelope] = asyncio.get_running_loop().create_future()
        accepts = {"accepts_response_payload": kind != "events_api"}
        frame = {"envelope_id": envelope, "payload": payload, "type": kind, **accepts, **retries}
        if not connection.deaf:
            await connection.send(frame)
        try:
            return await asyncio.wait_for(self._waiting[envelope], self.patience)
        except TimeoutError:
            return None
        finally:
            del self._waiting[envelope]

    async def disconnect(self, reason: str, connection: Connection | None = None) -> None:
        """Tell a connection (the oldest) that it will end; Slack closes it a little later."""
        await (connection or self.open[0]).send(self._goodbye(reason))

    async def close(self, connection: Connection | None = None) -> None:
        """Close a connection (all of them) without a word."""
        for one in [connection] if connection else list(self.open):
            with suppress(ConnectionError):
                await one.socket.close()
