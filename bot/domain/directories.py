"""A whole directory as a roster gives it, and what would change by it, as people speak of it."""

from collections.abc import Iterable, Mapping
from dataclasses import field, fields
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.people import Body, Holding, Person, PersonId, Role, Roster, Unit, UnitId, Who
from bot.frozen import frozen
from bot.text import Names, Text

T = TypeVar("T", Person, Unit, Body)
P = TypeVar("P", Unit, Body)


@frozen
class Directory:
    """A roster as it was read: its digest, and what it says; `sample` is the sample organisation's."""

    digest: str
    people: tuple[Person, ...]
    units: tuple[Unit, ...]
    holdings: tuple[Holding, ...]
    sample: bool = False
    bodies: tuple[Body, ...] = ()
    emails: Mapping[PersonId, str] = field(default_factory=dict)  # by which messengers know people

    def at(self, now: datetime) -> Roster:
        """Give the directory as it stands at this moment."""
        people = {person.id: person for person in self.people}
        units, bodies = {unit.id: unit for unit in self.units}, {body.id: body for body in self.bodies}
        return Roster(people, units, self.holdings, now, bodies)


@frozen
class Received:
    """A roster as somebody sent it: the directory that it would make, or the mistakes in it, each with its place.

    `only`: it cannot be meant as anything else, such as a file that goes with an item.
    """

    name: str
    directory: Directory | None
    mistakes: tuple[Text, ...] = ()
    only: bool = False


class ProposalState(StrEnum):
    """What became of a roster that an administrator sent."""

    OFFERED = "offered"
    APPLIED = "applied"
    LEFT = "left"
    OVERTAKEN = "overtaken"  # another one was applied first
    MISTAKEN = "mistaken"


@frozen
class Proposal:
    """A roster that an administrator sent: the directory that it would make, or the mistakes in it.

    `told` is what it changed (or would have), in lines, kept from when that is settled.
    """

    id: str
    by: PersonId
    name: str
    at: datetime
    directory: Directory | None
    mistakes: tuple[Text, ...] = ()
    state: ProposalState = ProposalState.OFFERED
    revision: int = 0
    told: tuple[Text, ...] = ()


@frozen
class Altered(Generic[T]):
    """Somebody or something that stays, as before and as after."""

    before: T
    after: T

    @property
    def renamed(self) -> bool:
        """Tell whether the name is another one in any language."""
        return self.before.names != self.after.names


@frozen
class Changes:
    """What a new roster would change, in its order; `moved` are people who go to another unit.

    Roles of people who leave end with them and are not named. The order, and the language that a roster proposes, may
    differ without being a change.
    """

    added: tuple[Person, ...] = ()
    left: tuple[Person, ...] = ()
    renamed: tuple[Altered[Person], ...] = ()
    moved: tuple[Altered[Person], ...] = ()
    begun: tuple[Holding, ...] = ()
    ended: tuple[Holding, ...] = ()
    units_added: tuple[Unit | Body, ...] = ()
    units_gone: tuple[Unit | Body, ...] = ()
    units_altered: tuple[Altered[Unit] | Altered[Body], ...] = ()
    emails: tuple[Person, ...] = ()  # whose address is another one

    def __bool__(self) -> bool:
        """Tell whether anything would change."""
        return any(getattr(self, name) for name in (one.name for one in fields(self)))


def compare(before: Roster, after: Directory, emails: Mapping[PersonId, str] | None = None) -> Changes:
    """Say what a new roster changes in the directory as it stands; `emails` are those on file, if they matter."""
    was = {person.id: person for person in before.people.values() if person.active}
    will = {person.id: person for person in after.people if person.active}
    stays = [Altered(was[id_], person) for id_, person in will.items() if id_ in was]
    gone = dict.fromkeys(id_ for id_ in was if id_ not in will)
    held, holds = _held(before.holdings, before.now), _held(after.holdings, before.now)
    units = _altered(before.units, after.units), _altered(before.bodies, after.bodies)
    return Changes(
        added=tuple(person for id_, person in will.items() if id_ not in was),
        left=tuple(was[id_] for id_ in gone),
        renamed=tuple(one for one in stays if one.renamed),
        moved=tuple(one for one in stays if one.before.unit != one.after.unit),
        begun=tuple(holding for holding in holds if holding not in held and holding.person in will),
        ended=tuple(holding for holding in held if holding not in holds and holding.person not in gone),
        units_added=(*_added(before.units, after.units), *_added(before.bodies, after.bodies)),
        units_gone=(*_gone(before.units, after.units), *_gone(before.bodies, after.bodies)),
        units_altered=(*units[0], *units[1]),
        emails=() if emails is None else tuple(_readdressed(emails, after)),
    )


def _readdressed(before: Mapping[PersonId, str], after: Directory) -> Iterable[Person]:
    """Give those who are called by another e-mail address, or by none; capitals make no difference."""
    written = {person: email.casefold() for person, email in after.emails.items()}
    known = {person: email.casefold() for person, email in before.items()}
    return (person for person in after.people if known.get(person.id) != written.get(person.id))


def _held(holdings: Iterable[Holding], now: datetime) -> dict[Holding, None]:
    """Give the roles that are held or will be, in their order."""
    return dict.fromkeys(holding for holding in holdings if holding.until is None or now < holding.until)


def _added(before: Mapping[UnitId, P], after: Iterable[P]) -> Iterable[P]:
    return (one for one in after if one.id not in before)


def _gone(before: Mapping[UnitId, P], after: Iterable[P]) -> Iterable[P]:
    stays = {one.id for one in after}
    return (one for one in before.values() if one.id not in stays)


def _altered(before: Mapping[UnitId, P], after: Iterable[P]) -> Iterable[Altered[P]]:
    pairs = ((before.get(one.id), one) for one in after)
    return (Altered(was, one) for was, one in pairs if was is not None and was != one)


def administrators(directory: Directory, now: datetime) -> tuple[PersonId, ...]:
    """Give those who would be administrators."""
    return directory.at(now).asked(Who(Role.ADMINISTRATOR), UnitId(""))


def name_of(place: UnitId | None, *rosters: Roster) -> Names | None:
    """Give the name of a unit or body, by the first roster that has it; None for the organisation."""
    if place is None:
        return None
    found = (roster.units.get(place) or roster.bodies.get(place) for roster in rosters)
    return next((one.names for one in found if one), Names(en=place))
