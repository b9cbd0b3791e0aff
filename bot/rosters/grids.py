"""Takes rows and cells out of .xlsx and .csv files, whatever they mean; nothing in them is run or followed."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import Final, TypeAlias
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from bot.frozen import frozen
from bot.mistakes import Mistake, Mistakes
from bot.rosters.words import sheet_called

Cell: TypeAlias = int | float | str | bool | time | date | datetime | timedelta

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 256
_MOST_BYTES: Final = 100_000_000  # of everything in the file, unpacked
_CELL: Final = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_LETTERS: Final = 26
_UNPARTED: Final = "save it as .xlsx in your spreadsheet program"
_AROUND_A_NAME: Final = ' ,;\t"'  # what may stand about a table's name on a line of its own
_LONGEST_NAME: Final = 30


@frozen
class Grid:
    """The cells of a sheet, by rows; the first row has the number `first`, as a person counts."""

    name: str
    rows: list[list[Cell]]
    first: int = 1


def grids_of_xlsx(data: bytes, file: str) -> list[Grid]:
    """Give every sheet; a value of merged cells stands in each of them. `Mistakes` where the file cannot be read."""
    try:
        _measure(data, file)
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            return [Grid(name, _filled(book.get_sheet_by_name(name))) for name in book.sheet_names]
    except PasswordError:
        problem, mend = "is locked by a password", "save it without one, then try again"
    except (CalamineError, BadZipFile, OSError):
        problem, mend = "is damaged, or no .xlsx file", "open it in your spreadsheet program and save it as .xlsx"
    raise Mistakes([Mistake(file, "", problem, mend)])


def _measure(data: bytes, file: str) -> None:
    """Refuse what would fill the memory, before it is unpacked: huge parts, and cells far out in an empty sheet."""
    with ZipFile(BytesIO(data)) as archive:
        fits = sum(part.file_size for part in archive.infolist()) <= _MOST_BYTES
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")] if fits else []
        for name in sheets:
            cells = _CELL.findall(archive.read(name))
            rows = max((int(row) for _, row in cells), default=0)
            columns = max((_number(letters) for letters, _ in cells), default=0)
            fits = fits and rows <= MOST_ROWS and columns <= MOST_COLUMNS
    if not fits:
        mend = f"keep to {MOST_ROWS:,} rows and {MOST_COLUMNS} columns, and delete what lies far out in empty sheets"
        raise Mistakes([Mistake(file, "", "is too large for a roster", mend)])


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _filled(sheet: CalamineSheet) -> list[list[Cell]]:
    rows: list[list[Cell]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return rows


def grids_of_csv(data: bytes, file: str) -> list[Grid]:
    """Give the tables that stand below one another, each under a row with nothing but its name.

    UTF-8, or as Excel writes it: GB 18030 in China, Big5 in Hong Kong and Taiwan; parted by commas, semicolons or tabs.
    """
    try:
        return _parted(_records(_text(data, file)))
    except csv.Error:  # a cell that never ends, most often: a quotation mark is missing
        problem = "is damaged, or no .csv file"
    raise Mistakes([Mistake(file, "", problem, _UNPARTED)])


def _parted(records: Iterable[tuple[int, list[str]]]) -> list[Grid]:
    found: list[Grid] = []
    for number, row in records:
        filled = [cell for cell in row if cell.strip()]
        if len(filled) == 1 and sheet_called(filled[0]):
            found.append(Grid(filled[0].strip().strip("[]【】"), [], number + 1))
        elif found:
            grid = found[-1]
            grid.rows.extend([] for _ in range(number - grid.first - len(grid.rows)))
            grid.rows.append(list(row))
    return found


def _text(data: bytes, file: str) -> str:
    """Give the text as it was meant: what is in Big5 can mostly be read as GB 18030, too, but names no table then."""
    read = _decoded(data, "utf-8-sig") or (*_decoded(data, "gb18030"), *_decoded(data, "big5hkscs"))
    if not read:
        raise Mistakes([Mistake(file, "", "is not UTF-8 text", "save it as 'CSV UTF-8' in your spreadsheet program")])
    return next(filter(_names_a_table, read), read[0])


def _decoded(data: bytes, encoding: str) -> tuple[str, ...]:
    try:
        return (data.decode(encoding),)
    except UnicodeDecodeError:
        return ()


def _names_a_table(text: str) -> bool:
    lines = (line.strip(_AROUND_A_NAME) for line in text.splitlines())
    return any(sheet_called(line) for line in lines if len(line) <= _LONGEST_NAME)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each record with the line on which it begins."""
    parted = max(",;\t", key=text.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=parted)
    begin = 1
    for record in reader:
        yield begin, record
        begin = reader.line_num + 1
