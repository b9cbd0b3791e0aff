"""Files on their way in: examined, read and laid on the shelf, so that an act only has to name their digests."""

import asyncio
import logging
from dataclasses import replace
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.directories import Received
from bot.domain.drafts import Attachment
from bot.errors import Refused
from bot.intake.documents import Reading, read_docx, read_text
from bot.intake.files import Files
from bot.intake.given import FileDamaged, Limits, UnpacksTooLarge
from bot.intake.names import shown_name
from bot.intake.types import Found, examine
from bot.intake.words import TextHasControl, TextTooLong
from bot.ports import FileRef
from bot.roster import sent_roster, unread_roster
from bot.text import Text
from handlers.drafts import Sent

_UNREAD = (TextTooLong, TextHasControl, UnpacksTooLarge)  # refusals of a document's text, not of its file
_KINDS = frozenset({"picture", "document", "video", "audio"})
Rosters = Literal["read", "told", "passed over"]
_log = logging.getLogger(__name__)


class Shelf:
    """Where bytes are kept, and what is taken."""

    def __init__(self, files: Files, limits: Limits, zone: ZoneInfo) -> None:
        """Keep bytes in `files`; refuse what is over `limits`. The days of rosters are those of `zone`."""
        self.files, self.limits, self.zone = files, limits, zone

    async def add(self, sent: Sent, file: FileRef, data: bytes, *, rosters: Rosters = "read") -> Sent:
        """Give what was sent with this file read; a file that cannot be taken becomes a note that says why.

        A roster is read, or only told to be one (only administrators are to give the bot such work), or no roster.
        """
        return await asyncio.to_thread(self.read, sent, file.name, data, rosters=rosters)

    def read(self, sent: Sent, name: str, data: bytes, *, rosters: Rosters = "read") -> Sent:
        """Do the work of `add`, which blocks. A roster that came as one is nothing else besides."""
        roster = self._roster(name, data, sent.words, rosters=rosters)
        sent = _with_roster(sent, roster) if roster else sent
        return sent if roster is not None and roster.only else self._file(sent, name, data)

    def _roster(self, name: str, data: bytes, words: str, *, rosters: Rosters) -> Received | None:
        called = shown_name(name)
        if rosters == "passed over" or len(data) > self.limits.file_bytes:
            return None
        if rosters == "told":
            return unread_roster(called, data, words)
        try:
            return sent_roster(called, data, self.zone, words)
        except Exception:  # noqa: BLE001 - whatever is in the file, its sender is told
            _log.warning("a roster could not be read", exc_info=True)
            return unread_roster(called, data, words)

    def _file(self, sent: Sent, name: str, data: bytes) -> Sent:
        try:
            found = examine(name, data, self.limits)
        except Refused as refused:
            return replace(sent, notes=(*sent.notes, refused.text))
        except Exception:  # noqa: BLE001 - whatever is in the file, its sender is told
            _log.warning("a file could not be examined", exc_info=True)
            return replace(sent, notes=(*sent.notes, FileDamaged(name=shown_name(name)).text))
        try:
            reading = self._reading(found, data)
        except _UNREAD as refused:
            return self._unread(sent, found, data, refused)
        except Refused as refused:
            return replace(sent, notes=(*sent.notes, refused.text))
        except Exception:  # noqa: BLE001 - whatever is in the file, its sender is told, and need not send it again
            _log.warning("a document could not be read", exc_info=True)
            return self._unread(sent, found, data, FileDamaged(name=found.name))
        self.files.put(data)
        sent = replace(sent, attachments=(*sent.attachments, attachment(found, original=reading is not None)))
        return sent if reading is None else self._document(sent, reading)

    def _reading(self, found: Found, data: bytes) -> Reading | None:
        if found.extension == "docx":
            return read_docx(data, found.name, self.limits)
        return read_text(data, found.name, self.limits) if found.kind == "text" else None

    def _unread(self, sent: Sent, found: Found, data: bytes, refused: Refused) -> Sent:
        """Keep a document whose text is not taken, so that it need not be sent again with the text."""
        self.files.put(data)
        notes = (*sent.notes, refused.text, Text("news-kept-unread", {"name": found.name}))
        return replace(sent, attachments=(*sent.attachments, attachment(found, original=True)), notes=notes)

    def _document(self, sent: Sent, reading: Reading) -> Sent:
        pictures = []
        for picture in reading.pictures:
            self.files.put(picture.data)
            pictures.append(attachment(picture.found, original=False))
        second = f"{reading.title}\n{reading.text}".strip() if sent.title else reading.text
        return replace(
            sent,
            title=sent.title or reading.title,
            text=f"{sent.text}\n\n{second}".strip(),
            attachments=(*sent.attachments, *pictures),
            notes=(*sent.notes, *reading.notes),
        )


def _with_roster(sent: Sent, roster: Received) -> Sent:
    """Take a roster with what was sent; of several the first one is taken, and the others are named."""
    if sent.roster is None:
        return replace(sent, roster=roster)
    note = Text("news-roster-second", {"name": roster.name, "first": sent.roster.name})
    return replace(sent, notes=(*sent.notes, note))


def attachment(found: Found, *, original: bool) -> Attachment:
    """Give a file as a draft carries it."""
    kind = found.kind if found.kind in _KINDS else "other"
    return Attachment(found.digest, kind, found.name, found.size, found.media_type, original)  # type: ignore[arg-type]  # one of them
