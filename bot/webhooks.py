"""The one server on which platforms that call us are heard, never the web chat's; calendar programs ask there too."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_LARGEST: Final = 4 * 1024 * 1024  # bytes of a request
_log = logging.getLogger(__name__)


class Webhooks:
    """A server with one address for each platform. It is meant to stand behind a proxy that speaks TLS."""

    def __init__(self, host: str, port: int) -> None:
        """Listen there; port 0 takes any that is free."""
        self._host, self._port = host, port
        self._handlers: dict[str, Handler] = {}
        self._asked: dict[str, Handler] = {}
        self._below: dict[str, Handler] = {}
        self.opened = asyncio.Event()
        self.stopped: Callable[[], frozenset[str]] = frozenset  # platforms on which something has to be mended

    @property
    def url(self) -> str:
        """The address of the server, once it is open."""
        return f"http://{self._host}:{self._port}"

    def add(self, path: str, handler: Handler, asked: Handler | None = None) -> None:
        """Have what is posted to this path handled, and what is `asked` there by GET if anything is."""
        self._handlers[path] = handler
        if asked is not None:
            self._asked[path] = asked

    def below(self, path: str, handler: Handler) -> None:
        """Have whatever is asked for by GET below this path handled; it ends with a slash."""
        self._below[path] = handler

    async def run(self) -> None:
        """Serve until cancelled; OSError when the port is taken."""
        site = web.Application(client_max_size=_LARGEST)
        site.add_routes([web.get("/healthz", self._health), web.post("/{path:.*}", self._posted)])
        site.add_routes([web.get("/{path:.*}", self._got)])
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=3)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
            self._port = runner.addresses[0][1]
            self.opened.set()
            await asyncio.Event().wait()
        finally:
            self.opened.clear()
            await runner.cleanup()

    async def _got(self, request: web.Request) -> web.StreamResponse:
        below = (handler for path, handler in self._below.items() if request.path.startswith(path))
        handler = self._asked.get(request.path) or next(below, None)
        if handler is None:
            raise web.HTTPMethodNotAllowed(request.method, ["POST"])
        return await handler(request)

    async def _posted(self, request: web.Request) -> web.StreamResponse:
        handler = self._handlers.get(request.path)
        if handler is None:
            raise web.HTTPNotFound
        return await handler(request)

    async def _health(self, _request: web.Request) -> web.Response:
        stopped = sorted(self.stopped())
        told = {"status": "stopped", "stopped": stopped} if stopped else {"status": "ok"}
        return web.json_response({**told, "platforms": sorted(self._handlers)})
