"""The drills that policy asks for (P1 8): when the next one is, who is told of it, what puts it off."""

from datetime import datetime, time, timedelta
from typing import Final

from bot.deps import Act
from bot.domain import crisis_ladder, drills
from bot.domain.calendars import at_local
from bot.domain.crisis_ladder import Group
from bot.domain.drill_facts import DrillAnnounced, DrillPutOff
from bot.domain.drill_rules import Occasion
from bot.domain.effects import Forget, Remind
from bot.domain.people import PersonId
from bot.reactions.rules import DRILL_BEGIN, DRILL_TOLD
from handlers import quotas
from handlers.drills import begin_by_itself, rules, seed

LATE: Final = timedelta(minutes=15)  # after which the time of a drill has gone by
_TOLD_AT: Final = time(10)
_PERIODS: Final = 3  # that are looked at for the next one
_BY_ITSELF: Final = (Occasion.IN_HOURS, Occasion.OFF_HOURS)
_DAY: Final = timedelta(days=1)


def prepare(act: Act) -> None:
    """See to it that the next drill of each occasion is due, where policy asks for any."""
    for occasion in _BY_ITSELF:
        at = _next(act, occasion)
        if at is None:
            act.dues.drop(Forget(DRILL_BEGIN, occasion))
            continue
        day = at.astimezone(act.organisation.zone).date()
        quotas.plan(act, DRILL_BEGIN, occasion, f"{day}", at)
        told = at_local(day - _DAY, _TOLD_AT, act.organisation.zone)
        if rules(act).announced and told > act.now:
            quotas.plan(act, DRILL_TOLD, occasion, f"{day}", told)


def _next(act: Act, occasion: Occasion) -> datetime | None:
    """Draw the next drill: of this period unless it was held, else of a later one."""
    said, day = rules(act), act.today
    every = said.every(occasion)
    for _ in range(_PERIODS if every else 0):
        held = every is not None and act.tables.drills.held(occasion, drills.period(every, day))
        at = None if held else drills.drawn(said, occasion, day, seed(act), act.organisation.week, act.now)
        if at is not None:
            return at
        day = drills.following(every or "year", day)
    return None


def come(act: Act, due: Remind) -> None:
    """Begin the drill whose time has come; one that comes too late, or in the way of something, is put off."""
    occasion = Occasion(due.subject)
    every = rules(act).every(occasion)
    if every is None:
        return
    period = drills.period(every, due.at.astimezone(act.organisation.zone).date())
    if act.now - due.at > LATE:
        act.record(DrillPutOff(occasion, period))
    elif not act.tables.drills.held(occasion, period):
        begin_by_itself(act, occasion, period)
    prepare(act)


def announce(act: Act, due: Remind) -> None:
    """Tell those who lead in crises, and nobody else, that there will be one on the next day."""
    occasion = Occasion(due.subject)
    at = act.dues.next_for(DRILL_BEGIN, occasion)
    if rules(act).announced and at is not None and f"{at.astimezone(act.organisation.zone).date()}" == due.period:
        act.record(DrillAnnounced(occasion, due.period, due.period, _leading(act)))


def _leading(act: Act) -> tuple[PersonId, ...]:
    policy = act.policies.active()
    groups = policy.crisis.leaders if policy else ()
    anywhere = (Group(group.role, "any") if group.of == "unit" else group for group in groups)
    return crisis_ladder.members(act.people.roster(act.now), anywhere, next(iter(act.people.roster(act.now).units)))
