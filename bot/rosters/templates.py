"""Writes a roster to begin with: a filled example as .xlsx, .csv or .toml, with headings in the reader's language."""

import csv
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from bot.domain.people import Role
from bot.rosters.words import CHOICES, NO, ROLE_NAMES, SHEETS, YES, Column, Sheet, said
from bot.tables import read_file
from bot.text import Language, Names

EXAMPLE: Final = Path(__file__).parents[1] / "sample" / "template.toml"
KINDS: Final = (".xlsx", ".csv", ".toml")
_NOTES: Final = ("begin", "sheets", "ids", "names", "roles", "several", "dates", "bodies", "order", "own", "check")
_ROWS: Final = 2000  # that have lists to choose from
_NOTES_WIDTH: Final = 100

_Cell = str | date
_Word = Callable[[str], str]  # gives the words of a key of the catalogue, in the reader's language


def write_template(path: Path, language: Language, word: _Word) -> None:
    """Write the example to a file, whatever stands there; its name ends in one of KINDS."""
    data = {".xlsx": _xlsx, ".csv": _csv, ".toml": _toml}[path.suffix.lower()](language, word)
    path.write_bytes(data)


def _toml(_language: Language, _word: _Word) -> bytes:
    return EXAMPLE.read_bytes()


def _csv(language: Language, word: _Word) -> bytes:
    """Put the sheets below one another, each under its name; with the mark by which Excel knows UTF-8."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    for sheet in SHEETS:
        writer.writerow([sheet.names.in_language(language)])
        writer.writerow([column.names.in_language(language) for column in sheet.columns])
        writer.writerows([str(cell) for cell in row] for row in _rows(sheet, language, word))
        writer.writerow([])
    return written.getvalue().encode("utf-8-sig")


def _xlsx(language: Language, word: _Word) -> bytes:
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    notes = book.add_worksheet(word("roster-notes"))
    notes.set_column(0, 0, _NOTES_WIDTH, wrapped)
    for place, name in enumerate(_NOTES):
        notes.write_string(place, 0, word(f"roster-note-{name}"), wrapped)
    for sheet in SHEETS:
        _write_sheet(book, sheet, language, word)
    book.close()
    return written.getvalue()


def _write_sheet(book: Any, sheet: Sheet, language: Language, word: _Word) -> None:  # noqa: ANN401 - XlsxWriter has no types
    head, dated = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    page = book.add_worksheet(sheet.names.in_language(language))
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, dated if column.shape == "day" else None)
        page.write_string(0, at, column.names.in_language(language), head)
        choices = _choices(column, language)
        if choices:
            page.data_validation(1, at, _ROWS, at, {"validate": "list", "source": choices})
    for number, row in enumerate(_rows(sheet, language, word), 1):
        for at, cell in enumerate(row):
            if isinstance(cell, date):
                page.write_datetime(number, at, cell, dated)
            elif cell:
                page.write_string(number, at, cell)


def _choices(column: Column, language: Language) -> list[str]:
    if column.shape == "choice":
        return [said(names, language) for names in CHOICES[column.key].values()]
    if column.shape == "truth":
        return [said(YES, language), said(NO, language)]
    return [said(names, language) for names in ROLE_NAMES.values()] if column.key == "role" else []


def _rows(sheet: Sheet, language: Language, word: _Word) -> Iterator[list[_Cell]]:
    """Give the rows of the example, with units and people by their names in this language."""
    example = tomllib.loads(read_file(EXAMPLE))
    called = {
        entry["id"]: Names(*(entry["names"][key] for key in ("zh-Hans", "zh-Hant", "en"))).in_language(language)
        for table in ("unit", "person", "body")
        for entry in example[table]
    }
    for entry in example[sheet.table]:
        yield [_cell(entry, column, called, language, word("list-separator")) for column in sheet.columns]


def _cell(entry: dict[str, Any], column: Column, called: dict[str, str], language: Language, comma: str) -> _Cell:
    key, _, of = column.key.partition(".")
    value = entry.get(key, {}).get(of, "") if of else entry.get(key, _UNSAID.get(key, ""))
    match column.shape:
        case "unit" | "person" | "units" | "people":
            return comma.join(called[one] for one in _several(value))
        case "roles":
            return comma.join(said(ROLE_NAMES[Role(one)], language) for one in _several(value))
        case "choice":
            return said(CHOICES[column.key][value], language) if value else ""
        case "truth":
            return said(YES if value else NO, language)
        case _:
            return value if isinstance(value, date) else comma.join(_several(value))


_UNSAID: Final[dict[str, object]] = {"state": "active", "active": True}


def _several(value: object) -> Sequence[str]:
    return [value] if isinstance(value, str) and value else list(value) if isinstance(value, list) else []
