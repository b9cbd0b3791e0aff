"""Tables for spreadsheets, read again as a spreadsheet does."""

import csv
import resource
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bot.exports import Cell, Column, SheetFull, UnknownKind, table

COLUMNS = [Column("标题", 30), Column("版本", 8), Column("发布时间")]
AT = datetime(2026, 6, 3, 12, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=60)


def write(path: Path, rows: Iterable[Sequence[Cell]] = (), *, overwrite: bool = False) -> Path:
    with table(path, "发布台账", COLUMNS, overwrite=overwrite) as add:
        for row in rows:
            add(row)
    return path


def cells(path: Path) -> list[list[object]]:
    """Read an .xlsx file."""
    return [list(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_name("发布台账").to_python()]


def lines(path: Path) -> list[list[str]]:
    """Read a .csv file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_sheet_has_its_header_and_keeps_what_is_what(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [["健康宣传日", 2, AT]])

    assert cells(path) == [["标题", "版本", "发布时间"], ["健康宣传日", 2.0, datetime(2026, 6, 3, 12, 0, 30)]]  # noqa: DTZ001 - sheets know no zones


def test_a_csv_file_opens_in_excel_as_utf8(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [["健康,宣传“日”", 2, AT]])

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines(path) == [["标题", "版本", "发布时间"], ["健康,宣传“日”", "2", "2026-06-03 12:00:30"]]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_nothing_but_a_header_when_there_is_nothing(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name)

    assert (cells if name == "a.xlsx" else lines)(path) == [["标题", "版本", "发布时间"]]


@pytest.mark.parametrize("name", ["a.xlsx", "A.CSV"])
def test_a_file_that_is_there_stays_unless_told_otherwise(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("somebody's")
    with pytest.raises(FileExistsError):
        write(path, [["x", 1, AT]])
    assert path.read_text() == "somebody's"

    write(path, [["x", 1, AT]], overwrite=True)
    assert path.read_bytes() != b"somebody's"
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["ledger", "ledger.xls", "ledger.pdf", ".csv"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownKind, match=r"\.xlsx or \.csv"):
        write(tmp_path / name)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_when_the_writing_breaks_off_what_was_there_stays(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("yesterday's")

    def rows() -> Iterator[Sequence[Cell]]:
        yield ["x", 1, AT]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(path, rows(), overwrite=True)

    assert path.read_text() == "yesterday's"
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        write(tmp_path / "nowhere" / name)


@contextmanager
def room(size: int) -> Iterator[None]:
    """Let no file become larger than this."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_full_disk_is_an_error_of_the_system_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match="File too large"), room(100):
        write(tmp_path / name, ([f"a long row, number {number}", number, AT] for number in range(100)))

    assert list(tmp_path.iterdir()) == []


def test_a_cell_that_excel_does_not_hold_is_cut_and_says_so(tmp_path: Path) -> None:
    whole, longer = "字" * 32_767, "😀" * 16_383 + "字字"
    path = write(tmp_path / "a.xlsx", [[whole, 1, AT], [longer, 2, AT]])

    (_, one, two) = cells(path)
    assert one[0] == whole
    cut = str(two[0])
    kept, mark = cut.split(" …")
    assert set(kept) == {"😀"}
    assert mark == f"[+{len(longer) - len(kept)}]"
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767


def test_a_csv_file_is_not_cut(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [["字" * 50_000, 1, AT]])

    assert lines(path)[1][0] == "字" * 50_000


def test_more_than_a_sheet_holds_is_refused(tmp_path: Path) -> None:
    columns = [Column(str(number)) for number in range(16_385)]  # reached sooner than its last row
    with pytest.raises(SheetFull, match="1,048,576"), table(tmp_path / "a.xlsx", "发布台账", columns):
        pass

    assert list(tmp_path.iterdir()) == []


@given(ANY_TEXT)
def test_whatever_somebody_wrote_is_the_same_text_in_both_kinds(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("both")
    sheet = cells(write(folder / "a.xlsx", [[text, 1, AT]]))[1][0]
    line = lines(write(folder / "a.csv", [[text, 1, AT]]))[1][0]

    assert line in (sheet, f"'{sheet}")
    if text.isprintable():
        assert sheet == text
