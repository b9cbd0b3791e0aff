"""Files on Telegram: what people and the bot have sent, under ids, with the paths under which they can be fetched."""

import hashlib
import io
from dataclasses import dataclass, field
from typing import Final

from PIL import Image, UnidentifiedImageError

MOST_FETCHED: Final = 20 * 1024 * 1024  # bytes that `getFile` gives out
MOST_PHOTO: Final = 10 * 1024 * 1024
MOST_SENT: Final = 50 * 1024 * 1024
_MOST_SIDES: Final = 10_000  # width and height of a photo together
_MOST_RATIO: Final = 20
_FOLDERS: Final = {"photo": "photos", "voice": "voice", "video": "videos"}


@dataclass
class File:
    """A file, or one size of a photo."""

    id: str
    name: str
    data: bytes = field(repr=False)
    media_type: str = ""
    size: int = 0  # what is told; a test need not have 25 MB in memory
    width: int = 0
    height: int = 0
    path: str = ""

    @property
    def unique(self) -> str:
        """The same for the same file, whoever sends it."""
        return hashlib.sha256(self.data).hexdigest()[:16]


class Files:
    """Keeps the files."""

    def __init__(self) -> None:
        self.kept: dict[str, File] = {}
        self.fetched: list[str] = []  # ids whose bytes were given out

    def add(self, kind: str, name: str, data: bytes, *, media_type: str = "", size: int | None = None) -> File:
        """Keep a file that was sent as this kind: "photo", "document", "voice", "video"."""
        number = len(self.kept) + 1
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{number}{_ending(name)}"
        sized = len(data) if size is None else size
        file = File(f"{kind.upper()}-{number:06d}-{'Ag' * 12}", name, data, media_type, sized, path=path)
        self.kept[file.id] = file
        return file

    def photo(self, data: bytes) -> list[File]:
        """Keep a photo, as Telegram does in several sizes, the smallest first."""
        width, height = measured(data) or (1280, 960)
        sizes = [self.add("photo", "file.jpg", b"small:" + data[:16]), self.add("photo", "file.jpg", data)]
        sizes[0].width, sizes[0].height = max(1, width // 8), max(1, height // 8)
        sizes[1].width, sizes[1].height = width, height
        return sizes

    def at(self, path: str) -> File | None:
        """Find a file by the path that `getFile` gave out."""
        return next((one for one in self.kept.values() if one.path == path), None)


def measured(data: bytes) -> tuple[int, int] | None:
    """Give a picture's width and height in pixels; None when it is none."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except (UnidentifiedImageError, OSError):
        return None


def photo_problem(data: bytes) -> str:
    """Say why Telegram does not take this as a photo; "" if it does."""
    sides = measured(data)
    if sides is None:
        return "IMAGE_PROCESS_FAILED"
    if sum(sides) > _MOST_SIDES or max(sides) > _MOST_RATIO * min(sides):
        return "PHOTO_INVALID_DIMENSIONS"
    return ""


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2]}" if "." in name else ""
