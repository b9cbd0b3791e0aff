"""A file as somebody gave it, the limits that it has to keep, and the refusals that every kind of file shares."""

from typing import Final

from bot.errors import Refused
from bot.frozen import frozen

MEGA: Final = 1_000_000
MYRIAD: Final = 10_000


@frozen
class Limits:
    """How much of anything is taken. Sizes are bytes unless the name says otherwise."""

    file_bytes: int = 50 * MEGA
    text_characters: int = 100_000
    picture_pixels: int = 60 * MEGA
    picture_side: int = 20_000
    document_pictures: int = 100
    document_pixels: int = 600 * MEGA  # of all its pictures: looking through so many takes about two seconds
    members: int = 2_000  # of a zip file, which is what an office document is
    unpacked_bytes: int = 200 * MEGA
    unpacked_ratio: int = 100  # deflate reaches 1,032; the wordiest real documents stay under 40
    ratio_from_bytes: int = 10 * MEGA  # what unpacks to less than this harms nobody, whatever its ratio
    xml_bytes: int = 16 * MEGA  # of one part that is parsed: in memory it takes ten times as much


LIMITS: Final = Limits()


@frozen
class Given:
    """Bytes under a name that is already safe to show."""

    name: str
    data: bytes
    limits: Limits = LIMITS


class FileDamaged(Refused):
    """The bytes are not a whole file of the kind that they begin as."""

    key = "refused-file-damaged"


class FileLocked(Refused):
    """The file wants a password before it can be read."""

    key = "refused-file-locked"


class UnpacksTooLarge(Refused):
    """The file is small, but what it unpacks to is not: a zip bomb, or next to one. `most` is in megabytes."""

    key = "refused-file-unpacks-too-large"


class TooManyParts(UnpacksTooLarge):
    """The file has more members than any real document: looking at each would take long."""

    key = "refused-file-too-many-parts"


def megabytes(size: int) -> int:
    """Give a size in whole megabytes, rounded up, so that what is too large never reads like the limit."""
    return -(-size // MEGA)
