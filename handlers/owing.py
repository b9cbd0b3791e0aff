"""What a unit owes as its people see it: on their items' cards, and week by week of their own unit."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cards import quota
from bot.cards.card import Card, Kind
from bot.cards.quota import PERIODS, Owed, OwnQuota, Past, called
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain import quotas as periods
from bot.domain.calendars import subtract_working
from bot.domain.conditions import holds
from bot.domain.drafts import ENDED, Draft, DraftState, Version
from bot.domain.forecasts import before_point, expected
from bot.domain.people import Person, PersonId, Role, Unit
from bot.domain.policies import Policy
from bot.domain.quota_rules import QuotaRule
from bot.domain.quotas import Period
from bot.errors import Refused
from bot.text import Names, Text
from handlers import quotas

_SEES_ALL: Final = frozenset({Role.PR_DESK, Role.CHIEF, Role.LEADER_IN_CHARGE, Role.AUDITOR})
_OF_UNIT: Final = frozenset({Role.OFFICER, Role.LIAISON, Role.HEAD, Role.DEPUTY_HEAD})
_SENT: Final = (DraftState.IN_REVIEW, DraftState.SIGNED_OFF)


class NoQuota(Refused):
    """Policy asks nobody for a number of items."""

    key = "refused-no-quota"


class NotOwing(Refused):
    """Nothing of the kind is asked of this person's unit."""

    key = "refused-not-owing"


def notes(act: Act, draft: Draft, version: Version) -> tuple[Text, ...]:
    """Say on an item's card how much of what its unit owes counts so far, and by when something is to be sent."""
    policy = act.policies.active()
    counts = policy is not None and bool(policy.quotas) and draft.state not in ENDED and draft.statement is None
    unit = act.people.unit(draft.unit) if counts else None
    if policy is None or unit is None:
        return ()
    counted = act.tables.quotas.counted(draft.id)
    return quota.notes(
        [
            _owed(act, policy, rule, draft, version, unit, counted.get(rule.id))
            for rule in policy.quotas
            if periods.concerns(rule, unit) and (rule.id in counted or _may_count(act, rule, unit, version))
        ]
    )


def _may_count(act: Act, rule: QuotaRule, unit: Unit, version: Version) -> bool:
    asked = unit.state == "active" and periods.period_at(rule.weeks, act.today).worked(act.organisation.week)
    return bool(asked) and periods.fits(rule, version)


def _owed(
    act: Act, policy: Policy, rule: QuotaRule, draft: Draft, version: Version, unit: Unit, at: datetime | None
) -> Owed:
    week = act.organisation.week
    period = periods.period_at(rule.weeks, (at or act.now).astimezone(week.zone).date())
    desk = policy.rule(next(iter(periods.desk_steps(policy)), ""))
    found = Owed(
        called=called(period.id, rule.weeks),
        count=len(act.tables.quotas.moments(rule.id, *period.span(week.zone)).get(unit.id, ())),
        at_least=rule.at_least,
        counts=rule.counts,
        desk=desk.names if desk else Names(),
        counted=at is not None,
        sent=draft.state in _SENT,
    )
    until = periods.closes(period, week) if found.sent else _send_by(act, policy, rule, period, version, unit)
    later = periods.after(period, rule.weeks).id
    if until <= act.now:
        return replace(found, later=called(later, rule.weeks))
    return replace(found, until=until)


def _send_by(act: Act, policy: Policy, rule: QuotaRule, period: Period, version: Version, unit: Unit) -> datetime:
    """Say by when this item is to be submitted for it to count: by the usual times of the steps that it will take."""
    steps = [step for step in policy.steps if holds(step.when, version, unit.kind)]
    amount = expected(before_point(steps, rule.counts, policy), act.tables.quotas.usual())
    return subtract_working(periods.closes(period, act.organisation.week), amount, act.organisation.week)


def sees_all(act: Act, person: PersonId) -> bool:
    """Tell whether somebody sees what all units hand in: the PR desk, the leaders, auditors, who acts for one today."""
    whose = (one.person for one in act.tables.standing.on(act.today).values() if one.delegate == person)
    return any(held.role in _SEES_ALL for one in (person, *whose) for held in act.people.roles(one, act.now))


def show(act: Act, person: Person) -> None:
    """Show what somebody's unit hands in, or to whom it is shown what all of them do."""
    if not quotas.rules(act):
        raise NoQuota
    if sees_all(act, person.id):
        act.tell(person, Kind.QUOTA_LIST, periods.period_at(1, act.today).id)
    elif _own(act, person.id):
        act.tell(person, Kind.QUOTA)
    else:
        raise NotOwing


def menu(act: Act, person: PersonId) -> tuple[Verb, ...]:
    """Give the button of `show` to those for whom there is something to see."""
    return (Verb.QUOTA,) if quotas.rules(act) and (sees_all(act, person) or _own(act, person)) else ()


def _own(act: Act, person: PersonId) -> list[tuple[QuotaRule, Unit]]:
    """Give the quotas of the units for which somebody drafts or answers."""
    held = (one.unit for one in act.people.roles(person, act.now) if one.role in _OF_UNIT)
    units = [unit for name in dict.fromkeys(held) if name is not None and (unit := act.people.unit(name))]
    return [(rule, unit) for unit in units for rule in quotas.rules(act) if periods.concerns(rule, unit)]


def card(act: Act, person: PersonId) -> Card:
    """Build the card of somebody's own units."""
    return quota.own([_weeks(act, rule, unit) for rule, unit in _own(act, person)])


def _weeks(act: Act, rule: QuotaRule, unit: Unit) -> OwnQuota:
    policy, past = act.policies.active(), []
    period = present = periods.period_at(rule.weeks, act.today)
    for _ in range(PERIODS):
        line = next(line for line in quotas.lines(act, rule, period) if line.unit.id == unit.id)
        past.append(Past(called(period.id, rule.weeks), line.count, line.standing, line.noted.reason))
        if line.standing is periods.Standing.NEW:
            break  # before that nothing was asked
        period = periods.before(period, rule.weeks)
    until = quotas.send_by(act, policy, rule, present) if policy else None
    wanted = past[0].standing is periods.Standing.RUNNING and until is not None and until > act.now
    return OwnQuota(rule.names, rule.clause, rule.at_least, unit.names, tuple(past), until if wanted else None)
