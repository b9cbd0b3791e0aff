"""What belongs to cards and does not fit on them, put below them once: pictures as pictures, films to be looked at."""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from telegram import Message
from telegram.error import BadRequest

from bot.cards.card import Card
from bot.cards.tokens import Verb
from bot.domain.drafts import Attachment
from bot.frozen import frozen
from bot.platforms.telegram.calls import Calls
from bot.platforms.telegram.ear import Ear
from bot.platforms.telegram.markup import escaped
from bot.platforms.telegram.pace import Pace
from bot.platforms.telegram.places import Stood
from bot.text import Text

WHOLE: Final = "qianfa.txt"  # the name of a text that a message does not hold
_ALBUM: Final = 10  # files in one
_PICTURE: Final = 10_000_000  # bytes of what is shown as a picture; larger ones go as files
_SHOWN: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
# What is played where it stands; all else is a file.
_PLAYED: Final = {"video/mp4": "video", "audio/mpeg": "audio", "audio/mp4": "audio", "audio/ogg": "voice"}
_MOST: Final = 10_000  # files of which it is remembered where they stand
_log = logging.getLogger(__name__)
# Who is offered these looks at an item that is not his own, and cannot do so without its files.
_LOOKS: Final = frozenset({Verb.APPROVE, Verb.REMARK, Verb.PROOFREAD, Verb.RELEASE, Verb.SAY, Verb.ASK_RULING})


@frozen
class Enclosed:
    """A file as it is put below a card: under this name, in this way."""

    name: str
    digest: str
    kind: str
    data: bytes | None = None  # of what is on no disk


class Enclosures:
    """The files below the cards of one bot; where each stands is remembered, so that none comes twice."""

    def __init__(self, calls: Calls, pace: Pace, path: Callable[[str], Path]) -> None:
        """Know by `path` where the bytes of an attachment lie, by its digest."""
        self._calls, self._pace, self._path = calls, pace, path
        self._there: OrderedDict[tuple[str, int, str, str], int] = OrderedDict()
        self._carried: OrderedDict[str, None] = OrderedDict()  # keys of messages whose files have been posted

    async def beside(self, card: Card, at: Stood, whole: str | None, ear: Ear, *, protected: bool) -> None:
        """Put there what belongs to a card; of a text that was opened none by its name and none to be passed on."""
        try:
            found = tuple(_opened(card) if protected else map(_named, enclosed(card)))
            told = () if whole is None else (_text(whole),)
            await self._all((*told, *found), at, ear, protected=protected)
        except Exception:  # noqa: BLE001 - the card is there, and says what there is
            _log.warning("files could not be put beside a card", exc_info=True)

    async def carried(self, key: str, card: Card, chat: str, topic: int | None) -> bool:
        """Post the file for whose sake a card is there, once for each key; False where it is. Errors are the API's."""
        if key in self._carried:
            return False
        file = card.files[0]
        self._pace.took(chat)
        await self._calls.file(chat, file.name, self._path(file.digest).read_bytes(), topic=topic, reply=0)
        self._carried[key] = None
        while len(self._carried) > _MOST:
            self._carried.popitem(last=False)
        return True

    async def _all(self, files: Sequence[Enclosed], at: Stood, ear: Ear, *, protected: bool) -> None:
        """Put those there that do not stand there yet, and refer to the others; where these are gone, put them anew."""
        known = [file for file in files if self._key(at, file) in self._there]
        if known and not await self._referred(known, at, ear):
            known = []
        new = [file for file in files if file not in known]
        for kind in dict.fromkeys(file.kind for file in new):
            for group in _in_albums(kind, [file for file in new if file.kind == kind]):
                await self._put(kind, group, at, protected=protected)

    async def _referred(self, files: Sequence[Enclosed], at: Stood, ear: Ear) -> bool:
        """Say that files stand above; False where they do not any more."""
        text = escaped(ear.hears(Text("telegram-files-above", {"count": len(files)})))
        above = self._there[self._key(at, files[0])]
        try:
            await self._pace.follow(at.chat, partial(self._calls.refer, at.chat, text, topic=at.topic, above=above))
        except BadRequest:
            for file in files:
                self._there.pop(self._key(at, file), None)
            return False
        return True

    async def _put(self, kind: str, group: Sequence[Enclosed], at: Stood, *, protected: bool) -> None:
        """Put some files there: several at once, one by itself."""
        read = [(file.name, self._bytes(file)) for file in group]
        file = partial(self._calls.file, topic=at.topic, reply=at.message, protected=protected)
        album = partial(self._calls.album, topic=at.topic, reply=at.message, protected=protected)
        if len(read) > 1:
            several = partial(album, at.chat, read, pictures=kind == "photo")
            self._remember(at, group, await self._pace.follow(at.chat, several, len(read)))
        else:
            single = partial(file, at.chat, *read[0], kind=kind)
            self._remember(at, group, (await self._pace.follow(at.chat, single),))

    def _remember(self, at: Stood, files: Sequence[Enclosed], messages: Sequence[Message]) -> None:
        for file, message in zip(files, messages, strict=False):
            self._there[self._key(at, file)] = message.message_id
        while len(self._there) > _MOST:
            self._there.popitem(last=False)

    def _key(self, at: Stood, file: Enclosed) -> tuple[str, int, str, str]:
        return at.chat, at.topic or 0, file.name, file.digest

    def _bytes(self, file: Enclosed) -> bytes:
        return self._path(file.digest).read_bytes() if file.data is None else file.data


def carries(card: Card) -> bool:
    """Tell whether a card is there for the sake of its file, such as a sheet to be printed."""
    return bool(card.files) and card.body is None and not card.buttons and not card.route


def enclosed(card: Card) -> tuple[Attachment, ...]:
    """Give the files that are put beside a card, for those who have to look at them."""
    if card.closed or card.guard is not None or not any(button.token.verb in _LOOKS for button in card.buttons):
        return ()
    return card.files


def _text(whole: str) -> Enclosed:
    data = whole.encode()
    return Enclosed(WHOLE, hashlib.blake2b(data, digest_size=16).hexdigest(), "document", data)


def _named(file: Attachment) -> Enclosed:
    shown = file.media_type in _SHOWN and file.size <= _PICTURE
    return Enclosed(file.name, file.digest, "photo" if shown else _PLAYED.get(file.media_type, "document"))


def _opened(card: Card) -> Iterator[Enclosed]:
    for number, file in enumerate(card.files, start=1):
        yield Enclosed(f"{number}{Path(file.name).suffix}", file.digest, "document")


def _in_albums(kind: str, files: Iterable[Enclosed]) -> Iterator[list[Enclosed]]:
    """Put pictures, and documents, several together; what is played comes by itself, so that it has its own key."""
    left, most = iter(files), _ALBUM if kind in ("photo", "document") else 1
    while some := list(islice(left, most)):
        yield some
