"""Pictures: their size by the header, before a pixel is unpacked, and whether all of them is there."""

from io import BytesIO
from typing import Final

from PIL import GifImagePlugin, Image, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from bot.errors import Refused
from bot.intake.given import MEGA, MYRIAD, FileDamaged, Given
from bot.intake.kinds import Sort

# The classes themselves and not Image.open, which would refuse by its own limits and without saying the size.
_FORMATS: Final[dict[str, type[ImageFile.ImageFile]]] = {
    "jpg": JpegImagePlugin.JpegImageFile,
    "png": PngImagePlugin.PngImageFile,
    "gif": GifImagePlugin.GifImageFile,
    "webp": WebPImagePlugin.WebPImageFile,
}
_START_OF_SCAN: Final = b"\xff\xda"
_SCANS: Final = 100  # a progressive picture has about ten; thousands keep a decoder busy for minutes
_EIGHTH: Final = 8  # JPEG is decoded at an eighth of its size: all of it is read, little memory is taken


class PictureTooLarge(Refused):
    """The picture has more pixels than are taken; languages count them by the million or by the 10,000."""

    key = "refused-picture-too-large"


def size_of(given: Given, sort: Sort) -> tuple[int, int]:
    """Give width and height in pixels; raises PictureTooLarge by the header alone, FileDamaged for half a picture."""
    try:
        picture = _FORMATS[sort.extension](BytesIO(given.data))
        size = picture.size
    except Image.DecompressionBombError as bomb:  # WebP only: its canvas would be set up while opening
        raise _too_large(given, *_webp_canvas(given.data)) from bomb
    except Exception as broken:  # decoders raise whatever they stumble over
        raise FileDamaged(name=given.name) from broken
    with picture:
        width, height = size
        if max(size) > given.limits.picture_side or width * height > given.limits.picture_pixels:
            raise _too_large(given, width, height)
        try:
            _look_through(picture, given.data)
        except Exception as broken:
            raise FileDamaged(name=given.name) from broken
    return width, height


def _look_through(picture: ImageFile.ImageFile, data: bytes) -> None:
    match picture:
        case PngImagePlugin.PngImageFile():
            picture.verify()  # by the checksums of its chunks
        case WebPImagePlugin.WebPImageFile():
            pass  # opening has walked all chunks
        case JpegImagePlugin.JpegImageFile() if data.count(_START_OF_SCAN) > _SCANS:
            message = "more scans than any camera makes"
            raise ValueError(message)
        case _:
            picture.draft(None, (picture.width // _EIGHTH or 1, picture.height // _EIGHTH or 1))
            picture.load()


def _webp_canvas(data: bytes) -> tuple[int, int]:
    """Read the size from a WebP header (RFC 9649, 2.7)."""
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        packed = int.from_bytes(data[21:25], "little")
        return (packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF


def _too_large(given: Given, width: int, height: int) -> PictureTooLarge:
    limits = given.limits
    return PictureTooLarge(
        name=given.name,
        width=width,
        height=height,
        most_millions=limits.picture_pixels // MEGA,
        most_myriads=limits.picture_pixels // MYRIAD,
        most_side=limits.picture_side,
    )
