"""A report whose picture cannot be drawn goes out without it, and says so."""

from pathlib import Path

from bot.cards.card import Card
from bot.delivery.drawing import Drawing
from bot.domain.people import PersonId
from bot.i18n import I18n
from bot.intake.files import Files
from bot.ports import Reader
from bot.sheets.heatmap import Heatmap
from bot.sheets.pictures import Easel
from bot.sheets.press import Press
from bot.text import Text
from tests.support.owing import SHANGHAI
from tests.support.printing import NOW


async def test_where_the_picture_fails_the_words_go_out(tmp_path: Path) -> None:
    font = tmp_path / "none.ttf"
    font.write_bytes(b"no font")
    drawing = Drawing(Files(tmp_path / "files"), I18n(), Press(), Easel(font))
    card, file = await drawing.drawn(
        Card(Text("report-title", {"period": "x"})),
        Heatmap("2026-W23", ()),
        Reader(PersonId("gao-yun"), "zh-Hans", SHANGHAI),
        NOW,
    )
    assert file is None
    assert card.notes == (Text("report-no-picture"),)
    assert card.files == ()
