"""Reads the directory of an organisation from a roster file and names every mistake in it by its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

from bot.domain.people import UNIT_ROLES, Holding, Person, PersonId, Role, Roster, Unit, UnitId, Who
from bot.mistakes import Proof
from bot.tables import FILLED, Id, SomeName, Table, Words, digest_of, read_table, wrong
from bot.text import Language

_YEARS: Final = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class RosterFile:
    """A whole directory as it stands in a file; `digest` is the SHA-256 of its text.

    Holdings stand in the order of the file, which is the order in which people are asked and named.
    """

    people: tuple[Person, ...]
    units: tuple[Unit, ...]
    holdings: tuple[Holding, ...]
    emails: dict[PersonId, str]
    digest: str

    def at(self, now: datetime) -> Roster:
        """Give the directory as it stands at this moment (aware)."""
        people = {person.id: person for person in self.people}
        return Roster(people, {unit.id: unit for unit in self.units}, self.holdings, now)


def _name(name: SomeName) -> SomeName:
    if not any(name.model_dump().values()):
        raise wrong("is empty", "give the name in one language at least: zh-Hans, zh-Hant or en")
    return name


def _email(email: str) -> str:
    name, at, host = email.partition("@")
    if not (name and at and "." in host) or "@" in host or " " in email:
        raise wrong(f"'{email}' is no e-mail address", "write it like 'wang.min@example.com', or leave it out")
    return email


def _day(day: date) -> date:
    if day.year not in _YEARS:
        raise wrong(f"{day} is too far away to be meant", f"years go from {_YEARS[0]} to {_YEARS[-1]}")
    return day


_Name = Annotated[SomeName, AfterValidator(_name)]
_Day = Annotated[date, AfterValidator(_day)]


class _Unit(Table):
    id: Id = Field(description="give the unit an id of its own, such as 'marketing'")
    names: _Name = Field(description="name the unit in one language at least")
    kind: Literal["department", "subsidiary"] = Field(description="say 'department' or 'subsidiary'")
    state: Literal["active", "preparation"] = "active"


class _Person(Table):
    id: Id = Field(description="give the person an id of its own, such as 'wang-min'")
    names: _Name = Field(description="name the person in one language at least")
    unit: str = Field(description="say which unit the person belongs to")
    language: Language | None = None
    email: Annotated[Words, AfterValidator(_email)] | None = None
    active: bool = True
    roles: list[str] = []


class _Role(Table):
    person: str = Field(description="say who holds the role")
    role: str = Field(description="say which role it is")
    units: list[str] = []
    since: _Day | None = None
    until: _Day | None = None


class _Roster(Table):
    unit: Annotated[list[_Unit], FILLED] = Field(description="an organisation has at least one [[unit]]")
    person: Annotated[list[_Person], FILLED] = Field(description="an organisation has at least one [[person]]")
    role: list[_Role] = []


def read_roster(text: str, name: str, zone: ZoneInfo) -> RosterFile:
    """Read a directory. Days are local days of `zone`; `until` is the last day on which a role is held.

    `Mistakes` tells all that does not fit its shape, or else all that does not fit together.
    """
    table = read_table(text, name, _Roster)
    placed = list(_holdings(table, zone))
    _check(Proof(name, text), table, placed)
    return RosterFile(
        people=tuple(_person(person) for person in table.person),
        units=tuple(Unit(UnitId(unit.id), unit.names.names(), unit.kind, unit.state) for unit in table.unit),
        holdings=tuple(holding for _, holding in placed),
        emails={PersonId(person.id): person.email for person in table.person if person.email},
        digest=digest_of(text),
    )


def drafters(roster: Roster, unit: UnitId) -> tuple[PersonId, ...]:
    """Give those who draft for a unit now: its officers, and its liaison while it is in preparation (ORG2)."""
    roles = (Role.OFFICER, Role.LIAISON) if roster.units[unit].state == "preparation" else (Role.OFFICER,)
    return tuple(dict.fromkeys(person for role in roles for person in roster.asked(Who(role, "unit"), unit)))


def _person(person: _Person) -> Person:
    return Person(PersonId(person.id), person.names.names(), UnitId(person.unit), person.language, person.active)


def _holdings(table: _Roster, zone: ZoneInfo) -> Iterator[tuple[str, Holding]]:
    """Give each holding with its place; one of an unknown role or person is left to the checks."""
    home = {person.id: person.unit for person in table.person}
    for number, person in enumerate(table.person, 1):
        for place, role in enumerate(person.roles, 1):
            if role in set(Role):
                unit = UnitId(person.unit) if Role(role) in UNIT_ROLES else None
                yield f"person[{number}].roles[{place}]", Holding(PersonId(person.id), Role(role), unit)
    for number, entry in enumerate(table.role, 1):
        if entry.role in set(Role) and entry.person in home:
            for unit in _units(entry, home):
                yield f"role[{number}]", _holding(entry, unit, zone)


def _units(entry: _Role, home: dict[str, str]) -> tuple[UnitId | None, ...]:
    if Role(entry.role) not in UNIT_ROLES:
        return (None,)
    return tuple(UnitId(unit) for unit in entry.units) or (UnitId(home[entry.person]),)


def _holding(entry: _Role, unit: UnitId | None, zone: ZoneInfo) -> Holding:
    since = _midnight(entry.since, zone) if entry.since else None
    until = _midnight(entry.until + timedelta(days=1), zone) if entry.until else None
    return Holding(PersonId(entry.person), Role(entry.role), unit, since, until)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _check(proof: Proof, table: _Roster, placed: list[tuple[str, Holding]]) -> None:
    units = [unit.id for unit in table.unit]
    proof.unique((f"unit[{number}].id", unit) for number, unit in enumerate(units, 1))
    _check_people(proof, table, units)
    _check_roles(proof, table, units)
    _check_holdings(proof, placed)
    proof.close()


def _check_people(proof: Proof, table: _Roster, units: list[str]) -> None:
    people = list(enumerate(table.person, 1))
    proof.unique((f"person[{number}].id", person.id) for number, person in people)
    emails = ((f"person[{number}].email", person.email.casefold()) for number, person in people if person.email)
    proof.unique(emails, "give this one an address of its own")
    for number, person in people:
        proof.known(f"person[{number}].unit", "unit", person.unit, units)
        for place, role in enumerate(person.roles, 1):
            proof.known(f"person[{number}].roles[{place}]", "role", role, list(Role))


def _check_roles(proof: Proof, table: _Roster, units: list[str]) -> None:
    for number, entry in enumerate(table.role, 1):
        key = f"role[{number}]"
        proof.known(f"{key}.person", "person", entry.person, (person.id for person in table.person))
        for place, unit in enumerate(entry.units, 1):
            proof.known(f"{key}.units[{place}]", "unit", unit, units)
        known = proof.known(f"{key}.role", "role", entry.role, list(Role))
        if known and entry.units and Role(entry.role) not in UNIT_ROLES:
            proof.note(
                f"{key}.units", f"{entry.role} is a role in the whole organisation, not in units", "leave units out"
            )
        if entry.since and entry.until and entry.until < entry.since:
            proof.note(f"{key}.until", f"{entry.until} is before {entry.since}", "exchange since and until")


def _check_holdings(proof: Proof, placed: list[tuple[str, Holding]]) -> None:
    alike: dict[tuple[Role, UnitId | None], list[tuple[str, Holding]]] = {}
    for place, holding in placed:
        alike.setdefault((holding.role, holding.unit), []).append((place, holding))
    for together in alike.values():
        for first, second in combinations(together, 2):
            _check_pair(proof, first, second)


def _check_pair(proof: Proof, first: tuple[str, Holding], second: tuple[str, Holding]) -> None:
    (before, one), (key, other) = first, second
    if not _overlap(one, other):
        return
    if one.person == other.person:
        proof.note(key, f"{one.person} is {one.role} already, by {before}", "leave one of them out")
    elif one.role is Role.HEAD:
        problem = f"{one.unit} has two heads at the same time, {one.person} ({before}) and {other.person}"
        proof.note(key, problem, "make one of them 'deputy-head', or give their roles days that do not overlap")


def _overlap(one: Holding, other: Holding) -> bool:
    def ends_before(first: Holding, second: Holding) -> bool:
        return first.until is not None and second.since is not None and first.until <= second.since

    return not ends_before(one, other) and not ends_before(other, one)
