"""Files that people sent, fetched from Telegram, which gives bots none above 20 MB."""

from typing import Final

from aiohttp import ClientError
from telegram.error import BadRequest, TelegramError

from bot.intake.names import shown_name
from bot.platforms.telegram.calls import Calls
from bot.platforms.telegram.errors import says
from bot.platforms.telegram.request import NotConnected, Request
from bot.ports import FileNotGiven, FileRef
from bot.text import Text

LARGEST: Final = 20_000_000  # bytes of a file that a bot may fetch: https://core.telegram.org/bots/api#getfile
_PAGES: Final = ("text/html", "application/xhtml+xml")
_OK: Final = 200
_BROKEN: Final = 500


class TelegramFiles:
    """The files of one bot."""

    def __init__(
        self,
        calls: Calls,
        request: Request,
        *,
        api: str,
        token: str,
        largest: int,
    ) -> None:
        """Fetch files of at most `largest` bytes."""
        self._calls, self._request, self._largest = calls, request, largest
        self._base = f"{api}/file/bot{token}/"

    async def fetch(self, file: FileRef) -> bytes:
        """Give a file's bytes; FileNotGiven where Telegram never will, OSError where it cannot now."""
        if file.size > LARGEST:
            raise too_large(file)
        try:
            known = await self._calls.bot.get_file(file.id)
        except BadRequest as error:
            if says(error, "too big"):
                raise too_large(file) from error
            raise FileNotFoundError(str(error)) from error
        except TelegramError as error:
            raise OSError(f"getFile: {type(error).__name__}") from error
        path = str(known.file_path or "").removeprefix(self._base)
        if not path or "://" in path or path.startswith("/"):  # no other address is ever called (fault 79)
            raise FileNotFoundError("it lies elsewhere")
        return await self._downloaded(f"{self._base}{path}")

    async def _downloaded(self, url: str) -> bytes:
        try:
            status, kind, data = await self._request.download(url, self._largest)
        except (ClientError, TimeoutError, NotConnected) as error:
            raise OSError(type(error).__name__) from error
        if status >= _BROKEN:
            raise OSError(f"HTTP {status}")
        if status != _OK or kind in _PAGES:  # a page came instead of the file (fault 28)
            raise FileNotFoundError(f"HTTP {status}, {kind}")
        return data


def too_large(file: FileRef) -> FileNotGiven:
    """Say that Telegram gives bots no file of this size, and the way round."""
    return FileNotGiven(Text("telegram-file-too-large", {"name": shown_name(file.name), "most": LARGEST // 1_000_000}))
