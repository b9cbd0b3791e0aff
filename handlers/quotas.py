"""What units owe: items counted as they come so far, units that are short reminded, the week's report called for."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import Final

from bot.cards.quota import called
from bot.deps import Act
from bot.domain import quotas
from bot.domain.calendars import at_local, subtract_working, working_between
from bot.domain.contributing import Short, UnitsShort, WeekReported
from bot.domain.drafts import ENDED, DraftId, DraftState, Version
from bot.domain.effects import Forget, Remind
from bot.domain.facts import Fact, SignedOff, StepOpened, StepPassed, Submitted
from bot.domain.forecasts import before_point, expected, ordinary, usual
from bot.domain.items import Declared, Item
from bot.domain.people import PersonId, Role, Roster, Unit, UnitId, Who, drafters
from bot.domain.policies import Policy
from bot.domain.quota_rules import Point, QuotaRule
from bot.domain.quotas import Period, Standing, Tally
from bot.domain.standing_in import acting
from bot.frozen import frozen
from bot.journeys import Listed
from bot.quotas import Noted
from bot.reactions.rules import ORGANISATION, QUOTA_REMIND, QUOTA_REPORT
from bot.text import Text

REPORT_AT: Final = time(9)
LATE: Final = timedelta(minutes=5)  # after which what comes late says so
LOOKED_BACK: Final = timedelta(days=90)  # for how long steps take
_NEWEST: Final = 20  # items of somebody that are looked at
_TOLD: Final = (Role.PR_DESK, Role.CHIEF)
_AHEAD: Final = 60  # periods, or weeks, looked ahead


@frozen
class Line:
    """A unit in a period: where it stands by a rule."""

    unit: Unit
    standing: Standing
    count: int
    noted: Noted = Noted()


def rules(act: Act) -> tuple[QuotaRule, ...]:
    """Give the quotas of the policy in force."""
    policy = act.policies.active()
    return policy.quotas if policy else ()


def follow(act: Act, version: Version, facts: Iterable[Fact]) -> None:
    """Count an item for what its unit owes, once it has come as far as a quota asks for; it stays counted (TIM2)."""
    opened = False
    for fact in facts:
        match fact:
            case Submitted():
                count(act, fact.item, version, "submitted")
            case SignedOff():
                count(act, fact.item, version, "signed-off")
            case StepOpened() | StepPassed() if not opened:
                count(act, fact.item, version, "reached-desk")
                opened = True


def count(act: Act, item: Item, version: Version, point: Point) -> None:
    """Count an item that has come to this point, by the quotas that ask for it; once, whatever comes after."""
    if isinstance(item, Declared):
        return  # nobody says something in a crisis to hand in one more item
    asked = [rule for rule in rules(act) if rule.counts == point and quotas.fits(rule, version)]
    unit = act.people.unit(item.unit) if asked else None
    owed = [rule.id for rule in asked if unit and quotas.concerns(rule, unit)]
    if not owed or (point == "reached-desk" and not _at_desk(act, item.draft)):
        return
    fresh = {rule for rule in owed if act.tables.quotas.count(rule, item.draft, item.unit, act.now)}
    if fresh:
        _refresh(act, item.draft, item.unit)


def _at_desk(act: Act, draft: DraftId) -> bool:
    journey = act.drafts.round(draft)
    return journey is not None and quotas.at_desk(journey, act.policies.get(journey.policy))


def _refresh(act: Act, but: DraftId, unit: UnitId) -> None:
    """Have the cards of the unit's other items say the new count."""
    for one in own_items(act, act.people.roster(act.now), unit):
        if one.draft.id != but:
            act.drafts.touch(one.draft, act.now)


def own_items(act: Act, roster: Roster, unit: UnitId) -> tuple[Listed, ...]:
    """Give the open items of those who draft for a unit."""
    officers = drafters(roster, unit) if unit in roster.units else ()
    listed = (one for person in officers for one in act.drafts.mine(person, _NEWEST))
    return tuple(one for one in listed if one.draft.state not in ENDED and one.draft.unit == unit)


def prepare(act: Act) -> None:
    """See to it that the next reminder of each quota and the next report are due; what is due already stays (TIM2)."""
    policy, owed = act.policies.active(), rules(act)
    if owed:
        active = (unit.id for unit in act.people.roster(act.now).units.values() if unit.state == "active")
        act.tables.quotas.know("unit", active, act.now)
    for rule in owed:
        _next_reminder(act, rule)
    if owed or (policy and any(channel.rhythm for channel in policy.channels)):
        _next_report(act)


def plan(act: Act, rule: str, subject: str, period: str, at: datetime) -> None:
    """Have something fall due in place of what was to; what is late is left: it plans the next one when it is fired."""
    waits = act.dues.next_for(rule, subject)
    if waits is None or waits > act.now:
        act.dues.drop(Forget(rule, subject))
        act.remind(Remind(rule, subject, period, at))


def _next_reminder(act: Act, rule: QuotaRule) -> None:
    week = act.organisation.week
    found = ((period, at) for period in _ahead(act, rule.weeks) for at in quotas.reminders(rule, period, week))
    period, at = next(((period, at) for period, at in found if at > act.now), (None, None))
    if period is not None and at is not None:
        local = at.astimezone(week.zone)
        plan(act, QUOTA_REMIND, rule.id, f"{period.id}.{local:%m%dT%H%M}", at)


def _next_report(act: Act) -> None:
    """Have the report come on the first working day of a week; in a week without one there is none."""
    week = act.organisation.week
    worked = ((one.id, days[0]) for one in _ahead(act, 1) if (days := one.worked(week)))
    found = ((name, at_local(day, REPORT_AT, week.zone)) for name, day in worked)
    name, at = next(((name, at) for name, at in found if at > act.now), ("", None))
    if at is not None:
        plan(act, QUOTA_REPORT, ORGANISATION, name, at)


def _ahead(act: Act, weeks: int) -> Iterator[Period]:
    """Give the present period and those to come, as far as anybody looks ahead."""
    period = quotas.period_at(weeks, act.today)
    for _ in range(_AHEAD):
        yield period
        period = quotas.after(period, weeks)


def remind(act: Act, due: Remind) -> None:
    """Remind the units that are short; where the next reminder has come too, or the period is over, that is all."""
    policy = act.policies.active()
    rule = next((one for one in policy.quotas if one.id == due.subject), None) if policy else None
    if policy is None or rule is None:
        return
    _next_reminder(act, rule)
    period = quotas.period_at(rule.weeks, act.today)
    planned = quotas.reminders(rule, period, act.organisation.week)
    if [at for at in planned if at <= act.now][-1:] != [due.at]:
        return
    short = tuple(_short(act, policy, rule, period))
    for one in short:
        act.tables.quotas.reminded(rule.id, one.unit, period.id)
    if short:
        meant_for = due.at if act.now - due.at > LATE else None
        act.record(
            UnitsShort(
                rule=rule.id,
                names=rule.names,
                clause=rule.clause,
                period=period.id,
                called=called(period.id, rule.weeks),
                at_least=rule.at_least,
                units=short,
                last=due.at == planned[-1],
                meant_for=meant_for,
            )
        )


def _short(act: Act, policy: Policy, rule: QuotaRule, period: Period) -> Iterator[Short]:
    roster = act.people.roster(act.now)
    until = send_by(act, policy, rule, period)
    for line in lines(act, rule, period):
        if line.standing is Standing.RUNNING:
            unit = line.unit
            heads = present(act, roster.asked(Who(Role.HEAD, "unit"), unit.id))
            waits = tuple(wait(act, one) for one in under_way(act, roster, rule, unit.id))
            officers = present(act, drafters(roster, unit.id))
            yield Short(unit.id, unit.names, line.count, officers, heads, until, waits)


def present(act: Act, people: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Give those of some people who are there, and for each who is away whoever acts for him."""
    roster, away = act.people.roster(act.now), act.tables.standing.on(act.today)
    there = (
        one
        for person in people
        for one in ([actor.person for actor in acting(person, away, roster)] if person in away else [person])
    )
    return tuple(dict.fromkeys(there))


def report(act: Act, due: Remind) -> None:
    """Give the report of the last week in which somebody worked to the PR desk and the leaders.

    There is none of a week in which the bot knew no unit: it began after that.
    """
    _next_report(act)
    week = quotas.closed(1, act.now, act.organisation.week)
    _, end = week.span(act.organisation.zone)
    known = act.tables.quotas.known("unit").values()
    if known and min(known) >= end:
        return
    roster = act.people.roster(act.now)
    leaders = (held.person for held in roster.holdings if held.role is Role.LEADER_IN_CHARGE and held.at(act.now))
    everywhere = next(iter(roster.units))
    told = (*(one for role in _TOLD for one in roster.asked(Who(role), everywhere)), *leaders)
    told = (*told, *present(act, told))
    learn(act)
    act.record(WeekReported(week.id, tuple(dict.fromkeys(told)), due.at, late=act.now - due.at > LATE))


def learn(act: Act) -> None:
    """Learn how long steps usually take from those that were answered of late."""
    week, times = act.organisation.week, dict[str, list[timedelta]]()
    for one in act.tables.quotas.passes(act.now - LOOKED_BACK, act.now):
        times.setdefault(one.rule, []).append(working_between(one.opened_at, one.answered_at, week))
    found = {rule: usual(taken[-_NEWEST:]) for rule, taken in times.items()}
    act.tables.quotas.learn({rule: taken for rule, taken in found.items() if taken is not None})


def lines(act: Act, rule: QuotaRule, period: Period) -> tuple[Line, ...]:
    """Say where each unit that a rule is for stands in a period, in the directory's order."""
    week, book = act.organisation.week, act.tables.quotas
    counts, since = book.moments(rule.id, *period.span(week.zone)), book.known("unit")
    noted = book.noted(rule.id, period.id)
    found = []
    for unit in act.people.roster(act.now).units.values():
        if quotas.concerns(rule, unit):
            note = noted.get((unit.id, period.id), Noted())
            count = len(counts.get(unit.id, ()))
            tally = Tally(count, since.get(unit.id), note.excused_by is not None)
            found.append(Line(unit, quotas.standing(rule, unit, period, tally, week, act.now), count, note))
    return tuple(found)


def send_by(act: Act, policy: Policy, rule: QuotaRule, period: Period) -> datetime:
    """Say by when something ordinary is to be submitted for it to count in a period (UTC)."""
    ahead = before_point(ordinary(policy), rule.counts, policy)
    amount = expected(ahead, act.tables.quotas.usual())
    return subtract_working(quotas.closes(period, act.organisation.week), amount, act.organisation.week)


def under_way(act: Act, roster: Roster, rule: QuotaRule, unit: UnitId) -> tuple[Listed, ...]:
    """Give the unit's items that wait for others and would count: that they do not yet is not its officers' doing."""
    waiting = (one for one in own_items(act, roster, unit) if one.draft.state is DraftState.IN_REVIEW)
    return tuple(one for one in waiting if _would_count(act, rule, one))


def _would_count(act: Act, rule: QuotaRule, one: Listed) -> bool:
    version = act.drafts.version(one.draft.id, one.draft.version)
    return rule.id not in act.tables.quotas.counted(one.draft.id) and quotas.fits(rule, version)


def wait(act: Act, one: Listed) -> Text:
    """Say for whom an item waits, and since when; it goes by its number."""
    people = tuple(act.names(person) for person in one.waits_for) or (Text("none"),)
    return Text("quota-waits", {"number": one.draft.number or "", "people": people, "at": one.since})
