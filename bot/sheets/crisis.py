"""The time line of a crisis as a file: a sheet to be printed, a table for spreadsheets."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, TypeAlias
from zoneinfo import ZoneInfo

from bot.cards.situation_times import figures
from bot.domain.crises import Crisis
from bot.domain.situation import PARTS, Report
from bot.domain.situation_times import Figures, Moment
from bot.frozen import frozen
from bot.sheets.paper import Cell, Column, Grid, Paper
from bot.text import Names, Text, Value

Say: TypeAlias = Callable[[Text], str]
_ALL: Final = "%Y-%m-%d %H:%M:%S"
_COLUMNS: Final = {"at": 20, "what": 48, "said": 80, "people": 48, "files": 32}


@frozen
class Timeline:
    """All that a file of a crisis's time line is made from; `zone` is the organisation's."""

    crisis: Crisis
    moments: tuple[Moment, ...]
    reports: tuple[tuple[Report, Names], ...]  # with who gave it
    figures: Figures
    reporter: Names
    unit: Names
    owner: Names | None
    zone: ZoneInfo
    made: datetime
    kind: Literal["html", "xlsx"] = "html"
    organisation: str = ""

    def at(self, moment: datetime) -> str:
        """Write a moment by the organisation's clock, to the second."""
        return f"{moment.astimezone(self.zone):{_ALL}}"


def sheet(it: Timeline) -> Paper:
    """Set up the sheet to be printed; of a drill it is marked before and behind."""
    crisis = it.crisis
    title = Text("timeline-sheet", {"number": crisis.number})
    drill = _drilled(it)
    return Paper(
        crisis.number,
        Text("crisis-drill", {"text": title}) if crisis.drill else title,
        Text("list-line", {"what": it.organisation}),
        tuple(_facts(it)),
        (_reports(it), _moments(it)),
        Text("timeline-reported-words"),
        crisis.title,
        "\n".join(crisis.more),
        (Text("sheet-drawn", {"at": it.at(it.made), "zone": it.zone.key}), Text("sheet-record"), *drill),
        drill[0] if drill else None,
    )


def _facts(it: Timeline) -> Iterator[tuple[Text, Cell]]:
    crisis = it.crisis
    yield Text("sheet-number"), (crisis.number,)
    yield Text("sheet-state"), (Text(f"crisis-state-{crisis.state}"),)
    yield Text("timeline-reporter"), (it.reporter, it.unit)
    yield Text("timeline-reported-at"), (it.at(crisis.reported_at),)
    if it.owner is not None:
        yield Text("timeline-owner"), (it.owner,)
    if crisis.over_at is not None:
        yield Text("timeline-over-at"), (it.at(crisis.over_at),)
    found = tuple(figures(it.figures))
    if found:
        yield Text("timeline-figures"), found


def _reports(it: Timeline) -> Grid:
    columns = (
        Column(Text("timeline-column-report"), 20),
        Column(Text("timeline-column-overview"), 28),
        Column(Text("timeline-column-measures"), 26),
        Column(Text("timeline-column-next-steps"), 26),
    )
    rows = tuple(_report(it, report, by) for report, by in it.reports)
    return Grid(Text("timeline-reports"), columns, rows, Text("sheet-none"))


def _report(it: Timeline, report: Report, by: Names) -> tuple[Cell, ...]:
    kind = Text(f"situation-kind-{report.kind}")
    head: Cell = (kind, by, it.at(report.at), *(file.name for file in report.files))
    return head, *((getattr(report.said, part),) for part in PARTS)


def _moments(it: Timeline) -> Grid:
    columns = (Column(Text("timeline-column-at"), 24), Column(Text("timeline-column-what"), 76))
    rows = tuple(((it.at(one.at),), _told(one)) for one in it.moments)
    return Grid(Text("timeline-moments"), columns, rows, Text("sheet-none"))


def _told(one: Moment) -> Cell:
    people = (Text("timeline-people", {"people": one.people}),) if one.people else ()
    files = (Text("crisis-note-report-files", {"files": one.files}),) if one.files else ()
    return one.what, *people, *one.body, *files


def spreadsheet(it: Timeline, say: Say) -> bytes:
    """Write the time line as .xlsx, by the organisation's clock; OSError where there is no room for it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "timeline.xlsx"
        write(it, say, path)
        return path.read_bytes()


def write(it: Timeline, say: Say, path: Path, *, overwrite: bool = False) -> None:
    """Write it into a file, .xlsx or .csv."""
    from bot.exports import Column as Head  # noqa: PLC0415 - heavy, and only who asks for a file needs it
    from bot.exports import table  # noqa: PLC0415

    heads = [Head(say(Text(f"timeline-column-{name}")), width) for name, width in _COLUMNS.items()]
    with table(path, say(Text("timeline-name", {"number": it.crisis.number})), heads, overwrite=overwrite) as row:
        for words in _drilled(it):
            row([it.made.astimezone(it.zone), say(words), "", "", ""])
        for one in it.moments:
            row(_row(it, one, say))
        for words in below(it):
            row([it.made.astimezone(it.zone), say(words), "", "", ""])


def _row(it: Timeline, one: Moment, say: Say) -> list[str | int | datetime]:
    def listed(found: tuple[Value, ...]) -> str:
        return "\n".join(say(Text("list-line", {"what": value})) for value in found)

    at = one.at.astimezone(it.zone)
    return [at, say(one.what), listed(one.body), listed(one.people), listed(one.files)]


def below(it: Timeline) -> Iterator[Text]:
    """Give the figures, and of a drill that it is one, which stand below the time line."""
    yield from figures(it.figures)
    yield from _drilled(it)


def _drilled(it: Timeline) -> tuple[Text, ...]:
    return (Text("crisis-drill-note"),) if it.crisis.drill else ()
