"""Reads the sheets of a roster into the tables that every roster has, and tells mistakes by sheet, row and column."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from bot.domain.people import BODY_ROLES
from bot.frozen import frozen
from bot.mistakes import SUGGESTED, Mistake, Mistakes, Proof, nearest, shown
from bot.rosters.cells import day, identifier, listed, truth, words
from bot.rosters.grids import Cell, Grid
from bot.rosters.shapes import RosterTable
from bot.rosters.words import (
    CHOICE_MEANT,
    CHOICES,
    PEOPLE,
    ROLE_MEANT,
    ROLE_NAMES,
    SHEETS,
    UNITS,
    Column,
    Sheet,
    column_called,
    folded,
    sheet_called,
)
from bot.tables import ID, LONGEST_ID, shaped
from bot.text import LANGUAGES

_HEADINGS_WITHIN: Final = 20  # rows; above them may stand a title
_FEWEST_HEADINGS: Final = 2
_PASSED_OVER: Final = ("#", "备注", "備註", "说明", "說明", "note", "remark", "comment")  # beginnings of headings
_KEY: Final = re.compile(r"\b(unit|person|body|role)\[(\d+)\](?:\.([a-z]+(?:\.[A-Za-z-]+)?))?(?:\[\d+\])?")
_ROLES: Final = (*map(str, ROLE_NAMES), *(name for names in ROLE_NAMES.values() for name in names[:3]))
_BESIDE_BODIES: Final = {role: names for role, names in ROLE_NAMES.items() if role not in BODY_ROLES}
_ROLES_THERE_ARE: Final = f"there are: {', '.join(f'{names[0]} ({role})' for role, names in _BESIDE_BODIES.items())}"
_NUMBERED: Final = re.compile(r"\bn\d[a-z0-9-]*")  # an id that is a number as it is written
_CELL: Final = re.compile(r"(.*), row (\d+)(?:, column .*)?", re.DOTALL)
_NAME_KEYS: Final = tuple(f"names.{language}" for language in LANGUAGES)


@dataclass(slots=True)
class _Row:
    """A row of a sheet, as far as it is read."""

    sheet: Sheet
    place: "_Place"
    number: int
    cells: dict[str, Cell]
    values: dict[str, Any] = field(default_factory=dict)


@frozen
class _Place:
    """A sheet as it is called in the file, with the heading of each column."""

    name: str
    headings: dict[str, str]
    wide: dict[int, Column]

    def cell(self, row: int, key: str, sheet: Sheet) -> str:
        """Say where a cell is; a column that is not there goes by the name it would have."""
        heading = self.headings.get(key) or next((self.headings[near] for near in self.headings if key in near), "")
        column = sheet.column(key)
        named = heading or (column.names.en if column else "")
        return f"{self.name}, row {row}, column {named}" if named else f"{self.name}, row {row}"


class _Book:
    """A file of sheets while it is being read: its rows by table, and the mistakes so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Mistake] = []
        self.rows: dict[str, list[_Row]] = {sheet.table: [] for sheet in SHEETS}
        self.names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.called: dict[str, dict[str, None]] = defaultdict(dict)
        self.ids: dict[str, set[str]] = defaultdict(set)
        self.sheets: list[str] = []
        self.written: dict[str, str] = {}
        self.first: dict[tuple[bool, str], str] = {}

    def note(self, place: str, problem: str, mend: str = "") -> None:
        self.found.append(Mistake(self.file, place, problem, mend))

    def wrong(self, row: _Row, column: Column, problem: str, mend: str = "") -> None:
        self.note(row.place.cell(row.number, column.key, row.sheet), problem, mend)

    def mistakes(self, more: Iterable[Mistake] = ()) -> Mistakes:
        """Give what was found, and more that was, in the order in which it stands in the file."""
        return Mistakes(sorted((*self.found, *more), key=self._order))

    def _order(self, mistake: Mistake) -> tuple[int, int]:
        cell = _CELL.fullmatch(mistake.key)
        sheet, row = (cell[1], int(cell[2])) if cell else (mistake.key, 0)
        return self.sheets.index(sheet) if sheet in self.sheets else -1, row

    def placed(self, key: str) -> str:
        """Give the place in the file of a key of the tables."""
        return _KEY.sub(self._place, key) if "[" in key else key

    def worded(self, problem: str) -> str:
        """Say a problem by the places of the file, and by numbers as they are written there."""
        return _NUMBERED.sub(lambda found: self.written.get(found[0], found[0]), self.placed(problem))

    def _place(self, found: re.Match[str]) -> str:
        table, number, key = found[1], int(found[2]), found[3] or ""
        row = self.rows[table][number - 1]
        return row.place.cell(row.number, key, row.sheet)


class SheetProof(Proof):
    """Takes down mistakes by the keys of the tables, and tells them by sheet, row and column."""

    def __init__(self, book: _Book) -> None:
        """Begin with what was found while the sheets were read."""
        super().__init__(book.file, "")
        self._book = book

    def close(self) -> None:
        """Raise `Mistakes` if there were any; what is said of a cell already is not said again."""
        more = tuple(_more(self._book, self.found))
        if more or self._book.found:
            raise self._book.mistakes(more)


def _more(book: _Book, found: Iterable[Mistake]) -> Iterator[Mistake]:
    """Place what was found in the tables; what is said of a cell already is left out."""
    known = {mistake.key for mistake in book.found}
    placed = (replace(one, key=book.placed(one.key), problem=book.worded(one.problem)) for one in found)
    return (mistake for mistake in placed if mistake.key not in known)


def read_sheets(grids: Iterable[Grid], file: str) -> tuple[RosterTable, SheetProof]:
    """Read sheets into a roster's tables; `Mistakes` tells by its place all that has not the right shape."""
    book, given = _Book(file), list(grids)
    book.sheets = [grid.name for grid in given]
    _take_sheets(book, given)
    if not (book.rows["unit"] and book.rows["person"]):
        raise book.mistakes()
    _fill(book)
    data = {table: [_nested(row.values) for row in rows] for table, rows in book.rows.items() if rows}
    try:
        return shaped(data, file, RosterTable), SheetProof(book)
    except Mistakes as unshaped:
        found = [one for one in unshaped.mistakes if "[" in one.key or not book.found]
    raise book.mistakes(_more(book, found))


def _take_sheets(book: _Book, grids: list[Grid]) -> None:
    for grid in grids:
        sheet = sheet_called(grid.name)
        if sheet is not None and any(words(cell) for row in grid.rows for cell in row):
            _take_rows(book, sheet, grid)
    for sheet in (UNITS, PEOPLE):
        if not book.rows[sheet.table] and not any(mistake.key.startswith(sheet.names.en) for mistake in book.found):
            found = ", ".join(grid.name for grid in grids)
            mend = "qianfa org template writes a file to begin with"
            problem = f"there is no sheet {sheet.names.en} ({sheet.table}) with rows in it"
            book.note("", problem, f"sheets found: {found}; {mend}" if found else mend)


def _take_rows(book: _Book, sheet: Sheet, grid: Grid) -> None:
    top = _heading_row(sheet, grid)
    if top is None:
        wanted = ", ".join(column.names.en for column in sheet.columns[:3])
        book.note(grid.name, "has no row of headings", f"write them above the rows, such as {wanted}")
        return
    place = _headed(book, sheet, grid, top)
    for index, cells in enumerate(grid.rows[top + 1 :], grid.first + top + 1):
        filled = {column.key: cells[at] for at, column in place.wide.items() if at < len(cells) and words(cells[at])}
        if filled:
            book.rows[sheet.table].append(_Row(sheet, place, index, filled))


def _heading_row(sheet: Sheet, grid: Grid) -> int | None:
    for index, row in enumerate(grid.rows[:_HEADINGS_WITHIN]):
        known = {column.key for cell in row if (column := column_called(sheet, words(cell)))}
        if len(known) >= _FEWEST_HEADINGS:
            return index
    return None


def _headed(book: _Book, sheet: Sheet, grid: Grid, top: int) -> _Place:
    place = _Place(grid.name, {}, {})
    for at, cell in enumerate(grid.rows[top]):
        heading = words(cell)
        column = column_called(sheet, heading)
        if column is not None and column.key not in place.headings:
            place.headings[column.key], place.wide[at] = heading, column
        elif heading and not folded(heading).startswith(_PASSED_OVER):
            problem = "stands here twice" if column else "there is no such column"
            known = [name for other in sheet.columns for name in (other.names.en, other.names.zh_hans)]
            mend = "leave one of them out" if column else nearest(heading, known)
            also = "put # before the heading of a column that is only for yourselves"
            where = f"{grid.name}, row {grid.first + top}, column {shown(heading)}"
            book.note(where, problem, f"{mend}; {also}".strip("; "))
    return place


def _fill(book: _Book) -> None:
    """Read every cell; ids and names come first, for others point to them."""
    for table in ("unit", "body", "person"):
        for row in book.rows[table]:
            _know(book, table, row)
    for table, rows in book.rows.items():
        book.rows[table] = [one for row in rows for one in _filled(book, row)]


def _know(book: _Book, table: str, row: _Row) -> None:
    written = words(row.cells.get("id", ""))
    id_ = identifier(written)
    book.ids[table].add(id_)
    book.written[id_] = written
    if written:
        _check_id(book, row, id_)
    called = dict.fromkeys(words(row.cells[key]) for key in _NAME_KEYS if key in row.cells)
    book.called[table] |= called
    for name in {folded(name) for name in called}:
        book.names[table][name].append(id_)


def _check_id(book: _Book, row: _Row, id_: str) -> None:
    """Take down an id that cannot be one, or that stood before; units and bodies share theirs."""
    place, written = row.place.cell(row.number, "id", row.sheet), shown(book.written[id_])
    first = book.first.setdefault((row.sheet is PEOPLE, id_), place)
    if not ID.fullmatch(id_) or len(id_) > LONGEST_ID:
        mend = f"use letters, digits and hyphens, at most {LONGEST_ID} in all; a staff number will do"
        book.note(place, f"'{written}' cannot be an id", mend)
    elif first != place:
        book.note(place, f"'{written}' is used twice, first at {first}", "give this one an id of its own")


def _filled(book: _Book, row: _Row) -> Iterator[_Row]:
    """Give a row with its cells read; one that names several roles in one cell stands for as many."""
    for key, cell in row.cells.items():
        column = row.sheet.column(key)
        value = _READ[column.shape](book, row, column, cell) if column else None
        if value is not None:
            row.values[key] = value
    several = row.values.get("role")
    if isinstance(several, list):
        for role in several:
            yield replace(row, values=row.values | {"role": role})
    else:
        yield row


def _nested(values: dict[str, Any]) -> dict[str, Any]:
    names = {key.removeprefix("names."): value for key, value in values.items() if key.startswith("names.")}
    rest = {key: value for key, value in values.items() if not key.startswith("names.")}
    return rest | ({"names": names} if names else {})


def _one(book: _Book, row: _Row, column: Column, written: str, *tables: str) -> str:
    """Find whom or what a cell means, by id or by name; where that is not clear, it is said and left as written."""
    id_, name = identifier(written), folded(written)
    if any(id_ in book.ids[table] for table in tables):
        return id_
    meant = [found for table in tables for found in book.names[table].get(name, ())]
    if len(meant) == 1:
        return meant[0]
    kind = "person" if "person" in tables else "unit"
    if meant:
        several = ", ".join(book.written.get(id_, id_) for id_ in meant)
        problem = f"'{shown(written)}' is the name of several ({several})"
        book.wrong(row, column, problem, "write the id of the one you mean")
    else:
        known = [known for table in tables for known in book.called[table]]
        mend = nearest(written, known) if len(book.found) < SUGGESTED else ""
        book.wrong(row, column, f"unknown {kind} '{shown(written)}'", mend)
    return written


def _words(_book: _Book, _row: _Row, _column: Column, cell: Cell) -> str:
    return words(cell).replace("\n", " ")


def _id(_book: _Book, _row: _Row, _column: Column, cell: Cell) -> str:
    return identifier(words(cell))


def _people(book: _Book, row: _Row, column: Column, cell: Cell) -> list[str]:
    return [_one(book, row, column, part, "person") for part in listed(cell)]


def _units(book: _Book, row: _Row, column: Column, cell: Cell) -> list[str]:
    return [_one(book, row, column, part, "unit", "body") for part in listed(cell)]


def _apart(part: str) -> list[str]:
    """Part roles that stand side by side with nothing but blanks between them."""
    pieces = part.split()
    together = folded(part) in ROLE_MEANT or any(folded(piece) not in ROLE_MEANT for piece in pieces)
    return [part] if together else pieces


def _roles(book: _Book, row: _Row, column: Column, cell: Cell) -> list[str]:
    parts = [role for part in listed(cell) for role in _apart(part)]
    for part in parts:
        if folded(part) not in ROLE_MEANT:
            book.wrong(row, column, f"unknown role '{shown(part)}'", nearest(part, _ROLES) or _ROLES_THERE_ARE)
    return [ROLE_MEANT.get(folded(part), part) for part in parts]


def _choice(book: _Book, row: _Row, column: Column, cell: Cell) -> str:
    known, written = CHOICE_MEANT[column.key], words(cell)
    if folded(written) not in known:
        there = ", ".join(f"{names[0]} ({key})" for key, names in CHOICES[column.key].items())
        book.wrong(row, column, f"cannot be '{shown(written)}'", f"there are: {there}")
    return known.get(folded(written), written)


def _truth(book: _Book, row: _Row, column: Column, cell: Cell) -> bool | None:
    found = truth(cell)
    if found is None:
        book.wrong(row, column, f"'{shown(words(cell))}' is neither yes nor no", "write 是 or 否, yes or no, 1 or 0")
    return found


def _day(book: _Book, row: _Row, column: Column, cell: Cell) -> object:
    found = day(cell)
    if found is None:
        book.wrong(row, column, f"'{shown(words(cell))}' is no day", "write it like 2026-01-31 or 2026年1月31日")
    return found


_READ: Final[dict[str, Callable[[_Book, _Row, Column, Cell], Any]]] = {
    "words": _words,
    "id": _id,
    "unit": lambda book, row, column, cell: _one(book, row, column, words(cell), "unit"),
    "person": lambda book, row, column, cell: _one(book, row, column, words(cell), "person"),
    "units": _units,
    "people": _people,
    "roles": _roles,
    "list": lambda _book, _row, _column, cell: listed(cell),
    "choice": _choice,
    "truth": _truth,
    "day": _day,
}
