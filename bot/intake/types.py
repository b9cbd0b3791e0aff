"""What a file really is, by its content and never by its name, and whether it is taken."""

import hashlib
from typing import Final

import filetype

from bot.errors import Refused
from bot.frozen import frozen
from bot.intake import offices, pictures, plaintexts
from bot.intake.given import LIMITS, Given, Limits, megabytes
from bot.intake.kinds import CLAIMS, SORTS, Kind, Sort, agree, looks_like
from bot.intake.names import fitting_name, shown_name, split

_ZIPS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS: Final = frozenset({"exe", "elf", "wasm", "crx", "deb", "rpm", "swf", "nes"})
_PROGRAM_STARTS: Final = (
    b"\xca\xfe\xba\xbe",  # Java, and programs of macOS for several processors
    b"\xcf\xfa\xed\xfe",  # macOS
    b"\xce\xfa\xed\xfe",
    b"dex\n",  # Android
    b"L\0\0\0\x01\x14\x02\0",  # a Windows shortcut
)
_ARCHIVES: Final = frozenset(
    {"zip", "rar", "7z", "tar", "gz", "bz2", "xz", "zst", "cab", "z", "lz", "lz4", "ar", "epub"}
)
_SAME: Final = {"apng": "png", "m4v": "mp4"}


@frozen
class Found:
    """A file that is taken. `name` is safe to show and ends as `extension` does; width and height are a picture's."""

    kind: Kind
    media_type: str
    extension: str
    size: int
    digest: str
    name: str
    width: int | None = None
    height: int | None = None


class FileEmpty(Refused):
    """There is not a byte in it."""

    key = "refused-file-empty"


class FileTooLarge(Refused):
    """The file has `size` megabytes where `most` are taken."""

    key = "refused-file-too-large"


class FileTypeLies(Refused):
    """The name promises one kind of file, and the content is another."""

    key = "refused-file-type-lies"


class FileNotTaken(Refused):
    """The file is what its name says, or says nothing, but is of no kind that is taken."""

    key = "refused-file-not-taken"


def examine(name: str, data: bytes, limits: Limits = LIMITS) -> Found:
    """Look at a file that somebody gave; raises a `Refused`, and nothing else, where it is not taken.

    Everything is read in memory; nothing is run, unpacked to disk or fetched.
    """
    given = Given(shown_name(name), data, limits)
    if not data:
        raise FileEmpty(name=given.name)
    if len(data) > limits.file_bytes:
        raise FileTooLarge(name=given.name, size=megabytes(len(data)), most=megabytes(limits.file_bytes))
    sort = _fitting(given, _look(given))
    width, height = pictures.size_of(given, sort) if sort.kind is Kind.PICTURE else (None, None)
    return Found(
        kind=sort.kind,
        media_type=sort.media_type,
        extension=sort.extension,
        size=len(data),
        digest=hashlib.sha256(data).hexdigest(),
        name=fitting_name(given.name, sort),
        width=width,
        height=height,
    )


def is_picture(data: bytes) -> bool:
    """Tell by the first bytes alone; what lies inside other files is looked at no further, least of all unpacked."""
    found = _look_at_start(data)
    return isinstance(found, Sort) and found.kind is Kind.PICTURE


def _fitting(given: Given, found: Sort | str) -> Sort:
    """Give the sort if it is taken and the name does not contradict it."""
    extension = split(given.name)[1][1:].lower()
    claimed = CLAIMS.get(extension)
    if isinstance(found, str):
        if claimed is None:
            raise FileNotTaken(name=given.name, looks_like=looks_like(found))
        raise FileTypeLies(name=given.name, claims=extension, looks_like=looks_like(found))
    if extension and not agree(claimed, found.kind):
        raise FileTypeLies(name=given.name, claims=extension, looks_like=looks_like(found.kind))
    return found


def _look(given: Given) -> Sort | str:
    """Tell the sort, or a word for something that is not taken."""
    data = given.data
    if data.startswith(_ZIPS):
        return offices.sort_of_archive(given) or "archive"
    if data.startswith(_COMPOUND):
        return offices.sort_of_compound(given) or "unknown"
    if data.startswith(b"%PDF-"):
        return SORTS["pdf"]
    if data.startswith(b"{\\rtf"):
        return offices.sort_of_rich_text(given)
    text = plaintexts.decoded(data)
    if text is not None:
        return plaintexts.disguise(text) or SORTS["txt"]
    return _look_at_start(data)


def _look_at_start(data: bytes) -> Sort | str:
    if data.startswith(_PROGRAM_STARTS):
        return "program"
    guessed = filetype.guess(data)
    if guessed is None:
        return "unknown"
    extension = _SAME.get(guessed.extension, guessed.extension)
    if extension in _PROGRAMS:
        return "program"
    return "archive" if extension in _ARCHIVES else SORTS.get(extension, extension)
