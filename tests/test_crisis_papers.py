"""`qianfa crisis export`: the time line of a crisis, written to a file."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot import agenda, console, crisis_papers
from bot.cards.tokens import Verb
from bot.config import Settings
from bot.console import word
from bot.exports import UnknownKind
from bot.mistakes import Trouble
from tests.support.crisis import WHAT, closes, crisis, reported
from tests.support.shell import Shell
from tests.support.world import world


@pytest.fixture
async def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Leave a data folder with one crisis."""
    monkeypatch.chdir(tmp_path)
    async with world(tmp_path, stage="paper") as here:
        await reported(here, f"{WHAT} <script>")
        await here["gao-yun"].taps(Verb.TAKE_CRISIS)
        await closes(here, "gao-yun")
        await here["lin-shuhua"].taps(Verb.CONFIRM_END)
        assert (await crisis(here)).number == "C-2026-01"
        return here.bot.settings


def export(chosen: Settings, into: str = "", *, number: str = "C-2026-01", overwrite: bool = False) -> str:
    file = Path(into) if into else None
    return word(crisis_papers.export(chosen, number, file, "zh-Hant", overwrite=overwrite), "en")


def test_it_is_written_as_a_page_to_be_printed(chosen: Settings) -> None:
    assert export(chosen) == "The time line of C-2026-01 is in C-2026-01.html."
    page = Path("C-2026-01.html").read_text("utf-8")
    assert "突發 C-2026-01 時間線" in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    with pytest.raises(FileExistsError):
        export(chosen)
    assert export(chosen, overwrite=True)


@pytest.mark.parametrize("name", ["what.xlsx", "WHAT.CSV"])
def test_it_is_written_as_a_table(chosen: Settings, name: str) -> None:
    assert export(chosen, name) == f"The time line of C-2026-01 is in {name}."
    if name.endswith("xlsx"):
        rows = CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()
        assert rows[0] == ["時間", "事項", "內容", "名單", "附件"]
        assert rows[1][1] == "王敏報告"
    else:
        assert "王敏報告" in Path(name).read_text("utf-8-sig")
    with pytest.raises(FileExistsError):
        export(chosen, name)


def test_what_cannot_be_written_is_named(chosen: Settings) -> None:
    with pytest.raises(Trouble, match=r"timeline-unknown.*C-2026-09"):
        export(chosen, number="C-2026-09")
    with pytest.raises(UnknownKind):
        export(chosen, "what.pdf")


def test_the_command_line_writes_it_and_says_where(chosen: Settings, shell: Shell) -> None:
    told = shell.told("crisis", "export", "c-2026-01", "--into", "what.html", "--data", chosen.data)
    assert told == "The time line of C-2026-01 is in what.html."
    assert (shell.folder / "what.html").exists()
    assert "There is no crisis C-2026-09." in shell.told("crisis", "export", "C-2026-09", "--data", chosen.data, code=1)


async def test_the_schedule_says_who_owes_a_report(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await reported(here)
        await here["gao-yun"].taps(Verb.TAKE_CRISIS)
        said = console.say(agenda.listed(here.bot.settings, here.clock.now(), 1, "gao-yun"), "en")
        assert f"crisis “{WHAT}”: its owner is reminded that a situation report is due" in said
