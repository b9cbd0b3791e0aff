"""The kinds of files that are taken, how they are called, and what a name claims to be."""

from enum import StrEnum
from typing import Final

from bot.frozen import frozen
from bot.text import Text


class Kind(StrEnum):
    """What a file is to the people who read the draft."""

    PICTURE = "picture"
    DOCUMENT = "document"
    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"


@frozen
class Sort:
    """One format: its usual extension, without the dot, other spellings of it, and its media type."""

    kind: Kind
    extension: str
    media_type: str
    spellings: tuple[str, ...] = ()


_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."

SORTS: Final = {
    sort.extension: sort
    for sort in (
        Sort(Kind.PICTURE, "jpg", "image/jpeg", ("jpeg", "jpe", "jfif")),
        Sort(Kind.PICTURE, "png", "image/png", ("apng",)),
        Sort(Kind.PICTURE, "gif", "image/gif"),
        Sort(Kind.PICTURE, "webp", "image/webp"),
        Sort(Kind.DOCUMENT, "docx", _OPEN_XML + "wordprocessingml.document"),
        Sort(Kind.DOCUMENT, "xlsx", _OPEN_XML + "spreadsheetml.sheet"),
        Sort(Kind.DOCUMENT, "pptx", _OPEN_XML + "presentationml.presentation"),
        Sort(Kind.DOCUMENT, "doc", "application/msword", ("wps",)),
        Sort(Kind.DOCUMENT, "xls", "application/vnd.ms-excel", ("et",)),
        Sort(Kind.DOCUMENT, "ppt", "application/vnd.ms-powerpoint", ("dps",)),
        Sort(Kind.DOCUMENT, "pdf", "application/pdf"),
        Sort(Kind.DOCUMENT, "ofd", "application/ofd"),  # GB/T 33190, what public offices exchange
        Sort(Kind.DOCUMENT, "rtf", "application/rtf"),
        Sort(Kind.DOCUMENT, "odt", "application/vnd.oasis.opendocument.text"),
        Sort(Kind.DOCUMENT, "pages", "application/vnd.apple.pages"),
        Sort(Kind.VIDEO, "mp4", "video/mp4", ("m4v",)),
        Sort(Kind.VIDEO, "mov", "video/quicktime", ("qt",)),
        Sort(Kind.VIDEO, "webm", "video/webm"),
        Sort(Kind.AUDIO, "mp3", "audio/mpeg"),
        Sort(Kind.AUDIO, "m4a", "audio/mp4"),
        Sort(Kind.AUDIO, "aac", "audio/aac"),
        Sort(Kind.AUDIO, "ogg", "audio/ogg", ("oga", "opus")),
        Sort(Kind.AUDIO, "wav", "audio/x-wav"),
        Sort(Kind.AUDIO, "flac", "audio/flac"),
        Sort(Kind.AUDIO, "amr", "audio/amr"),
        Sort(Kind.TEXT, "txt", "text/plain", ("text", "md", "csv")),
    )
}

# Extensions that are not taken, but by which a person means one of the kinds.
_MEANT: Final = {
    Kind.PICTURE: ("bmp", "tif", "tiff", "heic", "heif", "avif", "psd"),
    Kind.DOCUMENT: ("docm", "dotx", "dotm", "dot", "xlsm", "pptm", "ppsx"),
    Kind.VIDEO: ("3gp", "avi", "mkv", "wmv", "flv", "mpg", "mpeg"),
    Kind.AUDIO: ("wma", "mid", "aiff"),
}

# What a computer would run, open as a page or unpack at a double click, whatever the content is.
_RUN: Final = (
    "exe",
    "com",
    "scr",
    "pif",
    "bat",
    "cmd",
    "ps1",
    "vbs",
    "vbe",
    "js",
    "jse",
    "wsf",
    "hta",
    "msi",
    "msp",
    "dll",
)
_RUN_ELSEWHERE: Final = ("cpl", "jar", "apk", "app", "sh", "py", "reg", "lnk", "url", "inf", "iso", "img")
_PAGES: Final = ("html", "htm", "xhtml", "mht", "mhtml", "svg", "svgz", "xml")
_ARCHIVES: Final = ("zip", "rar", "7z", "gz", "tar")
_NEVER: Final = (*_RUN, *_RUN_ELSEWHERE, *_PAGES, *_ARCHIVES)


def _claims() -> dict[str, Kind | None]:
    claims: dict[str, Kind | None] = dict.fromkeys(_NEVER)
    for sort in SORTS.values():
        claims.update(dict.fromkeys((sort.extension, *sort.spellings), sort.kind))
    for kind, extensions in _MEANT.items():
        claims.update(dict.fromkeys(extensions, kind))
    return claims


# What an extension says that the file is; None: nothing that is ever taken. Other extensions claim nothing,
# for in 关于3.8活动的通知 the dot begins no extension.
CLAIMS: Final = _claims()


def agree(claimed: Kind | None, found: Kind) -> bool:
    """Tell whether a name may stand for this content: video and audio share their containers."""
    recordings = (Kind.VIDEO, Kind.AUDIO)
    return claimed == found or (claimed in recordings and found in recordings)


def looks_like(what: str) -> Text:
    """Name something that is not taken, in the reader's language, or by its extension where there is no name for it."""
    named = {"program", "page", "svg", "archive", "heic", "unknown", *Kind}
    return Text(f"file-looks-{what}") if what in named else Text("file-looks-other", {"type": what.upper()})
