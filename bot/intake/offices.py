"""What an office file really is: its parts, its passwords and its macros, by content alone."""

from typing import Final

from bot.errors import Refused
from bot.intake.archives import Archive
from bot.intake.given import FileLocked, Given
from bot.intake.kinds import SORTS, Sort
from bot.intake.packages import TYPES_PART, Package

_MAIN_PARTS: Final = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "presentationml.presentation.main+xml": "pptx",
}
_PROGRAM_TYPES: Final = ("macroenabled", "vbaproject", "macrosheet", "activex", "vnd.ms-office.vba")
_PROGRAM_PARTS: Final = ("vbaproject.bin", "/activex/", "/macrosheets/")

_OPEN_TEXT: Final = b"application/vnd.oasis.opendocument.text"
_OPEN_PROGRAMS: Final = ("Basic/", "Scripts/")
_PAGES_PARTS: Final = frozenset({"Index/Document.iwa", "Index.zip"})
_RICH_OBJECTS: Final = (b"\\objdata", b"\\objocx", b"\\objautlink", b"\\objupdate")

_ENTRY_SIZE: Final = 128
_STREAMS: Final = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_MACRO_STREAMS: Final = ("_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros")


class FileHasMacros(Refused):
    """The document carries programs, which run when somebody opens it."""

    key = "refused-file-has-macros"


def sort_of_archive(given: Given) -> Sort | None:
    """Tell which office format a zip file is, None if it is none; every member was read once.

    Raises FileHasMacros, FileLocked, FileDamaged, UnpacksTooLarge.
    """
    package = Package(given)
    names = package.archive.names
    other = _other_sort(given, package.archive)
    if other is not None:
        package.archive.check()
        return other
    if TYPES_PART not in names:
        return None
    package.archive.check()
    types = package.content_types()
    paths = {f"/{name.lower()}" for name in names}
    if _any_within(_PROGRAM_TYPES, types) or _any_within(_PROGRAM_PARTS, paths):
        raise FileHasMacros(name=given.name)
    return next((SORTS[sort] for part, sort in _MAIN_PARTS.items() if _any_within((part,), types)), None)


def _other_sort(given: Given, archive: Archive) -> Sort | None:
    """Tell the formats that are kept and not read: OFD, OpenDocument texts, Pages."""
    if "OFD.xml" in archive.names:
        return SORTS["ofd"]
    if not archive.names.isdisjoint(_PAGES_PARTS):
        return SORTS["pages"]
    if "mimetype" not in archive.names or archive.read("mimetype", given.limits.xml_bytes) != _OPEN_TEXT:
        return None
    if "META-INF/manifest.xml" in archive.names:
        manifest = archive.read("META-INF/manifest.xml", given.limits.xml_bytes)
        if b"encryption-data" in manifest:
            raise FileLocked(name=given.name)
    if any(name.startswith(_OPEN_PROGRAMS) for name in archive.names):
        raise FileHasMacros(name=given.name)
    return SORTS["odt"]


def sort_of_rich_text(given: Given) -> Sort:
    """Give rich text, which is kept and not read; raises FileHasMacros where objects are embedded in it."""
    if any(word in given.data for word in _RICH_OBJECTS):
        raise FileHasMacros(name=given.name)
    return SORTS["rtf"]


def _any_within(wanted: tuple[str, ...], found: frozenset[str] | set[str]) -> bool:
    return any(want in item for want in wanted for item in found)


def sort_of_compound(given: Given) -> Sort | None:
    """Tell which of the old formats a compound file is, None if it is none. Raises FileHasMacros, FileLocked."""
    if _stream_at(given.data, "EncryptedPackage") is not None:
        raise FileLocked(name=given.name)
    if any(_stream_at(given.data, stream) is not None for stream in _MACRO_STREAMS):
        raise FileHasMacros(name=given.name)
    # Documents hold others; the first entry belongs to the outermost.
    places = {_stream_at(given.data, stream): sort for stream, sort in _STREAMS.items()}
    places.pop(None, None)
    return SORTS[places[min(place for place in places if place is not None)]] if places else None


def _stream_at(data: bytes, stream: str) -> int | None:
    """Find a directory entry of this name without following the file's own chains, which may be made to run in circles.

    Entries are 128 bytes, aligned, and begin with the name (MS-CFB 2.6.1).
    """
    name = stream.encode("utf-16-le")
    entry = name.ljust(64, b"\0") + (len(name) + 2).to_bytes(2, "little")
    place = data.find(entry)
    while place >= 0 and place % _ENTRY_SIZE:
        place = data.find(entry, place + 1)
    return place if place >= 0 else None
