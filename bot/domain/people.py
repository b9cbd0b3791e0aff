"""Who is who: people, units, roles, and a frozen picture of the directory to plan routes with."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType

from bot.frozen import frozen
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
    DUTY = "duty"  # whom a crisis calls first, from day to day
    CONFIDENTIALITY = "confidentiality"
    LEADER_IN_CHARGE = "leader-in-charge"
    CHIEF = "chief"
    PUBLISHER = "publisher"
    BODY_HEAD = "body-head"
    BODY_DEPUTY = "body-deputy"
    BODY_MEMBER = "body-member"
    ASSISTANT = "assistant"
    ARCHIVIST = "archivist"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


# Held for a unit; roles in a body are held for that body, every other role for the organisation as a whole.
UNIT_ROLES = frozenset({Role.OFFICER, Role.LIAISON, Role.HEAD, Role.DEPUTY_HEAD, Role.LEADER_IN_CHARGE, Role.ASSISTANT})

BODY_ROLES = frozenset({Role.BODY_HEAD, Role.BODY_DEPUTY, Role.BODY_MEMBER})


@frozen
class Person:
    """Somebody in the directory; the name is display only, the id is who he is."""

    id: PersonId
    names: Names
    unit: UnitId
    language: Language | None = None
    active: bool = True


@frozen
class Unit:
    """A department or a subsidiary; one in preparation has at least a liaison (P1 9)."""

    id: UnitId
    names: Names
    kind: Literal["department", "subsidiary"]
    state: Literal["active", "preparation"] = "active"
    duties: tuple[str, ...] = ()  # what it answers for, in policy's words: some categories are for such units only


@frozen
class Body:
    """A group of people that decides together, such as the leading group (P0 二(一), P2a 5); its id is a unit's."""

    id: UnitId
    names: Names


@frozen
class Holding:
    """A role held for a unit or body, or (unit None) for the organisation, from `since` to before `until`."""

    person: PersonId
    role: Role
    unit: UnitId | None = None
    since: datetime | None = None
    until: datetime | None = None

    def at(self, now: datetime) -> bool:
        """Tell whether the role is held at this moment."""
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)


@frozen
class Who:
    """Whom a step asks: the holders of a role in what `of` names.

    `of` is "unit" (the draft's), "organisation", "concerned" (each unit concerned), or the id of a body.
    """

    role: Role
    of: str = "organisation"


@frozen
class Roster:
    """The directory as it stands at one moment: people by id (those who have left too), units by id, the roles held.

    `former` are units that are gone; what names them still calls them by their names.
    """

    people: Mapping[PersonId, Person]
    units: Mapping[UnitId, Unit]
    holdings: tuple[Holding, ...]
    now: datetime
    bodies: Mapping[UnitId, Body] = field(default_factory=dict)
    former: Mapping[UnitId, Unit] = field(default_factory=dict)
    _known: dict[tuple[Role, UnitId | None], tuple[PersonId, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def asked(self, who: Who, unit: UnitId) -> tuple[PersonId, ...]:
        """Give the active people whom `who` means for a draft of this unit, in the directory's order.

        Where it means units concerned, `unit` is one of those.
        """
        places = {"unit": unit, "concerned": unit, "organisation": None}
        place = places.get(who.of, UnitId(who.of))
        found = self._known.get((who.role, place))
        if found is None:
            found = self._known[who.role, place] = tuple(dict.fromkeys(self._holders(who.role, place)))
        return found

    def without(self, person: PersonId) -> "Roster":
        """Give the directory as it would be if somebody held no role."""
        return replace(self, holdings=tuple(held for held in self.holdings if held.person != person))

    def _holders(self, role: Role, place: UnitId | None) -> Iterator[PersonId]:
        for holding in self.holdings:
            if holding.role is role and holding.unit == place and holding.at(self.now):
                person = self.people.get(holding.person)
                if person is not None and person.active:
                    yield person.id


def drafters(roster: Roster, unit: UnitId) -> tuple[PersonId, ...]:
    """Give those who draft for a unit now: its officers, and its liaison while it is in preparation (ORG2)."""
    roles = (Role.OFFICER, Role.LIAISON) if roster.units[unit].state == "preparation" else (Role.OFFICER,)
    return tuple(dict.fromkeys(person for role in roles for person in roster.asked(Who(role, "unit"), unit)))
