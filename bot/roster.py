"""Reads the directory of an organisation from a roster file and names every mistake in it by its place."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.directories import Directory, Received
from bot.domain.people import (
    BODY_ROLES,
    UNIT_ROLES,
    Body,
    Holding,
    Person,
    PersonId,
    Role,
    Roster,
    Unit,
    UnitId,
)
from bot.frozen import frozen
from bot.mistake_words import told
from bot.mistakes import MOST_TOLD, Mistake, Mistakes, Proof
from bot.rosters.checks import Placed, check
from bot.rosters.grids import grids_of_csv, grids_of_xlsx
from bot.rosters.shapes import PersonTable, RoleTable, RosterTable
from bot.rosters.sheets import read_sheets
from bot.rosters.words import PEOPLE, UNITS, sheet_called
from bot.tables import digest_of, read_bytes, read_table, text_of
from bot.text import Text

ROSTER_WORDS: Final = ("roster", "名册", "名冊")  # with which a roster is sent in a chat
_GRIDS: Final = {".xlsx": grids_of_xlsx, ".csv": grids_of_csv}
_MOST_BYTES: Final = 5_000_000  # of a roster; ten thousand people take less than half of it
_MOST_KEYS: Final = 50_000  # of one that is written as text: reading each takes its time
_BODY_PLACES: Final = {"head": Role.BODY_HEAD, "deputies": Role.BODY_DEPUTY, "members": Role.BODY_MEMBER}


@frozen
class RosterFile:
    """A whole directory as it stands in a file; `digest` is the SHA-256 of its text.

    Holdings stand in the order of the file, which is the order in which people are asked and named.
    """

    people: tuple[Person, ...]
    units: tuple[Unit, ...]
    holdings: tuple[Holding, ...]
    emails: dict[PersonId, str]
    digest: str
    bodies: tuple[Body, ...] = ()

    def at(self, now: datetime) -> Roster:
        """Give the directory as it stands at this moment (aware)."""
        return self.directory().at(now)

    def directory(self, *, sample: bool = False) -> Directory:
        """Give the directory that the file makes; `sample` is the sample organisation's."""
        return Directory(self.digest, self.people, self.units, self.holdings, sample, self.bodies, self.emails)


def read_roster(text: str, name: str, zone: ZoneInfo) -> RosterFile:
    """Read a directory. Days are local days of `zone`; `until` is the last day on which a role is held.

    `Mistakes` tells all that does not fit its shape, or else all that does not fit together.
    """
    table = read_table(text, name, RosterTable)
    return _directory(table, Proof(name, text), digest_of(text), zone)


def read_roster_file(data: bytes, name: str, zone: ZoneInfo) -> RosterFile:
    """Read a directory from a .toml, .xlsx or .csv file, told by its name; raises `Mistakes` as `read_roster` does."""
    grids = _GRIDS.get(Path(name).suffix.lower())
    if len(data) > _MOST_BYTES or (grids is None and data.count(b"=") > _MOST_KEYS):
        raise Mistakes([Mistake(name, "", "is too large for a roster", "leave out what is no part of it")])
    if grids is None:
        return read_roster(text_of(data, name), name, zone)
    table, proof = read_sheets(grids(data, name), name)
    return _directory(table, proof, sha256(data).hexdigest(), zone)


def load_roster(path: Path, zone: ZoneInfo) -> RosterFile:
    """Read a directory from a file; raises `Mistakes` as `read_roster` does, and where the file cannot be had."""
    return read_roster_file(read_bytes(path), path.name, zone)


def sent_roster(name: str, data: bytes, zone: ZoneInfo, words: str) -> Received | None:
    """Read a file that came in a chat: a roster or its mistakes; None when it is none, unless `words` say it is."""
    asked = _asked(words)
    if not asked and not _looks_like_one(name, data):
        return None
    only = asked or Path(name).suffix.lower() not in _GRIDS
    try:
        return Received(name, read_roster_file(data, name, zone).directory(), only=only)
    except Mistakes as found:
        return Received(name, None, _listed(found.mistakes), only)


def unread_roster(name: str, data: bytes, words: str) -> Received | None:
    """Give a file that is meant as a roster, as one that could not be read; None where only reading it would tell."""
    if _asked(words) or _has_tables(name, data):
        return Received(name, None, (Text("roster-wrong-unread"),), only=True)
    return None


def _asked(words: str) -> bool:
    return words.strip().removeprefix("/").casefold() in ROSTER_WORDS


def _listed(mistakes: tuple[Mistake, ...]) -> tuple[Text, ...]:
    """Tell the first mistakes, and how many more there are."""
    left = len(mistakes) - MOST_TOLD
    more = (Text("roster-more", {"count": left}),) if left > 0 else ()
    return (*map(told, mistakes[:MOST_TOLD]), *more)


def _looks_like_one(name: str, data: bytes) -> bool:
    """Tell whether a file has the tables that every roster has."""
    grids = _GRIDS.get(Path(name).suffix.lower())
    if grids is None:
        return _has_tables(name, data)
    if len(data) > _MOST_BYTES:
        return False
    try:
        sheets = [sheet_called(grid.name) for grid in grids(data, name)]
    except Mistakes:
        return False
    return UNITS in sheets and PEOPLE in sheets


def _has_tables(name: str, data: bytes) -> bool:
    return Path(name).suffix.lower() == ".toml" and b"[[person]]" in data


def _directory(table: RosterTable, proof: Proof, digest: str, zone: ZoneInfo) -> RosterFile:
    """Make a directory of a roster's tables; `Mistakes` tells all that does not fit together."""
    placed = list(_holdings(table, zone))
    check(proof, table, placed)
    return RosterFile(
        people=tuple(_person(person) for person in table.person),
        units=tuple(
            Unit(UnitId(unit.id), unit.names.names(), unit.kind, unit.state, tuple(unit.duties)) for unit in table.unit
        ),
        holdings=tuple(holding for _, holding in placed),
        emails={PersonId(person.id): person.email for person in table.person if person.email},
        digest=digest,
        bodies=tuple(Body(UnitId(body.id), body.names.names()) for body in table.body),
    )


def _person(person: PersonTable) -> Person:
    return Person(PersonId(person.id), person.names.names(), UnitId(person.unit), person.language, person.active)


def _holdings(table: RosterTable, zone: ZoneInfo) -> Iterator[Placed]:
    """Give what people hold who are still there; what is of an unknown role or person is left to the checks."""
    gone = {person.id for person in table.person if not person.active}
    return ((key, holding) for key, holding in _written(table, zone) if holding.person not in gone)


def _written(table: RosterTable, zone: ZoneInfo) -> Iterator[Placed]:
    """Give each holding with its place."""
    home = {person.id: person.unit for person in table.person}
    known = frozenset(Role)
    for number, person in enumerate(table.person, 1):
        for place, role in enumerate(person.roles, 1):
            if role in known - BODY_ROLES:
                unit = UnitId(person.unit) if Role(role) in UNIT_ROLES else None
                yield f"person[{number}].roles[{place}]", Holding(PersonId(person.id), Role(role), unit)
    yield from _of_bodies(table)
    for number, entry in enumerate(table.role, 1):
        if entry.role in known and entry.person in home:
            for unit in _units(entry, home):
                yield f"role[{number}]", _holding(entry, unit, zone)


def _of_bodies(table: RosterTable) -> Iterator[Placed]:
    for number, body in enumerate(table.body, 1):
        for what, role in _BODY_PLACES.items():
            for place, person in enumerate(getattr(body, what), 1):
                yield f"body[{number}].{what}[{place}]", Holding(PersonId(person), role, UnitId(body.id))


def _units(entry: RoleTable, home: dict[str, str]) -> tuple[UnitId | None, ...]:
    if Role(entry.role) not in UNIT_ROLES | BODY_ROLES:
        return (None,)
    return tuple(UnitId(unit) for unit in entry.units) or (UnitId(home[entry.person]),)


def _holding(entry: RoleTable, unit: UnitId | None, zone: ZoneInfo) -> Holding:
    since = _midnight(entry.since, zone) if entry.since else None
    until = _midnight(entry.until + timedelta(days=1), zone) if entry.until else None
    return Holding(PersonId(entry.person), Role(entry.role), unit, since, until)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)
