"""Whether everybody can be reached: looked at each day without a word to anybody; what is wrong is to be mended."""

from datetime import time
from typing import Final

from bot.cards import reachability as cards
from bot.cards.card import Kind
from bot.cards.reachability import Lost
from bot.deps import Act
from bot.domain import reaching
from bot.domain.calendars import next_local
from bot.domain.crisis_ladder import Group, groups, members
from bot.domain.effects import Remind
from bot.domain.people import Person, PersonId, Role, UnitId
from bot.domain.reaching import OutOfReach, ReachabilityChanged, ReachabilityNoted
from bot.errors import Refused
from bot.reactions.rules import ORGANISATION, REACHABILITY
from bot.text import Text
from handlers import alerts, quotas
from handlers.drills import may
from handlers.made import Made, Wanted

QUIET: Final = time(4, 30)
MOST: Final = 30  # people of whom there is a line each; more are counted


class NotForReachability(Refused):
    """Who can be reached is for the administrators, the PR desk and the leaders."""

    key = "refused-reachability-not-yours"


def prepare(act: Act) -> None:
    """See to it that it is looked at in the next night."""
    day, at = next_local(act.now, QUIET, act.organisation.zone)
    quotas.plan(act, REACHABILITY, ORGANISATION, f"{day}", at)


def look(act: Act, _: Remind) -> None:
    """Look at everybody's accounts; tell the administrators of those who cannot be reached besides the known ones."""
    prepare(act)
    compare(act)


def compare(act: Act, but: PersonId | None = None) -> tuple[OutOfReach, ...]:
    """Compare with the last look, and keep this one; `but` looks himself. Gives who cannot be reached now."""
    table, roster = act.tables.reach, act.people.roster(act.now)
    accounts, before = table.accounts(), table.all()
    active = [person for person, one in roster.people.items() if one.active]
    gaps = {person: reaching.gap(accounts.get(person, ()), act.organisation.messengers) for person in active}
    after = reaching.looked({person: gap for person, gap in gaps.items() if gap is not None}, before, act.now)
    if set(after) == set(before):
        return after
    table.put(after)
    known, now = {one.person for one in before}, {one.person for one in after}
    fresh = tuple(one.person for one in after if one not in before)
    mended = tuple(one.person for one in before if one.person not in now)
    told = tuple(one for one in _administrators(act) if one != but) if fresh else ()
    act.record(ReachabilityChanged(tuple(one for one in fresh if one not in known), mended, len(after), told))
    return after


def _administrators(act: Act) -> tuple[PersonId, ...]:
    return alerts.members(act, (Group(Role.ADMINISTRATOR),), UnitId(""))


def show(act: Act, person: Person) -> None:
    """Look now, and show somebody who may see it how it stands."""
    if not may(act, person.id):
        raise NotForReachability
    compare(act, person.id)
    act.tell(person, Kind.REACHABILITY, ORGANISATION)


def noted(act: Act, person: Person) -> Text:
    """Note that an administrator knows; it is told again when it changes."""
    if not may(act, person.id):
        raise NotForReachability
    found = tuple(one.person for one in act.tables.reach.all() if one.noted_by is None)
    act.tables.reach.note(person.id)
    act.record(ReachabilityNoted(found, person.id))
    return Text("notice-reachability-noted")


def card(act: Act, wanted: Wanted) -> Made:
    """Build the card as the last look found it."""
    found, first = act.tables.reach.all(), _called_first(act)
    lines = [_line(act, one, first=one.person in first) for one in found]
    lines.sort(key=lambda one: not one.first)
    people = sum(one.active for one in act.people.roster(act.now).people.values())
    administers = wanted.person in _administrators(act)
    made = cards.reachability(lines, people, most=MOST, administers=administers)
    return Made(made, None, act.tables.reach.revision(), still=not found)


def _called_first(act: Act) -> frozenset[PersonId]:
    """Give whom a crisis calls first, wherever it may come from."""
    policy, roster = act.policies.active(), act.people.roster(act.now)
    wanted = groups(policy.crisis, 1) if policy else ()
    return frozenset(person for unit in roster.units for person in members(roster, wanted, unit))


def _line(act: Act, one: OutOfReach, *, first: bool) -> Lost:
    person = act.people.get(one.person)
    unit = act.people.unit(person.unit) if person is not None else None
    noted = act.names(one.noted_by) if one.noted_by is not None else None
    return Lost(one, act.names(one.person), unit.names if unit is not None else None, first=first, noted=noted)
