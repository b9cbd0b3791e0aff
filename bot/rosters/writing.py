"""Writes the tables of a roster to a file: .xlsx, .csv or .toml, with headings in the reader's language."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any, Final

import xlsxwriter

from bot.domain.people import Role
from bot.frozen import frozen
from bot.rosters.cells import listed
from bot.rosters.words import CHOICES, NO, ROLE_NAMES, SHEETS, YES, Column, Sheet, folded, said
from bot.text import Language, Names

KINDS: Final = (".xlsx", ".csv", ".toml")
Tables = Mapping[str, Sequence[Mapping[str, Any]]]  # of a roster, as its .toml has them

_NOTES: Final = (
    *("begin", "sheets", "ids", "names", "roles", "several", "dates"),
    *("bodies", "duties", "order", "own", "check"),
)
_ROWS: Final = 2000  # that have lists to choose from
_NOTES_WIDTH: Final = 100
_LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")

_Cell = str | date


@frozen
class Shape:
    """How a roster is written: the kind of file, the language, and what gives the words of a key of the catalogue.

    `notes`: a sheet that says how it is filled in comes first, where there are sheets.
    """

    kind: str
    language: Language
    word: Callable[[str], str]
    notes: bool = False


def written(tables: Tables, shape: Shape) -> bytes:
    """Give the tables as a file of one of KINDS."""
    return {".xlsx": _xlsx, ".csv": _csv, ".toml": _toml}[shape.kind](tables, shape)


def _toml(tables: Tables, _shape: Shape) -> bytes:
    lines = (line for sheet in SHEETS for entry in tables.get(sheet.table, ()) for line in _entry(sheet.table, entry))
    return "\n".join(lines).encode()


def _entry(table: str, entry: Mapping[str, Any]) -> Iterator[str]:
    yield f"[[{table}]]"
    yield from (f"{key} = {_value(value)}" for key, value in entry.items())
    yield ""


def _value(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case dict():
            return f"{{ {', '.join(f'{key} = {_value(one)}' for key, one in value.items())} }}"
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)  # a basic string of TOML is one of JSON


def _csv(tables: Tables, shape: Shape) -> bytes:
    """Put the sheets below one another, each under its name; with the mark by which Excel knows UTF-8."""
    kept = StringIO(newline="")
    writer = csv.writer(kept)
    for sheet in SHEETS:
        writer.writerow([sheet.names.in_language(shape.language)])
        writer.writerow([column.names.in_language(shape.language) for column in sheet.columns])
        writer.writerows([str(cell) for cell in row] for row in _rows(tables, sheet, shape))
        writer.writerow([])
    return kept.getvalue().encode("utf-8-sig")


def _xlsx(tables: Tables, shape: Shape) -> bytes:
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    if shape.notes:
        _write_notes(book, shape)
    for sheet in SHEETS:
        _write_sheet(book, tables, sheet, shape)
    book.close()
    return kept.getvalue()


def _write_notes(book: Any, shape: Shape) -> None:  # noqa: ANN401 - XlsxWriter has no types
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    notes = book.add_worksheet(shape.word("roster-notes"))
    notes.set_column(0, 0, _NOTES_WIDTH, wrapped)
    for place, name in enumerate(_NOTES):
        notes.write_string(place, 0, shape.word(f"roster-note-{name}"), wrapped)


def _write_sheet(book: Any, tables: Tables, sheet: Sheet, shape: Shape) -> None:  # noqa: ANN401 - as above
    head, dated = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    page = book.add_worksheet(sheet.names.in_language(shape.language))
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width, dated if column.shape == "day" else None)
        page.write_string(0, at, column.names.in_language(shape.language), head)
        choices = _choices(column, shape.language)
        if choices:
            page.data_validation(1, at, _ROWS, at, {"validate": "list", "source": choices})
    for number, row in enumerate(_rows(tables, sheet, shape), 1):
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


def _rows(tables: Tables, sheet: Sheet, shape: Shape) -> Iterator[list[_Cell]]:
    """Give the rows of a sheet, with units and people by their names in this language, where one alone has it."""
    called = _called(tables, shape.language)
    comma = shape.word("list-separator")
    for entry in tables.get(sheet.table, ()):
        yield [_cell(entry, column, called, shape.language, comma) for column in sheet.columns]


def _called(tables: Tables, language: Language) -> dict[str, str]:
    """Give what each is called in a cell: the name, where that means nobody else and is not parted; else the id."""
    entries = [entry for table in ("unit", "person", "body") for entry in tables.get(table, ())]
    meant = Counter(folded(name) for entry in entries for name in {*entry["names"].values(), entry["id"]})
    names = {entry["id"]: _names(entry).in_language(language) for entry in entries}
    return {id_: name if meant[folded(name)] == 1 and listed(name) == [name] else id_ for id_, name in names.items()}


def _names(entry: Mapping[str, Any]) -> Names:
    return Names(*(entry["names"].get(language, "") for language in _LANGUAGES))


def _cell(entry: Mapping[str, Any], column: Column, called: dict[str, str], language: Language, comma: str) -> _Cell:
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
