"""Who is who: people, units, roles, and a frozen picture of the directory to plan routes with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType

from bot.text import Language, Names

PersonId = NewType("PersonId", str)
UnitId = NewType("UnitId", str)


class Role(StrEnum):
    """What somebody is in the organisation; REQUIREMENTS lists the people."""

    OFFICER = "officer"
    LIAISON = "liaison"
    HEAD = "head"
    DEPUTY_HEAD = "deputy-head"
    PR_DESK = "pr-desk"
    CONFIDENTIALITY = "confidentiality"
    LEADER_IN_CHARGE = "leader-in-charge"
    CHIEF = "chief"
    PUBLISHER = "publisher"
    ARCHIVIST = "archivist"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


# Held for a unit; every other role is held for the organisation as a whole.
UNIT_ROLES = frozenset({Role.OFFICER, Role.LIAISON, Role.HEAD, Role.DEPUTY_HEAD, Role.LEADER_IN_CHARGE})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the directory; the name is display only, the id is who he is."""

    id: PersonId
    names: Names
    unit: UnitId
    language: Language | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """A department or a subsidiary; one in preparation has at least a liaison (P1 9)."""

    id: UnitId
    names: Names
    kind: Literal["department", "subsidiary"]
    state: Literal["active", "preparation"] = "active"


@dataclass(frozen=True, slots=True)
class Holding:
    """A role that a person holds for one unit, or (unit None) for the organisation, from `since` to before `until`."""

    person: PersonId
    role: Role
    unit: UnitId | None = None
    since: datetime | None = None
    until: datetime | None = None

    def at(self, now: datetime) -> bool:
        """Tell whether the role is held at this moment."""
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a step asks: the holders of a role in the draft's unit, or in the organisation as a whole."""

    role: Role
    of: Literal["unit", "organisation"] = "organisation"


@dataclass(frozen=True, slots=True)
class Roster:
    """The directory as it stands at one moment: people by id (those who have left too), units by id, the roles held."""

    people: dict[PersonId, Person]
    units: dict[UnitId, Unit]
    holdings: tuple[Holding, ...]
    now: datetime

    def asked(self, who: Who, unit: UnitId) -> tuple[PersonId, ...]:
        """Give the active people whom `who` means for a draft of this unit, in the directory's order."""
        return tuple(dict.fromkeys(self._asked(who, unit)))

    def _asked(self, who: Who, unit: UnitId) -> Iterator[PersonId]:
        place = unit if who.of == "unit" else None
        for holding in self.holdings:
            if holding.role is who.role and holding.unit == place and holding.at(self.now):
                person = self.people.get(holding.person)
                if person is not None and person.active:
                    yield person.id
