"""Monday's report: how many units handed in what they owe, who is short and why, the list of them, the files."""

from typing import Final

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import QUOTED, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.contributing import Behind
from bot.domain.people import UnitId
from bot.domain.policies import cited
from bot.domain.quotas import EXEMPT, Standing
from bot.frozen import frozen
from bot.text import Names, Text, Value

_NAMED: Final = 12  # units that are short, before the rest is counted
_OFFERED: Final = 3  # of whom an excuse is offered at once; of all others on the list


@frozen
class Row:
    """A unit in the report: `why` tells of its items that did not count, and whose doing that was."""

    unit: UnitId
    names: Names
    standing: Standing
    count: int
    reminded: int = 0
    excuse: str = ""
    why: tuple[Text, ...] = ()


@frozen
class Ruled:
    """A quota in the report: the period that it is about, and where each unit stands in it."""

    rule: str
    names: Names
    called: Text
    period: str
    at_least: int
    rows: tuple[Row, ...]

    @property
    def missing(self) -> tuple[Row, ...]:
        """The units that owe something."""
        return tuple(row for row in self.rows if row.standing in (Standing.SHORT, Standing.RUNNING))

    def counted(self) -> dict[str, Value]:
        """Count the units by where they stand."""
        met = sum(row.standing is Standing.MET for row in self.rows)
        exempt = sum(row.standing in EXEMPT for row in self.rows)
        return {"count": len(self.rows), "met": met, "short": len(self.missing), "exempt": exempt}


@frozen
class Flow:
    """How items fared in the week: how many were decided and signed off, how long that took, where it took longest.

    Times are working hours with one digit behind the point, empty where nothing was signed off.
    """

    settled: int = 0
    signed: int = 0
    hours: str = ""
    hours_before: str = ""
    slowest: Names | None = None


@frozen
class Report:
    """All that stands in a report."""

    week: str
    called: Text
    rules: tuple[Ruled, ...]
    flow: Flow = Flow()
    behind: tuple[Behind, ...] = ()
    excuses: bool = False  # the reader may excuse units
    last: str = ""  # the last week that is over, where this is another


def report(found: Report, late: Text | None = None) -> Card:
    """Build the report; its picture is put on it when it is drawn. `late` says that it should have come earlier."""
    single = len(found.rules) == 1 and found.rules[0].called == found.called
    return Card(
        title=_counted(found.rules[0]) if single else Text("report-title", {"period": found.called}),
        facts=(
            *((late,) if late else ()),
            *(() if single else map(_ruled, found.rules)),
            *(line for ruled in found.rules for line in _missing(ruled)),
        ),
        notes=(*_flow(found.flow), *map(channel, found.behind)),
        buttons=_buttons(found),
    )


def _counted(ruled: Ruled) -> Text:
    return Text("report-counted", {"period": ruled.called, **ruled.counted()})


def _ruled(ruled: Ruled) -> Text:
    return Text("report-ruled", {"name": ruled.names, "period": ruled.called, **ruled.counted()})


def _missing(ruled: Ruled) -> tuple[Text, ...]:
    short = ruled.missing
    if not short:
        return ()
    named = tuple(_short(row, ruled.at_least) for row in short[:_NAMED])
    if len(short) > _NAMED:
        named = (*named, Text("report-more", {"count": len(short) - _NAMED}))
    return (Text("report-short", {"units": named}),)


def _short(row: Row, least: int) -> Text:
    parts: list[Value] = [Text("quota-of", {"count": row.count, "least": least})]
    if row.reminded:
        parts.append(Text("report-reminded", {"count": row.reminded}))
    return Text("report-unit", {"unit": row.names, "what": joined("report-and", [*parts, *row.why])})


def _flow(flow: Flow) -> tuple[Text, ...]:
    if not flow.settled:
        return (Text("report-nothing-settled"),)
    parts: list[Value] = [
        Text("report-settled", {"count": flow.settled, "signed": flow.signed, "share": _share(flow)}),
        *([_hours(flow)] if flow.hours else []),
        *([Text("report-slowest", {"step": flow.slowest})] if flow.slowest else []),
    ]
    return (Text("list-line", {"what": joined("dotted", parts)}),)


def _share(flow: Flow) -> int:
    return round(100 * flow.signed / flow.settled)


def _hours(flow: Flow) -> Text:
    if flow.hours_before:
        return Text("report-hours-before", {"hours": flow.hours, "before": flow.hours_before})
    return Text("report-hours", {"hours": flow.hours})


def channel(one: Behind) -> Text:
    """Say how a channel is behind."""
    parts: list[Value] = []
    if one.count is not None:
        parts.append(Text("rhythm-few", {"count": one.count, "least": one.at_least}))
    if one.days is not None:
        parts.append(Text("rhythm-quiet", {"days": one.days, "gap": one.gap}))
    return Text(
        "rhythm-behind", {"channel": one.names, "what": joined("report-and", parts), "clause": cited(one.clause)}
    )


def _buttons(found: Report) -> tuple[Button, ...]:
    if not found.rules:
        return ()
    looks = (Verb.QUOTA_LIST, Verb.QUOTA_FILE)
    short = [(ruled, row) for ruled in found.rules for row in ruled.missing] if found.excuses else []
    return (
        *(Button(Text(label_key(verb)), Token(verb, choice=found.week)) for verb in looks),
        *(_excuse(ruled, row, named=True) for ruled, row in short[:_OFFERED]),
    )


def _excuse(ruled: Ruled, row: Row, *, named: bool) -> Button:
    label = Text("button-excuse-unit", {"unit": row.names}) if named else Text(label_key(Verb.EXCUSE))
    return Button(label, Token(Verb.EXCUSE, row.unit, choice=f"{ruled.rule}/{ruled.period}"))


def listed(found: Report) -> Card:
    """Build the list of all units, those that are short first; each may be excused where the reader may do so."""
    entries: list[Entry] = []
    for ruled in found.rules:
        entries.append(Entry(Text("report-head", {"name": ruled.names, "period": ruled.called})))
        for row in sorted(ruled.rows, key=lambda row: row not in ruled.missing):
            excuse = (_excuse(ruled, row, named=False),) if found.excuses and row in ruled.missing else ()
            entries.append(Entry(_row(row, ruled.at_least), excuse))
    looks = [(Verb.QUOTA_FILE, found.week), *([(Verb.QUOTA_REPORT, found.last)] if found.last else [])]
    buttons = tuple(Button(Text(label_key(verb)), Token(verb, choice=week)) for verb, week in looks)
    return Card(title=Text("report-title", {"period": found.called}), entries=tuple(entries), buttons=buttons)


def _row(row: Row, least: int) -> Text:
    parts: list[Value] = [row.names, Text("quota-of", {"count": row.count, "least": least})]
    parts.append(Text(f"quota-standing-{row.standing}"))
    if row.reminded:
        parts.append(Text("report-reminded", {"count": row.reminded}))
    if row.excuse:
        parts.append(Text("quota-why-excused", {"reason": quoted(row.excuse, QUOTED)}))
    return Text("list-line", {"what": joined("dotted", [*parts, *row.why])})


def file(week: Text, count: int) -> Card:
    """Build the card that carries the table; the file is put on it when it is written."""
    return Card(title=Text("report-file", {"period": week, "count": count}))
