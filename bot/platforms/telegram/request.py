"""How python-telegram-bot reaches Telegram: over aiohttp, each call made once; what was fetched is safe."""

import os
from collections.abc import Awaitable, Callable
from typing import Any, Final

import orjson
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

SECONDS: Final = 15.0  # for an answer, where nothing else is said
_CONNECT: Final = 5.0  # for a connection
_UPLOAD: Final = 120.0  # for a call that carries files
_OK: Final = 200
_LOCKED_OUT: Final = (401, 404)
os.environ.setdefault("PTB_TIMEDELTA", "true")  # spans of time as such, which will be the library's only way
Came = Callable[[bytes], Awaitable[bytes]]


class NotConnected(NetworkError):
    """There was no connection, so that nothing went out."""


class Request(BaseRequest):
    """The calls of one bot. Nothing is ever sent twice here: repeats are delivery's to decide."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        """Wait so many seconds for an answer."""
        self._seconds = seconds
        self._session: ClientSession | None = None
        self._closed = False

    @property
    def read_timeout(self) -> float:
        """Seconds for an answer, to which a long poll adds its own."""
        return self._seconds

    async def initialize(self) -> None:
        """Let calls be made again; connections are opened with the first one, and kept."""
        self._closed = False

    async def shutdown(self) -> None:
        """Close the connections; what is still to be called finds none."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Make one call; `NotConnected` where it surely did not go out, `TimedOut` where nobody knows."""
        seconds = read_timeout if isinstance(read_timeout, float | int) else self._seconds
        if request_data is not None and request_data.contains_files:
            seconds = max(seconds, _UPLOAD)
        try:
            async with self._open().request(
                method, url, timeout=ClientTimeout(seconds, sock_connect=_CONNECT), **_body(request_data)
            ) as answer:
                return answer.status, await answer.read()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotConnected(type(error).__name__) from error
        except TimeoutError as error:
            raise TimedOut from error
        except ClientError as error:
            raise NetworkError(type(error).__name__) from error

    def _open(self) -> ClientSession:
        if self._closed:
            raise NotConnected("closed")
        if self._session is None:
            self._session = ClientSession(connector=TCPConnector(limit=100), cookie_jar=DummyCookieJar())
        return self._session

    async def download(self, url: str, most: int) -> tuple[int, str, bytes]:
        """Fetch a file of the bot's: the status, the kind of content, and its bytes, or a little more than `most`."""
        async with self._open().get(url, timeout=ClientTimeout(_UPLOAD), allow_redirects=False) as answer:
            data = bytearray()
            async for chunk in answer.content.iter_chunked(256 * 1024):
                data += chunk
                if len(data) > most:
                    break
            return answer.status, answer.content_type, bytes(data)

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:  # noqa: ANN401 - the library's own
        """Read an answer; what is no JSON is the library's to say."""
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError:
            return BaseRequest.parse_json_payload(payload)


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": orjson.dumps(data.parameters), "headers": {"Content-Type": "application/json"}}
    form = FormData(data.json_parameters, quote_fields=False)  # names go as they are: Telegram shows them undecoded
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}


class Fetching(Request):
    """The calls that fetch updates: each confirms what the last one brought, which is safe by then (fact 1)."""

    def __init__(self, came: Came, safe: Callable[[], Awaitable[None]], *, seconds: float = SECONDS) -> None:
        """Give each answer as it came to `came`, and the library what that makes of it.

        Nothing is fetched before what came is `safe`; while that fails, the library has a network error.
        """
        super().__init__(seconds=seconds)
        self._came, self._safe = came, safe

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 - the library's own
        """Fetch updates; a token that is refused is tried on, for an administrator may mend it."""
        await self._safe()
        status, body = await super().do_request(*args, **kwargs)
        if status in _LOCKED_OUT:  # at which the library would give up for good, and not tell
            raise NetworkError(f"HTTP {status}")
        if status == _OK:
            body = await self._came(body)
        return status, body
