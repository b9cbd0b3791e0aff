"""The site: its pages, files, uploads and the socket, behind the guard."""

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final
from urllib.parse import quote

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.i18n import pick
from bot.platforms.web.board import Board
from bot.platforms.web.guard import Guard, seal
from bot.platforms.web.history import History
from bot.platforms.web.links import Link
from bot.platforms.web.uploads import TooLarge, Uploads
from bot.platforms.web.words import PAGES, WORDS, word
from bot.text import LANGUAGES, Language

_HARD_LIMIT: Final = 8 * 1024 * 1024  # bytes of a frame; up to here too long a frame is refused kindly
_CHUNK: Final = 256 * 1024
_SHOWN: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})  # by the browser; the rest is saved
_TYPES: Final = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
_log = structlog.get_logger(__name__)


class Site:
    """The routes. `attachment` gives the path of a stored file by its digest, `red` what has to be mended.

    `calendar` answers what is asked below /calendar/.
    """

    def __init__(
        self,
        *,
        guard: Guard,
        board: Board,
        history: History,
        uploads: Uploads,
        attachment: Callable[[str], Path],
        link: Callable[[web.WebSocketResponse], Link],
        red: Callable[[], frozenset[str]],
        calendar: Handler,
    ) -> None:
        """Read the pages once."""
        self._guard = guard
        self._board = board
        self._history = history
        self._uploads = uploads
        self._attachment = attachment
        self._link = link
        self._red = red
        self._behind = calendar
        self._pages = {
            path.relative_to(PAGES).as_posix(): (path.read_bytes(), _TYPES[path.suffix])
            for path in PAGES.rglob("*.*")
            if path.suffix in _TYPES
        }
        for code, words in WORDS.items():
            self._pages[f"words/{code}.json"] = (json.dumps(words, ensure_ascii=False).encode(), "application/json")

    def app(self) -> web.Application:
        """Give the application."""
        app = web.Application(middlewares=[self._guard.check])
        app.on_response_prepare.append(seal)
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/pages/{name:.+}", self._page),
                web.get("/healthz", self._health),
                web.get("/cast", self._cast),
                web.get("/files/{digest:[0-9a-f]{64}}", self._file),
                web.post("/uploads", self._upload),
                web.get("/calendar/{name:.+}", self._calendar),
                web.get("/ws", self._socket),
            ]
        )
        return app

    async def _page(self, request: web.Request) -> web.Response:
        page = self._pages.get(request.match_info.get("name", "index.html"))
        if page is None:
            raise web.HTTPNotFound
        return web.Response(body=page[0], content_type=page[1], charset="utf-8")

    async def _health(self, _request: web.Request) -> web.Response:
        try:
            await self._history.newest("")
        except Exception:  # noqa: BLE001 - whatever storage raises
            _log.exception("web.store_does_not_answer")
            return web.json_response({"status": "the store does not answer"}, status=503)
        red = sorted(self._red())
        if red:
            return web.json_response({"status": "stopped", "stopped": red, "platform": "web"}, status=503)
        return web.json_response({"status": "ok", "platform": "web"})

    async def _calendar(self, request: web.Request) -> web.StreamResponse:
        return await self._behind(request)

    async def _cast(self, request: web.Request) -> web.Response:
        await self._board.look()
        return web.json_response({"people": self._board.people(_language(request))})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        digest = request.match_info["digest"]
        kind = await self._history.media_type(digest)
        if kind is None:
            raise web.HTTPNotFound
        shown = kind in _SHOWN
        name = quote(request.query.get("name", digest), safe="", errors="replace")
        headers = {
            "Content-Type": kind if shown else "application/octet-stream",
            "Content-Disposition": f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{name}",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, max-age=86400, immutable",
        }
        return web.FileResponse(self._attachment(digest), headers=headers)

    async def _upload(self, request: web.Request) -> web.Response:
        language = _language(request)
        try:
            ref = await self._uploads.take(self._chunks(request), request.query.get("name", ""))
        except TooLarge:
            most = str(self._uploads.largest // 1_000_000)
            return web.json_response({"text": word("upload-too-large", language, most=most)}, status=413)
        except ConnectionError:  # an OSError too, but the sender's: nobody is left to be told
            _log.info("web.upload_broken_off")
            return web.Response(status=400)
        except OSError:
            _log.exception("web.upload_not_written")
            return web.json_response({"text": word("upload-not-saved", language)}, status=507)
        return web.json_response({"id": ref.id, "name": ref.name, "size": ref.size})

    async def _chunks(self, request: web.Request) -> AsyncIterator[bytes]:
        if (request.content_length or 0) > self._uploads.largest:  # it says so itself, so none of it needs to be read
            raise TooLarge
        async for chunk in request.content.iter_chunked(_CHUNK):
            yield chunk

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(timeout=2, heartbeat=20, compress=False, max_msg_size=_HARD_LIMIT)
        await socket.prepare(request)
        await self._link(socket).serve()
        return socket


def _language(request: web.Request) -> Language:
    asked = request.query.get("language", "")
    return next((it for it in LANGUAGES if it == asked), pick(request.headers.get("Accept-Language", "")))
