"""What the verbs of the command line do that look back or keep safe: exporting, verifying, backing up."""

import asyncio
import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import aclosing, closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.config import Settings
from bot.console import Line, point
from bot.exports import Column, kind, table
from bot.i18n import I18n
from bot.logs import encoded
from bot.mistakes import Trouble
from bot.on_file import database
from bot.sheets.ledger import Entry, Speaker
from bot.text import Language, Text, Value, moment
from bot.troubles import trusted
from storage import audit, connections
from storage.engine import Engine
from storage.facts import ORGANISATION
from storage.ledger import entries, extent, numbers
from storage.seals import outside as seals_outside

_RELEASE: Final = re.compile(r"release in (.*)", re.DOTALL)
_DECISION: Final = re.compile(r"decision of (.*) at seat (.*)", re.DOTALL)

Span = tuple[date | None, date | None]


def export(chosen: Settings, file: Path, span: Span, language: Language, *, overwrite: bool) -> Text:
    """Write the ledger of a span of local days, both included, and say what was written."""
    kind(file)
    first, last = span
    if first and last and first > last:
        raise Trouble(Text("ledger-days", {"first": str(first), "last": str(last)}))
    path = database(chosen)
    since = _midnight(first, chosen.zone) if first else None
    until = _midnight(last + timedelta(days=1), chosen.zone) if last else None
    speaker = _speaker(language, chosen.zone)
    columns = [Column(*column) for column in speaker.columns()]
    with trusted(path), table(file, speaker.name(), columns, overwrite=overwrite) as write:
        count = asyncio.run(_written(path, since, until, lambda entry: write(speaker.cells(entry))))
    if not count:
        return Text("ledger-empty-days" if first or last else "ledger-empty", {"file": str(file)})
    return Text("ledger-written", {"count": count, "file": str(file)})


async def _written(path: Path, since: datetime | None, until: datetime | None, write: Callable[[Entry], None]) -> int:
    count = 0
    async with aclosing(entries(path, since=since, until=until)) as found:
        async for entry in found:
            write(entry)
            count += 1
    return count


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _speaker(language: Language, zone: ZoneInfo) -> Speaker:
    i18n, now = I18n(), SystemClock().now()
    return Speaker(language, zone, lambda text: i18n.say(text, language, zone=zone, now=now))


def sheet(
    chosen: Settings, number: str, file: Path | None, language: Language, *, as_pdf: bool, overwrite: bool
) -> Text:
    """Write the approval sheet of an item, and say where it is."""
    from bot import paperwork  # noqa: PLC0415 - brings what writes PDF, which the other verbs do not need

    path = database(chosen)
    with trusted(path):
        return paperwork.write(path, chosen, number, file, language, as_pdf=as_pdf, overwrite=overwrite)


def verify(chosen: Settings, seals: Path | None) -> tuple[tuple[Line, ...], bool]:
    """Give the verdict on the record, and whether it is as it was written."""
    path, outside = database(chosen), seals or chosen.seals
    with trusted(path), closing(connections.reader(path)) as db:
        db.execute("BEGIN")
        found, known, about = audit.verify(db, outside), numbers(db), _about(db)
    if not found:
        return (Line(Text("audit-sound", {"about": about, "sealed": _sealed(outside, chosen.zone)})),), True
    lines = (point(_finding(one, known, outside)) for one in found)
    return (Line(Text("audit-unsound", {"count": len(found)})), *lines), False


def _about(db: sqlite3.Connection) -> Text:
    held = extent(db)
    organised = audit.HASH.one(db, of=ORGANISATION, number=1) is not None
    items = held.subjects - organised
    whose = "items" if not organised else "both" if items else "organisation"
    counts = {"facts": Text("audit-facts", {"count": held.facts}), "items": Text("audit-items", {"count": items})}
    return Text(f"audit-about-{whose}", counts)


def _sealed(outside: Path, zone: ZoneInfo) -> Text:
    lines = seals_outside(outside)
    if not lines:
        return Text("audit-not-sealed")
    at = moment(int(lines[max(lines)].split()[1]))
    return Text("audit-sealed", {"at": f"{at.astimezone(zone):%Y-%m-%d %H:%M}", "zone": zone.key})


def _finding(one: audit.Finding, known: Mapping[str, str], outside: Path) -> Text:
    several = "-several" if one.upto > one.number else ""
    values: dict[str, Value] = {"place": _place(one, known, several), "outside": str(outside), "columns": one.columns}
    return Text(f"audit-{one.problem}{several}", values)


def _place(one: audit.Finding, known: Mapping[str, str], several: str) -> Text:
    """Say where it is; what the record itself says of it is made harmless, for it may have been tampered with."""
    values: dict[str, Value] = {"number": str(one.number), "upto": str(one.upto)}
    if one.problem.startswith("seal"):
        return Text(f"audit-place-seal{several}", values)
    item = encoded(known.get(one.subject, one.subject))
    if one.row:
        return Text("audit-place-version", {**values, "row": _row(one.row), "item": item})
    if one.subject:
        return Text(f"audit-place-fact{several}", {**values, "item": item})
    return Text(f"audit-place-row{several}", values)


def _row(row: str) -> Text:
    """Say which row the audit means: a release, a decision or the text."""
    release, decision = _RELEASE.fullmatch(row), _DECISION.fullmatch(row)
    if release:
        return Text("audit-row-release", {"channel": encoded(release[1])})
    if decision:
        return Text("audit-row-decision", {"by": encoded(decision[1]), "seat": encoded(decision[2])})
    return Text("audit-row-text")


def backup(chosen: Settings, file: Path, *, overwrite: bool) -> Text:
    """Copy the database while it is in use, and say what else belongs to a back-up."""
    path = database(chosen)
    if file.resolve().is_relative_to(chosen.data):
        raise Trouble(Text("backup-inside", {"file": str(file)}))
    if file.exists() and not overwrite:
        raise FileExistsError(file)
    connections.check(path)
    asyncio.run(_copied(path, file))
    files = {"files": str(chosen.data / "files"), "seals": str(chosen.seals)}
    return Text("backup-written", {"file": str(file), **files})


async def _copied(path: Path, file: Path) -> None:
    engine = await Engine.open(path)
    try:
        await engine.backup(file)
    finally:
        await engine.close()
