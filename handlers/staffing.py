"""Whether the organisation is manned: rehearsed by night and after changes; units without an officer are flagged."""

from datetime import date, time, timedelta
from typing import Final

from bot.cards.card import Card
from bot.cards.roster import rehearsed
from bot.deps import Act
from bot.domain import rehearsals
from bot.domain.calendars import at_local
from bot.domain.directories import Directory
from bot.domain.effects import Remind
from bot.domain.people import PersonId, Role, Roster, Unit, UnitId, Who, drafters
from bot.domain.upkeep import OfficersMissing, Rehearsed
from bot.reactions.rules import ORGANISATION, REHEARSAL, STAFFING
from bot.text import Names, Text, unpack_text

NIGHT: Final = time(2, 30)
_MOST: Final = 50  # gaps that are kept on file
_NAMED: Final = 5  # people whom no message would reach, before the rest is counted
_DESK: Final = (Role.PR_DESK, Role.PUBLISHER)  # what the PR desk cannot do without
Gap = tuple[Text, Text]  # where, and what
_DAY: Final = timedelta(days=1)
_WEEK: Final = 7


def prepare(act: Act) -> None:
    """See to it that the next night and the next week have their looks; those that are there stay as they are."""
    zone = act.organisation.zone
    today = act.now.astimezone(zone).date()
    night = next(day for day in (today, today + _DAY, today + 2 * _DAY) if at_local(day, NIGHT, zone) > act.now)
    act.remind(Remind(REHEARSAL, ORGANISATION, f"{night}", at_local(night, NIGHT, zone)))
    monday = today + _DAY * (_WEEK - today.weekday())
    year, week, _ = monday.isocalendar()
    opens = at_local(_first_working(act, monday), act.organisation.week.opens, zone)
    act.remind(Remind(STAFFING, ORGANISATION, f"{year}-W{week:02}", opens))


def _first_working(act: Act, monday: date) -> date:
    days = (monday + _DAY * later for later in range(_WEEK))
    return next((day for day in days if act.organisation.week.works(day)), monday)


def rehearse(act: Act, *, again: bool = False) -> None:
    """Tell administrators what stops items, where that is not what it was; `again` tells of gaps that stay."""
    policy, roster = act.policies.active(), act.people.roster(act.now)
    if policy is None:
        return
    found = rehearsals.rehearse(policy, roster)
    gaps = [(finding.where, finding.what) for finding in found if finding.weight == "gap"][:_MOST]
    before = known(act)
    if gaps == before and not (again and gaps):
        return
    fresh, mended = sum(gap not in before for gap in gaps), sum(gap not in gaps for gap in before)
    act.record(Rehearsed(policy.id, tuple(gaps), fresh, mended, _held(roster, Role.ADMINISTRATOR)))


def foreseen(act: Act, directory: Directory) -> tuple[Gap, ...]:
    """Say what would stop items, be against policy or reach nobody if these were the people: where, and what."""
    policy, roster = act.policies.active(), directory.at(act.now)
    found = rehearsals.rehearse(policy, roster) if policy is not None else []
    weighed = [(one.where, one.what) for weight in ("gap", "warning") for one in found if one.weight == weight]
    lost = _unreached(act, roster)
    unreached = Text("roster-unreached", {"people": tuple(roster.people[one].names for one in lost[:_NAMED])})
    more = Text("roster-unreached-many", {"people": unreached.values["people"], "count": len(lost)})
    where = Text("rehearsal-organisation")
    return (*weighed, *([(where, more if len(lost) > _NAMED else unreached)] if lost else []))


def _unreached(act: Act, roster: Roster) -> list[PersonId]:
    """Give those who have something to do and no account to be written to; where accounts are people, all have one."""
    if act.organisation.accounts:
        return []
    busy = dict.fromkeys(held.person for held in roster.holdings if held.at(act.now))
    people = (person for person in busy if person in roster.people and roster.people[person].active)
    return [person for person in people if not act.people.addresses(person)]


def known(act: Act) -> list[Gap]:
    """Give what stopped items at the last rehearsal of which something was told."""
    gaps = act.tables.facts.latest("rehearsed").get("gaps", [])
    return [(unpack_text(where), unpack_text(what)) for where, what in gaps] if isinstance(gaps, list) else []


def flag(act: Act, *, again: bool = False) -> None:
    """Flag units without an officer to their heads and the PR desk (ORG2), once, and `again` while it lasts."""
    roster = act.people.roster(act.now)
    units = tuple(_missing(roster, unit) for unit in roster.units.values() if not drafters(roster, unit.id))
    desk = tuple(role for role in _DESK if not _held(roster, role))
    fact = OfficersMissing(units, desk, _held(roster, Role.PR_DESK), _held(roster, Role.ADMINISTRATOR))
    if _told(act) != ([unit[0] for unit in units], list(desk)) or (again and (units or desk)):
        act.record(fact)


def _told(act: Act) -> tuple[list[object], object]:
    last = act.tables.facts.latest("officers-missing")
    units = last.get("units", [])
    return [unit[0] for unit in units] if isinstance(units, list) else [], last.get("desk", [])


def _missing(roster: Roster, unit: Unit) -> tuple[UnitId, Names, Role, tuple[PersonId, ...]]:
    needed = Role.LIAISON if unit.state == "preparation" else Role.OFFICER
    return unit.id, unit.names, needed, roster.asked(Who(Role.HEAD, "unit"), unit.id)


def _held(roster: Roster, role: Role) -> tuple[PersonId, ...]:
    return roster.asked(Who(role), next(iter(roster.units)))


def card(act: Act) -> Card:
    """Build the report of the newest rehearsal."""
    last = act.tables.facts.latest("rehearsed")
    return rehearsed(known(act), fresh=_count(last.get("fresh")), mended=_count(last.get("mended")))


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
