"""`qianfa sheet`: the approval sheet of an item, written to a file."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot import errands
from bot.config import Settings
from bot.console import word
from bot.mistakes import Trouble
from bot.sheets import fonts
from tests.support.world import TITLE, world

HAS_TYPE = fonts.find("en") is not None


@pytest.fixture
async def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Leave a data folder with one submitted item and one that is not."""
    monkeypatch.chdir(tmp_path)
    async with world(tmp_path) as here:
        assert await here["wang-min"].submits() == "2026-0001"
        await here["wang-min"].begins(title="还没提交")
        return here.bot.settings


def write(chosen: Settings, *, number: str = "2026-0001", as_pdf: bool = False, overwrite: bool = False) -> str:
    return word(errands.sheet(chosen, number, None, "zh-Hant", as_pdf=as_pdf, overwrite=overwrite), "en")


def test_a_sheet_is_written_beside_where_one_stands(chosen: Settings) -> None:
    assert write(chosen) == "The approval sheet of 2026-0001 is in 2026-0001.html."
    assert f"簽發單：{TITLE}" in Path("2026-0001.html").read_text("utf-8")
    with pytest.raises(FileExistsError):
        write(chosen)
    assert write(chosen, overwrite=True)


@pytest.mark.skipif(not HAS_TYPE, reason="no font with Chinese characters is installed here")
def test_a_sheet_is_written_as_pdf(chosen: Settings) -> None:
    assert write(chosen, as_pdf=True) == "The approval sheet of 2026-0001 is in 2026-0001.pdf."
    assert Path("2026-0001.pdf").read_bytes().startswith(b"%PDF")


def test_without_type_it_says_what_to_do(chosen: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "folders", lambda: ())
    with pytest.raises(Trouble, match="printed-no-font"):
        write(chosen, as_pdf=True)
    (tmp_path / "none.ttf").write_bytes(b"")
    with pytest.raises(Trouble, match="printed-font"):
        write(replace(chosen, pdf_font=tmp_path / "none.ttf"), as_pdf=True)
    assert not Path("2026-0001.pdf").exists()


def test_an_item_that_is_not_there_is_named(chosen: Settings) -> None:
    with pytest.raises(Trouble, match=r"printed-unknown.*2026-0099"):
        write(chosen, number="2026-0099")
