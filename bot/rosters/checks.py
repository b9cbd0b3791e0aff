"""What does not fit together in a roster, each with its place and its mend."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final, Self

from bot.domain.people import BODY_ROLES, UNIT_ROLES, Holding, Role, UnitId
from bot.frozen import frozen
from bot.mistakes import Proof
from bot.rosters.shapes import BodyTable, PersonTable, RoleTable, RosterTable, UnitTable

Placed = tuple[str, Holding]  # a holding, and the key by which its mistakes are told

_ROLES: Final = tuple(Role)
# What the places of a policy are called (`of = "unit"`), so that no body can be.
_RESERVED: Final = ("unit", "organisation", "concerned")
_SOLE: Final = {Role.HEAD: Role.DEPUTY_HEAD, Role.BODY_HEAD: Role.BODY_DEPUTY}  # held by one person, and his deputies


@frozen
class _Called:
    """What people and places are called in mistakes: by a name, with the id, for names may be shared."""

    people: dict[str, str]
    places: dict[str, str]

    @classmethod
    def of(cls, table: RosterTable) -> Self:
        return cls(_named(table.person), _named((*table.unit, *table.body)))


def _named(entries: Iterable[PersonTable | UnitTable | BodyTable]) -> dict[str, str]:
    return {entry.id: f"{next(filter(None, entry.names.model_dump().values()))} ({entry.id})" for entry in entries}


def check(proof: Proof, table: RosterTable, placed: Iterable[Placed]) -> None:
    """Take down all that does not fit together; `Mistakes` if there is anything."""
    _check_places(proof, table)
    _check_people(proof, table)
    _check_bodies(proof, table)
    _check_roles(proof, table)
    _check_holdings(proof, placed, _Called.of(table))
    proof.close()


def _check_places(proof: Proof, table: RosterTable) -> None:
    units = [(f"unit[{number}].id", unit.id) for number, unit in enumerate(table.unit, 1)]
    bodies = [(f"body[{number}].id", body.id) for number, body in enumerate(table.body, 1)]
    proof.unique([*units, *bodies])
    for key, body in bodies:
        if body in _RESERVED:
            proof.note(key, f"'{body}' means something else in policies", "give the body another id")


def _check_people(proof: Proof, table: RosterTable) -> None:
    units = dict.fromkeys(unit.id for unit in table.unit)
    people = list(enumerate(table.person, 1))
    proof.unique((f"person[{number}].id", person.id) for number, person in people)
    emails = ((f"person[{number}].email", person.email.casefold()) for number, person in people if person.email)
    proof.unique(emails, "give this one an address of its own")
    for number, person in people:
        proof.known(f"person[{number}].unit", "unit", person.unit, units)
        for place, role in enumerate(person.roles, 1):
            key = f"person[{number}].roles[{place}]"
            if proof.known(key, "role", role, _ROLES) and Role(role) in BODY_ROLES:
                proof.note(key, f"{role} is a role in a body", "name the person in the body's own table instead")


def _check_bodies(proof: Proof, table: RosterTable) -> None:
    people = dict.fromkeys(person.id for person in table.person)
    for number, body in enumerate(table.body, 1):
        for what in ("head", "deputies", "members"):
            for place, person in enumerate(getattr(body, what), 1):
                proof.known(f"body[{number}].{what}[{place}]", "person", person, people)


def _check_roles(proof: Proof, table: RosterTable) -> None:
    people = dict.fromkeys(person.id for person in table.person)
    units = dict.fromkeys(unit.id for unit in table.unit)
    bodies = dict.fromkeys(body.id for body in table.body)
    for number, entry in enumerate(table.role, 1):
        key = f"role[{number}]"
        proof.known(f"{key}.person", "person", entry.person, people)
        if proof.known(f"{key}.role", "role", entry.role, _ROLES):
            _check_role_places(proof, key, entry, units, bodies)
        if entry.since and entry.until and entry.until < entry.since:
            proof.note(f"{key}.until", f"{entry.until} is before {entry.since}", "exchange since and until")


def _check_role_places(
    proof: Proof, key: str, entry: RoleTable, units: Collection[str], bodies: Collection[str]
) -> None:
    role = Role(entry.role)
    if role in BODY_ROLES and not entry.units:
        proof.note(f"{key}.units", f"{role} is a role in a body, and none is named", "name the body's id here")
    elif role not in UNIT_ROLES | BODY_ROLES and entry.units:
        proof.note(f"{key}.units", f"{role} is a role in the whole organisation, not in units", "leave units out")
        return
    kind, known = ("body", bodies) if role in BODY_ROLES else ("unit", units)
    for place, unit in enumerate(entry.units, 1):
        proof.known(f"{key}.units[{place}]", kind, unit, known)


def _check_holdings(proof: Proof, placed: Iterable[Placed], called: _Called) -> None:
    alike: dict[tuple[Role, UnitId | None, str], list[Placed]] = defaultdict(list)
    for place, holding in placed:
        alike[holding.role, holding.unit, holding.person].append((place, holding))
        if holding.role in _SOLE:
            alike[holding.role, holding.unit, ""].append((place, holding))
    for (role, unit, person), together in alike.items():
        for index, one in enumerate(together):
            _check_pair(proof, together[:index], one, called, sole=not person)
        for first in together if role in _SOLE and person else ():
            for second in alike.get((_SOLE[role], unit, person), ()):
                _check_own_deputy(proof, first, second, called)


def _check_pair(proof: Proof, earlier: list[Placed], second: Placed, called: _Called, *, sole: bool) -> None:
    """Take down the first of the earlier holdings that this one cannot stand beside."""
    key, other = second
    both = ((before, one) for before, one in earlier if not sole or one.person != other.person)
    before, one = next((placed for placed in both if _overlap(placed[1], other)), ("", other))
    whom, who = called.people.get(one.person, one.person), called.people.get(other.person, other.person)
    if before and not sole:
        proof.note(key, f"{whom} is {one.role} already, by {before}", "leave one of them out")
    elif before:
        place = called.places.get(one.unit or "", one.unit)
        problem = f"{place} has two heads at the same time, {whom} ({before}) and {who}"
        mend = f"make one of them '{_SOLE[one.role]}', or give their roles days that do not overlap"
        proof.note(key, problem, mend)


def _check_own_deputy(proof: Proof, first: Placed, second: Placed, called: _Called) -> None:
    (before, one), (key, other) = first, second
    if _overlap(one, other):
        person, place = called.people.get(one.person, one.person), called.places.get(one.unit or "", one.unit)
        who = f"he is {one.role} of {place} ({before}) and {other.role}"
        proof.note(key, f"{person} would stand in for himself: {who}", "make somebody else the deputy")


def _overlap(one: Holding, other: Holding) -> bool:
    def ends_before(first: Holding, second: Holding) -> bool:
        return first.until is not None and second.since is not None and first.until <= second.since

    return not ends_before(one, other) and not ends_before(other, one)
