"""Files on their way in: examined, read and laid on the shelf, so that an act only has to name their digests."""

import asyncio
from dataclasses import replace

from bot.domain.drafts import Attachment
from bot.errors import Refused
from bot.intake.documents import Reading, read_docx, read_text
from bot.intake.files import Files
from bot.intake.given import Limits
from bot.intake.types import Found, examine
from bot.ports import FileRef
from handlers.drafts import Sent

_KINDS = frozenset({"picture", "document", "video", "audio"})


class Shelf:
    """Where bytes are kept, and what is taken."""

    def __init__(self, files: Files, limits: Limits) -> None:
        """Keep bytes in `files`; refuse what is over `limits`."""
        self.files, self.limits = files, limits

    async def add(self, sent: Sent, file: FileRef, data: bytes) -> Sent:
        """Give what was sent with this file read; a file that cannot be taken becomes a note that says why."""
        return await asyncio.to_thread(self.read, sent, file.name, data)

    def read(self, sent: Sent, name: str, data: bytes) -> Sent:
        """Do the work of `add`, which blocks."""
        try:
            found = examine(name, data, self.limits)
            reading = self._reading(found, data)
        except Refused as refused:
            return replace(sent, notes=(*sent.notes, refused.text))
        self.files.put(data)
        sent = replace(sent, attachments=(*sent.attachments, attachment(found, original=reading is not None)))
        return sent if reading is None else self._document(sent, reading)

    def _reading(self, found: Found, data: bytes) -> Reading | None:
        if found.extension == "docx":
            return read_docx(data, found.name, self.limits)
        return read_text(data, found.name, self.limits) if found.kind == "text" else None

    def _document(self, sent: Sent, reading: Reading) -> Sent:
        pictures = []
        for picture in reading.pictures:
            self.files.put(picture.data)
            pictures.append(attachment(picture.found, original=False))
        return replace(
            sent,
            title=sent.title or reading.title,
            text=f"{sent.text}\n\n{reading.text}".strip(),
            attachments=(*sent.attachments, *pictures),
            notes=(*sent.notes, *reading.notes),
        )


def attachment(found: Found, *, original: bool) -> Attachment:
    """Give a file as a draft carries it."""
    kind = found.kind if found.kind in _KINDS else "other"
    return Attachment(found.digest, kind, found.name, found.size, found.media_type, original)  # type: ignore[arg-type]
