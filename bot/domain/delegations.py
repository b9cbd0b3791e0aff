"""Who is away, from which day to which, and who decides for him meanwhile (ORG7)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

from bot.domain.people import PersonId, Role, Roster
from bot.errors import Refused
from bot.frozen import frozen

LONGEST: Final = timedelta(days=366)
_UNITS_LEADERS: Final = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.LEADER_IN_CHARGE})


@frozen
class Delegation:
    """Somebody is away from `since` to `until`, local days of the organisation, both included."""

    id: str
    person: PersonId
    delegate: PersonId
    since: date
    until: date
    by: PersonId
    note: str = ""
    ended_at: datetime | None = None

    def holds(self, day: date) -> bool:
        """Tell whether the delegate acts on this local day."""
        return self.ended_at is None and self.since <= day <= self.until

    def meets(self, other: "Delegation") -> bool:
        """Tell whether both speak of a day for the same person."""
        return self.person == other.person and self.overlaps(other.since, other.until)

    def overlaps(self, since: date, until: date) -> bool:
        """Tell whether any of these days is one of its own."""
        return self.since <= until and since <= self.until


Away: TypeAlias = Mapping[PersonId, Delegation]
"""Who is away on one day, each with the delegation that holds then."""


class DelegateOfHimself(Refused):
    """Somebody named himself as the one who decides for him."""

    key = "refused-delegate-of-himself"


class DelegateGone(Refused):
    """Whoever is to decide for somebody is not in the directory any more."""

    key = "refused-delegate-gone"


class DaysOver(Refused):
    """The days are over already, or end before they begin."""

    key = "refused-days-over"


class AwayTooLong(Refused):
    """Nobody is away for more than a year: whoever leaves for good is taken out of his roles instead."""

    key = "refused-away-too-long"


def check(wanted: Delegation, today: date, roster: Roster) -> None:
    """Refuse days that cannot be, and somebody who cannot decide for him."""
    if wanted.until < max(today, wanted.since):
        raise DaysOver
    if wanted.until - wanted.since > LONGEST:
        raise AwayTooLong
    if wanted.delegate == wanted.person:
        raise DelegateOfHimself
    delegate = roster.people.get(wanted.delegate)
    if delegate is None or not delegate.active:
        raise DelegateGone


def on(day: date, delegations: Iterable[Delegation]) -> dict[PersonId, Delegation]:
    """Say who is away on a day; of several for one person the one set last holds."""
    return {one.person: one for one in delegations if one.holds(day)}


def may_set(by: PersonId, person: PersonId, roster: Roster) -> bool:
    """Tell whether somebody may say of another that he is away: himself, an administrator, an assistant of his unit.

    An assistant of a unit does so for those who lead it, and for all who belong to it.
    """
    held = [one for one in roster.holdings if one.at(roster.now)]
    mine = [one for one in held if one.person == by]
    if by == person or any(one.role is Role.ADMINISTRATOR for one in mine):
        return True
    units = {one.unit for one in mine if one.role is Role.ASSISTANT}
    leads = {one.unit for one in held if one.person == person and one.role in _UNITS_LEADERS}
    return roster.people[person].unit in units or bool(units & leads)
