"""What a sheet of paper is made of, first as texts to be said in a language, then as plain words."""

from collections.abc import Callable

from bot.frozen import frozen
from bot.text import Language, Text, Value

Cell = tuple[Value, ...]  # its lines


@frozen
class Column:
    """A column of a table; the widths of all columns are shares of the whole."""

    head: Text
    width: int


@frozen
class Grid:
    """A table with its heading; `none` stands there instead when it has no rows."""

    head: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    none: Text


@frozen
class Paper:
    """A sheet, in the order in which it is read: title, facts (what and value), tables, the text, the foot."""

    number: str
    title: Text
    under: Text
    facts: tuple[tuple[Text, Cell], ...]
    grids: tuple[Grid, ...]
    text_head: Text
    text_title: str
    text: str
    foot: tuple[Text, ...]
    mark: Text | None = None  # what has to be seen before anything else


@frozen
class PageGrid:
    """A table in words; a cell's lines are parted by line ends."""

    head: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]
    none: str


@frozen
class Page:
    """A sheet in the words of one language."""

    language: Language
    title: str
    under: str
    facts: tuple[tuple[str, str], ...]
    grids: tuple[PageGrid, ...]
    text_head: str
    text_title: str
    text: str
    foot: tuple[str, ...]
    mark: str = ""


def said(paper: Paper, language: Language, say: Callable[[Text], str]) -> Page:
    """Say a sheet in a language; `say` says one text."""

    def cell(lines: Cell) -> str:
        return "\n".join(say(Text("list-line", {"what": line})) for line in lines)

    return Page(
        language,
        say(paper.title),
        say(paper.under),
        tuple((say(what), cell(value)) for what, value in paper.facts),
        tuple(
            PageGrid(
                say(grid.head),
                tuple((say(column.head), column.width) for column in grid.columns),
                tuple(tuple(cell(lines) for lines in row) for row in grid.rows),
                say(grid.none),
            )
            for grid in paper.grids
        ),
        say(paper.text_head),
        paper.text_title,
        paper.text,
        tuple(say(line) for line in paper.foot),
        say(paper.mark) if paper.mark else "",
    )
