"""What the verbs of the command line do that end by themselves: checking, exporting, verifying, backing up."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import aclosing, closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot import rehearsal
from bot.clock import SystemClock
from bot.config import Settings, read_config, sample_settings
from bot.exports import Cell, Column, kind, table
from bot.i18n import I18n
from bot.logs import encoded
from bot.mistakes import Mistakes
from bot.policy import policy_path, read_policy, shipped
from bot.roster import load_roster
from bot.tables import read_file
from bot.text import Language, Names, Text, moment
from bot.troubles import Trouble, damaged, is_damage
from storage import audit, connections, migrations
from storage.engine import Engine
from storage.facts import ORGANISATION
from storage.ledger import Entry, entries, extent, numbers
from storage.seals import outside as seals_outside
from storage.store import DATABASE

CONFIG: Final = Path("config.toml")
DEMO: Final = Path(".data")
_COLUMNS: Final = {
    "number": 12,
    "title": 36,
    "summary": 48,
    "source": 24,
    "unit": 18,
    "author": 12,
    "channel": 12,
    "address": 36,
    "at": 20,
    "approvers": 28,
    "publisher": 12,
    "version": 8,
    "fingerprint": 20,
}
_FOUND: Final[dict[audit.Problem, str]] = {
    "changed": "{place} is not what was written",
    "removed": "{place} is gone",
    "swapped": "{place} stands where another one stood",
    "seal-changed": "{place} is not what was written",
    "seal-removed": "{place} is gone from the database",
    "seal-not-outside": "{place} is not in {outside}",
    "row-changed": "{place} is not what the record says ({columns})",
    "row-removed": "{place} is gone, though the record has it",
    "row-unrecorded": "{place} is not on record",
}

Span = tuple[date | None, date | None]


def own_settings(config: Path | None) -> Settings:
    """Read the configuration; `Mistakes` names what is wrong with it, Trouble that there is none."""
    if config is None and not CONFIG.exists():
        raise Trouble(
            "There is no config.toml here. Copy config.example.toml to config.toml and put your own in,\n"
            "or name the file: --config FILE. To look at the sample organisation: qianfa demo."
        )
    return read_config(config or CONFIG)


def settings(config: Path | None, data: Path | None) -> Settings:
    """Tell whose data is meant: of a configuration, or in the folder of a demo."""
    if config is not None and data is not None:
        raise Trouble("Name either --config or --data: a configuration says itself where its data lies.")
    if data is None and config is None and not CONFIG.exists() and DEMO.exists():
        data = DEMO
    return own_settings(config) if data is None else sample_settings(data, 0)


def check(config: Path | None, policies: Sequence[str], roster: Path | None) -> tuple[str, bool]:
    """Give the report on a configuration, or on policies and a roster by themselves, and whether all is well.

    A policy goes by its short name or is a file; "all" is every one that comes with the bot.
    """
    named = [path for policy in policies for path in _meant(policy)]
    if named and roster:
        return _rehearsed(replace(sample_settings(DEMO, 0), policy=policy, roster=roster) for policy in named)
    if named or roster:
        return _read_alone(named, roster)
    try:
        chosen = own_settings(config)
    except Mistakes as found:
        return f"{found}\n\nPolicy and roster were not read. Mend these first, then check again.", False
    return _rehearsed([chosen], on_file=True)


def _meant(policy: str) -> list[Path]:
    return list(shipped().values()) if policy == "all" else [policy_path(policy)]


def _rehearsed(several: Iterable[Settings], *, on_file: bool = False) -> tuple[str, bool]:
    now, remark = SystemClock().now(), connections.remark()
    told, ready = [f"{remark}."] if remark else [], True
    for chosen in several:
        with _trusted(chosen.data / DATABASE):
            report = rehearsal.check(chosen, now, on_file=on_file)
        told += [_files(chosen), str(report)]
        ready = ready and report.ready
    return "\n\n".join(told), ready


def _files(chosen: Settings) -> str:
    """List what is read, so that nobody mends a file that is not in use."""
    named = {"configuration": chosen.read_from, "policy": chosen.policy, "roster": chosen.roster}
    return "\n".join(["Files read:", *(f"  {what}: {_shortly(path)}" for what, path in named.items() if path)])


def _shortly(path: Path) -> Path:
    full, here = path.absolute(), Path.cwd()
    return full.relative_to(here) if full.is_relative_to(here) else full


def _read_alone(policies: Sequence[Path], roster: Path | None) -> tuple[str, bool]:
    told, sound = [], True
    for path in (*policies, *([roster] if roster else [])):
        try:
            if path == roster:
                load_roster(path, ZoneInfo("UTC"))
            else:
                read_policy(read_file(path), path.name)
            told.append(f"{path}: no mistakes.")
        except Mistakes as found:
            told.append(str(found))
            sound = False
    return "\n".join(told), sound


def export(chosen: Settings, file: Path, span: Span, language: Language, *, overwrite: bool) -> str:
    """Write the ledger of a span of local days, both included, and say what was written."""
    kind(file)
    first, last = span
    if first and last and first > last:
        raise Trouble(f"--from {first} is after --to {last}; exchange them.")
    path = _database(chosen)
    since = _midnight(first, chosen.zone) if first else None
    until = _midnight(last + timedelta(days=1), chosen.zone) if last else None
    speaker = _Speaker(language, chosen.zone)
    with _trusted(path), table(file, speaker.word("ledger"), speaker.columns(), overwrite=overwrite) as write:
        count = asyncio.run(_written(path, since, until, lambda entry: write(speaker.cells(entry))))
    if not count:
        return f"Nothing was released{' in those days' if first or last else ' yet'}; {file} has the header only."
    return f"{_counted(count, 'release')} written to {file}."


async def _written(path: Path, since: datetime | None, until: datetime | None, write: Callable[[Entry], None]) -> int:
    count = 0
    async with aclosing(entries(path, since=since, until=until)) as found:
        async for entry in found:
            write(entry)
            count += 1
    return count


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


class _Speaker:
    """Says the ledger in a language and zone."""

    def __init__(self, language: Language, zone: ZoneInfo) -> None:
        self._language, self._zone = language, zone
        self._i18n, self._now = I18n(), SystemClock().now()
        self._comma = self.word("list-separator")

    def word(self, key: str, **values: str) -> str:
        return self._i18n.say(Text(key, values), self._language, zone=self._zone, now=self._now)

    def columns(self) -> list[Column]:
        heads = {name: {"zone": self._zone.key} if name == "at" else {} for name in _COLUMNS}
        return [Column(self.word(f"ledger-{name}", **heads[name]), width) for name, width in _COLUMNS.items()]

    def cells(self, entry: Entry) -> list[Cell]:
        return [self._cell(getattr(entry, name)) for name in _COLUMNS]

    def _cell(self, value: Cell | Names | tuple[Names, ...]) -> Cell:
        match value:
            case Names():
                return value.in_language(self._language)
            case tuple():
                return self._comma.join(name.in_language(self._language) for name in value)
            case datetime():
                return value.astimezone(self._zone)
            case _:
                return value


def sheet(
    chosen: Settings, number: str, file: Path | None, language: Language, *, as_pdf: bool, overwrite: bool
) -> str:
    """Write the approval sheet of an item, and say where it is."""
    from bot import paperwork  # noqa: PLC0415 - brings what writes PDF, which the other verbs do not need

    path = _database(chosen)
    with _trusted(path):
        return paperwork.write(path, chosen, number, file, language, as_pdf=as_pdf, overwrite=overwrite)


def verify(chosen: Settings, seals: Path | None) -> tuple[str, bool]:
    """Give the verdict on the record, and whether it is as it was written."""
    path, outside = _database(chosen), seals or chosen.seals
    with _trusted(path), closing(connections.reader(path)) as db:
        db.execute("BEGIN")
        found, known, about = audit.verify(db, outside), numbers(db), _about(db)
    if not found:
        return f"The record is as it was written: {about}; {_sealed(outside, chosen.zone)}.", True
    lines = [f"  - {_finding(one, known, outside)}" for one in found]
    return "\n".join([f"The record is not as it was written ({len(found)}):", *lines]), False


def _about(db: sqlite3.Connection) -> str:
    held = extent(db)
    organised = audit.HASH.one(db, of=ORGANISATION, number=1) is not None
    items = held.subjects - organised
    subjects = [
        *([_counted(items, "item")] if items or not organised else []),
        *(["the organisation itself"] if organised else []),
    ]
    return f"{_counted(held.facts, 'fact')} about {' and '.join(subjects)}"


def _sealed(outside: Path, zone: ZoneInfo) -> str:
    lines = seals_outside(outside)
    if not lines:
        return "not sealed yet (the first seal is written within ten minutes of the start, and one at every stop)"
    at = moment(int(lines[max(lines)].split()[1]))
    return f"sealed up to {at.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key})"


def _finding(one: audit.Finding, known: Mapping[str, str], outside: Path) -> str:
    told = _FOUND[one.problem].format(place=_place(one, known), outside=outside, columns=", ".join(one.columns))
    return told.replace(" is ", " are ", 1) if one.upto > one.number else told


def _place(one: audit.Finding, known: Mapping[str, str]) -> str:
    counted = f"s {one.number} to {one.upto}" if one.upto > one.number else f" {one.number}"
    if one.problem.startswith("seal"):
        return f"seal{counted}"
    item = encoded(known.get(one.subject, one.subject))
    if one.row:
        return f"{encoded(one.row)}, version{counted}, of {item}"
    if one.subject:
        return f"fact{counted} of {item}"
    return f"row{counted} of the table facts"


def backup(chosen: Settings, file: Path, *, overwrite: bool) -> str:
    """Copy the database while it is in use, and say what else belongs to a back-up."""
    path = _database(chosen)
    if file.resolve().is_relative_to(chosen.data):
        raise Trouble(f"{file} lies in the data folder itself. Name a place elsewhere, best on another disk.")
    if file.exists() and not overwrite:
        raise FileExistsError(file)
    connections.check(path)
    asyncio.run(_copied(path, file))
    return (
        f"The database is copied to {file}, whole and checked.\n"
        f"Attachments lie beside it: copy the folder {chosen.data / 'files'} as well, and {chosen.seals}."
    )


async def _copied(path: Path, file: Path) -> None:
    engine = await Engine.open(path)
    try:
        await engine.backup(file)
    finally:
        await engine.close()


def _database(chosen: Settings) -> Path:
    """Give the database, if it is one that this release can read."""
    path = chosen.data / DATABASE
    with _trusted(path):
        found = migrations.revision_of(path)
    if found is None:
        raise Trouble(
            f"There is nothing in {chosen.data} yet. It fills once the bot has run: qianfa demo, or qianfa run."
        )
    fit(path, found, migrations.revisions())
    return path


def fit(path: Path, found: str, known: Sequence[str]) -> None:
    """Refuse a database whose schema is not this release's, the last one of those known."""
    if found not in known:
        raise migrations.UnknownSchema(found)
    if found != known[-1]:
        raise Trouble(f"{path} comes from an earlier release. Start the bot on it once, which brings it up to date.")


@contextmanager
def _trusted(path: Path) -> Iterator[None]:
    """Name the file when it turns out to be damaged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise Trouble(damaged(path, str(error))) from error
        raise
