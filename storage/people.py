"""The directory: units, people, their accounts and their roles."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from sqlalchemy import BigInteger, Integer, bindparam, case, delete, func, literal_column, or_, select, update

from bot.domain.people import Body, Holding, Person, PersonId, Role, Roster, Unit, UnitId
from bot.ports import Address
from bot.text import Language
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, json, micros, names_json, names_of, read_json, stamp, when, words
from storage.schema import identities, people, roles, units
from storage.statements import Quick, Row, Stmt

_PERSON: Final = (
    people.c.id,
    people.c.names,
    people.c.unit,
    func.coalesce(people.c.speaks, people.c.language, people.c.profile),
)
_UNIT: Final = (units.c.id, units.c.names, units.c.kind, units.c.state, units.c.duties)
_BODY: Final = words("body")  # bodies are kept among the units, for roles are held in either
_HOLDING: Final = (roles.c.person, roles.c.role, roles.c.unit, roles.c.since, roles.c.until)
_NOW: Final = bindparam("now", type_=BigInteger)
_HELD_NOW: Final = (
    or_(roles.c.since.is_(None), roles.c.since <= _NOW),
    or_(roles.c.until.is_(None), roles.c.until > _NOW),
)
_THIS_ROLE: Final = (
    roles.c.person == bindparam("who"),
    roles.c.role == bindparam("what"),
    roles.c.unit.is_not_distinct_from(bindparam("of")),
)

AT: Final = Quick(
    select(*_PERSON, people.c.active, people.c.used)
    .join(identities, identities.c.person == people.c.id)
    .where(
        identities.c.platform == bindparam("platform"),
        identities.c.workspace == bindparam("workspace"),
        identities.c.account == bindparam("account"),
        people.c.active != ZERO,
    ),
    "platform",
    "workspace",
    "account",
)
GET: Final = Stmt(select(*_PERSON, people.c.active).where(people.c.id == bindparam("who")))
UNIT: Final = Stmt(select(*_UNIT).where(units.c.id == bindparam("unit"), units.c.kind != _BODY))
_LAST: Final = literal_column("2", Integer)
# Where somebody is written to: on the platform that he chose, on the one where he was last, then on the others.
REACHED_FIRST: Final = (
    case((identities.c.platform == people.c.prefers, ZERO), (identities.c.platform == people.c.used, ONE), else_=_LAST),
    identities.c.platform,
    identities.c.workspace,
    identities.c.account,
)
ADDRESSES: Final = Stmt(
    select(identities.c.platform, identities.c.workspace, identities.c.account)
    .join(people, people.c.id == identities.c.person)
    .where(identities.c.person == bindparam("who"))
    .order_by(*REACHED_FIRST)
)
EVERYBODY: Final = Stmt(select(*_PERSON, people.c.active).order_by(people.c.position))
LANGUAGES: Final = Stmt(select(people.c.id, people.c.language).where(people.c.language.is_not(None)))
EVERY_UNIT: Final = Stmt(select(*_UNIT, units.c.position).where(units.c.kind != _BODY).order_by(units.c.position))
EVERY_BODY: Final = Stmt(
    select(units.c.id, units.c.names)
    .where(units.c.position.is_not(None), units.c.kind == _BODY)
    .order_by(units.c.position)
)
EVERY_ROLE: Final = Stmt(select(*_HOLDING).order_by(roles.c.id))
ROLES: Final = Stmt(select(*_HOLDING).where(roles.c.person == bindparam("who"), *_HELD_NOW).order_by(roles.c.id))
HOLDS: Final = Quick(
    select(roles.c.id)
    .join(people, people.c.id == roles.c.person)
    .where(*_THIS_ROLE, *_HELD_NOW, people.c.active != ZERO),
    "who",
    "what",
    "of",
    "now",
    "now",
)
SPEAK: Final = Stmt(update(people).where(people.c.id == bindparam("who")).values(speaks=bindparam("said")))
MEET: Final = Stmt(
    update(people)
    .where(people.c.id == bindparam("who"), people.c.profile.is_distinct_from(bindparam("said")))
    .values(profile=bindparam("said"))
)
FORMS: Final = Stmt(select(people.c.forms).where(people.c.id == bindparam("who")))
ASK_BY: Final = Stmt(update(people).where(people.c.id == bindparam("who")).values(forms=bindparam("said")))
PREFER: Final = Stmt(update(people).where(people.c.id == bindparam("who")).values(prefers=bindparam("said")))
PREFERRED: Final = Stmt(select(people.c.prefers).where(people.c.id == bindparam("who")))
USE: Final = Stmt(update(people).where(people.c.id == bindparam("who")).values(used=bindparam("said")))
# So long as he has accounts on one platform only, nobody asks where he was last.
SPREAD: Final = Stmt(
    update(people)
    .where(
        people.c.id == bindparam("who"),
        people.c.used.is_(None),
        select(func.count(identities.c.platform.distinct()))
        .where(identities.c.person == bindparam("who"))
        .scalar_subquery()
        > ONE,
    )
    .values(used=words(""))
)
LINK: Final = Stmt(
    insertion(identities).on_conflict_do_update(
        index_elements=["platform", "workspace", "account"], set_={"person": bindparam("person")}
    )
)
UNLINK: Final = Stmt(
    delete(identities).where(
        identities.c.platform == bindparam("platform"),
        identities.c.workspace == bindparam("workspace"),
        identities.c.account == bindparam("account"),
    )
)
PLATFORMS: Final = Stmt(select(identities.c.platform).distinct())
END: Final = Stmt(update(roles).where(*_THIS_ROLE, *_HELD_NOW).values(until=_NOW))

RETIRE_UNITS: Final = Stmt(update(units).values(position=None))
RETIRE_PEOPLE: Final = Stmt(update(people).values(active=0))
CLEAR_ROLES: Final = Stmt(delete(roles))
_new_unit: Final = insertion(units)
PUT_UNIT: Final = Stmt(
    _new_unit.on_conflict_do_update(
        index_elements=["id"],
        set_={name: _new_unit.excluded[name] for name in ("names", "kind", "state", "position", "duties")},
    )
)
# Two statements: where one that inserts or updates sets a foreign key, SQLite reads every table that refers to people.
ADD_PERSON: Final = Stmt(
    insertion(people, "speaks", "profile", "prefers", "used", forms=ZERO).on_conflict_do_nothing(index_elements=["id"])
)
PUT_PERSON: Final = Stmt(
    update(people)
    .where(people.c.id == bindparam("who"))
    .values({name: bindparam(name) for name in ("names", "unit", "language", "active", "position")})
)
ADD_ROLE: Final = Stmt(insertion(roles, "id"))


class People(Family):
    """The directory; meets `bot.memory.People`."""

    __slots__ = ()

    def at(self, address: Address) -> Person | None:
        row = AT.one(self._cursor, address.platform, address.workspace, address.user)
        return None if row is None else _person(row)

    def arrives(self, address: Address) -> tuple[Person | None, bool]:
        row = AT.one(self._cursor, address.platform, address.workspace, address.user)
        if row is None:
            return None, False
        used = row[5]
        if used is not None and used != address.platform:
            USE.run(self._db, who=row[0], said=address.platform)
        return _person(row), used is not None

    def get(self, person: PersonId) -> Person | None:
        row = GET.one(self._db, who=person)
        return None if row is None else _person(row)

    def unit(self, unit: UnitId) -> Unit | None:
        row = UNIT.one(self._db, unit=unit)
        return None if row is None else _unit(row)

    def addresses(self, person: PersonId) -> tuple[Address, ...]:
        return tuple(Address(*row) for row in ADDRESSES.all(self._db, who=person))

    def roster(self, now: datetime) -> Roster:
        everybody = _people(tuple(EVERYBODY.all(self._db)))
        present, former = _units(tuple(EVERY_UNIT.all(self._db)))
        bodies = {row[0]: Body(row[0], names_of(row[1])) for row in EVERY_BODY.all(self._db)}
        return Roster(everybody, present, _holdings(tuple(EVERY_ROLE.all(self._db))), now, bodies, former)

    def languages(self) -> dict[PersonId, Language]:
        """Give the language that the roster gave to each, whatever he has chosen since."""
        return {row[0]: row[1] for row in LANGUAGES.all(self._db)}

    def roles(self, person: PersonId, now: datetime) -> tuple[Holding, ...]:
        return _holdings(tuple(ROLES.all(self._db, who=person, now=micros(now))))

    def holds(self, person: PersonId, role: Role, unit: UnitId | None, now: datetime) -> bool:
        at = micros(now)
        return HOLDS.one(self._cursor, person, str(role), unit, at, at) is not None

    def speak(self, person: PersonId, language: Language) -> None:
        SPEAK.run(self._db, who=person, said=language)

    def meet(self, person: PersonId, language: Language) -> bool:
        return MEET.run(self._db, who=person, said=language).rowcount > 0

    def fills_forms(self, person: PersonId) -> bool:
        row = FORMS.one(self._db, who=person)
        return row is not None and bool(row[0])

    def prefer_forms(self, person: PersonId, *, forms: bool) -> None:
        ASK_BY.run(self._db, who=person, said=int(forms))

    def link(self, address: Address, person: PersonId) -> None:
        LINK.run(self._db, platform=address.platform, workspace=address.workspace, account=address.user, person=person)
        SPREAD.run(self._db, who=person)

    def prefer(self, person: PersonId, platform: str) -> None:
        PREFER.run(self._db, who=person, said=platform or None)

    def preferred(self, person: PersonId) -> str:
        row = PREFERRED.one(self._db, who=person)
        return row[0] or "" if row is not None else ""

    def unlink(self, address: Address) -> None:
        UNLINK.run(self._db, platform=address.platform, workspace=address.workspace, account=address.user)

    def platforms(self) -> frozenset[str]:
        return frozenset(platform for (platform,) in PLATFORMS.all(self._db))

    def end(self, person: PersonId, role: Role, unit: UnitId | None, now: datetime) -> bool:
        return END.run(self._db, who=person, what=role.value, of=unit, now=micros(now)).rowcount > 0

    def take_up(self, holding: Holding) -> None:
        ADD_ROLE.run(self._db, **_holding_row(holding))

    def replace(
        self,
        people: Sequence[Person],
        units: Sequence[Unit],
        holdings: Sequence[Holding],
        bodies: Sequence[Body] = (),
    ) -> None:
        """Bring the directory up to these; whoever is not among them is no longer active, but stays on file.

        A language that somebody has chosen himself stays chosen.
        """
        for retire in (RETIRE_UNITS, RETIRE_PEOPLE, CLEAR_ROLES):
            retire.run(self._db)
        PUT_UNIT.many(self._db, (_unit_row(unit, place) for place, unit in enumerate(units)))
        PUT_UNIT.many(self._db, (_body_row(body, place) for place, body in enumerate(bodies)))
        rows = [_person_row(person, place) for place, person in enumerate(people)]
        ADD_PERSON.many(self._db, rows)
        PUT_PERSON.many(self._db, ({**row, "who": row["id"]} for row in rows))
        ADD_ROLE.many(self._db, map(_holding_row, holdings))


@lru_cache(maxsize=4)
def _people(rows: tuple[Row, ...]) -> Mapping[PersonId, Person]:
    return MappingProxyType({row[0]: _person(row) for row in rows})


@lru_cache(maxsize=4096)
def _person(row: Row) -> Person:
    return Person(row[0], names_of(row[1]), row[2], row[3], bool(row[4]))


@lru_cache(maxsize=4)
def _units(rows: tuple[Row, ...]) -> tuple[Mapping[UnitId, Unit], Mapping[UnitId, Unit]]:
    """Give those that are there, and those that are gone."""
    present: dict[UnitId, Unit] = {}
    former: dict[UnitId, Unit] = {}
    for row in rows:
        (former if row[5] is None else present)[row[0]] = _unit(row)
    return MappingProxyType(present), MappingProxyType(former)


@lru_cache(maxsize=512)
def _unit(row: Row) -> Unit:
    return Unit(row[0], names_of(row[1]), row[2], row[3], tuple(read_json(row[4])))


@lru_cache(maxsize=64)
def _holdings(rows: tuple[Row, ...]) -> tuple[Holding, ...]:
    """Read who holds which role; the same rows are read for every card that is made."""
    return tuple(
        Holding(person, Role(role), unit, when(since), when(until)) for person, role, unit, since, until in rows
    )


def _unit_row(unit: Unit, place: int) -> dict[str, object]:
    return {
        "id": unit.id,
        "names": names_json(unit.names),
        "kind": unit.kind,
        "state": unit.state,
        "position": place,
        "duties": json(unit.duties),
    }


def _body_row(body: Body, place: int) -> dict[str, object]:
    return {
        "id": body.id,
        "names": names_json(body.names),
        "kind": "body",
        "state": "active",
        "position": place,
        "duties": "[]",
    }


def _person_row(person: Person, place: int) -> dict[str, object]:
    return {
        "id": person.id,
        "names": names_json(person.names),
        "unit": person.unit,
        "language": person.language,
        "active": int(person.active),
        "position": place,
    }


def _holding_row(holding: Holding) -> dict[str, object]:
    return {
        "person": holding.person,
        "role": holding.role.value,
        "unit": holding.unit,
        "since": stamp(holding.since),
        "until": stamp(holding.until),
    }
