"""Files on their way in: streamed to disk, named by the bot, kept for a day."""

import asyncio
import json
import os
import re
from collections.abc import AsyncIterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Final

from bot.ids import new_id
from bot.ports import FileRef

LARGEST: Final = 50_000_000  # bytes, unless told otherwise
KEPT: Final = timedelta(days=1)
_LONGEST_NAME: Final = 200
_ID: Final = re.compile(r"[0-9A-Za-z]{1,64}")


class TooLarge(Exception):
    """The upload is larger than is allowed; nothing of it was kept."""


class Uploads:
    """A folder of uploads: the bytes under the upload's id, and beside them the name that they were given."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        """Use this folder, making it where it is missing, for uploads of at most `largest` bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.largest = largest

    async def take(self, chunks: AsyncIterable[bytes], name: str) -> FileRef:
        """Write an upload down, so that it survives a power cut; TooLarge, or OSError as the disk gives it."""
        upload = new_id()
        part = self._folder / f"{upload}.part"
        try:
            ref = FileRef(upload, _clean(name), await _write(part, chunks, self.largest))
            await asyncio.to_thread(self._keep, part, ref)
        finally:
            part.unlink(missing_ok=True)
        return ref

    def _keep(self, part: Path, ref: FileRef) -> None:
        note = json.dumps({"name": ref.name, "size": ref.size})
        (self._folder / f"{ref.id}.json").write_text(note, encoding="utf-8")
        part.rename(self._folder / ref.id)

    def ref(self, upload: str) -> FileRef:
        """Give an upload's name and size; FileNotFoundError when there is none of this id."""
        note = json.loads(self._path(upload).with_suffix(".json").read_text(encoding="utf-8"))
        return FileRef(upload, note["name"], note["size"])

    def read(self, upload: str) -> bytes:
        """Give an upload's bytes; OSError when they cannot be had."""
        return self._path(upload).read_bytes()

    def _path(self, upload: str) -> Path:
        if not _ID.fullmatch(upload):
            raise FileNotFoundError(f"not an upload: {upload[:_LONGEST_NAME]!r}")
        return self._folder / upload

    def sweep(self, now: datetime) -> int:
        """Remove what has lain here longer than KEPT; give the number of files."""
        before = (now - KEPT).timestamp()
        old = [path for path in self._folder.iterdir() if path.stat().st_mtime < before]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


async def _write(path: Path, chunks: AsyncIterable[bytes], most: int) -> int:
    size = 0
    file = await asyncio.to_thread(path.open, "wb")
    try:
        async for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise TooLarge
            await asyncio.to_thread(file.write, chunk)
        await asyncio.to_thread(_settle, file)
    finally:
        file.close()
    return size


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _clean(name: str) -> str:
    """Keep what a person recognises of a name: its last part, without what cannot be shown or written."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in last if sign.isprintable())
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > _LONGEST_NAME and dot:
        return f"{stem[: _LONGEST_NAME - 20]}.{ending[:19]}"
    return shown[:_LONGEST_NAME]
