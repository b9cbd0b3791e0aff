"""Writes tables for spreadsheets: .xlsx and .csv, in which whatever people wrote stays text."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, TypeAlias, get_args

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from bot.frozen import frozen

Cell: TypeAlias = str | int | datetime
Write: TypeAlias = Callable[[Sequence[Cell]], None]
Kind: TypeAlias = Literal[".xlsx", ".csv"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
ROWS: Final = 1_048_576  # of a sheet of Excel, the header included; of columns it holds 16,384
UNITS: Final = 32_767  # of UTF-16 in one of its cells
_SIGNS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "\uff20")  # the last is the wide @
_CONTROLS: Final = ("\t", "\r", "\n", "\0")
_MOMENT: Final = "%Y-%m-%d %H:%M:%S"
# What XML cannot hold, and line ends that it would change.
_UNFIT: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")


class UnknownKind(Exception):
    """The file's name does not end in what can be written."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(f"{path}: end the name in {' or '.join(KINDS)}")
        self.path = path


class SheetFull(Exception):
    """A sheet of Excel does not hold so many rows; nothing was written."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(f"{path}: a sheet holds no more than {ROWS:,} rows")
        self.path = path


@frozen
class Column:
    """A column: what stands above it, and how many characters wide it is shown."""

    head: str
    width: int = 16


def kind(path: Path) -> Kind:
    """Tell from its name what a file is to be; UnknownKind when it is neither."""
    ending = path.suffix.lower()
    found = next((known for known in KINDS if known == ending), None)
    if found is None:
        raise UnknownKind(path)
    return found


@contextmanager
def table(path: Path, name: str, columns: Sequence[Column], *, overwrite: bool = False) -> Iterator[Write]:
    """Write a table row by row; the file has its name when all is written, else nothing has changed.

    Moments are written by the clock of the zone they come in. FileExistsError unless it may be overwritten.
    """
    if path.exists() and not overwrite:
        raise FileExistsError(path)
    opened = {".xlsx": _xlsx, ".csv": _csv}[kind(path)]
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb"):  # says at once where nothing can be written
            pass
        with opened(part, name, columns) as write:
            yield write
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _csv(path: Path, _name: str, columns: Sequence[Column]) -> Iterator[Write]:
    # Without its mark Excel does not take a file for UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([_guarded(column.head) for column in columns])
        yield lambda cells: writer.writerow([_plain(cell) for cell in cells])


def _plain(cell: Cell) -> str:
    match cell:
        case datetime():
            return f"{cell:{_MOMENT}}"
        case int():
            return str(cell)
        case _:
            return _guarded(cell)


def _guarded(text: str) -> str:
    """Keep a spreadsheet from reading a text as a formula (OWASP ASVS 1.2.10)."""
    risky = text.startswith(_CONTROLS) or text.lstrip().startswith(_SIGNS)
    return f"'{_fit(text)}" if risky else _fit(text)


@contextmanager
def _xlsx(path: Path, name: str, columns: Sequence[Column]) -> Iterator[Write]:
    with TemporaryDirectory() as folder:  # rows wait there, not in memory
        book = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": folder})
        sheet = _Sheet(book, path, name)
        try:
            with closing(book):
                sheet.head(columns)
                yield sheet.write
        except FileCreateError as error:
            sheet.abandon()
            raise error.args[0] from None


class _Sheet:
    """The one sheet of a workbook."""

    def __init__(self, book: xlsxwriter.Workbook, path: Path, name: str) -> None:
        self._path = path
        self._sheet = book.add_worksheet(name)
        self._bold = book.add_format({"bold": True})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._rows = 0

    def head(self, columns: Sequence[Column]) -> None:
        """Write the header, which stays in sight."""
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, column.width)
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            self._written(self._sheet.write_string(0, place, _short(_fit(column.head)), self._bold))
        self._rows = 1

    def write(self, cells: Sequence[Cell]) -> None:
        for place, cell in enumerate(cells):
            self._written(self._cell(place, cell))
        self._rows += 1

    def abandon(self) -> None:
        """Close the file of the waiting rows, which the library leaves open when it fails."""
        self._sheet.row_data_fh.close()

    def _cell(self, place: int, cell: Cell) -> int:
        """Write a cell as what it is: a text never becomes a formula, a number or a link."""
        match cell:
            case datetime():
                told = self._sheet.write_datetime(self._rows, place, cell.replace(tzinfo=None), self._moment)
            case int():
                told = self._sheet.write_number(self._rows, place, cell)
            case _:
                told = self._sheet.write_string(self._rows, place, _short(_fit(cell)))
        return int(told)

    def _written(self, told: int) -> None:
        if told:
            raise SheetFull(self._path)


def _fit(text: str) -> str:
    """Leave out what no file could hold: halves of characters, control characters; line ends are alike."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").translate(_UNFIT)


def _short(text: str) -> str:
    """Cut a text that a cell does not hold, and say how many characters are missing."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * UNITS:
        return text
    room = UNITS - len(f" …[+{len(text)}]")
    kept = units[: 2 * room].decode("utf-16-le", "ignore")
    return f"{kept} …[+{len(text) - len(kept)}]"
