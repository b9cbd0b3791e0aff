"""What units handed in as a table for spreadsheets: one row for each unit and period."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from bot.frozen import frozen
from bot.text import Language, Names, Text

Say: TypeAlias = Callable[[Text], str]
COLUMNS: Final = {
    "rule": 24,
    "unit": 28,
    "period": 12,
    "standing": 18,
    "count": 10,
    "least": 10,
    "reminded": 12,
    "excuse": 40,
}


@frozen
class TableRow:
    """A unit in a period, by a quota."""

    rule: Names
    unit: Names
    period: str
    standing: str
    count: int
    least: int
    reminded: int
    excuse: str


@frozen
class Contributions:
    """Rows that are to be handed out as a file; `week` is how the file is called besides."""

    week: str
    rows: tuple[TableRow, ...]


def spreadsheet(found: Contributions, language: Language, say: Say) -> bytes:
    """Write the rows as .xlsx; OSError where there is no room for it."""
    from bot.exports import Column, table  # noqa: PLC0415 - heavy, and only who asks for a file needs it

    columns = [Column(say(Text(f"table-{name}")), width) for name, width in COLUMNS.items()]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contributions.xlsx"
        with table(path, say(Text("table-name")), columns) as write:
            for row in found.rows:
                write([_cell(getattr(row, name), name, language, say) for name in COLUMNS])
        return path.read_bytes()


def _cell(value: str | int | Names, name: str, language: Language, say: Say) -> str | int:
    if isinstance(value, Names):
        return value.in_language(language)
    return say(Text(f"quota-standing-{value}")) if name == "standing" else value
