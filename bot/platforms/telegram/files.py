"""Files: fetched from Telegram, which gives bots none above 20 MB, and put beside the cards that carry them."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from aiohttp import ClientError
from telegram.error import BadRequest, TelegramError

from bot.cards.card import Card
from bot.cards.tokens import Verb
from bot.domain.drafts import Attachment
from bot.intake.names import shown_name
from bot.platforms.telegram.calls import Calls
from bot.platforms.telegram.errors import says
from bot.platforms.telegram.pace import Pace
from bot.platforms.telegram.request import NotConnected, Request
from bot.ports import FileNotGiven, FileRef
from bot.text import Text

LARGEST: Final = 20_000_000  # bytes of a file that a bot may fetch: https://core.telegram.org/bots/api#getfile
WHOLE: Final = "qianfa.txt"  # the name of a text that a message does not hold
_ALBUM: Final = 10  # files in one
_PICTURE: Final = 10_000_000  # bytes of what is shown as a picture; larger ones go as files
_SHOWN: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
_PAGES: Final = ("text/html", "application/xhtml+xml")
_OK: Final = 200
_BROKEN: Final = 500
_log = logging.getLogger(__name__)
# Who is offered these looks at an item that is not his own, and cannot do so without its files.
_LOOKS: Final = frozenset({Verb.APPROVE, Verb.REMARK, Verb.PROOFREAD, Verb.RELEASE, Verb.SAY, Verb.ASK_RULING})


class TelegramFiles:
    """The files of one bot."""

    def __init__(
        self,
        calls: Calls,
        request: Request,
        pace: Pace,
        *,
        api: str,
        token: str,
        largest: int,
        path: Callable[[str], Path],
    ) -> None:
        """Fetch files of at most `largest` bytes; `path` tells where the bytes of an attachment lie, by its digest."""
        self._calls, self._request, self._largest, self._path = calls, request, largest, path
        self._pace = pace
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

    async def beside(self, card: Card, chat: str, topic: int | None, reply: int, whole: str | None) -> None:
        """Put what belongs to a card and does not fit on it below it, pictures as pictures."""
        try:
            if whole is not None:
                await self._file(chat, WHOLE, whole.encode(), topic, reply)
            await self._all(enclosed(card), chat, topic, reply)
        except Exception:  # noqa: BLE001 - the card is there, and says what there is
            _log.warning("files could not be put beside a card", exc_info=True)

    async def opened(self, card: Card, chat: str, topic: int | None, reply: int, whole: str | None) -> None:
        """Put there what belongs to a text that somebody has opened, none by its name and none to be passed on."""
        try:
            if whole is not None:
                await self._file(chat, WHOLE, whole.encode(), topic, reply, protected=True)
            for number, file in enumerate(card.files, start=1):
                name = f"{number}{Path(file.name).suffix}"
                await self._file(chat, name, self._bytes(file), topic, reply, protected=True)
        except Exception:  # noqa: BLE001 - the text is there, and names what there is; he may open it again
            _log.warning("files could not be put beside a text", exc_info=True)

    async def _file(
        self, chat: str, name: str, data: bytes, topic: int | None, reply: int, *, protected: bool = False
    ) -> None:
        call = partial(self._calls.file, chat, name, data, topic=topic, reply=reply, protected=protected)
        await self._pace.follow(chat, call)

    async def _all(self, files: Sequence[Attachment], chat: str, topic: int | None, reply: int) -> None:
        pictures, others = [file for file in files if _is_shown(file)], [file for file in files if not _is_shown(file)]
        for group in _in_albums(pictures):
            await self._put(group, chat, topic, reply, pictures=True)
        for group in _in_albums(others):
            await self._put(group, chat, topic, reply, pictures=False)

    async def _put(
        self, group: Sequence[Attachment], chat: str, topic: int | None, reply: int, *, pictures: bool
    ) -> None:
        """Put some files there: several at once, one by itself."""
        read = [(file.name, self._bytes(file)) for file in group]
        if len(read) > 1:
            call = partial(self._calls.album, chat, read, pictures=pictures, topic=topic, reply=reply)
            await self._pace.follow(chat, call, len(read))
        elif pictures:
            await self._pace.follow(chat, partial(self._calls.picture, chat, *read[0], topic=topic, reply=reply))
        else:
            await self._file(chat, *read[0], topic, reply)

    async def carried(self, card: Card, chat: str, topic: int | None) -> None:
        """Post the file for whose sake a card is there; the errors are the API's."""
        await self._calls.file(chat, card.files[0].name, self._bytes(card.files[0]), topic=topic, reply=0)

    def _bytes(self, file: Attachment) -> bytes:
        return self._path(file.digest).read_bytes()


def too_large(file: FileRef) -> FileNotGiven:
    """Say that Telegram gives bots no file of this size, and the way round."""
    return FileNotGiven(Text("telegram-file-too-large", {"name": shown_name(file.name), "most": LARGEST // 1_000_000}))


def carries(card: Card) -> bool:
    """Tell whether a card is there for the sake of its file, such as a sheet to be printed."""
    return bool(card.files) and card.body is None and not card.buttons and not card.route


def enclosed(card: Card) -> tuple[Attachment, ...]:
    """Give the files that are put beside a card, for those who have to look at them."""
    if card.closed or card.guard is not None or not any(button.token.verb in _LOOKS for button in card.buttons):
        return ()
    return card.files


def _is_shown(file: Attachment) -> bool:
    return file.media_type in _SHOWN and file.size <= _PICTURE


def _in_albums(files: Iterable[Attachment]) -> Iterator[list[Attachment]]:
    left = iter(files)
    while some := list(islice(left, _ALBUM)):
        yield some
