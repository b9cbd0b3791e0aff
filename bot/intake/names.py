"""Names of files, made safe to show, to log and to offer for downloading."""

import re
import unicodedata
from typing import Final

from bot.intake.kinds import CLAIMS, Sort
from bot.intake.words import HIDDEN, cut

LONGEST: Final = 120
_READ: Final = 4_000  # of the end of a name; nobody meant more

_RESERVED: Final = re.compile(r'[<>:"|?*]')  # by Windows, where most downloads end


def shown_name(name: str) -> str:
    """Give the last part of a path, without what hides, reorders or breaks lines; at most 120 characters."""
    bare = unicodedata.normalize("NFC", name[-_READ:]).replace("\\", "/").rpartition("/")[2]
    bare = _RESERVED.sub("_", " ".join(HIDDEN.sub(" ", bare).split()))
    bare = bare.strip(" .")
    stem, extension = split(bare)
    return (_shortened(stem, extension) + extension) or "file"


def split(name: str) -> tuple[str, str]:
    """Take the extension off, with its dot; "" where the name has none that means anything."""
    stem, dot, extension = name.rpartition(".")
    return (stem, dot + extension) if stem and extension.lower() in CLAIMS else (name, "")


def fitting_name(name: str, sort: Sort) -> str:
    """Give the name with the extension of what the file is, keeping the person's spelling where it is one."""
    stem, extension = split(name)
    if extension[1:].lower() in (sort.extension, *sort.spellings):
        return name
    fitting = "." + sort.extension
    return _shortened(stem, fitting) + fitting


def _shortened(stem: str, extension: str) -> str:
    return cut(stem, LONGEST - len(extension)).rstrip(" .")
