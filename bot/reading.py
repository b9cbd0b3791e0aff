"""Files on their way in: examined, read and laid on the shelf, so that an act only has to name their digests."""

import asyncio
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.domain.drafts import Attachment
from bot.errors import Refused
from bot.intake.documents import Reading, read_docx, read_text
from bot.intake.files import Files
from bot.intake.given import Limits, UnpacksTooLarge
from bot.intake.names import shown_name
from bot.intake.types import Found, examine
from bot.intake.words import TextHasControl, TextTooLong
from bot.ports import FileRef
from bot.roster import sent_roster
from bot.text import Text
from handlers.drafts import Sent

_UNREAD = (TextTooLong, TextHasControl, UnpacksTooLarge)  # refusals of a document's text, not of its file
_KINDS = frozenset({"picture", "document", "video", "audio"})


class Shelf:
    """Where bytes are kept, and what is taken."""

    def __init__(self, files: Files, limits: Limits, zone: ZoneInfo) -> None:
        """Keep bytes in `files`; refuse what is over `limits`. The days of rosters are those of `zone`."""
        self.files, self.limits, self.zone = files, limits, zone

    async def add(self, sent: Sent, file: FileRef, data: bytes) -> Sent:
        """Give what was sent with this file read; a file that cannot be taken becomes a note that says why."""
        return await asyncio.to_thread(self.read, sent, file.name, data)

    def read(self, sent: Sent, name: str, data: bytes) -> Sent:
        """Do the work of `add`, which blocks. A roster that came as one is nothing else besides."""
        if len(data) <= self.limits.file_bytes:
            sent = replace(sent, roster=sent_roster(shown_name(name), data, self.zone, sent.words) or sent.roster)
        if sent.roster is not None and sent.roster.only:
            return sent
        try:
            found = examine(name, data, self.limits)
        except Refused as refused:
            return replace(sent, notes=(*sent.notes, refused.text))
        try:
            reading = self._reading(found, data)
        except _UNREAD as refused:
            return self._unread(sent, found, data, refused)
        except Refused as refused:
            return replace(sent, notes=(*sent.notes, refused.text))
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


def attachment(found: Found, *, original: bool) -> Attachment:
    """Give a file as a draft carries it."""
    kind = found.kind if found.kind in _KINDS else "other"
    return Attachment(found.digest, kind, found.name, found.size, found.media_type, original)  # type: ignore[arg-type]
