"""Pictures: how large they are, and whether all of them is there."""

import io

import pytest
from PIL import Image

from bot.intake.given import FileDamaged, Given, Limits
from bot.intake.kinds import SORTS
from bot.intake.pictures import PictureTooLarge, size_of
from tests.support import documents as made

FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}


def measured(data: bytes, extension: str, limits: Limits | None = None) -> tuple[int, int]:
    return size_of(Given("图", data, limits or Limits()), SORTS[extension])


def noisy(sort: str, **options: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((300, 200), 80).convert("RGB").save(file, sort, **options)
    return file.getvalue()


@pytest.mark.parametrize("extension", FORMATS)
def test_a_whole_picture_has_its_size(extension: str) -> None:
    assert measured(noisy(FORMATS[extension]), extension) == (300, 200)
    assert measured(made.picture(1, 1, sort=FORMATS[extension]), extension) == (1, 1)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("part", [0.1, 0.5, 0.95])
def test_half_a_picture_is_damaged(extension: str, part: float) -> None:
    data = noisy(FORMATS[extension])
    with pytest.raises(FileDamaged):
        measured(data[: int(len(data) * part)], extension)


def test_a_progressive_picture_is_read_unless_it_has_scans_without_end() -> None:
    data = noisy("JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]

    assert measured(data, "jpg") == (300, 200)
    with pytest.raises(FileDamaged):
        measured(data[:-2] + scan * 100 + data[-2:], "jpg")


@pytest.mark.parametrize(
    ("data", "extension", "size"),
    [
        (made.png_header(30_000, 30_000), "png", (30_000, 30_000)),
        (made.png_header(20_001, 1), "png", (20_001, 1)),
        (made.webp_header(160_000, 16_000), "webp", (160_000, 16_000)),
        (made.webp_header(16_000, 15_000, b"VP8L"), "webp", (16_000, 15_000)),
        (made.webp_header(16_000, 15_000, b"VP8 "), "webp", (16_000, 15_000)),
        (b"GIF89a" + b"\x30\x75\x30\x75\0\0\0" + b",\0\0\0\0\x30\x75\x30\x75\0\x08", "gif", (30_000, 30_000)),
    ],
)
def test_a_huge_picture_is_refused_by_its_header(data: bytes, extension: str, size: tuple[int, int]) -> None:
    with pytest.raises(PictureTooLarge) as refused:
        measured(data, extension)
    assert refused.value.values == {
        "name": "图",
        "width": size[0],
        "height": size[1],
        "most_millions": 60,
        "most_myriads": 6_000,
        "most_side": 20_000,
    }


def test_the_limit_itself_is_allowed() -> None:
    data = made.picture(60, 40)
    assert measured(data, "jpg", Limits(picture_pixels=2_400, picture_side=60)) == (60, 40)
    for limits in (Limits(picture_pixels=2_399), Limits(picture_side=59)):
        with pytest.raises(PictureTooLarge):
            measured(data, "jpg", limits)
