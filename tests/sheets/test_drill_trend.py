"""The picture of the last drills: bars and numbers beside them, in three languages, with and without a font."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from bot.i18n import I18n
from bot.sheets import drill_plotting
from bot.sheets.drill_trend import Held, Trend, TrendPicture, packed, said, unpacked
from bot.sheets.pictures import Easel
from bot.sheets.processes import NO_FONT
from bot.text import LANGUAGES, Language, Text

I18N = I18n()
NOW = datetime(2026, 6, 3, 2, tzinfo=UTC)
FIRST = Held("D-2026-01", NOW - timedelta(days=60), 72, 180, 4, 4)
DRILLS = (
    FIRST,
    replace(FIRST, number="D-2026-02", at=NOW - timedelta(days=30), taken=None, reached=3),
    replace(FIRST, number="D-2026-03", at=NOW, taken=605, called=0, reached=0),
)


def say(text: Text, language: Language = "zh-Hans") -> str:
    return I18N.say(text, language, zone=ZoneInfo("Asia/Shanghai"), now=NOW)


def in_words(language: Language = "zh-Hans") -> TrendPicture:
    return said(Trend(DRILLS), language, lambda text: say(text, language))


def test_a_row_says_how_long_it_took_whether_in_time_and_what_share_was_reached() -> None:
    one, two, three = in_words().rows
    assert (one.taken_words, one.in_time, one.reached, one.reached_words) == ("1:12", True, 1.0, "4/4")
    assert (two.taken, two.taken_words, two.in_time, two.reached) == (None, "无人接手", False, 0.75)
    assert (three.taken, three.taken_words, three.in_time, three.reached) == (1.0, "10:05", False, 0.0)
    assert one.wanted == pytest.approx(180 / 605)
    assert one.name.startswith("D-2026-01 · ")


def test_what_is_written_down_for_the_process_is_read_back() -> None:
    picture = in_words("en")
    assert unpacked(packed(picture)) == (picture, None, None)
    where = (Path("/fonts"),)
    assert unpacked(packed(picture, Path("/one.ttf"), where)) == (picture, Path("/one.ttf"), where)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_drawn(language: Language) -> None:
    code, data = drill_plotting.run(packed(in_words(language)))
    assert code == 0
    image = Image.open(BytesIO(data))
    assert image.format == "PNG"
    assert image.size[0] == 1080
    assert len(image.convert("RGB").getcolors(100_000) or ()) > 10


def test_without_a_font_it_is_drawn_in_english_only(tmp_path: Path) -> None:
    assert drill_plotting.run(packed(in_words(), where=(tmp_path,)))[0] == NO_FONT
    assert drill_plotting.run(packed(in_words("en"), where=(tmp_path,)))[0] == 0


async def test_it_is_drawn_in_a_process_of_its_own() -> None:
    drawn = await Easel().draw(Trend(DRILLS), "zh-Hans", say)
    assert Image.open(BytesIO(drawn)).format == "PNG"
