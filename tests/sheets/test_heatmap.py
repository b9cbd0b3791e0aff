"""The picture of what units handed in: words and numbers in its cells, in three languages, with and without a font."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from bot.domain.quotas import Standing
from bot.i18n import I18n
from bot.sheets import plotting
from bot.sheets.fonts import Unsuitable
from bot.sheets.heatmap import MOST, Cell, Group, Heatmap, HeatRow, Picture, said
from bot.sheets.pictures import Easel, NotDrawn, packed, unpacked
from bot.text import LANGUAGES, Language, Names, Text

I18N = I18n()
UNIT = Names(
    "青禾（香港）健康服务有限公司", "青禾（香港）健康服務有限公司", "Qinghe Health Services (Hong Kong) Limited Company"
)
STANDINGS = tuple(Standing)
ROW = HeatRow(UNIT, tuple(Cell(number % 3, 2, standing) for number, standing in enumerate(STANDINGS)))
COLUMNS = tuple(Text("heat-week", {"week": week}) for week in range(1, 8))
GROUP = Group(Names("每周", "每週", "Weekly"), COLUMNS, (ROW,))
MAP = Heatmap("2026-W23", (GROUP,))


def say(text: Text, language: Language) -> str:
    return I18N.say(text, language, zone=ZoneInfo("UTC"), now=datetime(2026, 6, 2, tzinfo=UTC))


def in_words(found: Heatmap = MAP, language: Language = "zh-Hans") -> Picture:
    return said(found, language, lambda text: say(text, language))


@pytest.mark.parametrize(
    ("language", "marks", "legend"),
    [
        ("zh-Hans", ["0/2", "1/2", "2/2", "免", "休", "筹", "–"], "进行中"),
        ("zh-Hant", ["0/2", "1/2", "2/2", "免", "休", "籌", "–"], "進行中"),
        ("en", ["0/2", "1/2", "2/2", "exc", "off", "prep", "–"], "not over yet"),
    ],
)
def test_cells_say_in_signs_what_their_colours_say(language: Language, marks: list[str], legend: str) -> None:
    picture = in_words(MAP, language)
    [group] = picture.groups
    [(name, cells)] = group.rows
    assert name == UNIT.in_language(language)
    assert [cell.mark for cell in cells] == marks
    assert picture.legend[2] == ("running", "", legend)
    assert len(picture.legend) == 7
    assert group.head == ""


def test_several_quotas_stand_under_their_names_and_of_very_many_units_the_first() -> None:
    many = Heatmap("2026-W23", (GROUP, Group(Names("每月"), COLUMNS[:1], (ROW,) * (MOST + 1))))
    picture = in_words(many)
    assert [group.head for group in picture.groups] == ["每周", "每月"]
    assert len(picture.groups[1].rows) == MOST


def test_what_is_handed_to_the_process_comes_out_as_it_went_in() -> None:
    picture = in_words()
    assert unpacked(packed(picture, Path("/a.ttf"))) == (picture, Path("/a.ttf"), None)
    assert unpacked(packed(picture, None, (Path("/f"),))) == (picture, None, (Path("/f"),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_as_wide_as_a_telephone_and_as_high_as_its_rows(language: Language) -> None:
    several = Heatmap("2026-W23", (GROUP, GROUP))
    heights = []
    for found in (MAP, several):
        code, data = plotting.run(packed(in_words(found, language)))
        picture = Image.open(BytesIO(data))
        assert (code, picture.format, picture.width) == (0, "PNG", 1080)
        heights.append(picture.height)
    assert heights[1] - heights[0] > 100


def test_without_a_font_english_is_drawn_all_the_same_and_chinese_is_not(tmp_path: Path) -> None:
    assert plotting.run(packed(in_words(language="zh-Hant"), None, (tmp_path,))) == (3, b"")
    code, data = plotting.run(packed(in_words(language="en"), None, (tmp_path,)))
    assert (code, Image.open(BytesIO(data)).width) == (0, 1080)


async def test_a_picture_is_drawn_in_a_process_of_its_own_once_for_all_who_get_it() -> None:
    easel = Easel()
    first = await easel.draw(MAP, "zh-Hans", say)
    assert Image.open(BytesIO(first)).width == 1080
    assert await easel.draw(MAP, "zh-Hans", say) is first


async def test_where_no_font_is_there_the_words_are_english(tmp_path: Path) -> None:
    easel = Easel(where=(tmp_path,))
    assert await easel.draw(MAP, "zh-Hans", say) == await easel.draw(MAP, "en", say)


async def test_a_font_that_cannot_be_used_is_said_to_be_one(tmp_path: Path) -> None:
    font = tmp_path / "none.ttf"
    font.write_bytes(b"no font")
    with pytest.raises(NotDrawn, match=Unsuitable.__name__):
        await Easel(font).draw(MAP, "zh-Hans", say)
