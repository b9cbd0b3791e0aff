"""Who may act for somebody else's seat, worked out anew each time: delegates, and those to whom it was lent (ORG7)."""

from datetime import date, datetime
from typing import Final, Literal, TypeAlias

from bot.domain.delegations import Away
from bot.domain.people import PersonId, Role, Roster, UnitId, Who
from bot.domain.steps import Seat, SeatId, SeatState, Step
from bot.frozen import frozen

Why: TypeAlias = Literal["away", "next", "ladder"]
"""Why somebody acts for a seat: its person is away and named him; he is next in line; its person was silent."""

_UNIT: Final = "unit"
_CHIEF: Final = Who(Role.CHIEF)
_LEADER: Final = Who(Role.LEADER_IN_CHARGE, _UNIT)
_NEXT: Final[dict[Role, tuple[Who, ...]]] = {
    Role.HEAD: (Who(Role.DEPUTY_HEAD, _UNIT), _LEADER, _CHIEF),
    Role.DEPUTY_HEAD: (Who(Role.HEAD, _UNIT), _LEADER, _CHIEF),
    Role.LEADER_IN_CHARGE: (_CHIEF,),
}
_IN_BODIES: Final = (Role.BODY_DEPUTY, Role.BODY_HEAD)
_IN_HIS_UNIT: Final = (Role.DEPUTY_HEAD, Role.HEAD, Role.LEADER_IN_CHARGE)


@frozen
class Proxy:
    """A seat that somebody besides its person may answer; by a `delegation`, only as long as that holds."""

    seat: SeatId
    person: PersonId
    why: Why
    since: datetime
    delegation: str | None = None


@frozen
class InPlace:
    """Somebody is asked about a seat in the place of its person."""

    seat: SeatId
    person: PersonId
    whose: PersonId
    why: Why
    delegation: str | None = None


@frozen
class Actor:
    """Somebody who may answer for a seat besides its person; `until` is the last local day, None while it waits."""

    person: PersonId
    why: Why
    until: date | None = None
    delegation: str | None = None


def acting(
    person: PersonId, away: Away, roster: Roster, barred: frozenset[PersonId] = frozenset()
) -> tuple[Actor, ...]:
    """Give those who act for somebody who is away: whom he named, or where that one is away too whom he named.

    Nobody comes twice, so that loops end; whoever must not be asked, or has left, is passed over. Where all of them are
    away, all of them may act.
    """
    found: list[Actor] = []
    seen, at = {person}, person
    until, delegation = _until(person, away)
    while (one := away.get(at)) is not None and one.delegate not in seen:
        at = one.delegate
        seen.add(at)
        delegate = roster.people.get(at)
        if delegate is not None and delegate.active and at not in barred:
            found.append(Actor(at, "away", until, delegation))
    return tuple(one for one in found if one.person not in away) or tuple(found)


def _until(person: PersonId, away: Away) -> tuple[date | None, str | None]:
    one = away.get(person)
    return (one.until, one.id) if one is not None else (None, None)


def asked_for(
    person: PersonId, who: Who, place: UnitId | None, away: Away, roster: Roster, barred: frozenset[PersonId]
) -> tuple[Actor, ...]:
    """Give those who are asked now in the place of somebody who is away; nobody while he is there.

    Where the chain that he began comes to nobody who may, because the delegate wrote the item himself, it is the next
    in line (fault 83).
    """
    if person not in away:
        return ()
    found = acting(person, away, roster, barred)
    if found:
        return found
    until, delegation = _until(person, away)
    line = next_in_line(person, who, place, roster, barred)
    there = [one for one in line if one not in away]
    return tuple(Actor(one, "next", until, delegation) for one in there)


def next_in_line(
    person: PersonId, who: Who, place: UnitId | None, roster: Roster, barred: frozenset[PersonId]
) -> tuple[PersonId, ...]:
    """Name those who come next for somebody who holds a role in `place`: his deputies, else those above him.

    A head's deputies, the leader in charge, the chief; in a body its deputies and its head; for others their
    colleagues in the same role, else those who lead the unit that they belong to.
    """
    for one in _line(person, who, place, roster):
        found = tuple(other for other in one if other != person and other not in barred)
        if found:
            return found
    return ()


def _line(person: PersonId, who: Who, place: UnitId | None, roster: Roster) -> list[tuple[PersonId, ...]]:
    if who.role in _NEXT and place is not None:
        return [roster.asked(one, place) for one in _NEXT[who.role]]
    if who.role in (*_IN_BODIES, Role.BODY_MEMBER) and place is not None:
        return [roster.asked(Who(role, place), place) for role in _IN_BODIES]
    own = roster.people[person].unit
    led = [roster.asked(Who(role, _UNIT), own) for role in _IN_HIS_UNIT]
    return [roster.asked(Who(who.role, place or "organisation"), own), *led]


def seated_beside(step: Step, seat: Seat) -> frozenset[PersonId]:
    """Name those who have a voice beside a seat, and so do not get this one as well: each decides once.

    Where each unit answers for itself, a head may speak for his own unit and for another's.
    """
    others = (one for one in step.seats if one.id != seat.id and one.state is not SeatState.CLOSED)
    beside = [one for one in others if one.unit is None or one.unit == seat.unit]
    return frozenset((*(one.person for one in beside), *(one.decision.by for one in beside if one.decision)))
