"""Monday's report of what units handed in: its figures, its list, its picture, its table (P1 23)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from statistics import mean, median
from typing import Final

from bot.cards import report
from bot.cards.card import Kind
from bot.cards.quota import PERIODS, called
from bot.cards.report import Flow, Report, Row, Ruled
from bot.deps import Act
from bot.domain import quotas as periods
from bot.domain.calendars import working_between
from bot.domain.drafts import DraftState
from bot.domain.people import Person, PersonId, Role, UnitId, drafters
from bot.domain.quota_rules import QuotaRule
from bot.domain.quotas import Period, Standing
from bot.errors import DeadButton, NotFound
from bot.journeys import Listed
from bot.quotas import Settled
from bot.sheets.contributions import Contributions, TableRow
from bot.sheets.heatmap import Cell, Group, Heatmap, HeatRow
from bot.text import Names, Text
from handlers import owing, quotas, rhythms
from handlers.made import Made, Wanted

_ENOUGH: Final = timedelta(hours=8)  # working time in which an officer can mend what was returned
_LOOKED_AT: Final = 20  # items of an officer, the newest
_HOUR: Final = timedelta(hours=1)


def show(act: Act, person: Person, kind: Kind, week: str) -> Text | None:
    """Send somebody the report of a week, its list or its table, if he is one of those who see all units."""
    if not owing.sees_all(act, person.id):
        raise NotFound
    act.tell(person, kind, _week(week).id)
    return Text("notice-quota-file") if kind is Kind.QUOTA_FILE else None


def card(act: Act, wanted: Wanted) -> Made:
    """Build the report of a week, with its picture; words that came with it say when it was to come."""
    found = _report(act, wanted.person, wanted.subject)
    paper = heatmap(act, wanted.subject) if found.rules else None
    return Made(report.report(found, wanted.text), paper=paper)


def listed(act: Act, wanted: Wanted) -> Made:
    """Build the list of all units in a week."""
    return Made(report.listed(_report(act, wanted.person, wanted.subject)))


def table(act: Act, wanted: Wanted) -> Made:
    """Build the card that carries the table: each quota, period, unit, the newest period first."""
    rows = tuple(_rows(act, _week(wanted.subject)))
    said = report.file(called(wanted.subject, 1), len(rows))
    return Made(said, paper=Contributions(wanted.subject, rows))


def _week(week: str) -> Period:
    found = periods.named(1, week)
    if found is None:
        raise DeadButton
    return found


def _report(act: Act, person: PersonId, week: str) -> Report:
    meant, last = _week(week), periods.closed(1, act.now, act.organisation.week)
    return Report(
        week,
        called(week, 1),
        tuple(_ruled(act, rule, _period(rule, meant)) for rule in quotas.rules(act)),
        _flow(act, meant),
        rhythms.falling(act, meant.days[-1]) if meant == last else (),
        excuses=any(held.role is Role.PR_DESK for held in act.people.roles(person, act.now)),
        last="" if meant == last else last.id,
    )


def _period(rule: QuotaRule, week: Period) -> Period:
    """Give the period of a quota to which the end of a week belongs."""
    return periods.period_at(rule.weeks, week.days[-1])


def _ruled(act: Act, rule: QuotaRule, period: Period) -> Ruled:
    rows = (
        Row(
            line.unit.id,
            line.unit.names,
            line.standing,
            line.count,
            line.noted.reminded,
            line.noted.reason,
            tuple(_why(act, rule, period, line)),
        )
        for line in quotas.lines(act, rule, period)
    )
    return Ruled(rule.id, rule.names, called(period.id, rule.weeks), period.id, rule.at_least, tuple(rows))


def _why(act: Act, rule: QuotaRule, period: Period, line: quotas.Line) -> Iterator[Text]:
    """Say of a unit that is short what became of its items, and whether that was its officer's doing."""
    if line.standing not in (Standing.SHORT, Standing.RUNNING):
        return
    _, end = period.span(act.organisation.zone)
    for one in _came(act, line.unit.id):
        sent = one.draft.submitted_at
        counted = act.tables.quotas.counted(one.draft.id).get(rule.id)
        if sent is None or sent >= end or (counted is not None and counted < end):
            continue
        text = Text("quota-why-came-late", {"number": one.draft.number or ""}) if counted else _stands(act, period, one)
        if text is not None:
            yield text


def _came(act: Act, unit: UnitId) -> tuple[Listed, ...]:
    roster = act.people.roster(act.now)
    officers = drafters(roster, unit) if unit in roster.units else ()
    listed = (one for person in officers for one in act.drafts.mine(person, _LOOKED_AT))
    return tuple(one for one in listed if one.draft.unit == unit)


def _stands(act: Act, period: Period, one: Listed) -> Text | None:
    """Say where an item is that has not come far enough."""
    number, week = one.draft.number or "", act.organisation.week
    if one.draft.state is DraftState.IN_REVIEW:
        people = tuple(act.names(person) for person in one.waits_for) or (Text("none"),)
        return Text("quota-why-waits", {"number": number, "at": one.since, "people": people})
    if one.draft.state is not DraftState.RETURNED:
        return None
    left = working_between(one.since, periods.closes(period, week), week)
    return Text("quota-why-returned" if left >= _ENOUGH else "quota-why-returned-late", {"number": number})


def _flow(act: Act, week: Period) -> Flow:
    zone, book = act.organisation.zone, act.tables.quotas
    settled = book.settled(*week.span(zone))
    taken = dict[str, list[timedelta]]()
    for one in book.passes(*week.span(zone)):
        spent = working_between(one.opened_at, one.answered_at, act.organisation.week)
        taken.setdefault(one.rule, []).append(spent)
    return Flow(
        len(settled),
        sum(one.signed for one in settled),
        _hours(act, settled),
        _hours(act, book.settled(*periods.before(week, 1).span(zone))),
        _slowest(act, taken),
    )


def _slowest(act: Act, taken: Mapping[str, list[timedelta]]) -> Names | None:
    """Name the step that took longest, where there was more than one."""
    policy = act.policies.active()
    usual = {rule: median(one.total_seconds() for one in times) for rule, times in taken.items()}
    rule = policy.rule(max(usual, key=lambda rule: usual[rule])) if policy and len(usual) > 1 else None
    return rule.names if rule else None


def _hours(act: Act, settled: tuple[Settled, ...]) -> str:
    """Give how long it took until items were signed off, in working hours."""
    week = act.organisation.week
    times = [working_between(one.submitted_at, one.at, week) / _HOUR for one in settled if one.signed]
    return f"{mean(times):.1f}" if times else ""


def heatmap(act: Act, week: str) -> Heatmap:
    """Set up the picture: each quota that has periods like the first, its units by its last periods."""
    rules, meant = quotas.rules(act), _week(week)
    alike = [rule for rule in rules if rule.weeks == rules[0].weeks]
    return Heatmap(week, tuple(_group(act, rule, _period(rule, meant)) for rule in alike))


def _group(act: Act, rule: QuotaRule, last: Period) -> Group:
    found = _back(rule, last)
    lines = [quotas.lines(act, rule, period) for period in found]
    units = [line.unit for line in lines[-1]]
    rows = (
        HeatRow(unit.names, tuple(Cell(row[place].count, rule.at_least, row[place].standing) for row in lines))
        for place, unit in enumerate(units)
    )
    return Group(rule.names, tuple(_column(rule, period) for period in found), tuple(rows))


def _back(rule: QuotaRule, last: Period) -> list[Period]:
    """Give the last periods, the oldest first."""
    found = [last]
    while len(found) < PERIODS:
        found.insert(0, periods.before(found[0], rule.weeks))
    return found


def _column(rule: QuotaRule, period: Period) -> Text:
    if not rule.weeks:
        return Text("heat-month", {"month": period.first.month})
    return Text("heat-week", {"week": period.first.isocalendar().week})


def _rows(act: Act, week: Period) -> Iterator[TableRow]:
    for rule in quotas.rules(act):
        for period in reversed(_back(rule, _period(rule, week))):
            for line in quotas.lines(act, rule, period):
                names, noted = line.unit.names, line.noted
                said = (period.id, line.standing.value, line.count, rule.at_least, noted.reminded, noted.reason)
                yield TableRow(rule.names, names, *said)
