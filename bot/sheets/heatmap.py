"""What a heat-map is made of: units by periods, first as texts to be said in a language, then as plain words."""

from collections.abc import Callable
from typing import Final

from bot.domain.quotas import Standing
from bot.frozen import frozen
from bot.text import Language, Names, Text

MOST: Final = 60  # rows of a picture; more stand in the table
_COUNTED: Final = (Standing.MET, Standing.SHORT, Standing.RUNNING)


@frozen
class Cell:
    """A unit in a period: how much counted, of how many, where it stood."""

    count: int
    least: int
    standing: Standing


@frozen
class HeatRow:
    """A unit with its periods, the oldest first."""

    unit: Names
    cells: tuple[Cell, ...]


@frozen
class Group:
    """A quota with its units; `columns` name its periods, the oldest first: week or month numbers."""

    names: Names
    columns: tuple[Text, ...]
    rows: tuple[HeatRow, ...]


@frozen
class Heatmap:
    """A picture that is to be drawn; `week` is how the file is called besides."""

    week: str
    groups: tuple[Group, ...]


@frozen
class PlainCell:
    """What stands in a cell, and why it has its colour."""

    mark: str
    standing: str


@frozen
class PlainGroup:
    """A quota in words; rows are a unit's name and its cells."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[PlainCell, ...]], ...]


@frozen
class Picture:
    """A heat-map in the words of one language; the legend gives standings, their marks, what they mean."""

    language: Language
    title: str
    groups: tuple[PlainGroup, ...]
    legend: tuple[tuple[str, str, str], ...]


def said(found: Heatmap, language: Language, say: Callable[[Text], str]) -> Picture:
    """Say a heat-map in a language; of very many units the first ones."""
    used = {cell.standing for group in found.groups for row in group.rows for cell in row.cells}
    several = len(found.groups) > 1
    longest = max((len(group.columns) for group in found.groups), default=0)
    return Picture(
        language,
        say(Text("heat-title", {"count": longest})),
        tuple(
            PlainGroup(
                group.names.in_language(language) if several else "",
                tuple(map(say, group.columns)),
                tuple(
                    (
                        row.unit.in_language(language),
                        tuple(PlainCell(_mark(one, say), one.standing) for one in row.cells),
                    )
                    for row in group.rows[:MOST]
                ),
            )
            for group in found.groups
        ),
        tuple(_explained(standing, say) for standing in Standing if standing in used),
    )


def _mark(cell: Cell, say: Callable[[Text], str]) -> str:
    """Give what stands in a cell: numbers where something was asked for, else a word for why nothing was."""
    if cell.standing in _COUNTED:
        return f"{cell.count}/{cell.least}"
    return say(Text(f"heat-mark-{cell.standing}"))


def _explained(standing: Standing, say: Callable[[Text], str]) -> tuple[str, str, str]:
    mark = "" if standing in _COUNTED else say(Text(f"heat-mark-{standing}"))
    return standing.value, mark, say(Text(f"heat-{standing}"))
